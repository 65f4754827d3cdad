/* The presenter: fills the window with the picture and walks it with keys, a clicker, a mouse or a screen reader.
   Everything that it shows stands in the page already; it only shows and hides, and lights boxes and lines. */
(() => {
  "use strict";

  const walk = window.routewijzer.caseWalk;
  const windows = window.routewijzer.notes;
  const keys = window.routewijzer.presenterKeys;
  const stage = /** @type {HTMLElement} */ (document.getElementById("stage"));
  const { decks, one, current, show: showCard } = window.routewijzer.presenterCards(stage);
  const figure = stage.querySelector("figure");
  const picture = figure && window.routewijzer.litPicture(figure, walk.view);
  // the one way out of the site, with what it says: on the stage while that is open
  const exit = /** @type {HTMLElement[]} */ (
    ["exit", "exit-status"].map((id) => document.getElementById(id))
  );
  const exitPlace = /** @type {HTMLElement} */ (exit[0].parentElement);
  /** @type {Record<string, CaseState>} */
  let states = Object.create(null); // by ids, any word
  let state = walk.begin("0", 0, false);
  let running = false; // whether the presenter is open
  /** @type {Window | null} */
  let other = null;
  /** @type {Element | null} */
  let opener = null;
  let typed = "";
  let timer = 0;
  let letters = true;
  /** @type {Window | null} */
  const owner = window.opener;
  const asNotes = location.hash === "#notes" && !!owner;

  function cards() {
    return decks[state.deck];
  }
  /** @param {string} [name] */
  function say(name) {
    one("message").textContent = (name && one("message").dataset[name]) || "";
  }

  function show() {
    const first = cards().find((card) => card.box);
    showCard(state);
    if (picture) picture.light(walk.light(cards(), state), first ? first.box : null);
  }

  /* ---- walking ---- */
  /** @param {CaseState} next */
  function go(next) {
    if (asNotes || next === state) return;
    const focused = document.activeElement;
    state = states[next.deck] = next;
    say();
    show();
    if (focused && focused.closest(".choice"))
      /** @type {HTMLElement} */ (document.getElementById("panel")).focus({ preventScroll: true });
    history.replaceState(null, "", `#${state.deck}.${state.at}`);
    windows.send(other, "state", state);
  }
  /** @param {string | undefined} name @param {unknown} [value] */
  function act(name, value) {
    if (name === "letters") {
      letters = !letters;
      stage.classList.toggle("letterless", !letters);
      return pressed("letters", letters);
    }
    if (asNotes && name !== "reset" && name !== "close") return windows.send(owner, "do", { name, value });
    const last = cards().length - 1;
    if (!one("blank").hidden && name !== "close") return blank(false);
    if (name === "next") go(walk.next(cards(), state));
    else if (name === "back") go(walk.back(cards(), state));
    else if (name === "home") go(walk.to(cards(), state, 0));
    else if (name === "end") go(walk.to(cards(), state, last));
    else if (name === "choose") go(walk.choose(cards(), state, String(value)));
    else if (name === "number") number(Number(value));
    else if (name === "box") box(String(value));
    else if (name === "blank") blank(true);
    else if (name === "text") text();
    else if (name === "whole" && picture) pressed("whole", picture.turn());
    else if (name === "qr") code(!!one("qr").hidden);
    else if (name === "full") keys.fullscreen(() => say("refused"));
    else if (name === "notes") notes();
    else if (name === "close") close();
    else if (name === "reset") restart();
  }
  /** @param {string} id */
  function box(id) {
    if (picture && picture.open(id)) pressed("whole", false);
    else if (walk.isBox(decks["0"], id)) go(walk.click(cards(), state, id));
  }
  /** @param {number} value */
  function number(value) {
    const choices = (walk.isOpen(cards(), state) && cards()[state.at].choices) || [];
    if (choices.length) {
      if (choices[value - 1]) go(walk.choose(cards(), state, choices[value - 1]));
    } else go(walk.to(cards(), state, walk.numbered(cards(), value)));
  }

  /* Two figures that follow each other at once are one number. */
  /** @param {string} figure */
  function digit(figure) {
    clearTimeout(timer);
    typed = walk.isOpen(cards(), state) ? figure : (typed + figure).slice(-2);
    act("number", Number(typed));
    timer = setTimeout(() => {
      typed = "";
    }, 900);
  }
  /** @param {boolean} on */
  function blank(on) {
    one("blank").hidden = !on;
    say(on ? "blanked" : undefined);
  }
  function text() {
    pressed("text", !stage.classList.toggle("wide"));
  }
  /** @param {string} name @param {boolean} on */
  function pressed(name, on) {
    /** @type {Element} */ (stage.querySelector(`[data-do="${name}"]`)).setAttribute(
      "aria-pressed",
      String(on),
    );
  }
  /** @param {boolean} on */
  function code(on) {
    const place = one("address");
    const address = new URL(current(state).dataset.follow || "", location.href);
    const web = /^https?:$/.test(address.protocol);
    one("qr").hidden = !on;
    if (!on) return stage.focus();
    place.textContent = web ? address.href : place.dataset.web || "";
    one("code").textContent = "";
    if (web) one("code").appendChild(window.routewijzer.qr.draw(address.href, document));
    one("qr").focus();
  }

  /* ---- the trainer's own window ---- */
  function notes() {
    if (other && !other.closed) return other.focus();
    other = window.open(`${location.href.split("#")[0]}#notes`, "", "popup,width=900,height=760");
    if (!other) say("blocked");
  }
  /** @param {string} kind @param {unknown} value */
  function hear(kind, value) {
    if (asNotes && kind === "state") {
      const next = walk.checked(decks, value);
      if (!next) return;
      state = next;
      show();
    } else if (!asNotes && kind === "hello" && running) windows.send(other, "state", state);
    else if (!asNotes && kind === "do" && running && value) {
      const wish = /** @type {{ name?: unknown, value?: unknown }} */ (value);
      if (typeof wish.name === "string") act(wish.name, wish.value);
    }
  }
  let restart = () => {};

  /* ---- opening and closing ---- */
  /** @param {string} deck @param {number} at */
  function open(deck, at) {
    opener = document.activeElement;
    at = Math.min(at, decks[deck].length - 1);
    state = walk.to(decks[deck], states[deck] || walk.begin(deck, at, deck === "0"), at);
    states[deck] = state;
    running = true;
    document.documentElement.classList.add("presenting");
    document.body.appendChild(stage);
    /** @type {Element} */ (stage.querySelector("header")).append(...exit);
    inert(true);
    stage.hidden = false;
    show();
    stage.focus();
    windows.send(other, "state", state);
  }
  function close() {
    if (asNotes) return window.close();
    if (!one("qr").hidden) return code(false);
    if (!one("blank").hidden) return blank(false);
    if (document.fullscreenElement) document.exitFullscreen();
    stage.hidden = true;
    states = Object.create(null);
    running = false;
    document.documentElement.classList.remove("presenting");
    exitPlace.append(...exit);
    inert(false);
    history.replaceState(null, "", location.href.split("#")[0]);
    if (opener && opener !== document.body) /** @type {HTMLElement} */ (opener).focus();
  }
  /* What is behind the stage takes no focus while it is open. */
  /** @param {boolean} on */
  function inert(on) {
    for (const part of /** @type {HTMLCollectionOf<HTMLElement>} */ (document.body.children))
      part.inert = on && part !== stage;
  }
  function fromAddress() {
    const found = /^#([a-z0-9-]+)\.(\d{1,3})$/.exec(location.hash);
    if (found && found[1] in decks) open(found[1], Number(found[2]));
    else if (!stage.hidden && !asNotes) close();
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (!running || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(Shift|Tab)$/.test(event.key) || (!letters && /^\S$/u.test(event.key))) return;
    if (!one("blank").hidden) {
      event.preventDefault();
      return blank(false);
    }
    if (!one("qr").hidden && !/^(Escape|q|Q|Enter| )$/.test(event.key)) return;
    if (/^(Enter| )$/.test(event.key) && nearest(event, "a,button,summary")) return;
    const name = keys.named(event.key);
    if (/^\d$/.test(event.key)) digit(event.key);
    else if (name) act(name);
    else return;
    event.preventDefault();
  }
  /** @param {Event} event @param {string} selector @returns {HTMLElement | SVGElement | null} */
  function nearest(event, selector) {
    return /** @type {Element} */ (event.target).closest(selector);
  }
  document.addEventListener("keydown", press);
  stage.addEventListener("click", (event) => {
    const box = nearest(event, "figure a[data-id]");
    const choice = nearest(event, "[data-choice]");
    const doing = nearest(event, "[data-do]");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (box) {
      event.preventDefault();
      act("box", (box.dataset.id || "").replace(/^to\./, ""));
    } else if (choice) act("choose", choice.dataset.choice);
    else if (doing) act(doing.dataset.do);
    else if (nearest(event, "[data-blank]")) blank(false);
  });
  window.addEventListener("hashchange", fromAddress);
  windows.listen(() => (asNotes ? owner : other), hear);
  window.addEventListener("pagehide", () => {
    if (other && !other.closed) other.close();
  });

  if (asNotes) {
    document.title = stage.dataset.notesTitle || "";
    stage.classList.add("as-notes");
    one("beside").hidden = false;
    open(Object.keys(decks)[0], 0);
    restart = windows.clock(one("clock"), one("elapsed"), () => {
      if (!owner || owner.closed) say("alone");
    });
    windows.send(owner, "hello");
  } else fromAddress();
})();
