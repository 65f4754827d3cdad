// Light, dark or as the device: kept on the device, and only after a choice.
(() => {
  "use strict";

  // After the device's own scheme comes the other one, so that the first press always shows.
  /** @param {string} choice @param {boolean} deviceIsDark */
  function next(choice, deviceIsDark) {
    const order = deviceIsDark ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    return order[(order.indexOf(choice) + 1) % order.length];
  }

  if (typeof window === "undefined") {
    module.exports = { next };
    return;
  }

  const KEY = "scheme";
  const root = document.documentElement;
  root.classList.add("js");

  function kept() {
    try {
      const value = localStorage.getItem(KEY);
      return value === "light" || value === "dark" ? value : "auto";
    } catch (_refused) {
      return root.dataset.theme || "auto";
    }
  }

  /** @param {string} choice */
  function keep(choice) {
    try {
      if (choice === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, choice);
    } catch (_refused) {
      // a browser that keeps nothing still changes this page
    }
  }

  /** @param {string} choice */
  function show(choice) {
    if (choice === "auto") delete root.dataset.theme;
    else root.dataset.theme = choice;
    const button = document.getElementById("scheme");
    if (!button) return;
    button.dataset.scheme = choice;
    const state = /** @type {Element} */ (button.querySelector(".state"));
    state.textContent = /** @type {string} */ (button.dataset[choice]);
  }

  show(kept());
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("scheme");
    if (!button) return;
    show(kept());
    button.addEventListener("click", () => {
      const choice = next(
        button.dataset.scheme || "auto",
        matchMedia("(prefers-color-scheme: dark)").matches,
      );
      keep(choice);
      show(choice);
    });
  });
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) show(kept());
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) show(kept());
  });
})();
