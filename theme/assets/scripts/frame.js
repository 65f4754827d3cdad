// In a frame of another page: tell that page how high this one is, and where a script moved the focus to, so that
// it can make the frame as high and scroll there. Nothing else is told. Who may show the site in a frame is the
// server's to say.
(() => {
  "use strict";

  /** @param {number} [place] */
  function tell(place) {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    /** @type {FrameMessage} */
    const message = { height, place };
    window.parent.postMessage({ routewijzer: message }, "*");
  }

  function watch() {
    new ResizeObserver(() => tell()).observe(document.body);
    tell(0);
  }

  addEventListener("focusin", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.tabIndex < 0) tell(target.getBoundingClientRect().top + window.scrollY);
  });
  if (document.body) watch();
  else document.addEventListener("DOMContentLoaded", watch);
})();
