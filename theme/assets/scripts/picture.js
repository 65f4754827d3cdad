/* The picture, with a mouse, a finger or a keyboard: light what belongs together, and zoom.
   An extra: without it every box is a link and the same route stands in text.

   A page marks a scope with `[data-pic]`. In it: one or more SVGs, each in an element of its own that can
   scroll; buttons `[data-pic-zoom=in|out|fit]`; buttons `[data-pic-kind]`, the legend; and a line
   `[data-pic-caption]`. Each of these may be left out. */
(function (make) {
  "use strict";
  var pure = make();
  if (typeof window === "undefined") module.exports = pure;
  else pure.start(document);
})(function () {
  "use strict";
  var MOST = 4,
    STEP = 1.25,
    PICTURE = "svg.pic[role=group]";

  /* What to light for a box: its own lines and the boxes at their other ends.
     `lines` are {from: [ids], to: id}; the answer holds indexes of lines, and ids of boxes. */
  function around(lines, id) {
    var lit = { lines: [], boxes: [id] };
    lines.forEach(function (line, index) {
      if (line.to !== id && line.from.indexOf(id) < 0) return;
      lit.lines.push(index);
      lit.boxes = lit.boxes.concat(line.to === id ? line.from : line.to);
    });
    return lit;
  }

  /* The next scale for a wish: `in`, `out`, `fit`, or a factor; between 1 and MOST. */
  function nextScale(scale, wish) {
    var next =
      wish === "in" ? scale * STEP : wish === "out" ? scale / STEP : wish === "fit" ? 1 : scale * wish;
    return next < 1.02 ? 1 : Math.min(MOST, next);
  }

  /* Where to scroll so that the spot under `at` stays there when the scale changes by `ratio`. */
  function keepSpot(scroll, at, ratio) {
    return Math.max(0, (scroll + at) * ratio - at);
  }

  /* The words of an SVG text: its rows, and between them a space unless a row ends in a hyphen. */
  function joined(rows) {
    return rows.reduce(function (all, row) {
      return all + (all && !/-$/.test(all) ? " " : "") + row.trim();
    }, "");
  }

  function list(nodes) {
    return Array.prototype.slice.call(nodes);
  }
  function within(root, selector) {
    return list(root.querySelectorAll(selector));
  }
  function words(text) {
    return text
      ? joined(
          list(text.childNodes).map(function (node) {
            return node.textContent;
          }),
        )
      : "";
  }

  /* Lighting, for one SVG. */
  function lamp(svg, caption) {
    var groups = within(svg, ".pic-lines [data-to]");
    var lines = groups.map(function (group) {
      return { from: group.dataset.from.split(" "), to: group.dataset.to };
    });
    var boxes = within(svg, "a[data-id]");
    var hovered = null,
      focused = null,
      kind = null;

    function title(id) {
      var box = boxes.filter(function (one) {
        return one.dataset.id === id;
      })[0];
      if (!box) return "";
      var small = words(box.querySelector(".pic-cap"));
      return (
        (small ? small + ": " : "") + (box.dataset.title || words(box.querySelector("text:not(.pic-cap)")))
      );
    }
    function tell(id) {
      if (!caption) return;
      caption.textContent = "";
      if (!id) return;
      var name = document.createElement("strong");
      name.textContent = title(id);
      caption.appendChild(name);
      lines.forEach(function (line, index) {
        if (line.from.indexOf(id) < 0) return;
        var group = groups[index],
          condition = group.dataset.label || words(group.querySelector("text"));
        caption.appendChild(
          document.createTextNode(
            " \u00b7 " + (condition ? condition + " " : "") + "\u2192\u00a0" + title(line.to),
          ),
        );
      });
    }
    function ofKind() {
      var phase = /^phase-(\d+)$/.exec(kind),
        name = ".pic-" + (phase ? "p" + phase[1] : kind);
      var lit = { lines: [], boxes: [] };
      groups.forEach(function (group, index) {
        if (!group.closest(name)) return;
        lit.lines.push(index);
        lit.boxes = lit.boxes.concat(lines[index].from, lines[index].to);
      });
      boxes.forEach(function (box) {
        if (box.matches(name) || box.querySelector(".pic-bar" + name)) lit.boxes.push(box.dataset.id);
      });
      return lit;
    }
    function draw() {
      var part = hovered || focused,
        lit = null;
      if (part && part.dataset.id) lit = around(lines, part.dataset.id);
      else if (part) {
        var index = groups.indexOf(part);
        lit = { lines: [index], boxes: lines[index].from.concat(lines[index].to) };
      } else if (kind) lit = ofKind();
      svg.classList.toggle("pic-dim", !!lit);
      groups.forEach(function (group, index) {
        group.classList.toggle("pic-on", !!lit && lit.lines.indexOf(index) >= 0);
      });
      boxes.forEach(function (box) {
        box.classList.toggle("pic-on", !!lit && lit.boxes.indexOf(box.dataset.id) >= 0);
      });
      tell(part ? part.dataset.id || lines[groups.indexOf(part)].from[0] : null);
    }
    function part(target) {
      return target.closest && target.closest("a[data-id],.pic-lines [data-to]");
    }
    svg.addEventListener("pointerover", function (event) {
      if (event.pointerType !== "touch") {
        hovered = part(event.target);
        draw();
      }
    });
    svg.addEventListener("pointerleave", function () {
      hovered = null;
      draw();
    });
    svg.addEventListener("focusin", function (event) {
      focused = part(event.target);
      draw();
    });
    svg.addEventListener("focusout", function () {
      focused = null;
      draw();
    });
    return {
      kind: function (wanted) {
        kind = wanted;
        draw();
      },
      clear: function () {
        hovered = focused = kind = null;
        draw();
      },
    };
  }

  /* Zooming makes the SVG larger inside a scroller, which scrolls natively. A picture much taller than the
     screen scrolls sideways only: its place grows downwards. */
  function zoomer(svg, view, tools) {
    var scale = 1,
      base = null,
      width = 0,
      tall = false;
    function isTall() {
      return scale === 1 ? view.getBoundingClientRect().height > 1.5 * window.innerHeight : tall;
    }
    function to(wish, x, y) {
      var next = nextScale(scale, wish),
        ratio = next / scale;
      if (next === scale || !svg.getClientRects().length) return false;
      var box = view.getBoundingClientRect();
      tall = isTall();
      var atX = x === undefined ? box.width / 2 : x - box.left,
        atY = y === undefined ? box.height / 2 : y - box.top;
      if (tall && y === undefined) atY = Math.min(box.height, Math.max(0, window.innerHeight / 2 - box.top));
      if (scale === 1) {
        base = svg.getBoundingClientRect();
        view.style.setProperty("--pic-h", box.height + "px");
        width = window.innerWidth;
      }
      var left = keepSpot(view.scrollLeft, atX, ratio),
        top = keepSpot(view.scrollTop, atY, ratio);
      scale = next;
      view.classList.toggle("pic-zoomed", scale > 1);
      view.classList.toggle("pic-tall", scale > 1 && tall);
      if (scale > 1) {
        view.style.setProperty("--pic-w", base.width * scale + "px");
        view.setAttribute("tabindex", "0");
        view.setAttribute("role", "group");
        view.setAttribute("aria-label", svg.getAttribute("aria-label"));
        view.scrollLeft = left;
        view.scrollTop = top;
      } else
        ["tabindex", "role", "aria-label"].forEach(function (name) {
          view.removeAttribute(name);
        });
      if (tall) window.scrollBy({ top: atY * (ratio - 1), behavior: "instant" });
      tools.forEach(function (button) {
        var can = button.dataset.picZoom === "in" ? scale < MOST : scale > 1;
        button.setAttribute("aria-disabled", String(!can));
      });
      return true;
    }
    view.addEventListener(
      "wheel",
      function (event) {
        if (event.ctrlKey && to(Math.exp(-event.deltaY / 240), event.clientX, event.clientY))
          event.preventDefault();
      },
      { passive: false },
    );
    window.addEventListener("resize", function () {
      if (scale > 1 && window.innerWidth !== width) to("fit");
    });
    pinching(view, to, isTall);
    dragging(view, function () {
      return scale > 1;
    });
    return to;
  }
  function pinching(view, to, isTall) {
    var apart = 0;
    function spread(touches) {
      return Math.hypot(touches[0].clientX - touches[1].clientX, touches[0].clientY - touches[1].clientY);
    }
    view.addEventListener(
      "touchstart",
      function (event) {
        apart = event.touches.length === 2 && !isTall() ? spread(event.touches) : 0;
      },
      { passive: true },
    );
    view.addEventListener(
      "touchmove",
      function (event) {
        if (event.touches.length !== 2 || !apart) return;
        var now = spread(event.touches),
          a = event.touches[0],
          b = event.touches[1];
        if (to(now / apart, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2)) apart = now;
        if (event.cancelable) event.preventDefault();
      },
      { passive: false },
    );
  }
  function dragging(view, zoomed) {
    var from = null,
      moved = false;
    view.addEventListener("pointerdown", function (event) {
      moved = false;
      if (event.pointerType === "mouse" && event.button === 0 && zoomed())
        from = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop };
    });
    window.addEventListener("pointermove", function (event) {
      if (!from) return;
      var x = event.clientX - from.x,
        y = event.clientY - from.y;
      if (!moved && Math.abs(x) + Math.abs(y) < 5) return;
      moved = true;
      view.classList.add("pic-drag");
      view.scrollLeft = from.left - x;
      view.scrollTop = from.top - y;
    });
    window.addEventListener("pointerup", function () {
      from = null;
      view.classList.remove("pic-drag");
    });
    view.addEventListener("dragstart", function (event) {
      if (from) event.preventDefault();
    });
    view.addEventListener(
      "click",
      function (event) {
        if (moved) {
          event.preventDefault();
          moved = false;
        }
      },
      true,
    );
  }

  function scope(root) {
    var pictures = within(root, PICTURE),
      entries = within(root, "[data-pic-kind]");
    var tools = within(root, "[data-pic-zoom]"),
      caption = root.querySelector("[data-pic-caption]");
    var lamps = pictures.map(function (svg) {
      return lamp(svg, caption);
    });
    var zoomers = pictures.map(function (svg) {
      return zoomer(svg, svg.parentElement, tools);
    });
    function zoom(wish) {
      return (
        zoomers.filter(function (to) {
          return to(wish);
        }).length > 0
      );
    }
    function press(entry) {
      var on = entry.getAttribute("aria-pressed") !== "true",
        kind = entry.dataset.picKind;
      entries.forEach(function (one) {
        one.setAttribute("aria-pressed", String(on && one.dataset.picKind === kind));
      });
      lamps.forEach(function (one) {
        one.kind(on ? kind : null);
      });
    }
    within(root, ".pic-legend").forEach(function (legend) {
      legend.removeAttribute("aria-hidden");
    });
    entries.forEach(function (entry) {
      entry.setAttribute("aria-pressed", "false");
      entry.addEventListener("click", function () {
        press(entry);
      });
      if (entry.localName !== "g") return;
      entry.setAttribute("role", "button");
      entry.setAttribute("tabindex", "0");
      entry.setAttribute("aria-label", words(entry.querySelector("text")));
      entry.addEventListener("keydown", function (event) {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          press(entry);
        }
      });
    });
    tools.forEach(function (button) {
      var wish = button.dataset.picZoom;
      button.setAttribute("aria-disabled", String(wish !== "in"));
      button.setAttribute("aria-keyshortcuts", { in: "Plus", out: "-", fit: "0" }[wish]);
      button.addEventListener("click", function () {
        zoom(wish);
      });
    });
    root.addEventListener("keydown", function (event) {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)
      )
        return;
      var wish = { "+": "in", "=": "in", "-": "out", 0: "fit" }[event.key];
      if (wish && zoom(wish)) event.preventDefault();
      if (event.key === "Escape") {
        entries.forEach(function (one) {
          one.setAttribute("aria-pressed", "false");
        });
        lamps.forEach(function (one) {
          one.clear();
        });
      }
    });
  }

  function start(page) {
    var roots = [];
    within(page, PICTURE).forEach(function (svg) {
      var root = svg.closest("[data-pic]") || svg.parentElement;
      if (roots.indexOf(root) < 0) roots.push(root);
    });
    roots.forEach(scope);
  }
  return { around: around, nextScale: nextScale, keepSpot: keepSpot, joined: joined, start: start };
});
