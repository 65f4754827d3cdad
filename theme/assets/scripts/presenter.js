/* The presenter: fills the window with the picture and walks it with keys, a clicker, a mouse or a screen reader.
   Everything that it shows stands in the page already; it only shows and hides, and lights boxes and lines. */
(() => {
  "use strict";

  const walk = window.routewijzer.caseWalk;
  const windows = window.routewijzer.notes;
  const keys = window.routewijzer.presenterKeys;
  const stage = document.getElementById("stage");
  const decks = Object.create(null);
  const articles = Object.create(null);
  let states = Object.create(null); // by ids, any word
  let state = null;
  let other = null;
  let opener = null;
  let typed = "";
  let timer = 0;
  let letters = true;
  const asNotes = location.hash === "#notes" && !!window.opener;

  function all(selector, root) {
    return [...(root || stage).querySelectorAll(selector)];
  }
  function one(name) {
    return stage.querySelector(`[data-${name}]`);
  }
  function cards() {
    return decks[state.deck];
  }

  all("#panel article").forEach((article) => {
    const key = article.dataset.case;
    const buttons = all("[data-choice]", article);
    if (!(key in decks)) {
      decks[key] = [];
      articles[key] = [];
    }
    decks[key].push({
      box: article.dataset.box || null,
      choices: article.querySelector(".after") ? buttons.map((button) => button.dataset.choice) : null,
      number: Number(article.dataset.number) || null,
    });
    articles[key].push(article);
  });
  const picture =
    stage.querySelector("figure") && window.routewijzer.litPicture(stage.querySelector("figure"), walk.view);

  function current() {
    if (!state.aside) return articles[state.deck][state.at];
    return articles["0"].filter((article) => article.dataset.box === state.aside)[0];
  }
  function say(name) {
    one("message").textContent = name ? one("message").dataset[name] : "";
  }

  /* ---- showing ---- */
  function show() {
    const now = current();
    const lit = walk.light(cards(), state);
    const told = state.at in state.chosen && !state.aside;
    const title = state.chosen[state.at];
    all("#panel article").forEach((article) => {
      if (article.hidden !== (article !== now)) article.hidden = article !== now;
    });
    hide(".aside", !state.aside);
    hide(".before,.choice", told);
    hide(".after", !told);
    all("[data-chosen]", now).forEach((part) => {
      part.textContent = title ? part.dataset.chosen.replace("{choice}", () => title) : "";
    });
    const others = all("[data-other]", now).filter((part) => {
      part.hidden = part.dataset.other !== title;
      return !part.hidden;
    });
    hide(".after .openhere", others.length > 0); // no more than a screen: the trainer reads it in the notes
    if (picture) picture.light(lit, (cards().filter((card) => card.box)[0] || {}).box);
    const first = articles[state.deck][0];
    const free = state.trail || state.deck === "0";
    one("name").textContent = first.dataset.title;
    one("setting").textContent = first.dataset.setting || "";
    one("count").textContent = counted(articles[state.deck], now);
    dots(free ? [] : articles[state.deck].filter(stop));
    const ahead = articles[state.deck][state.at + (state.aside ? 0 : 1)];
    const preview = one("next");
    preview.textContent = "";
    if (ahead)
      all("h2,.tell,.asked", ahead)
        .slice(0, 3)
        .forEach((part) => {
          if (part.closest(".after")) return;
          const copy = document.createElement("p");
          copy.textContent = part.textContent;
          preview.appendChild(copy);
        });
  }
  function hide(selector, hidden) {
    all(selector, current()).forEach((part) => {
      part.hidden = hidden;
    });
  }
  /* The number of a stop; the cards before the first and after the last have none. */
  function stop(article) {
    return (/#stop-(\d+)$/.exec(article.dataset.follow) || [])[1];
  }
  function counted(deck, now) {
    return !stop(now)
      ? ""
      : one("count")
          .dataset.count.replace("{number}", stop(now))
          .replace("{count}", deck.filter(stop).length);
  }
  function dots(stops) {
    const place = one("dots");
    place.textContent = "";
    for (const article of stops) {
      const index = articles[state.deck].indexOf(article);
      const dot = document.createElement("i");
      dot.className = index < state.at ? "filled" : index === state.at ? "now" : "";
      place.appendChild(dot);
    }
  }

  /* ---- walking ---- */
  function go(next) {
    if (asNotes || next === state) return;
    const focused = document.activeElement;
    state = states[next.deck] = next;
    say("");
    show();
    if (focused && focused.closest(".choice"))
      document.getElementById("panel").focus({ preventScroll: true });
    history.replaceState(null, "", `#${state.deck}.${state.at}`);
    windows.send(other, "state", state);
  }
  function act(name, value) {
    if (name === "letters") {
      letters = !letters;
      stage.classList.toggle("letterless", !letters);
      return pressed("letters", letters);
    }
    if (asNotes && name !== "reset" && name !== "close")
      return windows.send(window.opener, "do", { name, value });
    const last = cards().length - 1;
    if (!one("blank").hidden && name !== "close") return blank(false);
    if (name === "next") go(walk.next(cards(), state));
    else if (name === "back") go(walk.back(cards(), state));
    else if (name === "home") go(walk.to(cards(), state, 0));
    else if (name === "end") go(walk.to(cards(), state, last));
    else if (name === "choose") go(walk.choose(cards(), state, value));
    else if (name === "number") number(value);
    else if (name === "box" && picture && picture.open(value)) pressed("whole", false);
    else if (name === "box" && walk.isBox(decks["0"], value)) go(walk.click(cards(), state, value));
    else if (name === "blank") blank(true);
    else if (name === "text") text();
    else if (name === "whole" && picture) pressed("whole", picture.turn());
    else if (name === "qr") code(one("qr").hidden);
    else if (name === "full") keys.fullscreen(() => say("refused"));
    else if (name === "notes") notes();
    else if (name === "close") close();
    else if (name === "reset") restart();
  }
  function number(value) {
    const choices = walk.isOpen(cards(), state) ? cards()[state.at].choices : [];
    if (choices.length) {
      if (choices[value - 1]) go(walk.choose(cards(), state, choices[value - 1]));
    } else go(walk.to(cards(), state, walk.numbered(cards(), value)));
  }

  /* Two figures that follow each other at once are one number. */
  function digit(figure) {
    clearTimeout(timer);
    typed = walk.isOpen(cards(), state) ? figure : (typed + figure).slice(-2);
    act("number", Number(typed));
    timer = setTimeout(() => {
      typed = "";
    }, 900);
  }
  function blank(on) {
    one("blank").hidden = !on;
    say(on ? "blanked" : "");
  }
  function text() {
    pressed("text", !stage.classList.toggle("wide"));
  }
  function pressed(name, on) {
    all(`[data-do="${name}"]`)[0].setAttribute("aria-pressed", String(on));
  }
  function code(on) {
    const place = one("address");
    const address = new URL(current().dataset.follow, location.href);
    const web = /^https?:$/.test(address.protocol);
    one("qr").hidden = !on;
    if (!on) return stage.focus();
    place.textContent = web ? address.href : place.dataset.web;
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
  function hear(kind, value) {
    if (asNotes && kind === "state") {
      const next = walk.checked(decks, value);
      if (!next) return;
      state = next;
      show();
    } else if (!asNotes && kind === "hello" && state) windows.send(other, "state", state);
    else if (!asNotes && kind === "do" && state && value && typeof value.name === "string")
      act(value.name, value.value);
  }
  let restart = () => {};

  /* ---- opening and closing ---- */
  function open(deck, at) {
    opener = document.activeElement;
    at = Math.min(at, decks[deck].length - 1);
    state = walk.to(decks[deck], states[deck] || walk.begin(deck, at, deck === "0"), at);
    states[deck] = state;
    document.documentElement.classList.add("presenting");
    document.body.appendChild(stage);
    [...document.body.children].forEach((part) => {
      part.inert = part !== stage;
    });
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
    state = null;
    document.documentElement.classList.remove("presenting");
    [...document.body.children].forEach((part) => {
      part.inert = false;
    });
    history.replaceState(null, "", location.href.split("#")[0]);
    if (opener && opener !== document.body) opener.focus();
  }
  function fromAddress() {
    const found = /^#([a-z0-9-]+)\.(\d{1,3})$/.exec(location.hash);
    if (found && found[1] in decks) open(found[1], Number(found[2]));
    else if (!stage.hidden && !asNotes) close();
  }

  function press(event) {
    if (!state || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(Shift|Tab)$/.test(event.key) || (!letters && /^\S$/u.test(event.key))) return;
    if (!one("blank").hidden) {
      event.preventDefault();
      return blank(false);
    }
    if (!one("qr").hidden && !/^(Escape|q|Q|Enter| )$/.test(event.key)) return;
    if (/^(Enter| )$/.test(event.key) && event.target.closest("a,button,summary")) return;
    const name = keys.named(event.key);
    if (/^\d$/.test(event.key)) digit(event.key);
    else if (name) act(name);
    else return;
    event.preventDefault();
  }
  document.addEventListener("keydown", press);
  stage.addEventListener("click", (event) => {
    const box = event.target.closest("figure a[data-id]");
    const choice = event.target.closest("[data-choice]");
    const doing = event.target.closest("[data-do]");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (box) {
      event.preventDefault();
      act("box", box.dataset.id.replace(/^to\./, ""));
    } else if (choice) act("choose", choice.dataset.choice);
    else if (doing) act(doing.dataset.do);
    else if (event.target.closest("[data-blank]")) blank(false);
  });
  window.addEventListener("hashchange", fromAddress);
  windows.listen(() => (asNotes ? window.opener : other), hear);
  window.addEventListener("pagehide", () => {
    if (other && !other.closed) other.close();
  });

  if (asNotes) {
    document.title = stage.dataset.notesTitle;
    stage.classList.add("as-notes");
    state = walk.begin(Object.keys(decks)[0], 0, false);
    one("beside").hidden = false;
    open(state.deck, 0);
    restart = windows.clock(one("clock"), one("elapsed"), () => {
      if (!window.opener || window.opener.closed) say("alone");
    });
    windows.send(window.opener, "hello");
  } else fromAddress();
})();
