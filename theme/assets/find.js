// The field of the search and its results. What finds them (search.js, the engine, the stems of the language)
// and the texts are loaded when somebody first goes to the field. What is typed stays on the page. Without a
// script the field is a link to the list of all pages.
(function () {
  "use strict";

  var SHOWN = 8; // results on screen

  document.addEventListener("DOMContentLoaded", function () {
    var place = document.getElementById("find");
    if (!place) return;
    var form = place.querySelector("form");
    var field = place.querySelector("input");
    var panel = place.querySelector(".hits");
    var status = form.querySelector("[role=status]"); // outside of the panel: what is hidden is not read out
    var total = panel.querySelector("p");
    var list = panel.querySelector("ol");
    var label = place.dataset;
    var loading, site, told;

    function script(name) {
      return new Promise(function (done, failed) {
        var element = document.createElement("script");
        element.src = label.root + "assets/" + name + ".js";
        element.onload = done;
        element.onerror = failed;
        document.head.append(element);
      });
    }

    function finder() {
      return window.routewijzerFind;
    }

    function load() {
      loading = loading || Promise.all(
        ["vendor/minisearch", "vendor/stemmer-" + label.language, "search", "search-index"].map(script)
      ).then(function () {
        var texts = window.routewijzerSearch;
        told = texts.words;
        site = finder().index(window.MiniSearch, texts.pages, {
          stem: window.routewijzerStem,
          numbers: finder().numbers(told.numbers)
        });
      });
      return loading;
    }

    function open(shown) {
      panel.hidden = !shown;
    }

    function say(text) {
      status.textContent = total.textContent = text;
    }

    function show() {
      var text = field.value.trim();
      if (!text) return open(false);
      load().then(function () {
        if (field.value.trim() !== text) return;
        var results = finder().search(site, text);
        var count = results.length;
        var few = results.slice(0, SHOWN);
        list.replaceChildren.apply(list, few.map(entry));
        say(
          !count ? told.none : count === 1 ? told.one
            : (count > SHOWN ? told.first : told.many).replace("{count}", count).replace("{shown}", SHOWN)
        );
        open(true);
      }, function () {
        loading = null;
        list.replaceChildren();
        say(label.fail);
        open(true);
      });
    }

    function entry(result) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      var title = document.createElement("b");
      var text = document.createElement("small");
      link.href = label.root + result.path;
      title.textContent = result.title;
      result.text().forEach(function (piece) {
        if (!piece.hit) return text.append(piece.text);
        var mark = document.createElement("mark");
        mark.textContent = piece.text;
        text.append(mark);
      });
      link.append(title, text);
      item.append(link);
      return item;
    }

    // Arrow keys walk from the field through the results and back; Escape closes.
    function walk(event) {
      if (event.key === "Escape" && !panel.hidden) {
        event.preventDefault();
        event.stopPropagation();
        open(false);
        field.focus();
        return;
      }
      var step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (!step) return;
      if (panel.hidden) return show();
      var stops = [field].concat(Array.from(panel.querySelectorAll("a")));
      var next = stops[stops.indexOf(document.activeElement) + step];
      event.preventDefault();
      if (next) next.focus();
    }

    field.addEventListener("focus", function () {
      load().catch(function () {}); // told when somebody types
    });
    field.addEventListener("input", show);
    field.addEventListener("click", show);
    form.addEventListener("keydown", walk);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var first = !panel.hidden && list.querySelector("a");
      if (first) first.focus();
      else show();
    });
    form.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) open(false);
    });
    document.addEventListener("pointerdown", function (event) {
      if (!form.contains(event.target)) open(false);
    });
  });
})();
