// The field of the search. What finds and shows (search.js, the engine, the stems of the language, the texts)
// is loaded when somebody first goes to the field. Without a script the field is a link to all pages.
(() => {
  "use strict";

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.getElementById("find");
    if (!place) return;
    const form = place.querySelector("form");
    const field = place.querySelector("input");
    let loading;
    let entered; // whether Enter was pressed before the search was there

    function script(name) {
      return new Promise((done, failed) => {
        const element = document.createElement("script");
        element.src = `${place.dataset.root}assets/${name}.js`;
        element.onload = done;
        element.onerror = failed;
        document.head.append(element);
      });
    }

    // What is to be loaded; nothing where all of it stands in the document.
    function lacking() {
      if (window.routewijzer.find) return [];
      return ["vendor/minisearch", `vendor/stemmer-${place.dataset.language}`, "search", "search-index"];
    }

    function load(event) {
      if (event.type === "submit") {
        event.preventDefault();
        entered = true;
      }
      loading =
        loading ||
        Promise.all(lacking().map(script)).then(
          () => {
            window.routewijzer.find(place, entered);
          },
          () => {
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
