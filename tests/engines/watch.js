// Stands before the site's own script in the tests: tells what was on screen of a page after somebody left.
(() => {
  "use strict";
  function look() {
    try {
      if (localStorage.getItem("left")) {
        const body =
          !document.documentElement.hidden && document.body ? document.body.textContent.trim() : "";
        const seen = [document.title, body].filter((text) => text && text !== "Laden");
        if (seen.length) localStorage.setItem("seen", `${location.href} ${seen.join(" | ").slice(0, 200)}`);
      }
    } catch (_refused) {
      /* nothing can be kept here */
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
})();
