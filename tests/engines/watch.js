// Stands before the site's own script in the tests: tells what was on screen of a page after somebody left.
(function () {
  "use strict";
  function look() {
    try {
      if (localStorage.getItem("left")) {
        var body = !document.documentElement.hidden && document.body ? document.body.innerText.trim() : "";
        var seen = [document.title, body].filter(function (text) {
          return text && text !== "Laden";
        });
        if (seen.length) localStorage.setItem("seen", location.href + " " + seen.join(" | ").slice(0, 200));
      }
    } catch (refused) {
      /* nothing can be kept here */
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
})();
