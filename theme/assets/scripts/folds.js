// Parts that are closed: they open for the address that leads into them, and for paper.
// Without a script a visitor opens them by hand.
(() => {
  "use strict";

  function openTo(element) {
    for (let each = element; each; each = each.parentElement)
      if (each.localName === "details" && !each.open) each.open = true;
  }

  function arrive() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.closest("details")) return;
    openTo(target);
    target.scrollIntoView();
  }

  document.addEventListener("DOMContentLoaded", arrive);
  addEventListener("hashchange", arrive);

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details.fold:not([open])")];
    closed.forEach(openTo);
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
})();
