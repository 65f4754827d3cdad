// The walk through the compiled decisions, apart from the page: what to ask, what follows and why. Pure: the
// same contract, chain and answers give the same result. `known` and `answers` hold question id → answer's
// number. `chain` holds the ids of the decisions that are taken one after the other.
(() => {
  "use strict";

  // Every screen up to the first question without an answer. A question is asked once: a later decision of the
  // chain uses the answer. `known` are the answers that count; others may wait in `answers` without counting.
  // A screen has the `duty` that stays from before, and after an outcome what `remains`.
  /** @type {HelperWalking["walk"]} */
  function walk(data, chain, answers) {
    /** @type {HelperScreen[]} */
    const screens = [];
    /** @type {HelperAnswers} */
    const known = Object.create(null);
    const walked = { screens, known };
    for (let i = 0; i < chain.length; i++) {
      const id = chain[i];
      const decision = decided(data, id);
      // what is before the first question of a decision is an advice
      const before = /** @type {AdviceScreen | undefined} */ (screens[screens.length - 1]);
      if (!decision || (before && !following(data, before, chain.slice(0, i)).includes(id))) break;
      let node = decision.nodes[decision.start];
      while (node[0] !== null) {
        const first = data.questions[node[0]].urgent ? [] : decision.asks.filter(unknown);
        const question = first[0] || node[0];
        if (unknown(question)) {
          const most = first.length + longest(decision, node, known);
          screens.push({ decision: id, question, most, duty: duty(id) });
          const answer = answers[question];
          if (typeof answer !== "number" || !data.questions[question].answers[answer]) return walked;
          known[question] = answer;
        }
        if (question === node[0]) node = decision.nodes[/** @type {number} */ (node[known[question] + 1])];
      }
      const end = { decision: id, outcome: node[1], duty: duty(id), remains: duty(id) };
      screens.push(end);
      end.remains = duty(id);
    }
    return walked;

    /** @param {string} question */
    function unknown(question) {
      return !(question in known);
    }

    // What there is to do on the screens of a decision: the duties that hold (`holds`), and the `text` and
    // `calls` to show: of the first that holds, or else is done. A duty that only some reasons start holds as
    // long as the answers leave one of these.
    /** @param {string} id @returns {ScreenDuty} */
    function duty(id) {
      /** @type {HelperDuty["over"]} */
      let over;
      const holds = data.duties.filter((duty) => {
        if (!duty.shown.includes(id)) return false;
        const answer = known[duty.ask || ""];
        const done = duty.done.includes(answer);
        if (done) over = over || duty.over;
        return !done && ((duty.starts && answer !== undefined) || screens.some(begins));

        /** @param {HelperScreen} screen */
        function begins(screen) {
          return reasons(data.decisions[screen.decision], screen.outcome, known).rules.some(
            (rule) => rule.stays === duty.id,
          );
        }
      });
      return Object.assign({ calls: [] }, holds[0] || over, { holds });
    }
  }

  // What to do with the outcome on a screen, without what a duty says already.
  /** @type {HelperWalking["actions"]} */
  function actions(data, screen) {
    const outcome = data.decisions[screen.decision].outcomes[screen.outcome];
    const unless = outcome.unless || {};
    return (outcome.actions || []).filter(
      (_action, place) => !screen.duty.holds.some((duty) => (unless[place] || []).includes(duty.id)),
    );
  }

  // The decision with this id, or false.
  /** @type {HelperWalking["decided"]} */
  function decided(data, id) {
    return Object.keys(data.decisions).includes(id) && data.decisions[id];
  }

  // The decisions that can be taken after the outcome on `screen`: not those that have been taken.
  /** @type {HelperWalking["following"]} */
  function following(data, screen, taken) {
    const next = data.decisions[screen.decision].outcomes[screen.outcome].next || [];
    return next.filter((id) => !taken.includes(id));
  }

  // The decisions up to screen `at`.
  /** @type {HelperWalking["taken"]} */
  function taken(walked, at) {
    const ids = walked.screens.slice(0, at + 1).map((screen) => screen.decision);
    return Array.from(new Set(ids));
  }

  // The most questions that can come from `node` on, itself included, without those that are known.
  /** @param {HelperDecision} decision @param {HelperNode} node @param {HelperAnswers} known */
  function longest(decision, node, known) {
    const found = new Map();
    /** @param {HelperNode} at @returns {number} */
    function most(at) {
      if (at[0] === null) return 0;
      if (at[0] in known) return most(decision.nodes[/** @type {number} */ (at[known[at[0]] + 1])]);
      if (!found.has(at)) {
        const below = /** @type {number[]} */ (at.slice(1)).map((to) => most(decision.nodes[to]));
        found.set(at, 1 + Math.max(...below));
      }
      return found.get(at);
    }
    return most(node);
  }

  // Why an outcome holds: its rules of which every answer is known. When there is none, at least one of the
  // rules that no known answer speaks against holds, and `certain` is false.
  /** @type {HelperWalking["reasons"]} */
  function reasons(decision, outcome, known) {
    const possible = decision.rules.filter(
      (rule) =>
        rule.then === outcome &&
        asked(rule).every(
          (question) => !(question in known) || rule.when[question].includes(known[question]),
        ),
    );
    const certain = possible.filter((rule) => asked(rule).every((question) => question in known));
    return { certain: certain.length > 0, rules: certain.length ? certain : possible };
  }

  /** @param {HelperRule} rule */
  function asked(rule) {
    return Object.keys(rule.when);
  }

  // The questions whose answers speak for a rule: those that allow one answer only, or else all of them.
  /** @type {HelperWalking["given"]} */
  function given(rule, known) {
    const all = asked(rule).filter((question) => question in known);
    const telling = all.filter((question) => rule.when[question].length === 1);
    return telling.length ? telling : all;
  }

  // A text of the interface with its fields filled in.
  /** @type {HelperWalking["say"]} */
  function say(text, fields) {
    return text.replace(/\{(\w+)\}/g, (whole, name) =>
      Object.keys(fields).includes(name) ? `${fields[name]}` : whole,
    );
  }

  // The whole walk as plain text for a file. `day` is the moment in words.
  /** @type {HelperWalking["record"]} */
  function record(data, walked, day) {
    const words = data.words;
    const last = /** @type {AdviceScreen} */ (walked.screens[walked.screens.length - 1]);
    const duty = last.remains;
    const lines = [words.record_title];
    if (duty.text) lines.push(duty.text);
    duty.calls.forEach(call);
    lines.push(say(words.record_version, data.route));
    if (data.route.concept) lines.push(words.record_concept);
    lines.push(say(words.record_made, { day }), words.record_no_names);
    /** @type {string[]} */
    const answers = [];
    walked.screens.forEach((screen) => {
      const decision = data.decisions[screen.decision];
      if (screen.question !== undefined) {
        const question = data.questions[screen.question];
        if (screen.question in walked.known)
          answers.push(`- ${question.text} ${question.answers[walked.known[screen.question]].title}`);
        return;
      }
      const outcome = decision.outcomes[screen.outcome];
      const why = reasons(decision, screen.outcome, walked.known);
      lines.push("", decision.title, `${words.advice}: ${outcome.title}`, outcome.advice);
      (outcome.calls || []).forEach(call);
      if (outcome.noCall) lines.push(words.no_call);
      lines.push("", words.why);
      if (!why.certain) lines.push(words.possible);
      why.rules.forEach((rule) => {
        const ground = grounds(data, rule);
        const aside = ground ? ` (${ground})` : "";
        lines.push(`- ${rule.because}${aside}`);
      });
      if (outcome.open) lines.push("", words.open, outcome.open);
      (outcome.readings || []).forEach((reading) => {
        lines.push(`- ${reading}`);
      });
      const todo = actions(data, screen);
      if (todo.length) lines.push("", words.now);
      todo.forEach((action, number) => {
        lines.push(`${number + 1}. ${action}`);
      });
    });
    return lines.concat("", words.answers, answers, "").join("\n");

    /** @param {{ text: string }} number */
    function call(number) {
      lines.push(number.text);
    }
  }

  // What a rule rests on, in words.
  /** @param {HelperPayload} data @param {HelperRule} rule */
  function grounds(data, rule) {
    const source = rule.source ? `${data.words.source} ${data.sources[rule.source].title}` : "";
    const basis = rule.basis === "stated" ? "" : data.words[/** @type {const} */ (`basis_${rule.basis}`)];
    return basis && source ? `${basis} ${source}` : basis || source;
  }

  /** @type {HelperWalking} */
  const walking = {
    walk,
    decided,
    following,
    taken,
    actions,
    reasons,
    given,
    record,
    say,
  };
  if (typeof window === "undefined") module.exports = walking;
  else window.routewijzer.helperWalk = walking;
})();
