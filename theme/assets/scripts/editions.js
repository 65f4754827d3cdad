// Narrows the list of editions while somebody types the name of a region or municipality; the base route, for
// who finds none, always stays. Without a script the whole list is there. What is typed stays on the page.
(() => {
  "use strict";

  const fold = typeof window === "undefined" ? require("./fold.js") : window.routewijzer.fold;

  // Whether a text holds all words of a question; capitals, accents and signs do not count.
  function matches(text, question) {
    const words = plain(question).split(" ");
    const whole = plain(text);
    return words.every((word) => whole.indexOf(word) >= 0);
  }

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
    const field = document.getElementById("which");
    const status = document.getElementById("chosen");
    if (!field) return;
    const regions = Array.from(document.querySelectorAll("#choices > :not([data-base])"));
    const places = Array.from(document.querySelectorAll("#places > li"));
    document.getElementById("choose").hidden = false;
    field.addEventListener("input", () => {
      const shown = regions.filter((item) => {
        item.hidden = !matches(item.textContent, field.value);
        return !item.hidden;
      }).length;
      for (const place of places) place.hidden = !matches(place.textContent, field.value);
      const told = status.dataset;
      const text = shown === 0 ? told.none : shown === 1 ? told.one : told.some;
      status.textContent = field.value ? text.replace("{count}", shown) : "";
    });
  });
})();
