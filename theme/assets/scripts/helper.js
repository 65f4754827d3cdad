// The decision helper on its page. What to ask and what follows is told by helper-walk.js, what it looks like
// by helper-screens.js. Answers live in this closure and nowhere else: the address names a decision, the
// history holds the number of the screen. Leaving wipes all, but for who follows a link to another page of the
// site: where the browser keeps this page in memory, coming back finds the answers, and else says that they
// are gone. Leaving in a hurry empties it in any case (exit.js).
(() => {
  "use strict";

  const data = /** @type {HelperPayload} */ (window.routewijzer.helperData);
  const walking = window.routewijzer.helperWalk;
  const stage = /** @type {HTMLElement} */ (document.getElementById("helper"));
  const entrance = /** @type {HTMLElement} */ (document.getElementById("helper-entrance"));
  const tables = /** @type {HTMLElement} */ (document.getElementById("helper-tables"));
  if (!data || !stage) return;

  const words = data.words;
  const title = document.title;
  /** @type {string[]} */
  let chain;
  /** @type {HelperAnswers} */
  let answers;
  /** @type {number} */
  let at;
  /** @type {boolean} */
  let changing;
  let reading = false; // whether somebody follows a link to another page of the site
  wipe();

  // ---- state ----

  // `chain`: the decisions that are taken; `answers`: question → number; `at`: the screen; `changing`: the
  // person came to change one answer, and goes on to where an answer is missing or the advice stands.
  function wipe() {
    chain = [];
    answers = Object.create(null);
    at = 0;
    changing = false;
  }

  function now() {
    return walking.walk(data, chain, answers);
  }

  /** @param {number} number */
  function go(number) {
    at = number;
    reading = false;
    history.pushState({ n: number }, "");
    draw(true);
  }

  // The decision that the address names, if there is one.
  function begun() {
    const id = location.hash.slice(1);
    return walking.decided(data, id) && id;
  }

  // What the address and the history say: which decision, which screen.
  /** @param {boolean} arrived */
  function follow(arrived) {
    const id = begun();
    const place = document.getElementById(location.hash.slice(1));
    if (!id && chain.length && place && !place.closest(".helper")) {
      // a place that is none of the helper's, as the skip link leads to: nothing is begun or lost
      if (!history.state) history.replaceState({ n: at }, "");
      at = history.state.n;
      draw();
      return;
    }
    const screen = (history.state && history.state.n) || 0;
    if (id && id === chain[0]) {
      at = screen;
      changing = false;
      draw(true);
    } else {
      wipe();
      if (id) chain = [id];
      if (screen) history.replaceState({ n: 0 }, "");
      draw(!arrived || screen > 0, !!id && screen > 0);
    }
  }

  // ---- the page ----

  /** @param {boolean} [focus] @param {boolean} [wiped] */
  function draw(focus, wiped) {
    const walked = now();
    const running = walked.screens.length > 0;
    entrance.hidden = running;
    tables.hidden = true;
    stage.hidden = !running;
    document.title = title;
    stage.textContent = "";
    if (running) {
      at = Math.min(at, walked.screens.length - 1);
      const screen = walked.screens[at];
      if (screen.outcome) changing = false;
      stage.className = `quiz ${data.decisions[screen.decision].laneClass || ""}`;
      stage.append(...screens.show(walked, at, answers, wiped));
      heading(stage).setAttribute("aria-describedby", "helper-told helper-stays");
      name(screens.name(walked, at));
    }
    if (focus) arrive();
  }

  /** @type {HelperActs["name"]} */
  function name(screen) {
    document.title = `${screen} · ${title}`;
  }

  /** @param {HTMLElement} part */
  function heading(part) {
    return /** @type {HTMLElement} */ (part.querySelector("h1"));
  }

  function arrive() {
    /** @type {HTMLElement | null} */
    const said = stage.hidden ? entrance.querySelector(".said:target > h2") : null;
    const target = said || heading(stage.hidden ? entrance : stage);
    target.tabIndex = -1;
    scrollTo(0, 0);
    target.focus({ preventScroll: true });
  }

  // ---- what a person can do ----

  /** @type {HelperActs["answer"]} */
  function answer(number) {
    const { question } = now().screens[at];
    if (question) answers[question] = number;
    go(changing ? now().screens.length - 1 : at + 1);
  }

  function back() {
    history.back();
  }

  /** @type {HelperActs["change"]} */
  function change(number) {
    go(number);
    changing = true;
  }

  /** @type {HelperActs["goOn"]} */
  function goOn(id) {
    chain = walking.taken(now(), at).concat(id);
    go(at + 1);
  }

  function restart() {
    chain = chain.slice(0, 1);
    answers = Object.create(null);
    go(0);
  }

  function day() {
    return new Date().toLocaleString(data.route.language, { dateStyle: "long", timeStyle: "short" });
  }

  /** @type {HelperActs["copy"]} */
  function copy(status) {
    const walked = now();
    walked.screens = walked.screens.slice(0, at + 1);
    const record = walking.record(data, walked, day());
    const field = screens.field(record);
    const old = stage.querySelector("textarea");
    if (old) old.remove();

    /** @param {boolean} copied */
    function done(copied) {
      if (copied) field.remove();
      status.textContent = copied ? words.copied : words.copy_failed;
    }

    function byHand() {
      status.after(field);
      field.select();
      done(document.execCommand("copy"));
    }

    if (navigator.clipboard) navigator.clipboard.writeText(record).then(done.bind(null, true), byHand);
    else byHand();
  }

  const screens = window.routewijzer.helperScreens(data, {
    answer,
    back,
    change,
    goOn,
    restart,
    copy,
    day,
    name,
  });

  // ---- coming and going ----

  history.scrollRestoration = "manual"; // or the browser scrolls back after arrive(), and takes the focus away
  addEventListener("popstate", () => {
    follow(false);
  });
  addEventListener("hashchange", () => {
    // comes last: a browser that jumps to a fragment takes the focus away from where popstate put it
    if (begun() === chain[0]) arrive();
    else follow(false);
  });
  addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]"));
    const apart = event.ctrlKey || event.metaKey || event.shiftKey; // in a window of its own
    reading = !!link && !apart && link.host === location.host && link.protocol === location.protocol;
  });
  addEventListener("pagehide", () => {
    if (!reading) wipe();
    stage.textContent = "";
  });
  addEventListener("pageshow", (event) => {
    reading = false;
    if (event.persisted) follow(false);
    // a browser that is still loading takes the focus away from where it was put
    else if (document.getElementById("helper-told")) setTimeout(arrive);
  });
  /** @type {Element} */ (stage.parentElement).classList.add("ready");
  follow(true);
})();
