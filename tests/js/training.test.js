"use strict";
const test = require("node:test");
const assert = require("node:assert");
const walk = require("../../theme/assets/scripts/training-walk.js");

const CARDS = [
  { box: null, choices: null, number: null },
  { box: "a", choices: null, number: null },
  { box: "b", choices: ["on", "stop"], number: null },
  { box: "b", choices: null, number: null },
  { box: "c", choices: null, number: null },
];
/** @param {number} place */
const at = (place) => walk.begin("case", place, false);

test("forward at an open decision shows the outcome, and only then goes on", () => {
  const shown = walk.next(CARDS, at(2));
  assert.deepStrictEqual([shown.at, shown.chosen], [2, { 2: "" }]);
  assert.strictEqual(walk.next(CARDS, shown).at, 3);
});

test("what the group chose is kept, and what is no choice changes nothing", () => {
  assert.deepStrictEqual(walk.choose(CARDS, at(2), "stop").chosen, { 2: "stop" });
  assert.deepStrictEqual(walk.choose(CARDS, at(2), "fly"), at(2));
  assert.deepStrictEqual(walk.choose(CARDS, at(1), "on"), at(1));
});

test("back first hides the outcome, then goes to the card before", () => {
  const hidden = walk.back(CARDS, walk.choose(CARDS, at(2), "on"));
  assert.deepStrictEqual([hidden.at, hidden.chosen], [2, {}]);
  assert.strictEqual(walk.back(CARDS, hidden).at, 1);
});

test("a walk stays within its cards", () => {
  assert.strictEqual(walk.back(CARDS, at(0)).at, 0);
  assert.strictEqual(walk.next(CARDS, at(4)).at, 4);
  assert.strictEqual(walk.to(CARDS, at(1), -1).at, 1);
  assert.strictEqual(walk.to(CARDS, at(1), NaN).at, 1);
});

test("the line ahead is lit only after the choice", () => {
  const cards = [CARDS[1], CARDS[2], CARDS[4]];
  assert.strictEqual(walk.light(cards, at(1)).ahead, null);
  assert.deepStrictEqual(walk.light(cards, walk.choose(cards, at(1), "on")).ahead, ["b", "c"]);
});

test("the walked path holds each line once, and a stop without a box of its own adds none", () => {
  const lit = walk.light(CARDS, at(4));
  assert.deepStrictEqual(lit, {
    now: "c",
    boxes: ["a", "b", "c"],
    lines: [
      ["a", "b"],
      ["b", "c"],
    ],
    ahead: null,
  });
});

test("a free walk marks where it was, in that order", () => {
  let state = walk.begin("0", 1, true);
  state = walk.click(CARDS, state, "c");
  state = walk.click(CARDS, state, "a");
  assert.deepStrictEqual(walk.light(CARDS, state).lines, [
    ["a", "c"],
    ["c", "a"],
  ]);
});

test("a box of the case leads there, another box stands aside until a key leads back", () => {
  assert.strictEqual(walk.click(CARDS, at(1), "c").at, 4);
  assert.strictEqual(walk.click(CARDS, at(4), "b").at, 3);
  const aside = walk.click(CARDS, at(1), "z");
  assert.deepStrictEqual([aside.at, aside.aside, walk.light(CARDS, aside).now], [1, "z", "z"]);
  assert.deepStrictEqual(walk.next(CARDS, aside), at(1));
});

test("a number is the stop's, or in the whole route that of the step", () => {
  assert.strictEqual(walk.numbered(CARDS, 3), 3);
  assert.strictEqual(walk.numbered(CARDS, 9), -1);
  const route = [
    { box: "x", choices: null, number: null },
    { box: "y", choices: null, number: 2 },
    { box: "z", choices: null, number: 1 },
  ];
  assert.deepStrictEqual(
    [1, 2, 3].map((number) => walk.numbered(route, number)),
    [2, 1, -1],
  );
});

test("a state from another window is taken only as far as it fits", () => {
  const decks = { case: CARDS, 0: [{ box: "q", choices: null, number: null }] };
  const good = { deck: "case", at: 2, aside: "q", chosen: { 2: "on" } };
  assert.deepStrictEqual(walk.checked(decks, good), { ...good, trail: null });
  const odd = { deck: "case", at: 2, aside: "<b>", chosen: { 2: "fly", 1: "on", x: "on" } };
  assert.deepStrictEqual(walk.checked(decks, odd), {
    deck: "case",
    at: 2,
    aside: null,
    chosen: {},
    trail: null,
  });
  for (const bad of [
    null,
    3,
    {},
    { deck: "constructor", at: 0 },
    { deck: "case", at: 9 },
    { deck: "case", at: 0.5 },
  ])
    assert.strictEqual(walk.checked(decks, bad), null);
});

const SHEET = { x: 0, y: 0, width: 1600, height: 1000 };
const ROOM = { width: 800, height: 400 };
/** @param {number} x @param {number} y */
const box = (x, y) => ({ x, y, width: 100, height: 60 });
/** @param {Box[]} needed */
const shown = (needed, least = 1, most = 2) => {
  const part = walk.view(SHEET, needed, ROOM, least, most);
  return part && [part.x, part.y, part.width, part.height];
};

test("the boxes that are needed stand in the middle of what is shown, with the name of their lane", () => {
  assert.deepStrictEqual(shown([box(700, 500)]), [550, 414, 400, 200]);
  assert.deepStrictEqual(shown([box(500, 500), box(900, 500)]), [492, 385, 516, 258]);
});

test("where not all boxes fit at the smallest letters the last ones stay out", () => {
  assert.deepStrictEqual(shown([box(700, 500), box(0, 500)]), [550, 414, 400, 200]);
  assert.deepStrictEqual(
    shown([box(700, 500), box(900, 500), box(0, 0)]),
    shown([box(700, 500), box(900, 500)]),
  );
});

test("nothing beside the picture is shown, and all of it where it fits", () => {
  assert.deepStrictEqual(shown([box(1500, 940)]), [1200, 800, 400, 200]);
  assert.strictEqual(shown([box(700, 500)], 0.1, 0.3), null);
  assert.strictEqual(shown([]), null);
});
