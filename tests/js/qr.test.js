"use strict";
const test = require("node:test");
const assert = require("node:assert");
const leanQr = require("../../theme/assets/vendor/lean-qr.js");
const { matrix } = require("../../theme/assets/scripts/qr.js");

// Rows as hexadecimal numbers, one set for each of the eight masks, made by the Python library `qrcode`.
const GOLDEN = require("./golden/qr.json");
const hex = (row) => BigInt(`0b${row.map(Number).join("")}`).toString(16);

for (const { text, size, masks } of GOLDEN)
  test(`a code of ${text.length} letters is what another maker gives for one of the masks`, () => {
    const rows = matrix(leanQr, text);
    assert.strictEqual(rows.length, size);
    const own = JSON.stringify(rows.map(hex));
    assert.strictEqual(masks.filter((mask) => JSON.stringify(mask) === own).length, 1);
  });

test("a text that is too long gives none", () => {
  assert.strictEqual(matrix(leanQr, "a".repeat(214)), null);
});
