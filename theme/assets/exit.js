// Leave at once: by the link, or by Shift three times. The page is emptied before anything else happens,
// and takes no place in the history. Pages of the site that were visited before still stand there; the
// tab's name tells them, when somebody goes back, that this visitor has left: they show nothing and leave
// too. The name dies with the tab; nothing is kept on the device.
(function () {
  "use strict";

  var TIMES = 3;
  var WITHIN = 5000; // milliseconds

  var start = { alone: false, presses: [] };

  // What a key does to the count. `event`: {type: "down" | "up", key, repeat, modified, time in ms}.
  // A press counts when Shift went down and up with no other key between: typing a capital is none.
  function count(state, event) {
    if (event.key !== "Shift") return start;
    if (event.type === "down") {
      if (event.repeat) return state;
      return { alone: !event.modified, presses: event.modified ? [] : state.presses };
    }
    if (!state.alone) return start;
    var recent = state.presses.filter(function (time) {
      return event.time - time < WITHIN;
    });
    return { alone: false, presses: recent.concat(event.time) };
  }

  function complete(state) {
    return state.presses.length >= TIMES;
  }

  if (typeof window === "undefined") {
    module.exports = { start: start, count: count, complete: complete, WITHIN: WITHIN };
    return;
  }

  var LEFT = "-"; // the tab's name once somebody has left
  var root = document.documentElement;
  var state = start;
  var timer;

  function leave() {
    var link = document.getElementById("exit");
    var address = link ? link.href : root.dataset.exit;
    var blank = document.createElement("p");
    if (link) {
      root.dataset.exit = address;
      blank.textContent = link.dataset.loading;
      document.title = link.dataset.loading;
      document.body.replaceChildren(blank);
      root.hidden = false;
    }
    if (!address) return;
    window.name = LEFT;
    location.replace(address);
  }

  function tell(late) {
    var link = document.getElementById("exit");
    var status = document.getElementById("exit-status");
    if (!link || !status) return;
    var pressed = state.presses.length;
    link.dataset.pressed = pressed;
    status.textContent = pressed ? status.dataset[pressed] : late ? status.dataset.late : "";
  }

  function key(event) {
    var before = state.presses.length;
    state = count(state, {
      type: event.type === "keydown" ? "down" : "up",
      key: event.key,
      repeat: event.repeat,
      modified: event.ctrlKey || event.altKey || event.metaKey,
      time: event.timeStamp
    });
    if (complete(state)) return leave();
    if (state.presses.length === before) return;
    if (state.presses.length === 0) clearTimeout(timer);
    if (state.presses.length === 1 && before === 0)
      timer = setTimeout(function () {
        state = start;
        tell(true);
      }, WITHIN);
    tell(false);
  }

  addEventListener("keydown", key, true);
  addEventListener("keyup", key, true);
  addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("[data-exit]");
    if (!link || link === root) return;
    event.preventDefault();
    leave();
  });

  // Back: from the browser's memory, or loaded anew.
  addEventListener("pageshow", function (event) {
    if (event.persisted && window.name === LEFT) leave();
  });
  if (window.name === LEFT) {
    var visit = performance.getEntriesByType("navigation")[0];
    if (visit && visit.type === "back_forward") {
      root.hidden = true;
      document.addEventListener("DOMContentLoaded", leave);
    } else {
      window.name = "";
    }
  }
})();
