"use strict";

const assert = require("node:assert");
const test = require("node:test");
const { names } = require("../../theme/assets/scripts/one-file.js");

test("a place is looked for by its whole name, then alone, then as its page", () => {
  assert.deepStrictEqual(names("/stap-2"), ["/stap-2"]);
  assert.deepStrictEqual(names("/stap-2:open"), ["/stap-2:open", "open", "/stap-2"]);
});
