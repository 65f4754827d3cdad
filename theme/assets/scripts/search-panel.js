// Shows what the search finds. Loaded with the engine and the texts when somebody first goes to the field.
// What is typed stays on the page.
(() => {
  "use strict";

  const SHOWN = 8; // results on screen, until somebody asks for all

  // Makes the field at `place` find, and shows what it finds. `awaited`: Enter was pressed before this was here.
  window.routewijzer.find = (place, awaited) => {
    const form = /** @type {HTMLFormElement} */ (place.querySelector("form"));
    const field = /** @type {HTMLInputElement} */ (place.querySelector("input"));
    const panel = /** @type {HTMLElement} */ (place.querySelector(".hits"));
    // outside of the panel: what is hidden is not read out
    const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
    const total = /** @type {HTMLElement} */ (panel.querySelector("p"));
    const list = /** @type {HTMLElement} */ (panel.querySelector("ol"));
    const data = window.routewijzer.searchData;
    const label = data.words;
    const calls = add("ol", panel, total);
    const more = add("button", panel, list.nextSibling);
    const site = window.routewijzer.searchEngine.index(
      window.MiniSearch,
      data.pages,
      {
        stem: window.routewijzer.stem,
        numbers: window.routewijzer.searchWords.numbers(label.numbers),
        stop: label.stop,
      },
      data,
    );
    /** @type {SearchResult[]} */
    let results = [];
    let alarm = false;
    calls.setAttribute("aria-label", label.calls);
    more.type = "button";
    more.className = "button";

    /**
     * @template {keyof HTMLElementTagNameMap} Tag
     * @param {Tag} name @param {Element} parent @param {Node | null} before
     */
    function add(name, parent, before) {
      return parent.insertBefore(document.createElement(name), before);
    }

    /** @param {Element} part @param {Node[]} entries */
    function fill(part, entries) {
      part.textContent = "";
      part.append(...entries);
    }

    /** @param {boolean} shown */
    function open(shown) {
      panel.hidden = !shown;
    }

    function show() {
      const typed = field.value.trim();
      results = [];
      if (!typed) return open(false);
      const found = window.routewijzer.searchEngine.search(site, typed);
      results = found.results;
      alarm = found.alarm;
      fill(calls, found.calls.map(callEntry));
      calls.hidden = !found.calls.length;
      fill(list, results.slice(0, SHOWN).map(pageEntry));
      more.hidden = results.length <= SHOWN;
      more.textContent = say(label.more);
      total.textContent = count(found);
      status.textContent = [calls.hidden ? "" : calls.textContent, total.textContent].join(" ").trim();
      open(true);
    }

    /** @param {SearchFound} found */
    function count(found) {
      if (!results.length) return label.none;
      const text = say(results.length === 1 ? label.one : results.length > SHOWN ? label.first : label.many);
      return found.whole ? text : `${label.part} ${text}`;
    }

    /** @param {string} text */
    function mark(text) {
      return window.routewijzer.mark(text, data.marks);
    }

    /** @param {string} text */
    function say(text) {
      return text.replace("{count}", `${results.length}`).replace("{shown}", `${SHOWN}`);
    }

    /** @param {string} href @param {string} title @param {ExcerptPiece[]} pieces */
    function entry(href, title, pieces) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = href;
      add("b", link, null).append(...mark(title));
      link.append(" ");
      const text = add("small", link, null);
      pieces.forEach((piece) => {
        (piece.hit ? add("mark", text, null) : text).append(...mark(piece.text));
      });
      item.append(link);
      return item;
    }

    /** @param {SearchResult} result */
    function pageEntry(result) {
      return entry(place.dataset.root + result.path, result.title, result.text());
    }

    // Of one of the calls in the data: no other path comes from the search.
    /** @param {string} path */
    function callEntry(path) {
      const call = /** @type {SearchCall} */ (data.calls.find((call) => call.path === path));
      const item = entry(call.address, "", [{ text: call.note, hit: false }]);
      const title = /** @type {HTMLElement} */ (item.querySelector("b"));
      // a number stays on one line
      call.title.split(/(\d[\d -]*\d)/).forEach((part, place) => {
        const piece = add("span", title, null);
        piece.textContent = part;
        if (place % 2) piece.className = "phone";
      });
      return item;
    }

    // All results instead of the first; the focus goes to the first new one.
    function showAll() {
      const entries = results.map(pageEntry);
      fill(list, entries);
      more.hidden = true;
      total.textContent = status.textContent = say(label.many);
      /** @type {HTMLElement} */ (entries[SHOWN].firstChild).focus();
    }

    // Arrow keys walk from the field through the calls and results and back; Escape closes.
    /** @param {KeyboardEvent} event */
    function walk(event) {
      if (event.key === "Escape" && !panel.hidden) {
        event.preventDefault();
        event.stopPropagation();
        open(false);
        field.focus();
        return;
      }
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (!step) return;
      if (panel.hidden) return show();
      /** @type {NodeListOf<HTMLElement>} */
      const links = panel.querySelectorAll("a, button:not([hidden])");
      const stops = [field, ...links];
      const next = stops[stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step];
      event.preventDefault();
      if (next) next.focus();
    }

    // Enter opens the first result, when it has all the words. Else it goes to what is shown: to whom to call in an
    // alarm or when nothing was found, or to the first result.
    function enter() {
      show();
      const call = !calls.hidden && calls.querySelector("a");
      const first = list.querySelector("a");
      if (call && (alarm || !first)) call.focus();
      else if (first && call) first.focus();
      else if (first) first.click();
    }

    field.addEventListener("input", show);
    field.addEventListener("click", show);
    more.addEventListener("click", showAll);
    form.addEventListener("keydown", walk);
    form.addEventListener("submit", enter);
    form.addEventListener("focusout", (event) => {
      const target = /** @type {Node | null} */ (event.relatedTarget);
      if (target && !form.contains(target)) open(false);
    });
    document.addEventListener("pointerdown", (event) => {
      if (!form.contains(/** @type {Node} */ (event.target))) open(false);
    });
    if (awaited) enter();
    else show();
  };
})();
