// Shows what the search finds. Loaded with the engine and the texts when somebody first goes to the field.
// What is typed stays on the page.
(function () {
  "use strict";

  var SHOWN = 8; // results on screen, until somebody asks for all

  // Makes the field at `place` find, and shows what it finds. `awaited`: Enter was pressed before this was here.
  window.routewijzerFind = function (place, awaited) {
    var form = place.querySelector("form");
    var field = place.querySelector("input");
    var panel = place.querySelector(".hits");
    var status = form.querySelector("[role=status]"); // outside of the panel: what is hidden is not read out
    var total = panel.querySelector("p");
    var list = panel.querySelector("ol");
    var data = window.routewijzerSearch;
    var label = data.words;
    var calls = add("ol", panel, total);
    var more = add("button", panel, list.nextSibling);
    var site = window.routewijzerSearchEngine.index(
      window.MiniSearch,
      data.pages,
      {
        stem: window.routewijzerStem,
        numbers: window.routewijzerSearchWords.numbers(label.numbers),
        stop: label.stop
      },
      data
    );
    var results = [];
    var alarm = false;
    calls.setAttribute("aria-label", label.calls);
    more.type = "button";
    more.className = "btn";

    function add(name, parent, before) {
      return parent.insertBefore(document.createElement(name), before);
    }

    function open(shown) {
      panel.hidden = !shown;
    }

    function show() {
      var typed = field.value.trim();
      results = [];
      if (!typed) return open(false);
      var found = window.routewijzerSearchEngine.search(site, typed);
      results = found.results;
      alarm = found.alarm;
      calls.replaceChildren.apply(calls, found.calls.map(callEntry));
      calls.hidden = !found.calls.length;
      list.replaceChildren.apply(list, results.slice(0, SHOWN).map(pageEntry));
      more.hidden = results.length <= SHOWN;
      more.textContent = say(label.more);
      total.textContent = count(found);
      status.textContent = [calls.hidden ? "" : calls.textContent, total.textContent].join(" ").trim();
      open(true);
    }

    function count(found) {
      if (!results.length) return label.none;
      var text = say(results.length === 1 ? label.one : results.length > SHOWN ? label.first : label.many);
      return found.whole ? text : label.part + " " + text;
    }

    function say(text) {
      return text.replace("{count}", results.length).replace("{shown}", SHOWN);
    }

    function entry(href, title, pieces) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = href;
      add("b", link, null).textContent = title;
      link.append(" ");
      var text = add("small", link, null);
      pieces.forEach(function (piece) {
        if (!piece.hit) return text.append(piece.text);
        add("mark", text, null).textContent = piece.text;
      });
      item.append(link);
      return item;
    }

    function pageEntry(result) {
      return entry(place.dataset.root + result.path, result.title, result.text());
    }

    function callEntry(path) {
      var call = data.calls.find(function (call) {
        return call.path === path;
      });
      var title = label.call.replace("{name}", call.title).replace("{number}", call.number);
      return entry(call.address, title, [{ text: call.note, hit: false }]);
    }

    // All results instead of the first; the focus goes to the first new one.
    function showAll() {
      list.replaceChildren.apply(list, results.map(pageEntry));
      more.hidden = true;
      total.textContent = status.textContent = say(label.many);
      list.children[SHOWN].firstChild.focus();
    }

    // Arrow keys walk from the field through the calls and results and back; Escape closes.
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
      var stops = [field].concat(Array.from(panel.querySelectorAll("a, button:not([hidden])")));
      var next = stops[stops.indexOf(document.activeElement) + step];
      event.preventDefault();
      if (next) next.focus();
    }

    // Enter opens the first result, when it has all the words. Else it goes to what is shown: to whom to call in an
    // alarm or when nothing was found, or to the first result.
    function enter() {
      show();
      var call = !calls.hidden && calls.querySelector("a");
      var first = list.querySelector("a");
      if (call && (alarm || !first)) call.focus();
      else if (first && call) first.focus();
      else if (first) first.click();
    }

    field.addEventListener("input", show);
    field.addEventListener("click", show);
    more.addEventListener("click", showAll);
    form.addEventListener("keydown", walk);
    form.addEventListener("submit", enter);
    form.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) open(false);
    });
    document.addEventListener("pointerdown", function (event) {
      if (!form.contains(event.target)) open(false);
    });
    if (awaited) enter();
    else show();
  };
})();
