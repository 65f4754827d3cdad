// Zooming the picture: with buttons, keys, the wheel or two fingers; a mouse drags what is zoomed.
(() => {
  "use strict";

  const MOST = 4;
  const STEP = 1.25;

  /* The next scale for a wish: `in`, `out`, `fit`, or a factor; between 1 and MOST. */
  /** @param {number} scale @param {ZoomWish} wish */
  function nextScale(scale, wish) {
    const next =
      wish === "in" ? scale * STEP : wish === "out" ? scale / STEP : wish === "fit" ? 1 : scale * wish;
    return next < 1.02 ? 1 : Math.min(MOST, next);
  }

  /* Where to scroll so that the spot under `at` stays there when the scale changes by `ratio`. */
  /** @param {number} scroll @param {number} at @param {number} ratio */
  function keepSpot(scroll, at, ratio) {
    return Math.max(0, (scroll + at) * ratio - at);
  }

  /* Zooming makes the SVG larger inside a scroller, which scrolls natively. A picture much taller than the
     screen scrolls sideways only: its place grows downwards. */
  /** @type {Routewijzer["zoomer"]} */
  function zoomer(svg, view, tools) {
    let scale = 1;
    let base = 0; // pixels that the picture is wide, and the window then
    let width = 0;
    let tall = false;
    function isTall() {
      return scale === 1 ? view.getBoundingClientRect().height > 1.5 * window.innerHeight : tall;
    }
    /** @type {Zoom} */
    function to(wish, x, y) {
      const next = nextScale(scale, wish);
      const ratio = next / scale;
      if (next === scale || !svg.getClientRects().length) return false;
      const box = view.getBoundingClientRect();
      tall = isTall();
      const atX = x === undefined ? box.width / 2 : x - box.left;
      let atY = y === undefined ? box.height / 2 : y - box.top;
      if (tall && y === undefined) atY = Math.min(box.height, Math.max(0, window.innerHeight / 2 - box.top));
      if (scale === 1) {
        base = svg.getBoundingClientRect().width;
        view.style.setProperty("--pic-h", `${box.height}px`);
        width = window.innerWidth;
      }
      const left = keepSpot(view.scrollLeft, atX, ratio);
      const top = keepSpot(view.scrollTop, atY, ratio);
      scale = next;
      view.classList.toggle("pic-zoomed", scale > 1);
      view.classList.toggle("pic-tall", scale > 1 && tall);
      if (scale > 1) {
        view.style.setProperty("--pic-w", `${base * scale}px`);
        view.setAttribute("tabindex", "0");
        view.setAttribute("role", "group");
        view.setAttribute("aria-label", svg.getAttribute("aria-label") || "");
        view.scrollLeft = left;
        view.scrollTop = top;
      } else
        ["tabindex", "role", "aria-label"].forEach((name) => {
          view.removeAttribute(name);
        });
      if (tall) window.scrollBy({ top: atY * (ratio - 1), behavior: "instant" });
      tools.forEach((button) => {
        const can = button.dataset.picZoom === "in" ? scale < MOST : scale > 1;
        button.setAttribute("aria-disabled", String(!can));
      });
      return true;
    }
    view.addEventListener(
      "wheel",
      (event) => {
        if (event.ctrlKey && to(Math.exp(-event.deltaY / 240), event.clientX, event.clientY))
          event.preventDefault();
      },
      { passive: false },
    );
    window.addEventListener("resize", () => {
      if (scale > 1 && window.innerWidth !== width) to("fit");
    });
    pinching(view, to, isTall);
    dragging(view, () => scale > 1);
    return to;
  }
  /** @param {HTMLElement} view @param {Zoom} to @param {() => boolean} isTall */
  function pinching(view, to, isTall) {
    let apart = 0;
    /** @param {TouchList} touches */
    function spread(touches) {
      return Math.hypot(touches[0].clientX - touches[1].clientX, touches[0].clientY - touches[1].clientY);
    }
    view.addEventListener(
      "touchstart",
      (event) => {
        apart = event.touches.length === 2 && !isTall() ? spread(event.touches) : 0;
      },
      { passive: true },
    );
    view.addEventListener(
      "touchmove",
      (event) => {
        if (event.touches.length !== 2 || !apart) return;
        const now = spread(event.touches);
        const a = event.touches[0];
        const b = event.touches[1];
        if (to(now / apart, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2)) apart = now;
        if (event.cancelable) event.preventDefault();
      },
      { passive: false },
    );
  }
  /** @param {HTMLElement} view @param {() => boolean} zoomed */
  function dragging(view, zoomed) {
    /** @type {{ x: number, y: number, left: number, top: number } | null} */
    let from = null;
    let moved = false;
    view.addEventListener("pointerdown", (event) => {
      moved = false;
      if (event.pointerType === "mouse" && event.button === 0 && zoomed())
        from = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop };
    });
    window.addEventListener("pointermove", (event) => {
      if (!from) return;
      const x = event.clientX - from.x;
      const y = event.clientY - from.y;
      if (!moved && Math.abs(x) + Math.abs(y) < 5) return;
      moved = true;
      view.classList.add("pic-drag");
      view.scrollLeft = from.left - x;
      view.scrollTop = from.top - y;
    });
    window.addEventListener("pointerup", () => {
      from = null;
      view.classList.remove("pic-drag");
    });
    view.addEventListener("dragstart", (event) => {
      if (from) event.preventDefault();
    });
    view.addEventListener(
      "click",
      (event) => {
        if (moved) {
          event.preventDefault();
          moved = false;
        }
      },
      true,
    );
  }

  if (typeof window === "undefined") module.exports = { nextScale, keepSpot };
  else window.routewijzer.zoomer = zoomer;
})();
