// All pages in one document: shows the page that the address names, and lets the search read them all. An
// address is the page's own ("#route/stap-2.html") and, behind ":", a place there.
(() => {
  "use strict";

  // The names to look for, the nearest place first: "a.html:b" is that place, a place "b", or the page.
  /** @param {string} fragment */
  function names(fragment) {
    const cut = fragment.indexOf(":");
    return cut < 0 ? [fragment] : [fragment, fragment.slice(cut + 1), fragment.slice(0, cut)];
  }

  if (typeof window === "undefined") {
    module.exports = { names };
    return;
  }

  /** @type {HTMLElement[]} */
  const leaves = Array.from(document.querySelectorAll("main > .leaf"));
  const helper = document.getElementById("helper");
  const rows = window.routewijzer.searchData.pages;
  const finding = /** @type {SearchPanel} */ (window.routewijzer.find);
  const data = window.routewijzer.helperData;
  const decisions = data ? data.decisions : {};

  // The name in the address; that of a decision is the page of the helper, where it begins.
  function place() {
    try {
      const name = decodeURIComponent(location.hash.slice(1));
      return helper && Object.keys(decisions).includes(name) ? leafOf(helper).id : name;
    } catch (_malformed) {
      return "";
    }
  }

  // The page that a part of it stands in.
  /** @param {Element} part */
  function leafOf(part) {
    return /** @type {HTMLElement} */ (part.closest(".leaf"));
  }

  /** @param {string} name @returns {HTMLElement | null | undefined} */
  function byName(name) {
    return names(name)
      .map((id) => document.getElementById(id))
      .find((found) => found && leafOf(found));
  }

  // The heading of a page, or of a place in one.
  /** @param {HTMLElement} part */
  function heading(part) {
    return /** @type {HTMLElement} */ (part.querySelector("h1, h3"));
  }

  /** @param {boolean} moved */
  function show(moved) {
    const name = place();
    const page = document.getElementById(name.split(":")[0]);
    const target = byName(name);
    const leaf = leaves.find((each) => each === page) || (target ? leafOf(target) : leaves[0]);
    leaves.forEach((each) => {
      each.classList.toggle("now", each === leaf);
    });
    document.querySelectorAll("#menu a, footer a").forEach((link) => {
      if (link.getAttribute("href") === `#${leaf.id}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    if (helper && !helper.hidden && leaf.contains(helper)) return; // it names the tab and moves the focus itself
    document.title = leaf.dataset.title || heading(leaf).textContent || "";
    if (moved) arrive(leaf);
  }

  // To the place in the page that the address names, or to the page's heading.
  /** @param {HTMLElement} leaf */
  function arrive(leaf) {
    const found = byName(place());
    const target = found && leafOf(found) === leaf ? found : leaf;
    /** @type {HTMLElement} */ (document.querySelector("#find .hits")).hidden = true;
    const menu = document.getElementById("menu-tool");
    if (menu && menu.getAttribute("aria-expanded") === "true") menu.click();
    for (let part = target; part !== leaf; part = /** @type {HTMLElement} */ (part.parentElement))
      if (part.localName === "details") part.setAttribute("open", "");
    const focused = target === leaf ? heading(leaf) : target;
    focused.tabIndex = -1;
    focused.focus({ preventScroll: true });
    if (target === leaf) scrollTo({ top: 0, behavior: "instant" });
    else target.scrollIntoView({ behavior: "instant" });
  }

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag @param {(Node | string)[]} parts
   */
  function make(tag, parts) {
    const element = document.createElement(tag);
    element.append(...parts);
    return element;
  }

  /** @param {string} text @param {string} href */
  function link(text, href) {
    const element = make("a", [text]);
    element.href = href;
    return element;
  }

  // The rules and outcomes of a decision, from the data of the helper: so they stand in the document once.
  /** @param {HelperPayload} data @param {HTMLElement} section */
  function rules(data, section) {
    const decision = data.decisions[section.dataset.decision || ""];
    const { either, outcomes } = /** @type {Record<string, string>} */ (
      /** @type {HTMLElement} */ (section.closest("main")).dataset
    );
    /** @param {HelperRule} rule @returns {(Node | string)[]} */
    function conditions(rule) {
      return Object.keys(rule.when).map((id) => {
        const asked = data.questions[id];
        const titles = rule.when[id].map((number) => asked.answers[number].title);
        const last = titles.pop() || "";
        return make("span", [
          `${asked.text} `,
          make("b", [
            titles.length ? either.replace("{first}", titles.join(", ")).replace("{last}", last) : last,
          ]),
          ". ",
        ]);
      });
    }
    /** @param {string | undefined} id */
    function duty(id) {
      return data.duties
        .filter((each) => each.id === id)
        .map((each) => ` ${each.text}`)
        .join("");
    }
    section.append(
      make(
        "ul",
        decision.rules.map((rule) => {
          const title = decision.outcomes[rule.then].title;
          const basis =
            rule.basis === "stated" ? "" : ` (${data.words[/** @type {const} */ (`basis_${rule.basis}`)]})`;
          return make(
            "li",
            conditions(rule).concat("→ ", make("b", [title]), `. ${rule.because}${basis}${duty(rule.stays)}`),
          );
        }),
      ),
      make("h2", [outcomes]),
    );
    Object.values(decision.outcomes).forEach((outcome) => {
      const calls = (outcome.calls || []).map((call) => {
        return make("p", [link(call.text, call.href)]);
      });
      const { to, offers } = outcome;
      const told = [outcome.advice].concat(outcome.actions || [], outcome.open || [], outcome.readings || []);
      section.append(
        make("h3", [outcome.title]),
        ...told.map((text) => make("p", [text])),
        ...calls,
        ...(outcome.noCall ? [make("p", [data.words.no_call])] : []),
        ...(to ? [make("p", ["→ ", link(to.title, to.href)])] : []),
        ...Object.entries(offers || {}).map(([id, text]) => make("p", [link(text, data.decisions[id].href)])),
      );
    });
    /** @type {Element} */ (section.querySelector("ul")).className = "points";
  }

  // What an item of a list says itself: without its sign, the remark behind it and what hangs below it.
  /** @param {Element} item */
  function own(item) {
    const copy = /** @type {Element} */ (item.cloneNode(true));
    copy.querySelectorAll(".mark, small, details, ul, p").forEach((part) => {
      part.remove();
    });
    return plain(copy);
  }

  /** @param {Element | null} part */
  function plain(part) {
    return ((part && part.textContent) || "").replace(/\s+/g, " ").trim();
  }

  /** @param {Element} item @returns {HelperOpenPoint} */
  function doubt(item) {
    const advice = plain(item.querySelector("p:not(.proposal)"));
    const readings = Array.from(item.querySelectorAll(".readings > li"), plain);
    return Object.assign({ text: own(item) }, readings.length ? { readings } : {}, advice ? { advice } : {});
  }

  // What the helper says of other pages it has from these: what is open in a decision, and what somebody does
  // where an outcome leads. So it stands in the document once.
  /** @param {HelperPayload} data @param {HelperDecision} decision */
  function complete(data, decision) {
    const page = document.getElementById(decision.href.slice(1));
    const doubts = page ? Array.from(page.querySelectorAll(".open-points > .points > li"), doubt) : [];
    if (doubts.length) decision.open = doubts;
    Object.values(decision.outcomes).forEach(({ to }) => {
      if (!to || Object.values(data.decisions).some((other) => other.href === to.href)) return;
      const there = document.getElementById(to.href.slice(1));
      const list = there && there.querySelector(".to-do");
      if (list)
        data.steps[to.href] = {
          heading: plain(list.previousElementSibling),
          texts: Array.from(list.children, own),
        };
    });
  }

  // The texts of a page, parted as its elements are, and those of its decision, which the helper holds.
  /** @param {string} id */
  function text(id) {
    const found = byName(id);
    /** @type {string[]} */
    const texts = [];
    if (!found) return "";
    const walker = document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      if (!(/** @type {Element} */ (node.parentElement).closest("h1, svg"))) texts.push(node.data);
    }
    return texts.join(" ").replace(/\s+/g, " ").trim();
  }

  window.routewijzer.find = (place, awaited) => {
    rows.forEach((row) => {
      row[1] =
        row[1] || heading(/** @type {HTMLElement} */ (document.getElementById(row[0]))).textContent || "";
      row[3] = text(row[0]);
    });
    finding(place, awaited);
  };
  addEventListener("hashchange", () => {
    show(true);
  });
  if (data) {
    for (const section of /** @type {NodeListOf<HTMLElement>} */ (
      document.querySelectorAll("[data-decision]")
    ))
      rules(data, section);
    Object.values(data.decisions).forEach((decision) => {
      complete(data, decision);
    });
  }
  show(false);
  if (location.hash) arrive(/** @type {HTMLElement} */ (document.querySelector(".leaf.now")));
})();
