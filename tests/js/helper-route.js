// A small route as the helper gets it, for the tests of its pure part.
"use strict";

/** @type {HelperAnswer[]} */
const answers = [{ title: "Yes" }, { title: "No" }, { title: "I do not know", unknown: true }];
const YES = 0;
const NO = 1;
const UNKNOWN = 2;

/** @type {HelperPayload} */
const data = {
  urgent: null,
  marks: { pattern: "((?!))", properties: {} },
  steps: {},
  route: { name: "Route", edition: "Base", version: "1", date: "1 May 2026", concept: true, language: "en" },
  questions: {
    hurt: { text: "Is it hurt?", answers },
    tag: { text: "Has it a tag?", answers },
    late: { text: "Is it late?", answers },
    told: { text: "Did you tell the vet?", answers },
  },
  duties: [
    {
      id: "tell",
      text: "This stays: tell the vet.",
      calls: [{ text: "Call the vet: 555", href: "tel:555", number: "555" }],
      shown: ["care", "home", "later"],
      ask: "told",
      done: [YES],
      over: { text: "Told. Tell again when it gets worse." },
    },
  ],
  sources: { guide: { title: "Guide", href: "sources.html#guide" } },
  words: /** @type {HelperWords} */ ({
    record_title: "Result",
    record_version: "{name}, {edition}, version {version} of {date}",
    record_concept: "Draft.",
    record_made: "Made on {day}",
    record_no_names: "No names.",
    advice: "Advice",
    why: "Why?",
    possible: "One of these holds.",
    source: "Source:",
    basis_open: "The source does not say this.",
    open: "Open",
    now: "Now",
    answers: "Answers",
  }),
  decisions: {
    care: {
      title: "Care",
      short: "Care",
      href: "care.html",
      start: 3,
      asks: [],
      nodes: [
        [null, "vet"],
        [null, "wait"],
        ["tag", 0, 1, 1],
        ["hurt", 0, 2, 2],
      ],
      questions: ["hurt", "tag"],
      rules: [
        {
          id: "hurt",
          when: { hurt: [YES] },
          then: "vet",
          because: "It is hurt.",
          basis: "stated",
          source: "guide",
          stays: "tell",
        },
        { id: "tag", when: { tag: [YES] }, then: "vet", because: "It has people.", basis: "stated" },
        {
          id: "none",
          when: { hurt: [NO, UNKNOWN], tag: [NO] },
          then: "wait",
          because: "Nothing.",
          basis: "open",
        },
        {
          id: "doubt",
          when: { hurt: [NO, UNKNOWN], tag: [UNKNOWN] },
          then: "wait",
          because: "Doubt.",
          basis: "open",
        },
      ],
      outcomes: {
        vet: {
          title: "Call",
          advice: "Call the vet.",
          calls: [
            { text: "Call the vet: 555", href: "tel:555" },
            { text: "Call the desk: 556", href: "tel:556" },
          ],
          next: ["home"],
          actions: ["Call.", "Wait."],
        },
        wait: { title: "Wait", advice: "Wait and see.", open: "How long?", readings: ["An hour.", "A day."] },
      },
    },
    home: {
      title: "Home",
      short: "Home",
      href: "home.html",
      start: 3,
      asks: [],
      nodes: [
        [null, "go"],
        [null, "stay"],
        ["late", 1, 0, 0],
        ["hurt", 1, 2, 2],
      ],
      questions: ["hurt", "late"],
      rules: [],
      outcomes: {
        go: { title: "Go", advice: "Go.", next: ["care"] },
        stay: {
          title: "Stay",
          advice: "Stay.",
          actions: ["Stay in.", "Tell the vet."],
          unless: { 1: ["tell"] },
          next: ["later"],
        },
      },
    },
    later: {
      title: "Later",
      short: "Later",
      href: "later.html",
      start: 1,
      asks: ["told"],
      nodes: [
        [null, "end"],
        ["tag", 0, 0, 0],
      ],
      questions: ["tag"],
      rules: [{ id: "all", when: {}, then: "end", because: "So.", basis: "stated" }],
      outcomes: { end: { title: "End", advice: "Done." } },
    },
  },
};

// What a walk shows: the questions, and the outcomes with a sign before them.
/** @param {HelperScreen[]} screens */
const names = (screens) => screens.map((screen) => screen.question || `= ${screen.outcome}`);

/** @param {HelperScreen} screen */
const question = (screen) => {
  if (screen.question === undefined) throw new Error(`${screen.outcome} is an advice`);
  return screen;
};

/** @param {HelperScreen} screen */
const advice = (screen) => {
  if (screen.question !== undefined) throw new Error(`${screen.question} is a question`);
  return screen;
};

module.exports = { data, question, advice, names, YES, NO, UNKNOWN };
