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
    { box: "x", number: null },
    { box: "y", number: 2 },
    { box: "z", number: 1 },
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

const SHEET = { x: 0, y: 0, width: 1000, height: 620 };
const lane = (y) => ({ x: 200, y, width: 784, height: 184 });
const LANES = [lane(8), lane(208), lane(408)];
const box = (y, x = 300) => ({ x, y, width: 80, height: 40 });
const shown = (needed, ratio) => {
  const part = walk.view(SHEET, LANES, needed, ratio);
  return part && [part.x, part.y, part.width, part.height];
};

test("where there is room for all lanes, all lanes are shown and what stands beside them is not", () => {
  assert.deepStrictEqual(shown([box(20)], 1.4), [192, 0, 800, 600]);
  assert.deepStrictEqual(shown([], 4), [192, 0, 800, 600]);
});

test("in a low place fewer lanes are shown, with the box of now and the box ahead in them", () => {
  assert.deepStrictEqual(shown([box(20)], 2), [192, 0, 800, 400]);
  assert.deepStrictEqual(shown([box(220)], 2), [192, 0, 800, 400]);
  assert.deepStrictEqual(shown([box(420)], 2), [192, 200, 800, 400]);
  assert.deepStrictEqual(shown([box(20), box(420)], 2), [192, 0, 800, 600]);
});

test("a box beside the lanes is shown with the lanes next to it, a box beyond them with all there is", () => {
  assert.deepStrictEqual(shown([box(20, 40)], 2.5), [0, 0, 1000, 400]);
  assert.strictEqual(shown([box(20, 40)], 1.4), null);
  assert.strictEqual(shown([box(598)], 2), null);
  assert.strictEqual(walk.view(SHEET, [], [box(20)], 2), null);
});
