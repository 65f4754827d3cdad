// The walk through the compiled decisions, apart from the page: what to ask, what follows and why. Pure: the
// same contract, chain and answers give the same result. `known` and `answers` hold question id → answer's
// number. `chain` holds the ids of the decisions that are taken one after the other.
(function () {
  "use strict";

  // Every screen up to the first question without an answer. A question is asked once: a later decision of the
  // chain uses the answer. `known` are the answers that count; others may wait in `answers` without counting.
  // A screen has the `duty` that stays from before, and after an outcome what `remains`.
  function walk(data, chain, answers) {
    var screens = [];
    var known = Object.create(null);
    var walked = { screens, known };
    for (var i = 0; i < chain.length; i++) {
      var id = chain[i];
      var decision = decided(data, id);
      var before = screens[screens.length - 1];
      if (!decision || (before && !following(data, before, chain.slice(0, i)).includes(id))) break;
      var node = decision.nodes[decision.start];
      while (node[0] !== null) {
        var first = data.questions[node[0]].urgent ? [] : decision.asks.filter(unknown);
        var question = first[0] || node[0];
        if (unknown(question)) {
          var most = first.length + longest(decision, node, known);
          screens.push({ decision: id, question, most, duty: duty(id) });
          var answer = answers[question];
          if (typeof answer !== "number" || !data.questions[question].answers[answer])
            return walked;
          known[question] = answer;
        }
        if (question === node[0]) node = decision.nodes[node[known[question] + 1]];
      }
      var end = { decision: id, outcome: node[1], duty: duty(id) };
      screens.push(end);
      end.remains = duty(id);
    }
    return walked;

    function unknown(question) {
      return !(question in known);
    }

    // What there is to do on the screens of a decision: the duties that hold (`holds`), and the `text` and
    // `calls` to show: of the first that holds, or else is done. A duty that only some reasons start holds as
    // long as the answers leave one of these.
    function duty(id) {
      var over;
      var holds = data.duties.filter(function (duty) {
        if (!duty.shown.includes(id)) return false;
        var done = duty.done.includes(known[duty.ask]);
        if (done) over = over || duty.over;
        return !done && ((duty.starts && duty.ask in known) || screens.some(begins));

        function begins(screen) {
          return reasons(data.decisions[screen.decision], screen.outcome, known).rules.some(function (rule) {
            return rule.stays === duty.id;
          });
        }
      });
      return Object.assign({ calls: [] }, holds[0] || over, { holds });
    }
  }

  // What to do with the outcome on a screen, without what a duty says already.
  function actions(data, screen) {
    var outcome = data.decisions[screen.decision].outcomes[screen.outcome];
    return (outcome.actions || []).filter(function (action, place) {
      return !screen.duty.holds.some(function (duty) {
        return outcome.unless[place].includes(duty.id);
      });
    });
  }

  // The decision with this id, or false.
  function decided(data, id) {
    return Object.keys(data.decisions).includes(id) && data.decisions[id];
  }

  // The decisions that can be taken after the outcome on `screen`: not those that have been taken.
  function following(data, screen, taken) {
    var next = data.decisions[screen.decision].outcomes[screen.outcome].next || [];
    return next.filter(function (id) {
      return !taken.includes(id);
    });
  }

  // The decisions up to screen `at`.
  function taken(walked, at) {
    var ids = walked.screens.slice(0, at + 1).map(function (screen) {
      return screen.decision;
    });
    return Array.from(new Set(ids));
  }

  // The most questions that can come from `node` on, itself included, without those that are known.
  function longest(decision, node, known) {
    var found = new Map();
    function most(at) {
      if (at[0] === null) return 0;
      if (at[0] in known) return most(decision.nodes[at[known[at[0]] + 1]]);
      if (!found.has(at)) {
        var below = at.slice(1).map(function (to) {
          return most(decision.nodes[to]);
        });
        found.set(at, 1 + Math.max(...below));
      }
      return found.get(at);
    }
    return most(node);
  }

  // Why an outcome holds: its rules of which every answer is known. When there is none, at least one of the
  // rules that no known answer speaks against holds, and `certain` is false.
  function reasons(decision, outcome, known) {
    var possible = decision.rules.filter(function (rule) {
      return rule.then === outcome && asked(rule).every(function (question) {
        return !(question in known) || rule.when[question].includes(known[question]);
      });
    });
    var certain = possible.filter(function (rule) {
      return asked(rule).every(function (question) {
        return question in known;
      });
    });
    return { certain: certain.length > 0, rules: certain.length ? certain : possible };
  }

  function asked(rule) {
    return Object.keys(rule.when);
  }

  // The questions whose answers speak for a rule: those that allow one answer only, or else all of them.
  function given(rule, known) {
    var all = asked(rule).filter(function (question) {
      return question in known;
    });
    var telling = all.filter(function (question) {
      return rule.when[question].length === 1;
    });
    return telling.length ? telling : all;
  }

  // A text of the interface with its fields filled in.
  function say(text, fields) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) {
      return Object.keys(fields).includes(name) ? fields[name] : whole;
    });
  }

  // The whole walk as plain text for a file. `day` is the moment in words.
  function record(data, walked, day) {
    var words = data.words;
    var duty = walked.screens[walked.screens.length - 1].remains;
    var lines = [words.record_title];
    if (duty.text) lines.push(duty.text);
    duty.calls.forEach(call);
    lines.push(say(words.record_version, data.route));
    if (data.route.concept) lines.push(words.record_concept);
    lines.push(say(words.record_made, { day }), words.record_no_names);
    var answers = [];
    walked.screens.forEach(function (screen) {
      var decision = data.decisions[screen.decision];
      if (screen.question) {
        var question = data.questions[screen.question];
        if (screen.question in walked.known)
          answers.push("- " + question.text + " " + question.answers[walked.known[screen.question]].title);
        return;
      }
      var outcome = decision.outcomes[screen.outcome];
      var why = reasons(decision, screen.outcome, walked.known);
      lines.push("", decision.title, words.advice + ": " + outcome.title, outcome.advice);
      (outcome.calls || []).forEach(call);
      if (outcome.noCall) lines.push(words.no_call);
      lines.push("", words.why);
      if (!why.certain) lines.push(words.possible);
      why.rules.forEach(function (rule) {
        var ground = grounds(data, rule);
        lines.push("- " + rule.because + (ground ? " (" + ground + ")" : ""));
      });
      if (outcome.open) lines.push("", words.open, outcome.open);
      (outcome.readings || []).forEach(function (reading) {
        lines.push("- " + reading);
      });
      var todo = actions(data, screen);
      if (todo.length) lines.push("", words.now);
      todo.forEach(function (action, number) {
        lines.push(number + 1 + ". " + action);
      });
    });
    return lines.concat("", words.answers, answers, "").join("\n");

    function call(number) {
      lines.push(number.text);
    }
  }

  // What a rule rests on, in words.
  function grounds(data, rule) {
    var source = rule.source ? data.words.source + " " + data.sources[rule.source].title : "";
    var basis = rule.basis === "stated" ? "" : data.words["basis_" + rule.basis];
    return basis && source ? basis + " " + source : basis || source;
  }

  var walking = {
    walk,
    decided,
    following,
    taken,
    actions,
    reasons,
    given,
    record,
    say
  };
  if (typeof window === "undefined") module.exports = walking;
  else window.routewijzerWalk = walking;
})();
