// The field of the search. What finds and shows (search.js, the engine, the stems of the language, the texts)
// is loaded when somebody first goes to the field. Without a script the field is a link to all pages.
(function () {
  "use strict";

  document.addEventListener("DOMContentLoaded", function () {
    var place = document.getElementById("find");
    if (!place) return;
    var form = place.querySelector("form");
    var field = place.querySelector("input");
    var loading;
    var entered; // whether Enter was pressed before the search was there

    function script(name) {
      return new Promise(function (done, failed) {
        var element = document.createElement("script");
        element.src = place.dataset.root + "assets/" + name + ".js";
        element.onload = done;
        element.onerror = failed;
        document.head.append(element);
      });
    }

    function load(event) {
      if (event.type === "submit") {
        event.preventDefault();
        entered = true;
      }
      var stems = "vendor/stemmer-" + place.dataset.language;
      loading =
        loading ||
        Promise.all(["vendor/minisearch", stems, "search", "search-index"].map(script)).then(
          function () {
            window.routewijzerFind(place, entered);
          },
          function () {
            loading = null;
            if (!field.value.trim()) return;
            place.querySelector(".hits").hidden = false;
            place.querySelector("[role=status]").textContent = place.dataset.fail;
            place.querySelector(".hits p").textContent = place.dataset.fail;
          },
        );
    }

    field.addEventListener("focus", load);
    field.addEventListener("input", load);
    form.addEventListener("submit", load);
  });
})();
