// The one global of this site's scripts: each puts there what others use. It comes first on every page, before
// there is an element whose id could stand in its place, and before a script that does not come: then the page
// can say so, in words that it has ready.
(() => {
  "use strict";

  window.routewijzer = /** @type {Routewijzer} */ ({});
  document.documentElement.dataset.at = location.hash; // where somebody arrives, for styles
  addEventListener("error", () => document.documentElement.classList.add("failed"), true);

  // In a frame of another page one script more tells that page how high this one is.
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  if (window.parent === window || !own) return;
  const frame = document.createElement("script");
  frame.src = new URL("frame.js", own).href;
  document.head.append(frame);
})();
