// Narrows the list of editions while somebody types the name of a region or municipality; the base route, for
// who finds none, always stays. Without a script the whole list is there. What is typed stays on the page.
(function () {
  "use strict";

  // Whether a text holds all words of a question; capitals, accents and signs do not count.
  function matches(text, question) {
    var words = plain(question).split(" ");
    var whole = plain(text);
    return words.every(function (word) {
      return whole.indexOf(word) >= 0;
    });
  }

  function plain(text) {
    return text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  }

  if (typeof window === "undefined") {
    module.exports = { matches: matches };
    return;
  }

  document.addEventListener("DOMContentLoaded", function () {
    var field = document.getElementById("which");
    var status = document.getElementById("chosen");
    if (!field) return;
    var regions = Array.from(document.querySelectorAll("#choices > :not([data-base])"));
    document.getElementById("choose").hidden = false;
    field.addEventListener("input", function () {
      var shown = regions.filter(function (item) {
        item.hidden = !matches(item.textContent, field.value);
        return !item.hidden;
      }).length;
      var told = status.dataset;
      var text = shown === 0 ? told.none : shown === 1 ? told.one : told.some;
      status.textContent = field.value ? text.replace("{count}", shown) : "";
    });
  });
})();
