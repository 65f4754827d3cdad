// For a page of somebody else that shows the route in a frame: the frame is as high as the page in it, and what is
// new in it comes into sight. A message counts only from a frame that shows the site that it was made for.
(() => {
  "use strict";

  const HIGHEST = 100000; // pixels: more than any page of a route

  addEventListener("message", (event) => {
    /** @type {FrameMessage | undefined} */
    const told = event.data && event.data.routewijzer;
    const frame = [...document.querySelectorAll("iframe")].find(
      (each) => each.contentWindow === event.source,
    );
    if (!told || !frame || event.origin !== new URL(frame.src).origin) return;
    if (told.height > 0 && told.height < HIGHEST) {
      frame.style.boxSizing = "content-box";
      frame.style.height = `${told.height}px`;
    }
    if (told.place === undefined) return;
    const top = frame.getBoundingClientRect().top + told.place;
    if (top < 0) window.scrollBy(0, top);
  });
})();
