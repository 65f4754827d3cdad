// Walks cases through the shipped script. In: {script, data, cases: [{chain, answers}]}, out: for each case its
// screens, the answers that count, and the reasons of every outcome on the way.
"use strict";
const { readFileSync } = require("node:fs");

/** @type {{ script: string, data: HelperPayload, cases: { chain: string[], answers: HelperAnswers }[] }} */
const { script, data, cases } = JSON.parse(readFileSync(0, "utf-8"));
const { walk, reasons } = /** @type {HelperWalking} */ (require(script));

const walked = cases.map(({ chain, answers }) => {
  const { screens, known } = walk(data, chain, answers);
  return {
    screens,
    known,
    reasons: screens
      .filter((screen) => screen.outcome)
      .map(({ decision, outcome }) => {
        const { certain, rules } = reasons(data.decisions[decision], outcome, known);
        return { decision, outcome, certain, rules: rules.map((rule) => rule.id) };
      }),
  };
});
console.log(JSON.stringify(walked));
