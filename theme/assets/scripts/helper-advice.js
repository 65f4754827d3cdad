// The screen of an advice in the decision helper: what to do, why, what is open, and how to go on. `answered` shows
// the answers up to it.
(() => {
  "use strict";

  window.routewijzer.helperAdvice = (data, acts, answered) => {
    const walking = window.routewijzer.helperWalk;
    const { say } = walking;
    const { words } = data;
    const { make, text, button, block, list, link, call } = window.routewijzer.helperParts;

    /** @type {ShowAdvice} */
    return (walked, at) => {
      const screen = /** @type {AdviceScreen} */ (walked.screens[at]);
      const decision = data.decisions[screen.decision];
      const outcome = decision.outcomes[screen.outcome];
      const next = walking.following(data, screen, walking.taken(walked, at));
      const status = make("p", { className: "copied", role: "status" });
      const made = say(words.record_made, { day: acts.day() });
      const todo = walking.actions(data, screen);
      const { to } = outcome;
      return [
        text("p", `${say(words.record_version, data.route)}. ${made}.`, "stamp"),
        make("div", { className: "verdict" }, [
          text("small", words.advice),
          text("h1", outcome.title),
          text("p", outcome.advice),
        ]),
        ...(outcome.calls || []).map(call),
        outcome.noCall && text("p", words.no_call),
        (todo.length || to) &&
          block(words.now, [todo.length && list("ol", "to-do", todo), ...(to ? onto(to) : [])]),
        block(words.why, why(decision, screen, walked)),
        outcome.open && undecided(outcome.open, outcome.readings),
        decision.open &&
          make("details", { className: "why" }, [
            text("summary", words.doubts),
            list("ul", "", decision.open.map(doubt)),
          ]),
        next.length &&
          make("section", { className: "block onward" }, [
            text(
              "h2",
              outcome.offers ? words.go_on_offer : next.length === 1 ? words.go_on_one : words.go_on,
            ),
            text("p", words.go_on_text),
            make("div", { className: "actions" }, next.map(onward.bind(null, outcome.offers || {}))),
          ]),
        block(words.answers, [answered(walked, at)]),
        make("div", { className: "actions block" }, [
          button([words.copy], "button", acts.copy.bind(null, status)),
          button([words.print], "button", () => {
            print();
          }),
          button([words.restart], "button quiet", acts.restart),
        ]),
        status,
        text("p", `${words.judgement} ${words.private}`, "privacy"),
      ];
    };

    // What somebody does where the route goes on, and the way there.
    /** @param {HelperLink} to @returns {Part[]} */
    function onto(to) {
      const steps = data.steps[to.href];
      return [
        steps && text("h3", `${to.title}. ${steps.heading}`),
        steps && list("ul", "points", steps.texts),
        make("p", { className: "more" }, [
          link(say(words.read, to), to.href),
          text("small", ` ${words.read_note}`),
        ]),
      ];
    }

    /** @param {Record<string, string>} offers @param {string} id */
    function onward(offers, id) {
      return button([offers[id] || data.decisions[id].title], "button", acts.goOn.bind(null, id));
    }

    /** @param {HelperDecision} decision @param {AdviceScreen} screen @param {HelperWalk} walked */
    function why(decision, screen, walked) {
      const found = walking.reasons(decision, screen.outcome, walked.known);
      const spared = decision.questions.filter((id) => !(id in walked.known)).length;
      const rules = found.rules.map((rule) => make("li", { className: "rule" }, reason(rule, walked.known)));
      return [
        !found.certain && text("p", words.possible),
        make("ul", { className: "rules" }, rules),
        spared && text("p", spared === 1 ? words.spared_one : say(words.spared, { count: spared }), "spared"),
      ];
    }

    /** @param {HelperRule} rule @param {HelperAnswers} known */
    function reason(rule, known) {
      const source = rule.source && data.sources[rule.source];
      const given = walking.given(rule, known).map((id) => {
        const asked = data.questions[id];
        return say(words.your_answer, { answer: asked.answers[known[id]].title, question: asked.text });
      });
      return [
        text("p", rule.because),
        list("ul", "given", given),
        make("p", { className: "grounds" }, [
          rule.basis !== "stated" &&
            text("span", words[/** @type {const} */ (`basis_${rule.basis}`)], `mark ${rule.basis}`),
          source && make("span", {}, [`${words.source} `, link(source.title, source.href)]),
        ]),
      ];
    }

    /** @param {string} open @param {string[]} [readings] */
    function undecided(open, readings) {
      return make("section", { className: "block open-points" }, [
        text("h2", words.open),
        text("p", open),
        readings && text("p", words.readings),
        readings && list("ul", "", readings),
      ]);
    }

    /** @param {HelperOpenPoint} point */
    function doubt(point) {
      return make("div", {}, [
        text("p", point.text),
        point.readings && list("ul", "", point.readings),
        point.advice && text("p", point.advice),
      ]);
    }
  };
})();
