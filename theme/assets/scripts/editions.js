// Narrows the list of editions while somebody types the name of a region or municipality; the base route, for
// who finds none, always stays. Without a script the whole list is there. What is typed stays on the page.
(() => {
  "use strict";

  const fold = typeof window === "undefined" ? require("./fold.js") : window.routewijzer.fold;

  // Whether a text holds all words of a question; capitals, accents and signs do not count.
  /** @param {string} text @param {string} question */
  function matches(text, question) {
    const words = plain(question).split(" ");
    const whole = plain(text);
    return words.every((word) => whole.indexOf(word) >= 0);
  }

  /** @param {string} text */
  function plain(text) {
    return fold(text)
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  }

  if (typeof window === "undefined") {
    module.exports = { matches };
    return;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const field = /** @type {HTMLInputElement | null} */ (document.getElementById("which"));
    const status = document.getElementById("chosen");
    const choose = document.getElementById("choose");
    if (!field || !status || !choose) return;
    /** @type {HTMLElement[]} */
    const regions = Array.from(document.querySelectorAll("#choices > :not([data-base])"));
    /** @type {HTMLElement[]} */
    const places = Array.from(document.querySelectorAll("#places > li"));
    choose.hidden = false;
    field.addEventListener("input", () => {
      const shown = regions.filter((item) => {
        item.hidden = !matches(item.textContent || "", field.value);
        return !item.hidden;
      }).length;
      for (const place of places) place.hidden = !matches(place.textContent || "", field.value);
      const told = status.dataset;
      const text = shown === 0 ? told.none : shown === 1 ? told.one : told.some;
      status.textContent = field.value ? (text || "").replace("{count}", String(shown)) : "";
    });
  });
})();
