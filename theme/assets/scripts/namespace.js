// The one global of this site's scripts: each puts there what others use. It comes first on every page, before
// there is an element whose id could stand in its place.
(() => {
  "use strict";

  window.routewijzer = {};

  // In a frame of another page one script more tells that page how high this one is.
  const own = document.currentScript.src;
  if (window.parent === window || !own) return;
  const frame = document.createElement("script");
  frame.src = new URL("frame.js", own);
  document.head.append(frame);
})();
