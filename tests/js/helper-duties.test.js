"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { walk, record, actions } = require("../../theme/assets/scripts/helper-walk.js");
const { data, question, advice, names, YES, NO, UNKNOWN } = require("./helper-route.js");

/** @param {HelperWalk} walked */
const stays = ({ screens }) => screens.map((screen) => screen.duty.text || "");

test("a duty heads every screen after the outcome that starts it, and none before", () => {
  const walked = walk(data, ["care", "home"], { hurt: YES, late: YES });
  assert.deepEqual(names(walked.screens), ["hurt", "= vet", "= stay"]);
  assert.deepEqual(stays(walked), ["", "", "This stays: tell the vet."]);
});

test("a changed answer clears a duty that no outcome starts any more", () => {
  assert.deepEqual(stays(walk(data, ["care", "home"], { hurt: NO, tag: YES, late: NO })), [
    "",
    "",
    "",
    "",
    "",
  ]);
});

test("a rule that starts a duty does so only where it is a reason of the outcome", () => {
  const walked = walk(data, ["care", "home"], { hurt: NO, tag: YES });
  assert.equal(walked.screens[2].outcome, "vet");
  assert.deepEqual(advice(walked.screens[2]).remains.holds, []);
});

test("an action that a duty says already is left out, and the others stay", () => {
  const held = walk(data, ["care", "home"], { hurt: YES, late: YES }).screens;
  assert.deepEqual(actions(data, advice(held[2])), ["Stay in."]);
  const alone = walk(data, ["home"], { hurt: YES }).screens;
  assert.deepEqual(actions(data, advice(alone[1])), ["Stay in.", "Tell the vet."]);
});

test("a decision asks whether a duty is done before its own questions, and says so when it is", () => {
  const chain = ["care", "home", "later"];
  const asked = walk(data, chain, { hurt: YES });
  assert.equal(asked.screens[3].question, "told");
  assert.equal(question(asked.screens[3]).most, 2);
  const kept = walk(data, chain, { hurt: YES, told: UNKNOWN, tag: NO }).screens;
  assert.deepEqual(names(kept.slice(3)), ["told", "tag", "= end"]);
  assert.equal(kept[5].duty.text, "This stays: tell the vet.");
  const done = walk(data, chain, { hurt: YES, told: YES, tag: NO }).screens;
  assert.equal(done[4].duty.text, "Told. Tell again when it gets worse.");
  assert.deepEqual(done[4].duty.holds, []);
});

test("the record begins with the duty that remains and with the number to call", () => {
  const lines = record(data, walk(data, ["care", "home"], { hurt: YES, late: YES }), "today").split("\n");
  assert.deepEqual(lines.slice(0, 3), ["Result", "This stays: tell the vet.", "Call the vet: 555"]);
});

test("of two duties that are done the first is the one that says so", () => {
  const both = structuredClone(data);
  both.duties.push({ ...both.duties[0], id: "second", over: { text: "The second is done." } });
  const done = walk(both, ["care", "home", "later"], { hurt: YES, told: YES, tag: NO }).screens;
  assert.equal(done[4].duty.text, "Told. Tell again when it gets worse.");
});
