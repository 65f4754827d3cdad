"use strict";
const test = require("node:test");
const assert = require("node:assert");
const leanQr = require("../../theme/assets/vendor/lean-qr.js");
const { matrix } = require("../../theme/assets/scripts/qr.js");

// Rows as hexadecimal numbers, one set for each of the eight masks, made by the Python library `qrcode`.
/** @type {{ text: string, size: number, masks: string[][] }[]} */
const GOLDEN = require("./golden/qr.json");

/** @param {boolean[]} row */
const hex = (row) =>
  row
    .map(Number)
    .join("")
    .padStart(Math.ceil(row.length / 4) * 4, "0")
    .replace(/.{4}/g, (bits) => parseInt(bits, 2).toString(16))
    .replace(/^0+/, "");

for (const { text, size, masks } of GOLDEN)
  test(`a code of ${text.length} letters is what another maker gives for one of the masks`, () => {
    const rows = matrix(leanQr, text) || [];
    assert.strictEqual(rows.length, size);
    const own = JSON.stringify(rows.map(hex));
    assert.strictEqual(masks.filter((mask) => JSON.stringify(mask) === own).length, 1);
  });

test("a text that is too long gives none", () => {
  assert.strictEqual(matrix(leanQr, "a".repeat(214)), null);
});
