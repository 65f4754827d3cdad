// The decision helper on the page: one question a screen, then the advice. What to ask and what follows is told
// by helper-walk.js. Answers live in this closure and nowhere else: the address names a decision, the history
// holds the number of the screen, leaving wipes all.
(function () {
  "use strict";

  var data = window.routewijzerHelper;
  var walking = window.routewijzerWalk;
  var stage = document.getElementById("helper");
  var entrance = document.getElementById("helper-entrance");
  var tables = document.getElementById("helper-tables");
  if (!data || !walking || !stage) return;

  var words = data.words;
  var say = walking.say;
  var title = document.title;
  var chain, answers, at, changing;
  wipe();

  // ---- state ----

  function wipe() {
    chain = [];
    answers = Object.create(null);
    at = 0;
    changing = false;
  }

  function now() {
    return walking.walk(data, chain, answers);
  }

  function go(number) {
    at = number;
    history.pushState({ n: number }, "");
    draw(true);
  }

  // The decision that the address names, if there is one.
  function begun() {
    var id = location.hash.slice(1);
    return walking.decided(data, id) && id;
  }

  // What the address and the history say: which decision, which screen.
  function follow(arrived) {
    var id = begun();
    var screen = (history.state && history.state.n) || 0;
    if (id && id === chain[0]) {
      at = screen;
      changing = false;
      draw(true);
    } else {
      wipe();
      if (id) chain = [id];
      if (screen) history.replaceState({ n: 0 }, "");
      draw(!arrived || screen > 0, id && screen > 0);
    }
  }

  // ---- drawing ----

  function make(tag, properties, parts) {
    var element = document.createElement(tag);
    Object.keys(properties || {}).forEach(function (name) {
      if (name in element) element[name] = properties[name];
      else element.setAttribute(name, properties[name]);
    });
    (parts || []).forEach(function (part) {
      if (part) element.append(part);
    });
    return element;
  }

  function text(tag, content, name) {
    return make(tag, { textContent: content, className: name || "" });
  }

  function icon(name) {
    var space = "http://www.w3.org/2000/svg";
    var svg = document.createElementNS(space, "svg");
    var use = document.createElementNS(space, "use");
    use.setAttribute("href", "#i-" + name);
    svg.setAttribute("class", "ic");
    svg.setAttribute("aria-hidden", "true");
    svg.append(use);
    return svg;
  }

  function button(content, name, press) {
    return make("button", { type: "button", className: name, onclick: press }, [content]);
  }

  function block(heading, parts) {
    return make("section", { className: "blk" }, [text("h2", heading)].concat(parts));
  }

  function list(tag, name, texts) {
    return make(
      tag,
      { className: name },
      texts.map(function (item) {
        return typeof item === "string" ? text("li", item) : make("li", {}, [item]);
      })
    );
  }

  function phone(call) {
    return make("a", { className: "btn full", href: call.href }, [icon("phone"), call.text]);
  }

  function draw(focus, wiped) {
    var walked = now();
    var running = walked.screens.length > 0;
    entrance.hidden = running;
    tables.hidden = true;
    stage.hidden = !running;
    if (!running) {
      stage.replaceChildren();
      document.title = title;
      if (focus) arrive(entrance);
      return;
    }
    at = Math.min(at, walked.screens.length - 1);
    var screen = walked.screens[at];
    var decision = data.decisions[screen.decision];
    changing = changing && !screen.outcome;
    var parts = screen.question ? question(walked, screen) : advice(walked, screen);
    var chip = decision.lane && text("span", decision.lane, "chip");
    parts.unshift(make("div", { className: "eyebrow" }, [chip, text("span", decision.title)]));
    if (wiped) parts.unshift(make("p", { className: "told", id: "helper-told", textContent: words.wiped }));
    stage.className = "quiz " + (decision.laneClass || "");
    stage.replaceChildren.apply(stage, parts);
    if (wiped) stage.querySelector("h1").setAttribute("aria-describedby", "helper-told");
    name(screen.question ? say(words.tab_question, { number: numberOf(walked, at) }) : words.advice);
    if (focus) arrive(stage);
  }

  function name(screen) {
    document.title = screen + " · " + title;
  }

  function arrive(part) {
    var heading = part.querySelector("h1");
    heading.tabIndex = -1;
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }

  // Which question of its decision stands on screen `index`.
  function numberOf(walked, index) {
    return walked.screens.slice(0, index + 1).filter(function (screen) {
      return screen.question && screen.decision === walked.screens[index].decision;
    }).length;
  }

  function question(walked, screen) {
    var asked = data.questions[screen.question];
    var number = numberOf(walked, at);
    var most = number - 1 + screen.most;
    var missing = make("p", { id: "helper-missing", className: "err", hidden: true });
    var hints = make("div", { id: "helper-hint" }, [
      asked.help && text("p", asked.help, "hint"),
      asked.examples && text("p", words.examples, "hint"),
      asked.examples && list("ul", "hint", asked.examples)
    ]);
    var hinted = hints.hasChildNodes();
    var fields = make("fieldset", {}, [
      make("legend", {}, [text("h1", asked.text)]),
      hinted && hints,
      asked.urgent && data.urgent && urgent(),
      missing,
      make("div", { className: "opts" }, asked.answers.map(option))
    ]);
    if (hinted) fields.setAttribute("aria-describedby", "helper-hint");

    function option(answer, index) {
      return make("label", { className: "opt" }, [
        make("input", { type: "radio", name: "answer", value: index, checked: answers[screen.question] === index }),
        make("span", {}, [text("b", answer.title), answer.detail && text("small", answer.detail)])
      ]);
    }

    function submit(event) {
      event.preventDefault();
      var chosen = form.querySelector(":checked");
      if (!chosen) {
        missing.textContent = words.missing;
        missing.hidden = false;
        fields.setAttribute("aria-describedby", (hinted ? "helper-hint " : "") + "helper-missing");
        name(say(words.error, { title: say(words.tab_question, { number: number }) }));
        form.querySelector("input").focus();
        return;
      }
      answers[screen.question] = +chosen.value;
      go(changing ? now().screens.length - 1 : at + 1);
    }

    var form = make("form", { noValidate: true, autocomplete: "off", onsubmit: submit }, [
      fields,
      make("div", { className: "acts" }, [
        make("button", { className: "btn full" }, [words.next, icon("next")]),
        button(!at ? words.back_start : walked.screens[at - 1].outcome ? words.back_result : words.back, "btn", function () {
          history.back();
        })
      ])
    ]);
    var bars = make("span", { className: "bars", "aria-hidden": "true" });
    for (var i = 1; i <= most; i++) bars.append(make("i", { className: i < number ? "on" : i === number ? "now" : "" }));
    var trail = answered(walked, at);
    return [
      make("p", { className: "prog" }, [text("span", say(words.progress, { number: number, most: most })), bars]),
      form,
      trail && block(words.so_far, [trail]),
      text("p", words.private, "priv")
    ].filter(Boolean);
  }

  function urgent() {
    return make("p", { className: "urgent" }, [
      data.urgent.question + " ",
      make("a", { href: data.urgent.href }, [icon("phone"), data.urgent.text])
    ]);
  }

  function advice(walked, screen) {
    var decision = data.decisions[screen.decision];
    var outcome = decision.outcomes[screen.outcome];
    var next = walking.following(data, screen, chain.slice(0, chain.indexOf(screen.decision) + 1));
    return [
      text("p", say(words.record_version, data.route) + ". " + say(words.record_made, { day: day() }) + ".", "stamp"),
      make("div", { className: "verdict" }, [
        text("small", words.advice),
        text("h1", outcome.title),
        text("p", outcome.advice)
      ]),
      outcome.call && make("div", { className: "acts" }, [phone(outcome.call), outcome.call.note && text("small", outcome.call.note)]),
      block(words.why, why(walked, screen)),
      outcome.open && make("section", { className: "blk open" }, [
        text("h2", words.open),
        text("p", outcome.open),
        outcome.readings && text("p", words.readings),
        outcome.readings && list("ul", "", outcome.readings)
      ]),
      decision.open && make("details", { className: "why" }, [
        text("summary", words.doubts),
        list("ul", "", decision.open.map(doubt))
      ]),
      (outcome.actions || outcome.to) && block(words.now, [
        outcome.actions && list("ol", "do", outcome.actions),
        outcome.to && make("p", { className: "more" }, [
          make("a", { href: outcome.to.href, textContent: say(words.read, { title: outcome.to.title }) })
        ])
      ]),
      next.length && block(words.go_on, [
        text("p", words.go_on_text),
        make("div", { className: "acts" }, next.map(function (id) {
          return button(data.decisions[id].title, "btn", function () {
            chain = chain.slice(0, chain.indexOf(screen.decision) + 1).concat(id);
            go(at + 1);
          });
        }))
      ]),
      block(words.answers, [answered(walked, at)]),
      make("div", { className: "acts blk" }, [
        button(words.copy, "btn", copy),
        button(words.print, "btn", function () {
          print();
        }),
        button(words.restart, "btn quiet", restart)
      ]),
      make("p", { className: "copied", role: "status", id: "helper-copied" }),
      make("p", { className: "priv" }, [words.judgement + " " + words.private])
    ].filter(Boolean);
  }

  function doubt(point) {
    return make("div", {}, [
      text("p", point.text),
      point.readings && list("ul", "", point.readings),
      point.advice && text("p", point.advice)
    ]);
  }

  function why(walked, screen) {
    var decision = data.decisions[screen.decision];
    var found = walking.reasons(decision, screen.outcome, walked.known);
    var spared = decision.questions.filter(function (id) {
      return !(id in walked.known);
    }).length;
    var cards = found.rules.map(function (rule) {
      var source = rule.source && data.sources[rule.source];
      return make("li", { className: "rule" }, [
        text("p", rule.because),
        list("ul", "given", walking.given(rule, walked.known).map(function (id) {
          var asked = data.questions[id];
          return say(words.your_answer, { answer: asked.answers[walked.known[id]].title, question: asked.text });
        })),
        make("p", { className: "grounds" }, [
          rule.basis !== "stated" && text("span", words["basis_" + rule.basis], "b " + rule.basis.charAt(0)),
          source && make("span", {}, [words.source + " ", make("a", { href: source.href, textContent: source.title })])
        ])
      ]);
    });
    return [
      !found.certain && text("p", words.possible),
      make("ul", { className: "rules" }, cards),
      spared && text("p", spared === 1 ? words.spared_one : say(words.spared, { count: spared }), "spared")
    ];
  }

  // The answers before screen `index`, with the advice of the decisions that are behind.
  function answered(walked, index) {
    var rows = walked.screens.slice(0, index).map(function (screen, number) {
      var asked = screen.question && data.questions[screen.question];
      var outcome = data.decisions[screen.decision].outcomes[screen.outcome];
      return make("div", { className: asked ? "" : "earlier" }, [
        text("dt", asked ? asked.text : words.earlier),
        text("dd", asked ? asked.answers[walked.known[screen.question]].title : outcome.title),
        asked && make("dd", { className: "act" }, [
          make("button", { type: "button", className: "link", onclick: change.bind(null, number) }, [
            words.change,
            text("span", " " + say(words.change_of, { question: asked.text }), "vh")
          ])
        ])
      ]);
    });
    return rows.length ? make("dl", { className: "trail" }, rows) : null;
  }

  // ---- what a person can do ----

  function change(number) {
    go(number);
    changing = true;
  }

  function restart() {
    chain = chain.slice(0, 1);
    answers = Object.create(null);
    go(0);
  }

  function day() {
    return new Date().toLocaleString(data.route.language, { dateStyle: "long", timeStyle: "short" });
  }

  function copy() {
    var walked = now();
    walked.screens = walked.screens.slice(0, at + 1);
    var record = walking.record(data, walked, day());
    var told = document.getElementById("helper-copied");
    var field = make("textarea", { value: record, readOnly: true, rows: 12, "aria-label": words.copy_text });

    function done(copied) {
      if (copied) field.remove();
      told.textContent = copied ? words.copied : words.copy_failed;
    }

    function byHand() {
      told.after(field);
      field.select();
      done(document.execCommand("copy"));
    }

    if (stage.querySelector("textarea")) stage.querySelector("textarea").remove();
    if (navigator.clipboard) navigator.clipboard.writeText(record).then(done.bind(null, true), byHand);
    else byHand();
  }

  // ---- coming and going ----

  addEventListener("popstate", function () {
    follow(false);
  });
  addEventListener("hashchange", function () {
    // comes last: a browser that jumps to a fragment takes the focus away from where popstate put it
    if (begun() === chain[0]) arrive(stage.hidden ? entrance : stage);
    else follow(false);
  });
  addEventListener("pagehide", function () {
    wipe();
    stage.replaceChildren();
  });
  addEventListener("pageshow", function (event) {
    if (event.persisted) follow(false);
  });
  follow(true);
})();
