"use strict";

const test = require("node:test");
const assert = require("node:assert");
const { matches } = require("../../theme/assets/scripts/editions.js");

/** @type {[text: string, question: string, expected: boolean][]} */
const CASES = [
  ["Súdwest-Fryslân Versie 1", "sudwest", true],
  ["Súdwest-Fryslân Versie 1", "FRYSLÂN súd", true],
  ["Utrecht Zeist, De Bilt", "bilt", true],
  ["Utrecht Zeist, De Bilt", "de  bilt", true],
  ["Utrecht", "utrecht zeist", false],
  ["'s-Hertogenbosch", "s hertogenbosch", true],
  ["Utrecht", "", true],
  ["Utrecht", "  -  ", true],
];

for (const [text, question, expected] of CASES) {
  test(`"${question}" ${expected ? "finds" : "does not find"} "${text}"`, () => {
    assert.strictEqual(matches(text, question), expected);
  });
}
