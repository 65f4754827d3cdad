// The menu and the search on a telephone: buttons that show and hide them. Without a script both always show.
(() => {
  "use strict";

  document.addEventListener("DOMContentLoaded", () => {
    const menu = toggle("menu-tool", ["menu", "scheme"]);
    const find = toggle("find-tool", ["find"], (place) => {
      /** @type {HTMLElement} */ (place.querySelector("input")).focus();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") for (const each of [menu, find]) if (each) each.close();
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) for (const each of [menu, find]) if (each) each.show(false);
    });
  });

  // A button with the places that it shows; `then` is done with the first of them. Nothing where there is none.
  /** @param {string} name @param {string[]} ids @param {(place: HTMLElement) => void} [then] */
  function toggle(name, ids, then) {
    const button = document.getElementById(name);
    const places = /** @type {HTMLElement[]} */ (
      ids.map((id) => document.getElementById(id)).filter(Boolean)
    );
    if (!button || !places.length) return null;

    const isOpen = () => button.getAttribute("aria-expanded") === "true";
    /** @param {boolean} open */
    const show = (open) => {
      button.setAttribute("aria-expanded", String(open));
      for (const place of places) place.classList.toggle("shown", open);
      if (open && then) then(places[0]);
    };

    button.addEventListener("click", () => {
      show(!isOpen());
    });
    return {
      show,
      close: () => {
        if (!isOpen()) return;
        show(false);
        button.focus();
      },
    };
  }
})();
