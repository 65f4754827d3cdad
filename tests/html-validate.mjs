/* How strictly the built pages are checked: everything that html-validate recommends, and what a whole page and
   its accessibility need. A rule that is off or milder has its reason beside it. */
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // The standard allows both; ours writes it in lower case.
    "doctype-style": ["error", { style: "lowercase" }],
    // A title is the source's own; a search engine that cuts it off does no harm.
    "long-title": "off",
    // On a narrow screen tables become cards, by `display: block`, which takes their roles away: they are written.
    "no-redundant-role": "off",
    // A list or a group may have a name; the rule warns of elements that cannot be named.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // What comes from our own folder needs no hash, and from disk a browser would refuse a file that has one.
    "require-sri": ["error", { target: "crossorigin" }],
    // Markdown closes what needs no end; the standard allows that.
    "void-style": "off",
    // It asks for other characters within a number, which could then not be copied or searched as it is written.
    "tel-non-breaking": "off",
  },
};
