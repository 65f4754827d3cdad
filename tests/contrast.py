"""What axe finds on a page, with the contrast of each kind of text once: most texts look alike."""

from __future__ import annotations

from collections.abc import Mapping

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""What axe tests: WCAG 2.0 to 2.2, levels A and AA, and its own good habits."""

COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe whose outcome depends on the colours of the screen."""

Options = Mapping[str, object]

ALL: Options = {"runOnly": STANDARDS}
ONLY_COLOURS: Options = {"runOnly": COLOURS}
NO_COLOURS: Options = {"runOnly": STANDARDS, "rules": {rule: {"enabled": False} for rule in COLOURS}}
"""Options of axe: every rule, or a part of them."""


class TextKinds(dict[str, bool]):
    """The kinds of text whose contrast axe judged: whether it could, or must look at each text of the kind.

    One for all pages of a test, on which a kind is then judged once.
    """


JUDGE = """async ([options, judged]) => {
  const hash = text => { let one = 0xdeadbeef, two = 0x41c6ce57;
    for (let at = 0; at < text.length; at++) {
      one = Math.imul(one ^ text.charCodeAt(at), 2654435761);
      two = Math.imul(two ^ text.charCodeAt(at), 1597334677); }
    return (one >>> 0).toString(36) + (two >>> 0).toString(36) };
  const kinds = new Map();
  const kind = each => {
    if (!each) return "";
    if (!kinds.has(each)) {
      const style = getComputedStyle(each);
      kinds.set(each, hash([kind(each.parentElement), each.tagName, each.getAttribute("class"), style.color,
        style.backgroundColor, style.backgroundImage, style.opacity, style.fontSize, style.fontWeight,
        style.textShadow, style.webkitTextFillColor, style.webkitTextStroke, style.filter,
        style.mixBlendMode, style.position, style.zIndex,
        each.matches(":disabled, [aria-disabled=true]")].join())); }
    return kinds.get(each) };
  const faults = [], open = new Set();
  const run = async (elements, options) => {
    for (const each of elements) each.setAttribute("xmlns", "judge");
    axe.configure({rules: [{id: "color-contrast", selector: "[xmlns=judge]"}]});
    const {violations, incomplete} = await axe.run(
      {...options, resultTypes: ["violations", "incomplete"], elementRef: true, preload: false});
    for (const each of elements) each.removeAttribute("xmlns");
    for (const rule of incomplete) if (rule.id === "color-contrast")
      for (const node of rule.nodes) open.add(node.element);
    for (const rule of violations) for (const node of rule.nodes)
      faults.push(`${rule.id}: ${node.target} ${node.failureSummary}`); };
  const texts = new Map();
  for (const each of judged ? document.querySelectorAll("body, body *:not(svg *)") : []) {
    const speaks = [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!speaks && !each.matches("input, textarea, select") || !each.checkVisibility()) continue;
    const key = kind(each);
    if (judged[key]) continue;
    if (!texts.has(key)) texts.set(key, []);
    texts.get(key).push(each); }
  await run([...texts].flatMap(([key, all]) => key in judged ? all : all.slice(0, 1)), options);
  const others = [...texts].flatMap(([key, [first, ...rest]]) =>
    !(key in judged) && open.has(first) ? rest : []);
  if (others.length) await run(others, {runOnly: ["color-contrast"]});
  return [Object.fromEntries([...texts].map(([key, [first]]) => [key, !(key in judged || open.has(first))])),
    faults]; }"""
"""Runs axe on the page as it is, with its rule of contrast on one text of each kind not judged before.

Texts are of one kind if all elements around them have the same names, classes, colours, backgrounds and
letters. Of a kind that axe cannot judge, such as what a shadow may lie over, all texts are judged on every
page. (In a drawing it can judge none.) Gives the kinds judged, and the faults. The texts to judge are marked
with an attribute that means nothing in HTML and that axe leaves out when it names an element.
"""


def axe_faults(page: Page, options: Options, kinds: TextKinds) -> list[str]:
    """Return the faults that axe finds on the page as it is now, by the rules of `options`.

    Contrast only in kinds of text that are not judged yet; adds these to `kinds`.
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)  # it loads nothing: it may not fetch here
    more, faults = page.evaluate(JUDGE, [options, None if options is NO_COLOURS else kinds])
    kinds.update(more)
    return list(faults)
