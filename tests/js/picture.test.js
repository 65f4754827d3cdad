"use strict";
const test = require("node:test");
const assert = require("node:assert");
const { around, joined } = require("../../theme/assets/scripts/picture.js");
const { nextScale, keepSpot } = require("../../theme/assets/scripts/picture-zoom.js");

const LINES = [
  { from: ["onderwijs", "buren"], to: "stap-1" },
  { from: ["stap-1"], to: "stap-2" },
  { from: ["stap-1"], to: "stop" },
  { from: ["stap-2"], to: "stop" },
];

test("a box is lit with its lines and the boxes at their other ends", () => {
  assert.deepStrictEqual(around(LINES, "stap-1"), {
    lines: [0, 1, 2],
    boxes: ["stap-1", "onderwijs", "buren", "stap-2", "stop"],
  });
});

test("one of several boxes that share a line lights that line and where it goes", () => {
  assert.deepStrictEqual(around(LINES, "buren"), { lines: [0], boxes: ["buren", "stap-1"] });
});

test("a box without lines is lit alone", () => {
  assert.deepStrictEqual(around(LINES, "elders"), { lines: [], boxes: ["elders"] });
});

test("a line from a box to itself does not light anything else", () => {
  assert.deepStrictEqual(
    around([{ from: ["a"], to: "a" }], "a").boxes.filter((id) => id !== "a"),
    [],
  );
});

/** @type {[scale: number, wish: ZoomWish, expected: number][]} */
const ZOOMED = [
  [1, "in", 1.25],
  [1.25, "out", 1],
  [1, "out", 1],
  [2, "fit", 1],
  [3.9, "in", 4],
  [4, "in", 4],
  [2, 1.5, 3],
  [1.1, 0.9, 1],
  [1, 0.5, 1],
];
for (const [scale, wish, expected] of ZOOMED) {
  test(`zooming from ${scale} by ${wish} gives ${expected}`, () => {
    assert.strictEqual(nextScale(scale, wish), expected);
  });
}

test("the spot under the pointer stays where it is", () => {
  const scroll = 120;
  const at = 300;
  const ratio = 1.25;
  const spot = (scroll + at) * ratio;
  assert.strictEqual(spot - keepSpot(scroll, at, ratio), at);
});

test("scrolling never goes before the beginning", () => {
  assert.strictEqual(keepSpot(0, 300, 0.5), 0);
});

/** @type {[rows: string[], expected: string][]} */
const ROWS = [
  [["Signalen in", "kaart brengen"], "Signalen in kaart brengen"],
  [["Jeugd- en Wmo-", "professionals"], "Jeugd- en Wmo-professionals"],
  [[" acuut ", "onveilig"], "acuut onveilig"],
  [[], ""],
];
for (const [rows, expected] of ROWS) {
  test(`rows ${JSON.stringify(rows)} read as "${expected}"`, () => {
    assert.strictEqual(joined(rows), expected);
  });
}
