"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { start, count, complete, WITHIN } = require("../../theme/assets/scripts/exit.js");

// "S100 S200" : Shift pressed and let go at these milliseconds; "Sa100": with an a in between; "ctrl+S100".
/** @param {string} story */
function after(story) {
  let state = start;
  for (const word of story.split(" ")) {
    const [, modifier, letter, at] = word.match(/^(ctrl\+)?S([a-z]?)(\d+)$/) || [];
    const event = { key: "Shift", repeat: false, modified: Boolean(modifier), time: Number(at) };
    state = count(state, { ...event, type: "down" });
    if (letter) {
      state = count(state, { ...event, type: "down", key: letter.toUpperCase() });
      state = count(state, { ...event, type: "up", key: letter.toUpperCase() });
    }
    state = count(state, { ...event, type: "up" });
  }
  return state;
}

/** @type {[name: string, story: string, leaves: boolean][]} */
const stories = [
  ["three presses of Shift leave", "S100 S300 S500", true],
  ["two presses do not leave", "S100 S300", false],
  ["three presses over more than five seconds do not leave", `S100 S300 S${100 + WITHIN}`, false],
  ["three presses just within five seconds leave", `S100 S300 S${99 + WITHIN}`, true],
  [
    "presses that are too old make room for new ones",
    `S100 S${WITHIN + 200} S${WITHIN + 400} S${WITHIN + 600}`,
    true,
  ],
  ["typing three capitals does not leave", "Sa100 Sb300 Sc500", false],
  ["a capital between starts the count anew", "S100 S300 Sa400 S500", false],
  ["Shift with Control does not count", "ctrl+S100 ctrl+S300 ctrl+S500", false],
];
for (const [name, story, leaves] of stories) {
  test(name, () => assert.equal(complete(after(story)), leaves));
}

test("a Shift that is held down and repeats is one press", () => {
  let state = count(start, { type: "down", key: "Shift", repeat: false, modified: false, time: 0 });
  for (let time = 30; time < 300; time += 30)
    state = count(state, { type: "down", key: "Shift", repeat: true, modified: false, time });
  state = count(state, { type: "up", key: "Shift", repeat: false, modified: false, time: 300 });
  assert.equal(state.presses.length, 1);
});

test("any other key starts the count anew", () => {
  const state = count(after("S100 S200"), {
    type: "down",
    key: "Tab",
    repeat: false,
    modified: false,
    time: 250,
  });
  assert.equal(state.presses.length, 0);
});
