// Leave at once: by the link, or by Shift three times. The page is emptied before anything else happens,
// and takes no place in the history. Pages of the site that were visited before still stand there: a mark
// in the browser's storage tells them, when somebody goes back or forward, that this visitor has left; they
// show nothing and leave too. The next visit by an ordinary way removes the mark. The tab's name is a second
// mark, for where nothing may be stored: `Cross-Origin-Opener-Policy` and some browsers erase it on the way
// to another site, so it cannot be the only one. No `unload`: a page with that is not kept in memory.
(() => {
  "use strict";

  const TIMES = 3;
  const WITHIN = 5000; // milliseconds

  /** @type {Presses} */
  const start = { alone: false, presses: [] };

  // What a key does to the count. `event`: {type: "down" | "up", key, repeat, modified, time in ms}.
  // A press counts when Shift went down and up with no other key between: typing a capital is none.
  /** @param {Presses} state @param {Press} event @returns {Presses} */
  function count(state, event) {
    if (event.key !== "Shift") return start;
    if (event.type === "down") {
      if (event.repeat) return state;
      return { alone: !event.modified, presses: event.modified ? [] : state.presses };
    }
    if (!state.alone) return start;
    const recent = state.presses.filter((time) => event.time - time < WITHIN);
    return { alone: false, presses: recent.concat(event.time) };
  }

  /** @param {Presses} state */
  function complete(state) {
    return state.presses.length >= TIMES;
  }

  if (typeof window === "undefined") {
    module.exports = { start, count, complete, WITHIN };
    return;
  }

  const KEY = "left"; // of the mark; its value is the time of leaving
  const NAME = "-"; // the tab's name once somebody has left
  const root = document.documentElement;
  // a page of another site has no root of its own
  const address = /** @type {string} */ (
    root.dataset.exit || /** @type {HTMLScriptElement} */ (document.currentScript).dataset.exit
  );
  let state = start;
  /** @type {number | undefined} */
  let timer;
  let departed = false; // whether this page is empty for good

  function hasLeft() {
    try {
      if (localStorage.getItem(KEY)) return true;
    } catch (_refused) {} // storage that is blocked
    return window.name === NAME;
  }
  function remember() {
    window.name = NAME;
    try {
      localStorage.setItem(KEY, `${Date.now()}`);
    } catch (_refused) {} // blocked, or full
  }
  function forget() {
    if (window.name === NAME) window.name = "";
    try {
      localStorage.removeItem(KEY);
    } catch (_refused) {}
  }

  // Show nothing, then go. Called in the head, this is before the title and the body are read, and they
  // never are. In a frame the whole window goes, if the browser allows that to a frame.
  function depart() {
    const link = document.getElementById("exit");
    departed = true;
    if (link) {
      const blank = document.createElement("p");
      blank.textContent = document.title = /** @type {string} */ (link.dataset.loading);
      document.body.textContent = "";
      document.body.append(blank);
    }
    if (document.readyState === "loading") {
      root.hidden = true;
      window.stop();
    }
    try {
      const top = /** @type {Window} */ (window.top);
      if (top !== window) top.location.replace(address);
    } catch (_refused) {}
    location.replace(address);
  }
  function leave() {
    remember();
    depart();
  }

  /** @param {boolean} late */
  function tell(late) {
    const link = document.getElementById("exit");
    const status = document.getElementById("exit-status");
    if (!link || !status) return;
    const pressed = state.presses.length;
    link.dataset.pressed = `${pressed}`;
    status.textContent = /** @type {string} */ (
      pressed ? status.dataset[pressed] : late ? status.dataset.late : ""
    );
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const before = state.presses.length;
    state = count(state, {
      type: event.type === "keydown" ? "down" : "up",
      key: event.key,
      repeat: event.repeat,
      modified: event.ctrlKey || event.altKey || event.metaKey,
      time: event.timeStamp,
    });
    if (complete(state)) return leave();
    if (state.presses.length === before) return;
    if (state.presses.length === 0) clearTimeout(timer);
    if (state.presses.length === 1 && before === 0)
      timer = setTimeout(() => {
        state = start;
        tell(true);
      }, WITHIN);
    tell(false);
  }

  addEventListener("keydown", key, true);
  addEventListener("keyup", key, true);
  addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (!target.closest || !target.closest("a[data-exit]")) return;
    event.preventDefault();
    leave();
  });

  // Another window of the site that somebody leaves takes this one along.
  addEventListener("storage", (event) => {
    if (event.key === KEY && event.newValue) depart();
  });

  // Back or forward to a page that the browser kept in memory.
  addEventListener(
    "pageshow",
    (event) => {
      if (!event.persisted) return;
      if (hasLeft()) depart();
      else if (departed) location.reload(); // left, and come back since by an ordinary way
    },
    true,
  );

  // What other scripts do at these would fill the page again; they are told after this one, which is the first.
  ["pageshow", "popstate", "hashchange", "message", "keydown", "click"].forEach((type) => {
    addEventListener(
      type,
      (event) => {
        if (departed) event.stopImmediatePropagation();
      },
      true,
    );
  });

  // Back or forward to a page that is loaded anew. A tab that is opened again is a "reload".
  function arrive() {
    const visit = /** @type {PerformanceNavigationTiming | undefined} */ (
      performance.getEntriesByType("navigation")[0]
    );
    if (!hasLeft()) return;
    if (visit && visit.type !== "navigate") depart();
    else forget();
  }
  // A page that the browser makes ready before anybody asks for it is no visit yet.
  if (document.prerendering) document.addEventListener("prerenderingchange", arrive);
  else arrive();
})();
