// Parts that are closed: they open for the address that leads into them, and for paper.
// Without a script a visitor opens them by hand.
(() => {
  "use strict";

  /** @param {Element} element */
  function openTo(element) {
    for (let each = element; each; each = /** @type {Element} */ (each.parentElement))
      if (each.localName === "details") each.setAttribute("open", "");
  }

  function arrive() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !target.closest("details")) return;
    openTo(target);
    target.scrollIntoView();
  }

  document.addEventListener("DOMContentLoaded", arrive);
  addEventListener("hashchange", arrive);

  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [
      .../** @type {NodeListOf<HTMLDetailsElement>} */ (
        document.querySelectorAll("details.fold:not([open])")
      ),
    ];
    closed.forEach(openTo);
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
})();
