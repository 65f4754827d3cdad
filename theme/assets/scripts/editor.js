// For editors: copies the lines of region.yaml that stand beside a text.
// Where a browser does not let a page copy, the lines are selected, ready for Ctrl+C.
(() => {
  "use strict";

  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  async function copy(button) {
    const lines = button.previousElementSibling;
    select(lines);
    try {
      await navigator.clipboard.writeText(lines.textContent);
    } catch {
      if (!document.execCommand("copy")) return;
    }
    button.textContent = button.dataset.copy;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });
})();
