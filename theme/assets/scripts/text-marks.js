// A text with each word of another language and telephone number in an element: that says the language, or keeps
// the number on one line.
window.routewijzer.mark = (content, marks) =>
  content
    .split(new RegExp(marks.pattern, "u"))
    .map((part, place) =>
      place % 2
        ? Object.assign(document.createElement("span"), { textContent: part }, marks.properties[part])
        : part,
    );
