// A text as it is compared: lower case without accents, so that "Eén" and "een" are one word; "ij" as one sign is two.
(() => {
  "use strict";

  /** @type {Fold} */
  function fold(text) {
    return text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u00ad]/g, "");
  }

  if (typeof window === "undefined") module.exports = fold;
  else window.routewijzer.fold = fold;
})();
