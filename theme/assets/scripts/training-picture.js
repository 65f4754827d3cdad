/* The picture in the presenter: what is lit in it, and how much of it is shown. */
(() => {
  "use strict";

  /* For the `figure` with the picture; `view` chooses the part to show (see training-walk.js). Gives `light`, which
     lights a walk, and `turn`, which turns between the whole picture and a part, and tells whether it is whole. */
  window.routewijzer.litPicture = (figure, view) => {
    const picture = figure.querySelector("svg");
    let lit = null;
    let first = null;
    let whole = false;
    let sheet = null;
    let lanes = [];
    let over = null;

    function all(selector) {
      return [...picture.querySelectorAll(selector)];
    }
    function plain(box) {
      return { x: box.x, y: box.y, width: box.width, height: box.height };
    }
    const boxes = all("a[data-id]");
    const words = all(".pic-lines text");
    const lines = all("[data-to]").map((group) => ({
      group,
      from: group.dataset.from.split(" "),
      to: group.dataset.to,
    }));

    /* `now` is what training-walk.js says is lit; `begin` the box that the walk begins at, if any. */
    function light(now, begin) {
      function has(pairs, line) {
        return pairs.some((pair) => pair[1] === line.to && line.from.indexOf(pair[0]) >= 0);
      }
      lit = now;
      first = begin;
      lines.forEach((line) => {
        line.group.classList.toggle("walked", has(lit.lines, line));
        line.group.classList.toggle("ahead", !!lit.ahead && has([lit.ahead], line));
      });
      boxes.forEach((box) => {
        const id = box.dataset.id;
        box.classList.toggle("now", id === lit.now);
        box.classList.toggle("walked", lit.boxes.indexOf(id) >= 0);
        if (id === lit.now) box.setAttribute("aria-current", "step");
        else box.removeAttribute("aria-current");
      });
      lift();
      frame();
    }

    /* The words on lit lines once more above everything: the larger box of now would cover a letter of them. */
    function lift() {
      if (over) over.remove();
      over = picture.querySelector(".pic-lines").cloneNode(false);
      over.classList.add("over");
      all(".pic-lines :is(.walked, .ahead) text").forEach((text) => {
        const copy = text.cloneNode(true);
        const line = text.parentNode;
        if (line.classList.contains("ahead")) copy.classList.add("onward");
        over.appendChild(line.parentNode.cloneNode(false)).appendChild(copy);
      });
      picture.appendChild(over);
    }

    /* All of the picture, or the lanes: then without the column beside them, the legend, and words cut in two. */
    function frame() {
      if (!lit || !figure.clientWidth) return;
      if (!sheet) measure();
      const at = lit.now || lit.boxes.slice(-1)[0] || first;
      const needed = boxes
        .filter(
          (box) =>
            box.dataset.id === at ||
            (lit.ahead && lit.ahead[1] === box.dataset.id) ||
            box.matches(":focus-visible"),
        )
        .map((box) => box.getBBox());
      const part = whole ? null : view(sheet, lanes, needed, figure.clientWidth / figure.clientHeight);
      const shown = part || sheet;
      picture.setAttribute("viewBox", [shown.x, shown.y, shown.width, shown.height].join(" "));
      picture.style.width = `${Math.min(figure.clientWidth, (figure.clientHeight * shown.width) / shown.height)}px`;
      picture.classList.toggle("part", !!part);
      all(".pic-lines text").forEach((text) => {
        const label = text.getBBox();
        text.classList.toggle(
          "cut-off",
          label.y < shown.y || label.y + label.height > shown.y + shown.height,
        );
      });
    }

    /* The whole picture, and its lanes with the words that stand half outside them. */
    function measure() {
      sheet = plain(picture.viewBox.baseVal);
      lanes = all("g:not(.pic-column) > .pic-band").map((band) => plain(band.getBBox()));
      words.forEach((text) => {
        const label = text.getBBox();
        lanes.forEach((lane) => {
          const out = lane.x - label.x;
          if (out > 0 && out < label.width) {
            lane.x -= out;
            lane.width += out;
          }
        });
      });
    }
    function turn() {
      whole = !whole;
      frame();
      return whole;
    }

    new ResizeObserver(frame).observe(figure);
    figure.addEventListener("focusin", frame);
    figure.addEventListener("focusout", () => {
      setTimeout(frame);
    }); // until then the box still has the focus
    return { light, turn };
  };
})();
