// The small parts that the screens of the decision helper are built of.
(() => {
  "use strict";

  /** @type {HelperParts["make"]} */
  function make(tag, properties, parts = []) {
    const element = document.createElement(tag);
    Object.entries(properties).forEach(([name, value]) => {
      if (name in element) Reflect.set(element, name, value);
      else element.setAttribute(name, `${value}`);
    });
    const { marks } = /** @type {HelperPayload} */ (window.routewijzer.helperData);
    parts.forEach((part) => {
      if (part) element.append(...(typeof part === "string" ? window.routewijzer.mark(part, marks) : [part]));
    });
    return element;
  }

  /** @type {HelperParts["text"]} */
  function text(tag, content, name = "") {
    return make(tag, { className: name }, [content]);
  }

  // As those that stand in every page.
  /** @type {HelperParts["icon"]} */
  function icon(name) {
    const svg = /** @type {SVGElement} */ (document.querySelector("svg.icon")).cloneNode(true);
    /** @type {SVGElement} */ (svg.firstChild).setAttribute("href", `#i_${name}`);
    return svg;
  }

  /** @type {HelperParts["button"]} */
  function button(content, className, onclick) {
    return make("button", { type: "button", className, onclick }, content);
  }

  /** @type {HelperParts["block"]} */
  function block(heading, parts) {
    return make("section", { className: "block" }, [text("h2", heading), ...parts]);
  }

  /** @type {HelperParts["list"]} */
  function list(tag, className, items) {
    return make(
      tag,
      { className },
      items.map((item) => make("li", {}, [item])),
    );
  }

  // How far somebody is: question `number` of at most `most`.
  /** @type {HelperParts["bars"]} */
  function bars(number, most) {
    const parts = [];
    for (let i = 1; i <= most; i++)
      parts.push(text("i", "", i < number ? "filled" : i === number ? "now" : ""));
    return make("span", { className: "bars", "aria-hidden": "true" }, parts);
  }

  // A number to call; the first of several (`place` 0) is the one to press.
  /** @type {HelperParts["call"]} */
  function call(number, place) {
    return make("div", { className: "number" }, [
      make("a", { className: place ? "button" : "button full", href: number.href }, [
        icon("phone"),
        text("span", number.text),
      ]),
      number.note && text("small", number.note),
    ]);
  }

  /** @type {HelperParts["link"]} */
  function link(content, href) {
    return make("a", { href }, [content]);
  }

  window.routewijzer.helperParts = { make, text, icon, button, block, list, link, bars, call };
})();
