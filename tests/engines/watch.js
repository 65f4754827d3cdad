// Stands before the site's own script in the tests: tells what was on screen of a page after somebody left.
(() => {
  "use strict";
  // An ordinary visit may show what it likes before its page has come whole and the mark of leaving is gone.
  const [load] = performance.getEntriesByType("navigation");
  let visits = load.type === "navigate" && localStorage.getItem("left") !== null;
  function look() {
    try {
      const left = localStorage.getItem("left") !== null;
      visits = visits && left;
      if (left && !visits) {
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
