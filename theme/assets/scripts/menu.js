// The menu on a telephone: a button that shows and hides the list. Without a script the list always shows.
(function () {
  "use strict";

  document.addEventListener("DOMContentLoaded", function () {
    var button = document.getElementById("menu-tool");
    var menu = document.getElementById("menu");
    if (!button || !menu) return;

    function show(open) {
      button.setAttribute("aria-expanded", String(open));
      menu.classList.toggle("shown", open);
    }

    button.addEventListener("click", function () {
      show(button.getAttribute("aria-expanded") === "false");
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") === "false") return;
      show(false);
      button.focus();
    });
    addEventListener("pageshow", function (event) {
      if (event.persisted) show(false);
    });
  });
})();
