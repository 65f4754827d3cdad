"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { next } = require("../../theme/assets/scripts/scheme.js");

/** @type {[device: string, dark: boolean, order: string[]][]} */
const DEVICES = [
  ["light", false, ["dark", "light", "auto"]],
  ["dark", true, ["light", "dark", "auto"]],
];
for (const [device, dark, order] of DEVICES) {
  test(`on a ${device} device the first press shows, and the third gives the choice back to the device`, () => {
    /** @type {string[]} */
    const seen = [];
    for (let choice = next("auto", dark); seen.length < 3; choice = next(choice, dark)) seen.push(choice);
    assert.deepEqual(seen, order);
  });
}
