"""The ways in which people look at a page, and what must then be right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from visits import Visit

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""What axe tests: WCAG 2.0 to 2.2, levels A and AA, and its own good habits."""

COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe whose outcome depends on the colours of the screen. They take nine tenths of its time."""

SCHEMES: tuple[tuple[Literal["light", "dark"], Literal["none", "active"]], ...] = (
    ("light", "none"),
    ("dark", "none"),
    ("dark", "active"),
    ("light", "active"),
)
"""What a screen asks for: light or dark, and the reader's own few colours (`active`) or the page's."""

WIDTHS = (320, 1280)
"""Pixels: a telephone, or a computer at 400 %; and a computer."""

AXE = """async options => (await axe.run(options)).violations.flatMap(each => each.nodes.map(node =>
  `${each.id}: ${node.target} ${node.failureSummary}`))"""

FAINT = """() => { const light = rgb => { const part = rgb.map(v => (v /= 255) <= .04045 ? v / 12.92
    : ((v + .055) / 1.055) ** 2.4); return .2126 * part[0] + .7152 * part[1] + .0722 * part[2] };
  const read = text => text.match(/[\\d.]+/g).map(Number);
  const behind = each => { for (; each; each = each.parentElement) {
    const rgb = read(getComputedStyle(each).backgroundColor); if (rgb.length < 4 || rgb[3] > .5) return rgb }
    return read(getComputedStyle(document.body).backgroundColor) };
  return [...document.querySelectorAll("body *")].filter(each => !each.closest("svg, .vh, .skip, noscript"))
    .filter(each => each.checkVisibility({visibilityProperty: true}))
    .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(each => { const one = light(read(getComputedStyle(each).color)), two = light(behind(each));
      return (Math.max(one, two) + .05) / (Math.min(one, two) + .05) < 4.5 })
    .map(each => "faint: " + each.outerHTML.slice(0, 100)) }"""
"""Texts that stand out too little (WCAG 1.4.3), a simpler sum than that of axe: quick, and right in forced
colours, where axe reads what the colours were before."""

REPEATED = """() => { const seen = new Set(), style = each => each.tagName + "." + each.getAttribute("class");
  for (const part of document.querySelectorAll(".print section.part")) {
    const shapes = [part, ...part.querySelectorAll("*")].map(each =>
      `${style(each.parentElement)} ${style(each)}`);
    if (shapes.every(shape => seen.has(shape))) part.remove();
    else shapes.forEach(shape => seen.add(shape)); } }"""
"""Takes out of the page that has the whole route those parts in which nothing looks new: each tag with its
class, within a parent with its class, stands there already. Their colours say nothing more, and take long."""


@contextmanager
def looking(browser: Browser, width: int, height: int = 800, **looks: Any) -> Iterator[Visit]:
    """A watched visit (see `visits.Visit`) on a screen of this size, with nothing that moves; fails at its
    end unless all was clean. `looks` are more of the parameters of a browser context."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, **{"reduced_motion": "reduce", **looks}
    )
    visiting = Visit(context)
    yield visiting
    context.close()
    visiting.assert_clean()


def found_by_axe(page: Page, rules: list[str], *, without: list[str] | None = None) -> list[str]:
    """The faults that axe finds on the page as it is now, by these rules or sets of rules."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    left_out = {rule: {"enabled": False} for rule in without or ()}
    options = {"runOnly": rules, "rules": left_out, "resultTypes": ["violations"], "preload": False}
    found: list[str] = page.evaluate(AXE, options)  # it loads nothing: it may not fetch here
    return found


def faults_of(page: Page) -> list[str]:
    """What a program can find wrong on the page as it is now: in its structure, and in light, dark and forced
    colours. The page that has the whole route is shorter afterwards (see `REPEATED`)."""
    found = []
    for scheme, forced in SCHEMES:
        page.emulate_media(color_scheme=scheme, forced_colors=forced)
        found += [f"{scheme}, forced {forced}: {one}" for one in page.evaluate(FAINT)]
    page.emulate_media(color_scheme="light", forced_colors="none")
    if page.locator(".print section.part").count():
        found += found_by_axe(page, STANDARDS, without=COLOURS)
        page.evaluate(REPEATED)
    found += found_by_axe(page, STANDARDS)
    page.emulate_media(color_scheme="dark", forced_colors="none")
    found += [f"dark: {one}" for one in found_by_axe(page, COLOURS)]
    page.emulate_media(color_scheme="light", forced_colors="none")
    return [f"{page.url} {one}" for one in found]


def assert_accessible(page: Page) -> None:
    """Fail with every fault of `faults_of`."""
    assert not (found := faults_of(page)), "\n".join(found)


def assert_fits(page: Page) -> None:
    """Fail if the page scrolls sideways."""
    width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= room, f"{page.url} is {width} pixels wide on a screen of {room}"
