// A QR code of an address, made in the page: no service, no network. The code itself is made by lean-qr
// (vendor/lean-qr.js); here stands which code, and how it is drawn.
(() => {
  "use strict";

  const MOST = 213; // bytes: what version 10 holds; a larger code is not read from the back of a room
  const EDGE = 4; // modules of white around the code, by ISO/IEC 18004

  // The rows of the code, each of true (dark) and false, or null for a longer text: bytes as they are in UTF-8,
  // level M. `maker` is lean-qr.
  /** @param {LeanQr} maker @param {string} text */
  function matrix(maker, text) {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length > MOST) return null;
    const level = maker.correction.M;
    const code = maker.generate(maker.mode.bytes(bytes), {
      minCorrectionLevel: level,
      maxCorrectionLevel: level,
    });
    const places = Array.from({ length: code.size }, (_, place) => place);
    return places.map((y) => places.map((x) => code.get(x, y)));
  }

  // The code as SVG with the white edge that a telephone needs; an empty element for a text that is too long.
  /** @type {Routewijzer["qr"]["draw"]} */
  function draw(text, page) {
    const space = "http://www.w3.org/2000/svg";
    const svg = page.createElementNS(space, "svg");
    const path = page.createElementNS(space, "path");
    const rows = matrix(window.leanQr, text) || [];
    const size = rows.length + 2 * EDGE;
    const squares = rows.map((row, y) =>
      row.map((dark, x) => (dark ? `M${x + EDGE} ${y + EDGE}h1v1h-1z` : "")),
    );
    svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", text);
    path.setAttribute("d", squares.map((row) => row.join("")).join(""));
    svg.append(path);
    return svg;
  }

  if (typeof window === "undefined") module.exports = { matrix };
  else window.routewijzer.qr = { draw };
})();
