// The screens of the decision helper: a question, or an advice (helper-advice.js), and what stands above them.
// Builds what stands on the page from the walk; keeps nothing. `acts` is what a person can do.
(() => {
  "use strict";

  window.routewijzer.helperScreens = (data, acts) => {
    const { say } = window.routewijzer.helperWalk;
    const { words } = data;
    const { make, text, icon, button, block, list, bars } = window.routewijzer.helperParts;
    const advice = window.routewijzer.helperAdvice(data, acts, answered);

    // ---- a question ----

    /** @param {HelperWalk} walked @param {number} at @param {HelperAnswers} answers @returns {Part[]} */
    function question(walked, at, answers) {
      const screen = /** @type {QuestionScreen} */ (walked.screens[at]);
      const asked = data.questions[screen.question];
      // where room is scarce the answers stand closer, and a telephone tells what they mean with the help
      const tight = asked.answers.length > 3 || screen.duty.text;
      const meant = tight ? asked.answers.filter((answer) => answer.detail) : [];
      const missing = make("p", { id: "helper-missing", className: "error", hidden: true });
      // the answers come first, and what tells danger; what helps to answer is one press away
      const help = [
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
      ];
      const fields = make("fieldset", {}, [
        make("legend", {}, [text("h1", asked.text)]),
        make("div", { className: "beside" }, [
          help.some(Boolean) &&
            make("details", { className: asked.help || asked.examples ? "" : "meant" }, [
              text("summary", words.examples_folded),
              ...help,
            ]),
          asked.urgent && data.urgent && urgent(data.urgent),
        ]),
        missing,
        make(
          "div",
          { className: `options${tight ? " tight" : ""}${asked.answers.length > 4 ? " crowded" : ""}` },
          asked.answers.map(option),
        ),
      ]);
      fields.setAttribute("aria-describedby", "helper-missing");

      /** @param {HelperAnswer} answer @param {number} place */
      function option(answer, place) {
        const choice = make("input", {
          type: "radio",
          name: "answer",
          value: `${place}`,
          checked: answers[screen.question] === place,
        });
        const told = [text("b", answer.title), answer.detail && text("small", answer.detail)];
        return make("label", { className: "option" }, [choice, make("span", {}, told)]);
      }

      // The message that an answer is missing, and the tab's title with it.
      /** @param {boolean} wrong */
      function tell(wrong) {
        const title = name(walked, at);
        missing.textContent = wrong ? words.missing : "";
        missing.hidden = !wrong;
        acts.name(wrong ? say(words.error, { title }) : title);
      }

      /** @param {Event} event */
      function submit(event) {
        event.preventDefault();
        const chosen = /** @type {HTMLInputElement | null} */ (form.querySelector(":checked"));
        if (chosen) return acts.answer(+chosen.value);
        tell(true);
        /** @type {HTMLInputElement} */ (form.querySelector("input")).focus();
        missing.scrollIntoView({ block: "nearest" });
      }

      const last = walked.screens[at - 1];
      const form = make(
        "form",
        { noValidate: true, autocomplete: "off", onsubmit: submit, onchange: () => tell(false) },
        [
          fields,
          make("div", { className: "actions" }, [
            make("button", { className: "button full" }, [words.next, icon("arrow-right")]),
            button(
              [!last ? words.back_start : last.outcome ? words.back_result : words.back],
              "button",
              acts.back,
            ),
          ]),
        ],
      );
      return [
        form,
        at > 0 && block(words.so_far, [answered(walked, at)]),
        text("p", words.private, "privacy"),
      ];
    }

    /** @param {HelperUrgent} danger */
    function urgent(danger) {
      const call = make("a", { href: danger.href }, [icon("phone"), danger.text]);
      return make("p", { className: "urgent" }, [`${danger.question} `, call]);
    }

    /** @param {HelperWalk} walked @param {number} at @param {number} more */
    function progress(walked, at, more) {
      const number = numberOf(walked, at);
      const most = number - 1 + more;
      return make("span", { className: "progress" }, [
        say(words.progress, { number, most }),
        bars(number, most),
      ]);
    }

    // Which question of its decision stands on screen `at`.
    /** @param {HelperWalk} walked @param {number} at */
    function numberOf(walked, at) {
      return walked.screens
        .slice(0, at + 1)
        .filter((screen) => screen.question && screen.decision === walked.screens[at].decision).length;
    }

    // ---- what both have ----

    // The answers before screen `at`, with the advice of the decisions that are behind.
    /** @type {ShowAnswered} */
    function answered(walked, at) {
      const rows = walked.screens.slice(0, at).map((screen, number) => {
        if (screen.question === undefined) {
          const outcome = data.decisions[screen.decision].outcomes[screen.outcome];
          return make("div", { className: "earlier" }, [
            text("dt", words.earlier),
            text("dd", outcome.title),
          ]);
        }
        const asked = data.questions[screen.question];
        return make("div", {}, [
          text("dt", asked.text),
          text("dd", asked.answers[walked.known[screen.question]].title),
          make("dd", { className: "action" }, [change(number, asked)]),
        ]);
      });
      return make("dl", { className: "trail" }, rows);
    }

    /** @param {number} number @param {HelperQuestion} asked */
    function change(number, asked) {
      const which = text("span", ` ${say(words.change_of, { question: asked.text })}`, "visually-hidden");
      return button([words.change, which], "link", acts.change.bind(null, number));
    }

    // What the tab is called: nothing that tells what it is about.
    /** @type {HelperScreens["name"]} */
    function name(walked, at) {
      if (walked.screens[at].outcome) return words.advice;
      return say(words.tab_question, { number: numberOf(walked, at) });
    }

    // What an earlier decision has left to do.
    /** @param {ScreenDuty} duty */
    function stays(duty) {
      const calls = duty.calls.map((call) =>
        make("a", { href: call.href, "aria-label": call.text }, [icon("phone"), call.number]),
      );
      return (
        duty.text &&
        make("p", { className: "stays" }, [make("b", { id: "helper-stays" }, [duty.text]), ...calls])
      );
    }

    // The parts of screen `at`; `answers` are those given earlier, `wiped` whether answers are gone.
    /** @type {HelperScreens["show"]} */
    function show(walked, at, answers, wiped) {
      const screen = walked.screens[at];
      const decision = data.decisions[screen.decision];
      const asks = screen.question;
      const parts = [
        wiped && make("p", { className: "told", id: "helper-told", textContent: words.wiped }),
        make("div", { className: "eyebrow" }, [
          decision.lane && text("span", decision.lane, "chip"),
          text("span", asks ? decision.short : decision.title),
          screen.question && progress(walked, at, screen.most),
        ]),
        stays(screen.duty),
        ...(asks ? question(walked, at, answers) : advice(walked, at)),
      ];
      return /** @type {(Node | string)[]} */ (parts.filter(Boolean));
    }

    // A text to copy by hand.
    /** @type {HelperScreens["field"]} */
    function field(content) {
      return make("textarea", { value: content, readOnly: true, rows: 12, "aria-label": words.copy_text });
    }

    return { show, name, field };
  };
})();
