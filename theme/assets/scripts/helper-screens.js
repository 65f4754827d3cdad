// The screens of the decision helper: a question, or an advice. Builds what stands on the page from the walk;
// keeps nothing. `acts` is what a person can do: answer(number), back(), change(screen), goOn(decision),
// copy(status), restart(); and day(), the moment in words, and name(screen), which names the tab.
(() => {
  "use strict";

  window.routewijzer.helperScreens = (data, acts) => {
    const walking = window.routewijzer.helperWalk;
    const say = walking.say;
    const words = data.words;
    const { make, text, icon, button, block, list, link, bars, call } = window.routewijzer.helperParts;

    // ---- a question ----

    function question(walked, at, before) {
      const screen = walked.screens[at];
      const asked = data.questions[screen.question];
      // where room is scarce the answers stand closer, and a telephone tells what they mean with the help
      const tight = asked.answers.length > 3 || screen.duty.text;
      const meant = tight ? asked.answers.filter((answer) => answer.detail) : [];
      const missing = make("p", { id: "helper-missing", className: "error", hidden: true });
      // the answers come first, and what tells danger; what helps to answer is one press away
      const help = [
        text("summary", words.examples_folded),
        asked.help && text("p", asked.help, "hint"),
        asked.examples && list("ul", "hint", asked.examples),
        meant.length &&
          make("div", { className: "meant" }, [
            list(
              "ul",
              "hint",
              meant.map((answer) => `${answer.title}: ${answer.detail}`),
            ),
          ]),
      ].filter(Boolean);
      const fields = make("fieldset", {}, [
        make("legend", {}, [text("h1", asked.text)]),
        make("div", { className: "beside" }, [
          help[1] && make("details", { className: asked.help || asked.examples ? "" : "meant" }, help),
          asked.urgent && data.urgent && urgent(),
        ]),
        missing,
        make(
          "div",
          { className: `options${tight ? " tight" : ""}${asked.answers.length > 4 ? " crowded" : ""}` },
          asked.answers.map(option),
        ),
      ]);
      fields.setAttribute("aria-describedby", "helper-missing");

      function option(answer, place) {
        const choice = { type: "radio", name: "answer", value: place, checked: before === place };
        const told = [text("b", answer.title), answer.detail && text("small", answer.detail)];
        return make("label", { className: "option" }, [make("input", choice), make("span", {}, told)]);
      }

      // The message that an answer is missing, and the tab's title with it.
      function tell(wrong) {
        const title = name(walked, at);
        missing.textContent = wrong ? words.missing : "";
        missing.hidden = !wrong;
        acts.name(wrong ? say(words.error, { title }) : title);
      }

      function submit(event) {
        event.preventDefault();
        const chosen = form.querySelector(":checked");
        if (chosen) return acts.answer(+chosen.value);
        tell(true);
        form.querySelector("input").focus();
        missing.scrollIntoView({ block: "nearest" });
      }

      const last = walked.screens[at - 1];
      const acting = {
        noValidate: true,
        autocomplete: "off",
        onsubmit: submit,
        onchange: tell.bind(null, false),
      };
      const form = make("form", acting, [
        fields,
        make("div", { className: "actions" }, [
          make("button", { className: "button full" }, [words.next, icon("arrow-right")]),
          button(
            !last ? words.back_start : last.outcome ? words.back_result : words.back,
            "button",
            acts.back,
          ),
        ]),
      ]);
      return [
        form,
        at > 0 && block(words.so_far, [answered(walked, at)]),
        text("p", words.private, "privacy"),
      ];
    }

    function urgent() {
      const call = make("a", { href: data.urgent.href }, [icon("phone"), data.urgent.text]);
      return make("p", { className: "urgent" }, [`${data.urgent.question} `, call]);
    }

    function progress(walked, at) {
      const number = numberOf(walked, at);
      const most = number - 1 + walked.screens[at].most;
      return make("span", { className: "progress" }, [
        say(words.progress, { number, most }),
        bars(number, most),
      ]);
    }

    // Which question of its decision stands on screen `at`.
    function numberOf(walked, at) {
      return walked.screens
        .slice(0, at + 1)
        .filter((screen) => screen.question && screen.decision === walked.screens[at].decision).length;
    }

    // ---- an advice ----

    function advice(walked, at) {
      const screen = walked.screens[at];
      const decision = data.decisions[screen.decision];
      const outcome = decision.outcomes[screen.outcome];
      const next = walking.following(data, screen, walking.taken(walked, at));
      const status = make("p", { className: "copied", role: "status" });
      const made = say(words.record_made, { day: acts.day() });
      const todo = walking.actions(data, screen);
      const steps = outcome.to && data.steps[outcome.to.href];
      return [
        text("p", `${say(words.record_version, data.route)}. ${made}.`, "stamp"),
        make("div", { className: "verdict" }, [
          text("small", words.advice),
          text("h1", outcome.title),
          text("p", outcome.advice),
        ]),
        (outcome.calls || []).map(call),
        outcome.noCall && text("p", words.no_call),
        (todo.length || outcome.to) &&
          block(words.now, [
            todo.length && list("ol", "to-do", todo),
            steps && text("h3", `${outcome.to.title}. ${steps.heading}`),
            steps && list("ul", "points", steps.texts),
            outcome.to &&
              make("p", { className: "more" }, [
                link(say(words.read, outcome.to), outcome.to.href),
                text("small", ` ${words.read_note}`),
              ]),
          ]),
        block(words.why, why(decision, screen, walked)),
        outcome.open && undecided(outcome),
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
          button(words.copy, "button", acts.copy.bind(null, status)),
          button(words.print, "button", () => {
            print();
          }),
          button(words.restart, "button quiet", acts.restart),
        ]),
        status,
        text("p", `${words.judgement} ${words.private}`, "privacy"),
      ];
    }

    function onward(offers, id) {
      return button(offers[id] || data.decisions[id].title, "button", acts.goOn.bind(null, id));
    }

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
          rule.basis !== "stated" && text("span", words[`basis_${rule.basis}`], `mark ${rule.basis}`),
          source && make("span", {}, [`${words.source} `, link(source.title, source.href)]),
        ]),
      ];
    }

    function undecided(outcome) {
      return make("section", { className: "block open-points" }, [
        text("h2", words.open),
        text("p", outcome.open),
        outcome.readings && text("p", words.readings),
        outcome.readings && list("ul", "", outcome.readings),
      ]);
    }

    function doubt(point) {
      return make("div", {}, [
        text("p", point.text),
        point.readings && list("ul", "", point.readings),
        point.advice && text("p", point.advice),
      ]);
    }

    // The answers before screen `at`, with the advice of the decisions that are behind.
    function answered(walked, at) {
      const rows = walked.screens.slice(0, at).map((screen, number) => {
        const asked = screen.question && data.questions[screen.question];
        const outcome = data.decisions[screen.decision].outcomes[screen.outcome];
        return make("div", { className: asked ? "" : "earlier" }, [
          text("dt", asked ? asked.text : words.earlier),
          text("dd", asked ? asked.answers[walked.known[screen.question]].title : outcome.title),
          asked && make("dd", { className: "action" }, [change(number, asked)]),
        ]);
      });
      return make("dl", { className: "trail" }, rows);
    }

    function change(number, asked) {
      const which = text("span", ` ${say(words.change_of, { question: asked.text })}`, "visually-hidden");
      return button([words.change, which], "link", acts.change.bind(null, number));
    }

    // ---- a screen ----

    // What the tab is called: nothing that tells what it is about.
    function name(walked, at) {
      if (walked.screens[at].outcome) return words.advice;
      return say(words.tab_question, { number: numberOf(walked, at) });
    }

    // What an earlier decision has left to do.
    function stays(duty) {
      const calls = duty.calls.map((call) =>
        make("a", { href: call.href, "aria-label": call.text }, [icon("phone"), call.number]),
      );
      return (
        duty.text &&
        make("p", { className: "stays" }, [
          make("b", { id: "helper-stays", textContent: duty.text }),
          ...calls,
        ])
      );
    }

    // The parts of screen `at`; `before` is the answer given earlier, `wiped` whether answers are gone.
    function show(walked, at, before, wiped) {
      const screen = walked.screens[at];
      const decision = data.decisions[screen.decision];
      const parts = screen.question ? question(walked, at, before) : advice(walked, at);
      const chip = decision.lane && text("span", decision.lane, "chip");
      const told = wiped && make("p", { className: "told", id: "helper-told", textContent: words.wiped });
      return [
        told,
        make("div", { className: "eyebrow" }, [
          chip,
          text("span", screen.question ? decision.short : decision.title),
          screen.question && progress(walked, at),
        ]),
        stays(screen.duty),
      ]
        .concat(parts)
        .flat()
        .filter(Boolean);
    }

    // A text to copy by hand.
    function field(content) {
      return make("textarea", { value: content, readOnly: true, rows: 12, "aria-label": words.copy_text });
    }

    return { show, name, field };
  };
})();
