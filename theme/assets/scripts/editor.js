// For editors: copies the lines of region.yaml that stand beside a text.
// Where a browser does not let a page copy, the lines are selected, ready for Ctrl+C.
(() => {
  "use strict";

  /** @param {Element} element */
  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    if (!selection) return;
    selection.removeAllRanges();
    selection.addRange(range);
  }

  /** @param {HTMLElement} button */
  async function copy(button) {
    const lines = /** @type {Element} */ (button.previousElementSibling);
    select(lines);
    try {
      await navigator.clipboard.writeText(lines.textContent || "");
    } catch (_refused) {
      if (!document.execCommand("copy")) return;
    }
    button.textContent = button.dataset.copy || "";
  }

  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-copy]"));
    if (button) copy(button);
  });
})();
