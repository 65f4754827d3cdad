// All pages in one document: shows the page that the address names, and lets the search read them all. An
// address is the page's own ("#route/stap-2.html") and, behind ":", a place there.
(() => {
  "use strict";

  // The names to look for, the nearest place first: "a.html:b" is that place, a place "b", or the page.
  function names(fragment) {
    const cut = fragment.indexOf(":");
    return cut < 0 ? [fragment] : [fragment, fragment.slice(cut + 1), fragment.slice(0, cut)];
  }

  if (typeof window === "undefined") {
    module.exports = { names: names };
    return;
  }

  const leaves = Array.from(document.querySelectorAll("main > .leaf"));
  const helper = document.getElementById("helper");
  const rows = window.routewijzer.searchData.pages;
  const finding = window.routewijzer.find;
  const data = window.routewijzer.helperData;
  const decisions = data ? data.decisions : {};

  // The name in the address; that of a decision is the page of the helper, where it begins.
  function place() {
    try {
      const name = decodeURIComponent(location.hash.slice(1));
      return Object.hasOwn(decisions, name) ? helper.closest(".leaf").id : name;
    } catch (_malformed) {
      return "";
    }
  }

  function byName(name) {
    return (
      name &&
      names(name)
        .map((id) => document.getElementById(id))
        .filter((found) => found && found.closest(".leaf"))[0]
    );
  }

  function show(moved) {
    const name = place();
    const page = document.getElementById(name.split(":")[0]);
    let target = byName(name);
    const leaf = leaves.indexOf(page) >= 0 ? page : target ? target.closest(".leaf") : leaves[0];
    if (!target || target.closest(".leaf") !== leaf) target = leaf;
    leaves.forEach((each) => {
      each.classList.toggle("now", each === leaf);
    });
    document.querySelectorAll("#menu a, footer a").forEach((link) => {
      if (link.getAttribute("href") === `#${leaf.id}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    if (helper && !helper.hidden && leaf.contains(helper)) return; // it names the tab and moves the focus itself
    document.title = leaf.dataset.title || leaf.querySelector("h1").textContent;
    if (moved) arrive(leaf, target);
  }

  function arrive(leaf, target) {
    document.querySelector("#find .hits").hidden = true;
    const menu = document.getElementById("menu-tool");
    if (menu.getAttribute("aria-expanded") === "true") menu.click();
    for (let part = target; part !== leaf; part = part.parentElement)
      if (part.localName === "details") part.open = true;
    const heading = target === leaf ? leaf.querySelector("h1") : target;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    if (target === leaf) scrollTo({ top: 0, behavior: "instant" });
    else target.scrollIntoView({ behavior: "instant" });
  }

  function make(tag, parts) {
    const element = document.createElement(tag);
    element.append.apply(element, parts);
    return element;
  }

  // The rules and outcomes of a decision, from the data of the helper: so they stand in the document once.
  function rules(section) {
    const data = window.routewijzer.helperData;
    const decision = data.decisions[section.dataset.decision];
    const said = section.closest("main").dataset;
    function conditions(rule) {
      return Object.keys(rule.when).map((id) => {
        const asked = data.questions[id];
        const titles = rule.when[id].map((number) => asked.answers[number].title);
        const last = titles.pop();
        return make("span", [
          `${asked.text} `,
          make("b", [
            titles.length ? said.either.replace("{first}", titles.join(", ")).replace("{last}", last) : last,
          ]),
          ". ",
        ]);
      });
    }
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
          const basis = rule.basis === "stated" ? "" : ` (${data.words["basis_".concat(rule.basis)]})`;
          return make(
            "li",
            conditions(rule).concat("→ ", make("b", [title]), `. ${rule.because}${basis}${duty(rule.stays)}`),
          );
        }),
      ),
      make("h2", [said.outcomes]),
    );
    Object.values(decision.outcomes).forEach((outcome) => {
      const calls = (outcome.calls || []).map((call) => {
        const link = make("a", [call.text]);
        link.href = call.href;
        return make("p", [link]);
      });
      const onward = outcome.to && make("a", [outcome.to.title]);
      if (onward) onward.href = outcome.to.href;
      const told = [outcome.advice].concat(outcome.actions || [], outcome.open || [], outcome.readings || []);
      section.append.apply(
        section,
        [make("h3", [outcome.title])].concat(
          told.map((text) => make("p", [text])),
          calls,
          outcome.noCall ? make("p", [data.words.no_call]) : [],
          onward ? make("p", ["→ ", onward]) : [],
          Object.keys(outcome.offers || {}).map((id) => {
            const offer = make("a", [outcome.offers[id]]);
            offer.href = data.decisions[id].href;
            return make("p", [offer]);
          }),
        ),
      );
    });
    section.querySelector("ul").className = "points";
  }

  // The texts of a page, parted as its elements are, and those of its decision, which the helper holds.
  function text(id) {
    const found = byName(id);
    const texts = [];
    if (!found) return "";
    const walker = document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      if (!walker.currentNode.parentElement.closest("h1, svg")) texts.push(walker.currentNode.data);
    return texts.join(" ").replace(/\s+/g, " ").trim();
  }

  window.routewijzer.find = (place, awaited) => {
    rows.forEach((row) => {
      row[1] = row[1] || document.getElementById(row[0]).querySelector("h1").textContent;
      row[3] = text(row[0]);
    });
    finding(place, awaited);
  };
  addEventListener("hashchange", () => {
    show(true);
  });
  if (window.routewijzer.helperData) document.querySelectorAll("[data-decision]").forEach(rules);
  show(false);
  if (location.hash)
    arrive.call(
      null,
      document.querySelector(".leaf.now"),
      byName(place()) || document.querySelector(".leaf.now"),
    );
})();
