"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const {
  walk,
  decided,
  following,
  reasons,
  given,
  record,
  say,
} = require("../../theme/assets/scripts/helper-walk.js");
const { data, question, advice, names, YES, NO, UNKNOWN } = require("./helper-route.js");

test("the walk stops at the first question without an answer", () => {
  assert.deepEqual(names(walk(data, ["care"], {}).screens), ["hurt"]);
  assert.deepEqual(names(walk(data, ["care"], { hurt: NO }).screens), ["hurt", "tag"]);
});

test("an answer that settles the outcome ends the questions", () => {
  assert.deepEqual(names(walk(data, ["care"], { hurt: YES }).screens), ["hurt", "= vet"]);
});

test("a changed answer keeps later answers that still apply, and does not count those that do not", () => {
  const kept = { hurt: NO, tag: YES };
  assert.deepEqual(names(walk(data, ["care"], kept).screens), ["hurt", "tag", "= vet"]);
  kept.hurt = YES;
  assert.deepEqual({ ...walk(data, ["care"], kept).known }, { hurt: YES });
  kept.hurt = UNKNOWN;
  assert.deepEqual({ ...walk(data, ["care"], kept).known }, { hurt: UNKNOWN, tag: YES });
});

test("a later decision does not ask again what is known", () => {
  const walked = walk(data, ["care", "home"], { hurt: YES });
  assert.deepEqual(names(walked.screens), ["hurt", "= vet", "= stay"]);
});

test("the chain ends where the outcome no longer leads to the next decision", () => {
  assert.deepEqual(names(walk(data, ["care", "home"], { hurt: NO, tag: NO }).screens), [
    "hurt",
    "tag",
    "= wait",
  ]);
});

test("a decision that has been taken is not offered again", () => {
  const screens = walk(data, ["care", "home"], { hurt: NO, tag: YES, late: NO }).screens;
  assert.deepEqual(following(data, advice(screens[2]), ["care"]), ["home"]);
  assert.deepEqual(following(data, advice(screens[4]), ["care", "home"]), []);
});

test("an answer that the question does not have counts as none", () => {
  for (const answer of [3, -1, "x", undefined, null, "length"]) {
    const answers = /** @type {HelperAnswers} */ (/** @type {unknown} */ ({ hurt: answer }));
    assert.deepEqual(names(walk(data, ["care"], answers).screens), ["hurt"]);
  }
});

test("names that every object has are no decisions", () => {
  for (const id of ["constructor", "toString", "__proto__", "hasOwnProperty", ""]) {
    assert.equal(decided(data, id), false);
    assert.deepEqual(walk(data, [id], {}).screens, []);
  }
});

test("the most questions that can still come shrinks with what is known", () => {
  assert.equal(question(walk(data, ["care"], {}).screens[0]).most, 2);
  assert.equal(question(walk(data, ["care"], { hurt: NO }).screens[1]).most, 1);
  assert.equal(question(walk(data, ["care", "home"], { hurt: NO, tag: YES }).screens[3]).most, 1);
});

test("the reasons are the rules of which every answer is known", () => {
  const why = reasons(data.decisions.care, "vet", { hurt: YES });
  assert.deepEqual([why.certain, why.rules.map((rule) => rule.id)], [true, ["hurt"]]);
});

test("while no rule is certain, all that are possible are told as such", () => {
  const why = reasons(data.decisions.care, "wait", { hurt: NO });
  assert.deepEqual([why.certain, why.rules.map((rule) => rule.id)], [false, ["none", "doubt"]]);
});

test("the answers that speak for a rule are those that it names alone", () => {
  const [hurt, , none] = data.decisions.care.rules;
  assert.deepEqual(given(hurt, { hurt: YES }), ["hurt"]);
  assert.deepEqual(given(none, { hurt: NO, tag: NO }), ["tag"]);
  assert.deepEqual(given({ ...hurt, when: { hurt: [NO, UNKNOWN] } }, { hurt: NO }), ["hurt"]);
});

test("fields are filled in and unknown fields stay", () => {
  assert.equal(say("{a} of {b} {c}", { a: 1, b: "{a}" }), "1 of {a} {c}");
});

test("the text for the file tells route, day, advice, reasons, what is open and every answer that counts", () => {
  const text = record(data, walk(data, ["care"], { hurt: NO, tag: UNKNOWN, late: YES }), "2 May");
  assert.equal(
    text,
    [
      "Result",
      "Route, Base, version 1 of 1 May 2026",
      "Draft.",
      "Made on 2 May",
      "No names.",
      "",
      "Care",
      "Advice: Wait",
      "Wait and see.",
      "",
      "Why?",
      "- Doubt. (The source does not say this.)",
      "",
      "Open",
      "How long?",
      "- An hour.",
      "- A day.",
      "",
      "Answers",
      "- Is it hurt? No",
      "- Has it a tag? I do not know",
      "",
    ].join("\n"),
  );
});

test("a reason without a source ends without brackets", () => {
  const text = record(data, walk(data, ["care"], { hurt: NO, tag: YES }), "2 May");
  assert.match(text, /^- It has people\.$/m);
  assert.match(text, /^1\. Call\.\n2\. Wait\.$/m);
  assert.match(text, /^Call the vet\.\nCall the vet: 555\nCall the desk: 556$/m);
  assert.doesNotMatch(text, /Nobody/);
  const sourced = record(data, walk(data, ["care"], { hurt: YES }), "2 May");
  assert.match(sourced, /^- It is hurt\. \(Source: Guide\)$/m);
});

test("the record says that nobody is to be called where the route says so", () => {
  /** @type {HelperOutcome} */
  const home = { ...data.decisions.home.outcomes.stay, noCall: true };
  const quiet = structuredClone(data);
  quiet.decisions.home.outcomes.stay = home;
  quiet.words.no_call = "Nobody is to be called.";
  const text = record(quiet, walk(quiet, ["home"], { hurt: YES }), "2 May");
  assert.match(text, /^Stay\.\nNobody is to be called\.$/m);
});

test("a field named as a property of every object is no field of a text", () => {
  assert.equal(say("{constructor} {toString} {a}", { a: "b" }), "{constructor} {toString} b");
});
