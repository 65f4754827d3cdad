// The menu on a telephone: a button that shows and hides the list. Without a script the list always shows.
(() => {
  "use strict";

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("menu-tool");
    const menu = document.getElementById("menu");
    if (!button || !menu) return;

    function show(open) {
      button.setAttribute("aria-expanded", String(open));
      menu.classList.toggle("shown", open);
    }

    button.addEventListener("click", () => {
      show(button.getAttribute("aria-expanded") === "false");
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") === "false") return;
      show(false);
      button.focus();
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) show(false);
    });
  });
})();
