"""The ways in which people look at a page, and what must then be right."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Literal

from playwright.sync_api import Browser, Page

from contrast import ALL, NO_COLOURS, ONLY_COLOURS, Options, TextKinds, axe_faults
from visits import Visit, visiting

WIDTHS = (320, 1280)
"""Pixels: a telephone, or a computer at 400 %; and a computer."""

Theme = Literal["light", "dark"]
SCHEMES: Mapping[Theme, tuple[tuple[Theme, Literal["none", "active"]], ...]] = {
    "light": (("dark", "active"), ("light", "none")),
    "dark": (("light", "active"), ("dark", "none")),
}
"""What a screen asks for: light or dark, and the page's colours or the reader's own few (`active`).

For each theme that a test looks at, the forced colours of the other, and then its own: with both themes, all.
"""
SCREENS: tuple[tuple[int, Theme], ...] = ((320, "dark"), (1280, "light"))
"""For tests that look at a page on both widths: axe judges its colours once in each theme."""

TINY = """[...document.querySelectorAll("body *")]
  .filter(each => !each.closest("svg, .visually-hidden, .skip"))
  .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(each => each.checkVisibility() && parseFloat(getComputedStyle(each).fontSize) < 13.9)
  .map(each => `${getComputedStyle(each).fontSize} ${each.outerHTML.slice(0, 90)}`)"""
"""Texts with letters smaller than the smallest size of the site, 14 pixels."""

FAINT = """() => { const light = rgb => { const part = rgb.map(v => (v /= 255) <= .04045 ? v / 12.92
    : ((v + .055) / 1.055) ** 2.4); return .2126 * part[0] + .7152 * part[1] + .0722 * part[2] };
  const read = text => text.match(/[\\d.]+/g).map(Number);
  const behind = each => { for (; each; each = each.parentElement) {
    const rgb = read(getComputedStyle(each).backgroundColor); if (rgb.length < 4 || rgb[3] > .5) return rgb }
    return read(getComputedStyle(document.body).backgroundColor) };
  return [...document.querySelectorAll("body *")]
    .filter(each => !each.closest("svg, .visually-hidden, .skip, noscript"))
    .filter(each => each.checkVisibility({visibilityProperty: true}))
    .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(each => { const one = light(read(getComputedStyle(each).color)), two = light(behind(each));
      return (Math.max(one, two) + .05) / (Math.min(one, two) + .05) < 4.5 })
    .map(each => "faint: " + each.outerHTML.slice(0, 100)) }"""
"""Texts that stand out too little (WCAG 1.4.3), a simpler sum than that of axe: quick, and right in forced
colours, where axe reads what the colours were before."""


SMALL = """(() => {
  const centre = r => [r.left + r.width / 2, r.top + r.height / 2];
  const open = each => {                         // not below a part that covers the page
    const top = document.elementFromPoint(...centre(each.getBoundingClientRect()));
    return !top || top.contains(each) || each.contains(top) || !top.closest("[role=dialog], dialog, #stage");
  };
  const shown = each => each.checkVisibility({visibilityProperty: true}) && open(each);
  return [...document.querySelectorAll("a, button, summary, input, select, [tabindex='0']")]
  .filter(each => shown(each) && !each.closest(".visually-hidden, .skip, svg, .scroll"))
  .map(each => [each, (each.labels && each.labels[0] || each).getBoundingClientRect()])
  .filter(([each, box]) => box.width && (box.height < 23.9 || box.width < 23.9))
  .filter(([each, box]) => {
    const beside = [...each.parentNode.childNodes].some(other => other.nodeType === 3 && other.data.trim());
    const text = each.closest("p, li, dd, td, cite, figcaption, small");
    if (beside && text) return false;            // within a sentence (WCAG 2.5.8: inline)
    const [x, y] = centre(box);
    return [...document.querySelectorAll("a, button, summary, input")].some(other => {
      if (other === each || !shown(other)) return false;
      const near = other.getBoundingClientRect();
      if (!near.width || other.closest(".visually-hidden, .skip")) return false;
      const dx = Math.max(near.left - x, 0, x - near.right), dy = Math.max(near.top - y, 0, y - near.bottom);
      return Math.hypot(dx, dy) < 12;            // a circle of 24 pixels touches another target
    });
  }).map(([each, box]) => `${box.width | 0}×${box.height | 0} ${each.outerHTML.slice(0, 110)}`); })()"""
"""Targets too small and too near to another (WCAG 2.5.8), also beside a text, which axe leaves open."""


def looking(browser: Browser, width: int, height: int = 800) -> AbstractContextManager[Visit]:
    """Provide a watched visit (see `visits.visiting`) on a screen of this size, with nothing that moves."""
    return visiting(browser, width, height, "reduce")


def found_by_sums(page: Page, theme: Theme) -> list[str]:
    """Return targets and letters that are too small, and faint texts in a theme and in forced colours.

    See `SMALL`, `TINY`, `FAINT` and `SCHEMES`. Leaves the page in the theme's own colours.
    """
    found = [f"too small: {one}" for one in page.evaluate(f"[...{SMALL}, ...{TINY}]")]
    for scheme, forced in SCHEMES[theme]:
        page.emulate_media(color_scheme=scheme, forced_colors=forced)
        found += [f"{scheme}, forced {forced}: {one}" for one in page.evaluate(FAINT)]
    return found


def faults_of(page: Page) -> list[str]:
    """Return what a program can find wrong on the page as it is now, in both themes."""
    found, kinds = list[str](), TextKinds()
    looks: tuple[tuple[Theme, Options], ...] = (("dark", ONLY_COLOURS), ("light", ALL))
    for theme, options in looks:
        found += found_by_sums(page, theme)
        found += [f"{theme}: {one}" for one in axe_faults(page, options, kinds)]
    return [f"{page.url} {one}" for one in found]


def faults_on_screens(page: Page, kinds: TextKinds, *, every_rule: bool = True) -> list[str]:
    """Return what a program can find wrong on the page on all `SCREENS`, and how it scrolls sideways there.

    With `every_rule` axe judges all on each of them; without, structure and sizes on the small one, where
    they are harder, and colours on the large one, where more is to be seen. The colours of each kind of text
    once in all that share `kinds` (see `contrast`). Leaves the large screen, in light colours.
    """
    found = []
    for width, theme in SCREENS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} pixels: {one}" for one in found_by_sums(page, theme) + sideways(page)]
        options = ALL if every_rule else NO_COLOURS if width == min(WIDTHS) else ONLY_COLOURS
        found += [f"{width} pixels, {theme}: {one}" for one in axe_faults(page, options, kinds)]
    return [f"{page.url} {one}" for one in found]


def assert_accessible(page: Page) -> None:
    """Fail with every fault of `faults_of`."""
    assert not (found := faults_of(page)), "\n".join(found)


def assert_accessible_on_screens(page: Page, kinds: TextKinds, *, every_rule: bool = True) -> None:
    """Fail with every fault of `faults_on_screens`."""
    assert not (found := faults_on_screens(page, kinds, every_rule=every_rule)), "\n".join(found)


def sideways(page: Page) -> list[str]:
    """Return one sentence if the page scrolls sideways."""
    width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [f"{width} pixels wide on a screen of {room}"] if width > room else []


def assert_fits(page: Page) -> None:
    """Fail if the page scrolls sideways."""
    assert sideways(page) == [], page.url
