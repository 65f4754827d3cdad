/* The picture, with a mouse, a finger or a keyboard: light what belongs together, and zoom.
   An extra: without it every box is a link and the same route stands in text.

   A page marks a scope with `[data-pic]`. In it: one or more SVGs, each in an element of its own that can
   scroll; buttons `[data-pic-zoom=in|out|fit]`; buttons `[data-pic-kind]`, the legend; and a line
   `[data-pic-caption]`. Each of these may be left out. */
(() => {
  "use strict";

  const PICTURE = "svg.pic[role=group]";

  /* What to light for a box: its own lines and the boxes at their other ends.
     `lines` are {from: [ids], to: id}; the answer holds indexes of lines, and ids of boxes. */
  /** @param {PictureLine[]} lines @param {string} id */
  function around(lines, id) {
    /** @type {LitParts} */
    const lit = { lines: [], boxes: [id] };
    lines.forEach((line, index) => {
      if (line.to !== id && line.from.indexOf(id) < 0) return;
      lit.lines.push(index);
      lit.boxes = lit.boxes.concat(line.to === id ? line.from : line.to);
    });
    return lit;
  }

  /* The words of an SVG text: its rows, and between them a space unless a row ends in a hyphen. */
  /** @param {string[]} rows */
  function joined(rows) {
    return rows.reduce((all, row) => all + (all && !/-$/.test(all) ? " " : "") + row.trim(), "");
  }

  /** @template {Element} Kind @param {ParentNode} root @param {string} selector @returns {Kind[]} */
  function within(root, selector) {
    return [.../** @type {NodeListOf<Kind>} */ (root.querySelectorAll(selector))];
  }
  /** @param {Element | null} text */
  function words(text) {
    return text ? joined([...text.childNodes].map((node) => node.textContent || "")) : "";
  }

  /* Lighting, for one SVG. */
  /** @param {SVGElement} svg @param {Element | null} caption @returns {Lamp} */
  function lamp(svg, caption) {
    /** @type {SVGElement[]} */
    const groups = within(svg, ".pic-lines [data-to]");
    const lines = groups.map(({ dataset }) => ({
      from: /** @type {string} */ (dataset.from).split(" "),
      to: /** @type {string} */ (dataset.to),
    }));
    /** @type {SVGElement[]} */
    const boxes = within(svg, "a[data-id]");
    /** @type {SVGElement | null} */
    let hovered = null;
    /** @type {SVGElement | null} */
    let focused = null;
    /** @type {string | undefined} */
    let kind;

    /** @param {string} id */
    function title(id) {
      const box = boxes.filter((one) => one.dataset.id === id)[0];
      if (!box) return "";
      const small = words(box.querySelector(".pic-cap"));
      return (
        (small ? `${small}: ` : "") + (box.dataset.title || words(box.querySelector("text:not(.pic-cap)")))
      );
    }
    /** @param {string | null} id */
    function tell(id) {
      if (!caption) return;
      caption.textContent = "";
      if (!id) return;
      const name = document.createElement("strong");
      name.textContent = title(id);
      caption.appendChild(name);
      lines.forEach((line, index) => {
        if (line.from.indexOf(id) < 0) return;
        const group = groups[index];
        const condition = group.dataset.label || words(group.querySelector("text"));
        const when = condition ? `${condition} ` : "";
        caption.appendChild(document.createTextNode(` \u00b7 ${when}\u2192\u00a0${title(line.to)}`));
      });
    }
    /** @param {string} kind */
    function ofKind(kind) {
      const phase = /^phase-(\d+)$/.exec(kind);
      const kinds = phase ? `p${phase[1]}` : kind;
      const name = `.pic-${kinds}`;
      /** @type {LitParts} */
      const lit = { lines: [], boxes: [] };
      groups.forEach((group, index) => {
        if (!group.closest(name)) return;
        lit.lines.push(index);
        lit.boxes = lit.boxes.concat(lines[index].from, lines[index].to);
      });
      boxes.forEach((box) => {
        if (box.matches(name) || box.querySelector(`.pic-bar${name}`))
          lit.boxes.push(/** @type {string} */ (box.dataset.id));
      });
      return lit;
    }
    function draw() {
      const part = hovered || focused;
      /** @type {LitParts | null} */
      let lit = null;
      if (part && part.dataset.id) lit = around(lines, part.dataset.id);
      else if (part) {
        const index = groups.indexOf(part);
        lit = { lines: [index], boxes: lines[index].from.concat(lines[index].to) };
      } else if (kind) lit = ofKind(kind);
      svg.classList.toggle("pic-dim", !!lit);
      groups.forEach((group, index) => {
        group.classList.toggle("pic-on", !!lit && lit.lines.indexOf(index) >= 0);
      });
      boxes.forEach((box) => {
        box.classList.toggle(
          "pic-on",
          !!lit && lit.boxes.indexOf(/** @type {string} */ (box.dataset.id)) >= 0,
        );
      });
      tell(part ? part.dataset.id || lines[groups.indexOf(part)].from[0] : null);
    }
    /** @param {Event} event @returns {SVGElement | null} */
    function part(event) {
      return /** @type {Element} */ (event.target).closest("a[data-id],.pic-lines [data-to]");
    }
    svg.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "touch") {
        hovered = part(event);
        draw();
      }
    });
    svg.addEventListener("pointerleave", () => {
      hovered = null;
      draw();
    });
    svg.addEventListener("focusin", (event) => {
      focused = part(event);
      draw();
    });
    svg.addEventListener("focusout", () => {
      focused = null;
      draw();
    });
    return {
      kind: (wanted) => {
        kind = wanted;
        draw();
      },
      clear: () => {
        hovered = focused = null;
        kind = undefined;
        draw();
      },
    };
  }

  // Makes a piece of SVG a button.
  /** @param {HTMLElement} piece @param {(piece: HTMLElement) => void} press */
  function button(piece, press) {
    piece.setAttribute("role", "button");
    piece.setAttribute("tabindex", "0");
    piece.setAttribute("aria-label", words(piece.querySelector("text") || piece));
    piece.removeAttribute("aria-hidden");
    piece.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      press(piece);
    });
  }

  // The legend of a picture is one button to a keyboard and a screen reader, and its entries are there when it was
  // pressed: who only passes need not walk through, or hear, all kinds of boxes and lines.
  /** @param {HTMLElement} legend @param {(piece: HTMLElement) => void} press */
  function unfold(legend, press) {
    /** @type {HTMLElement[]} */
    const entries = within(legend, "[data-pic-kind]");
    /** @type {HTMLElement | null} */
    const title = legend.querySelector(".pic-title");
    legend.removeAttribute("aria-hidden");
    function open() {
      const closed = title && title.getAttribute("aria-expanded") === "false";
      if (closed || !title)
        entries.forEach((entry) => {
          button(entry, press);
        });
      if (!title) return;
      title.setAttribute("aria-expanded", "true");
      entries[0].focus();
    }
    if (!title) return open();
    entries.forEach((entry) => {
      entry.setAttribute("aria-hidden", "true");
    });
    title.setAttribute("aria-expanded", "false");
    button(title, open);
    title.addEventListener("click", open);
  }

  /** @param {HTMLElement} root */
  function scope(root) {
    /** @type {SVGElement[]} */
    const pictures = within(root, PICTURE);
    /** @type {HTMLElement[]} */ // or groups of the SVG, which have the same methods
    const entries = within(root, "[data-pic-kind]");
    /** @type {HTMLElement[]} */
    const tools = within(root, "[data-pic-zoom]");
    const caption = root.querySelector("[data-pic-caption]");
    const lamps = pictures.map((svg) => lamp(svg, caption));
    const zoomers = pictures.map((svg) =>
      window.routewijzer.zoomer(svg, /** @type {HTMLElement} */ (svg.parentElement), tools),
    );
    /** @param {ZoomWish} wish */
    function zoom(wish) {
      return zoomers.filter((to) => to(wish)).length > 0;
    }
    /** @param {HTMLElement} entry */
    function press(entry) {
      const on = entry.getAttribute("aria-pressed") !== "true";
      const kind = entry.dataset.picKind;
      entries.forEach((one) => {
        one.setAttribute("aria-pressed", String(on && one.dataset.picKind === kind));
      });
      lamps.forEach((one) => {
        one.kind(on ? kind : undefined);
      });
    }
    entries.forEach((entry) => {
      entry.setAttribute("aria-pressed", "false");
      entry.addEventListener("click", () => {
        press(entry);
      });
    });
    /** @type {HTMLElement[]} */
    const legends = within(root, ".pic-legend");
    legends.forEach((legend) => {
      unfold(legend, press);
    });
    tools.forEach((button) => {
      const wish = /** @type {"in" | "out" | "fit"} */ (button.dataset.picZoom);
      button.setAttribute("aria-disabled", String(wish !== "in"));
      button.setAttribute("aria-keyshortcuts", { in: "Plus", out: "-", fit: "0" }[wish]);
      button.addEventListener("click", () => {
        zoom(wish);
      });
    });
    root.addEventListener("keydown", (event) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        /^(INPUT|SELECT|TEXTAREA)$/.test(/** @type {Element} */ (event.target).tagName)
      )
        return;
      /** @type {Record<string, ZoomWish | undefined>} */
      const wishes = { "+": "in", "=": "in", "-": "out", 0: "fit" };
      const wish = wishes[event.key];
      if (wish && zoom(wish)) event.preventDefault();
      if (event.key === "Escape") {
        entries.forEach((one) => {
          one.setAttribute("aria-pressed", "false");
        });
        lamps.forEach((one) => {
          one.clear();
        });
      }
    });
  }

  /** @param {Document} page */
  function start(page) {
    /** @type {HTMLElement[]} */
    const roots = [];
    /** @type {SVGElement[]} */
    const pictures = within(page, PICTURE);
    pictures.forEach((svg) => {
      /** @type {HTMLElement | null} */
      const marked = svg.closest("[data-pic]");
      const root = marked || /** @type {HTMLElement} */ (svg.parentElement);
      if (roots.indexOf(root) < 0) roots.push(root);
    });
    roots.forEach(scope);
  }
  if (typeof window === "undefined") module.exports = { around, joined };
  else start(document);
})();
