// What the keys of the presenter mean, and the whole screen.
(() => {
  "use strict";

  /** @type {Record<string, string | undefined>} */
  const KEYS = {
    ArrowRight: "next",
    ArrowDown: "next",
    PageDown: "next",
    " ": "next",
    Enter: "next",
    ArrowLeft: "back",
    ArrowUp: "back",
    PageUp: "back",
    Home: "home",
    End: "end",
    Escape: "close",
    b: "blank",
    ".": "blank",
    t: "text",
    h: "whole",
    f: "full",
    n: "notes",
    q: "qr",
  };

  // What a key asks for, or undefined.
  /** @type {PresenterKeys["named"]} */
  function named(key) {
    return KEYS[key.length === 1 ? key.toLowerCase() : key];
  }

  // To the whole screen, or back; `refused` is called where the browser does not let it.
  /** @type {PresenterKeys["fullscreen"]} */
  function fullscreen(refused) {
    const root = document.documentElement;
    if (document.fullscreenElement) return document.exitFullscreen();
    const wish = root.requestFullscreen && root.requestFullscreen();
    if (wish && wish.catch) wish.catch(refused);
    else if (!wish && !document.fullscreenElement) refused();
  }

  window.routewijzer.presenterKeys = { named, fullscreen };
})();
