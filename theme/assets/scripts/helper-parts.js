// The small parts that the screens of the decision helper are built of.
(() => {
  "use strict";

  /** @type {HelperParts["make"]} */
  function make(tag, properties, parts) {
    const element = document.createElement(tag);
    Object.entries(properties).forEach(([name, value]) => {
      if (!(name in element)) element.setAttribute(name, String(value));
      else Reflect.set(element, name, value);
    });
    (parts || []).forEach((part) => {
      if (part) element.append(...(typeof part === "string" ? pieces(part) : [part]));
    });
    return element;
  }

  // A text with each telephone number in an element that stands on one line where it fits.
  /** @param {string} content @returns {(string | Node)[]} */
  function pieces(content) {
    return content.split(/(\b\d+(?:-\d+)+\b)/).map((piece, place) => {
      if (place % 2 === 0) return piece;
      const number = document.createElement("span");
      number.className = "phone";
      number.textContent = piece;
      return number;
    });
  }

  /** @type {HelperParts["text"]} */
  function text(tag, content, name) {
    return make(tag, { className: name || "" }, [content]);
  }

  /** @type {HelperParts["icon"]} */
  function icon(name) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const use = document.createElementNS(space, "use");
    use.setAttribute("href", `#i_${name}`);
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    svg.append(use);
    return svg;
  }

  /** @type {HelperParts["button"]} */
  function button(content, name, press) {
    return make("button", { type: "button", className: name, onclick: press }, content);
  }

  /** @type {HelperParts["block"]} */
  function block(heading, parts) {
    return make("section", { className: "block" }, [text("h2", heading), ...parts]);
  }

  /** @type {HelperParts["list"]} */
  function list(tag, name, items) {
    const rows = items.map((item) => make("li", {}, [item]));
    return make(tag, { className: name }, rows);
  }

  // How far somebody is: question `number` of at most `most`.
  /** @type {HelperParts["bars"]} */
  function bars(number, most) {
    const all = make("span", { className: "bars", "aria-hidden": "true" });
    for (let i = 1; i <= most; i++)
      all.append(text("i", "", i < number ? "filled" : i === number ? "now" : ""));
    return all;
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
  function link(content, address) {
    return make("a", { href: address }, [content]);
  }

  window.routewijzer.helperParts = { make, text, icon, button, block, list, link, bars, call };
})();
