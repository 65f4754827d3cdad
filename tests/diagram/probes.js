({
  /* The boxes and lines that are lit. */
  lit() {
    const all = (selector) => [...document.querySelectorAll(selector)];
    return {
      boxes: all(".pic-dim a.pic-on")
        .map((a) => a.dataset.id)
        .sort(),
      lines: all(".pic-dim .pic-lines .pic-on")
        .map((g) => `${g.dataset.from}>${g.dataset.to}`)
        .sort(),
    };
  },

  /* What the focus ring of the focused box looks like, and how far outside the box it runs. */
  ring() {
    const link = document.activeElement;
    const ring = link.querySelector(".pic-ring");
    const style = getComputedStyle(ring);
    const outer = ring.getBBox();
    const inner = link.querySelector(".pic-shape").getBBox();
    return [style.stroke, style.strokeWidth, inner.x - outer.x, inner.y - outer.y];
  },

  /* Whether the focused element lies wholly in the part of the zoomed picture that shows. */
  focusIsInView() {
    const link = document.activeElement.getBoundingClientRect();
    const view = document.querySelector(".view").getBoundingClientRect();
    const across = link.left >= view.left && link.right <= view.right;
    return across && link.top >= view.top - 1 && link.bottom <= view.bottom + 1;
  },

  /* For each row of text in a box: the room to the sides of its box, and above and below, in viewBox units. */
  rowsInBoxes() {
    const out = [];
    for (const link of document.querySelectorAll("svg.pic[role=group] a[data-id]")) {
      const shape = link.querySelector(".pic-shape").getBBox();
      const side = link.querySelector(".pic-side") ? 7 : 1;
      const back = link.getScreenCTM().inverse();
      for (const text of link.querySelectorAll("text")) {
        for (const node of [
          text.firstChild,
          ...[...text.querySelectorAll("tspan")].map((row) => row.firstChild),
        ]) {
          const range = document.createRange();
          range.selectNodeContents(node);
          const box = range.getBoundingClientRect();
          const low = new DOMPoint(box.left, box.top).matrixTransform(back);
          const high = new DOMPoint(box.right, box.bottom).matrixTransform(back);
          const aside = Math.min(low.x - shape.x, shape.x + shape.width - high.x) - side;
          const upright = Math.min(low.y - shape.y, shape.y + shape.height - high.y);
          out.push({ id: link.dataset.id, row: node.textContent, aside, upright });
        }
      }
    }
    return out;
  },

  /* Pairs of a condition and what it lies on: a box, a title of a lane, another condition. */
  conditionsOnOthers() {
    const box = (element) => {
      const found = element.getBBox();
      return [found.x, found.y, found.x + found.width, found.y + found.height];
    };
    const hit = (a, b) => a[0] < b[2] - 2 && b[0] < a[2] - 2 && a[1] < b[3] - 3 && b[1] < a[3] - 3;
    return [...document.querySelectorAll("svg.pic[role=group]")].flatMap((svg) => {
      const words = [...svg.querySelectorAll(".pic-lines text")];
      const others = [...svg.querySelectorAll(".pic-shape, text.pic-title, .pic-title text")];
      return words.flatMap((word, index) =>
        [...others, ...words.slice(index + 1)]
          .filter((other) => hit(box(word), box(other)))
          .map((other) => [word.textContent, other.textContent || other.parentNode.dataset.id]),
      );
    });
  },

  /* Everything with too little contrast as it is painted: 4.5 for text, 3 for lines (WCAG 2.2, 1.4.3 and 1.4.11). */
  lowContrasts() {
    const luminance = (colour) => {
      const [red, green, blue] = colour
        .match(/[\d.]+/g)
        .slice(0, 3)
        .map((value) => {
          const part = value / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratio = (one, other) => {
      const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const css = (element, property) => getComputedStyle(element)[property];
    const low = [];
    const note = (what, one, other, least) => {
      if (ratio(one, other) < least) low.push(`${what}: ${ratio(one, other).toFixed(2)} < ${least}`);
    };
    const ground = css(document.body, "backgroundColor");
    for (const svg of document.querySelectorAll("svg.pic[role=group]")) {
      const bands = [...svg.querySelectorAll(".pic-band")].map((band) => css(band, "fill")).concat(ground);
      for (const link of svg.querySelectorAll("a[data-id]")) {
        const shape = link.querySelector(".pic-shape");
        const id = link.dataset.id;
        const area = css(shape, "fill");
        link.querySelectorAll("text").forEach((text) => note(`text of ${id}`, css(text, "fill"), area, 4.5));
        bands.forEach((band) => note(`outline of ${id}`, css(shape, "stroke"), band, 3));
        link
          .querySelectorAll(".pic-bar[class*=pic-p]")
          .forEach((bar) => note(`bar of ${id}`, css(bar, "stroke"), area, 3));
      }
      for (const line of svg.querySelectorAll(".pic-lines [data-to]"))
        for (const band of bands) {
          note(`line to ${line.dataset.to}`, css(line.querySelector("path"), "stroke"), band, 3);
          line
            .querySelectorAll("text")
            .forEach((text) => note(text.textContent, css(text, "fill"), band, 4.5));
        }
      for (const title of svg.querySelectorAll("text.pic-title, .pic-title text"))
        bands.forEach((band) => note(title.textContent, css(title, "fill"), band, 4.5));
    }
    return low;
  },

  /* The colours of all ink in the pictures, by the name of the system colour where it is one. */
  systemColours() {
    const probe = document.body.appendChild(document.createElement("i"));
    const names = {};
    for (const name of ["Canvas", "CanvasText", "LinkText", "GrayText", "Highlight"]) {
      probe.style.setProperty("color", name);
      names[getComputedStyle(probe).color] = name;
    }
    const used = new Set();
    for (const ink of document.querySelectorAll("svg.pic :is(rect, path, polygon, text)")) {
      const { fill, stroke } = getComputedStyle(ink);
      for (const colour of [fill, stroke])
        if (colour !== "none") used.add(names[colour] || `${colour} of ${ink.outerHTML.slice(0, 60)}`);
    }
    return [...used].sort();
  },
});
