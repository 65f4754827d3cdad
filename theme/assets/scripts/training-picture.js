/* The picture in the presenter: what is lit in it, and how much of it is shown. */
(() => {
  "use strict";

  /* Pixels of the letters in boxes, at least: on a screen of WIDE pixels or more, and on others. */
  const LARGE = 20.2;
  const SMALL = 16.2;
  const WIDE = 1200;
  /* So much larger, and with the width of the screen, may they be where what is lit leaves room. */
  const LARGER = 1.15;

  /* For the `figure` with the pictures: that of the whole route, and behind it those of its parts where it is divided.
     `view` chooses what of one to show (see training-walk.js). Gives `light`, which lights a walk, and `turn`, which
     turns between the whole route and where the walk is, and tells whether it is whole. `open` shows a part by the
     id of its box, and tells whether there is such a part. */
  window.routewijzer.litPicture = (figure, view) => {
    const sheets = [...figure.querySelectorAll("svg")].map((picture) => litSheet(figure, picture, view));
    /** @type {string | null} */
    let at = null;
    /** @type {LitSheet | undefined} */
    let opened;
    let whole = false;

    /* The sheet with the box that the walk is at; the first one, of the whole, where that is in none. */
    function show() {
      const here = whole ? sheets[0] : opened || sheets.slice(1).find((sheet) => sheet.has(at)) || sheets[0];
      sheets.forEach((sheet) => {
        sheet.show(sheet === here, whole);
      });
    }
    /** @type {LitPicture["light"]} */
    function light(now, begin) {
      at = now.now || now.boxes.slice(-1)[0] || begin;
      opened = undefined;
      sheets.forEach((sheet) => {
        sheet.light(now, begin);
      });
      show();
    }
    function turn() {
      whole = !whole;
      show();
      return whole;
    }
    /** @type {LitPicture["open"]} */
    function open(box) {
      const sheet = sheets.find((one) => one.part && `part.${one.part}` === box);
      if (!sheet) return false;
      opened = sheet;
      whole = false;
      show();
      return true;
    }
    return { light, turn, open };
  };

  /* One picture of the figure. */
  /** @param {HTMLElement} figure @param {SVGSVGElement} picture @param {CaseWalk["view"]} view @returns {LitSheet} */
  function litSheet(figure, picture, view) {
    /** @type {LitWalk | null} */
    let lit = null;
    /** @type {string | null} */
    let first = null;
    let whole = false;
    let letter = 0;
    /** @type {Element | null} */
    let over = null;

    /** @template {SVGElement} Kind @param {string} selector @returns {Kind[]} */
    function all(selector) {
      return [.../** @type {NodeListOf<Kind>} */ (picture.querySelectorAll(selector))];
    }
    /** @param {Box} box */
    function plain(box) {
      return { x: box.x, y: box.y, width: box.width, height: box.height };
    }
    /** @type {SVGGraphicsElement[]} */
    const boxes = all("a[data-id]");
    const ids = boxes.map((box) => box.dataset.id);
    const sheet = plain(picture.viewBox.baseVal);
    const lines = all("[data-to]").map((group) => ({
      group,
      from: /** @type {string} */ (group.dataset.from).split(" "),
      to: /** @type {string} */ (group.dataset.to).replace(/^to\./, ""), // what a reference stands for is what the line leads to
    }));
    /** @type {LitSheet["has"]} */
    function has(id) {
      return ids.some((each) => each === id);
    }
    /** @type {LitSheet["show"]} */
    function show(here, all) {
      whole = all;
      picture.toggleAttribute("hidden", !here);
      frame();
    }

    /* Whether a line is between two boxes: its own, or one in another part behind the reference that it begins at. */
    /** @param {[from: string | null, to: string]} pair @param {PictureLine} line */
    function between(pair, line) {
      if (!pair[0] || pair[1] !== line.to) return false;
      return line.from.indexOf(pair[0]) >= 0 || (line.from[0] === `from.${line.to}` && !has(pair[0]));
    }

    /* `now` is what training-walk.js says is lit; `begin` the box that the walk begins at, if any. */
    /** @type {LitSheet["light"]} */
    function light(now, begin) {
      /** @param {[from: string | null, to: string][]} pairs @param {PictureLine} line */
      function isIn(pairs, line) {
        return pairs.some((pair) => between(pair, line));
      }
      lit = now;
      first = begin;
      lines.forEach((line) => {
        line.group.classList.toggle("walked", isIn(now.lines, line));
        line.group.classList.toggle("ahead", !!now.ahead && isIn([now.ahead], line));
      });
      boxes.forEach((box) => {
        const id = box.dataset.id;
        box.classList.toggle("now", id === now.now);
        box.classList.toggle(
          "walked",
          now.boxes.some((each) => each === id),
        );
        if (id === now.now) box.setAttribute("aria-current", "step");
        else box.removeAttribute("aria-current");
      });
      lift(now.now);
    }

    /* The words on lit lines, and on all that touch the box of now, once more above everything: that box is
       larger, and would cover a letter of them. */
    /** @param {string | null} now */
    function lift(now) {
      if (over) over.remove();
      const top = copied(/** @type {Element} */ (picture.querySelector(".pic-lines")), false);
      over = top;
      top.classList.add("over");
      lines.forEach((line) => {
        const { classList } = line.group;
        const kind = classList.contains("ahead") ? "onward" : classList.contains("walked") ? "" : "unlit";
        if (kind === "unlit" && line.to !== now && !line.from.some((id) => id === now)) return;
        line.group.querySelectorAll("text").forEach((text) => {
          const copy = copied(text, true);
          if (kind) copy.classList.add(kind);
          const group = /** @type {Element} */ (line.group.parentNode);
          top.appendChild(copied(group, false)).appendChild(copy);
        });
      });
      picture.appendChild(top);
    }
    /** @param {Element} element @param {boolean} deep */
    function copied(element, deep) {
      return /** @type {Element} */ (element.cloneNode(deep));
    }

    /* All of the picture, or what is lit: then without the legend, and words cut in two. */
    function frame() {
      if (!lit || !figure.clientWidth || picture.hasAttribute("hidden")) return;
      const room = { width: figure.clientWidth, height: figure.clientHeight };
      if (!letter) {
        const sizes = all("a[data-id] text").map((text) => parseFloat(getComputedStyle(text).fontSize));
        letter = Math.min.apply(null, sizes);
      }
      const least = (innerWidth < WIDE ? SMALL : LARGE) / letter;
      const most = least * LARGER * Math.max(1, innerWidth / 1280);
      const part = whole ? null : view(sheet, needed(lit), room, least, most);
      const shown = part || sheet;
      picture.setAttribute("viewBox", [shown.x, shown.y, shown.width, shown.height].join(" "));
      picture.style.width = `${Math.min(room.width, (room.height * shown.width) / shown.height)}px`;
      picture.classList.toggle("part", !!part);
      /** @type {SVGGraphicsElement[]} */
      const words = all(".pic-lines text");
      words.forEach((text) => {
        const label = text.getBBox();
        const cut =
          label.x < shown.x ||
          label.y < shown.y ||
          label.x + label.width > shown.x + shown.width ||
          label.y + label.height > shown.y + shown.height;
        text.classList.toggle("cut-off", cut);
      });
    }

    /* What must be in sight, the most important first: what the keyboard is at, where the walk is, where it leads
       to, and where it came from. */
    /** @param {LitWalk} lit */
    function needed(lit) {
      const at = lit.now || lit.boxes.slice(-1)[0] || first;
      const focused = boxes.filter((box) => box.matches(":focus-visible"));
      const wanted = focused.length
        ? [focused[0].dataset.id]
        : [at, lit.ahead && lit.ahead[1], lit.boxes.slice(-2)[0]];
      return wanted
        .map((id) => boxes.find((box) => box.dataset.id === id))
        .filter(/** @returns {box is SVGGraphicsElement} */ (box) => !!box)
        .map((box) => plain(box.getBBox()));
    }

    new ResizeObserver(frame).observe(figure);
    figure.addEventListener("focusin", frame);
    figure.addEventListener("focusout", () => {
      setTimeout(frame);
    }); // until then the box still has the focus
    return { light, show, has, part: picture.dataset.part };
  }
})();
