// The field of the search. What finds and shows (search.js, the engine, the stems of the language, the texts)
// is loaded when somebody first goes to the field. Without a script the field is a link to all pages.
(() => {
  "use strict";

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.getElementById("find");
    if (!place) return;
    const form = /** @type {HTMLFormElement} */ (place.querySelector("form"));
    const field = /** @type {HTMLInputElement} */ (place.querySelector("input"));
    /** @type {Promise<void> | null} */
    let loading = null;
    let entered = false; // whether Enter was pressed before the search was there

    /** @param {string} name @returns {Promise<unknown>} */
    const file = (name) =>
      new Promise((done, failed) => {
        const address = `${place.dataset.root}assets/${name}`;
        const element = name.endsWith(".css")
          ? Object.assign(document.createElement("link"), { rel: "stylesheet", href: address })
          : Object.assign(document.createElement("script"), { src: address });
        element.onload = done;
        element.onerror = failed;
        document.head.append(element);
      });

    // What is to be loaded; nothing where all of it stands in the document.
    const lacking = () =>
      window.routewijzer.find
        ? []
        : [
            "search.css",
            "vendor/minisearch.js",
            `vendor/stemmer-${place.dataset.language}.js`,
            "search.js",
            "search-index.js",
          ];

    /** @param {string} part @returns {HTMLElement} */
    const within = (part) => /** @type {HTMLElement} */ (place.querySelector(part));

    /** @param {Event} event */
    const load = (event) => {
      if (event.type === "submit") {
        event.preventDefault();
        entered = true;
      }
      loading =
        loading ||
        Promise.all(lacking().map(file)).then(
          () => {
            /** @type {SearchPanel} */ (window.routewijzer.find)(place, entered);
          },
          () => {
            loading = null;
            if (!field.value.trim()) return;
            within(".hits").hidden = false;
            within("[role=status]").textContent = within(".hits p").textContent = place.dataset.fail || "";
          },
        );
    };

    field.addEventListener("focus", load);
    field.addEventListener("input", load);
    form.addEventListener("submit", load);
  });
})();
