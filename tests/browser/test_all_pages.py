"""Every kind of page of the base route's site in the real browser, in every way that people look at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from looks import WIDTHS, assert_accessible, faults_of, looking
from page_kinds import kinds


@pytest.mark.parametrize("width", WIDTHS)
def test_no_kind_of_page_has_a_fault_that_a_program_can_find(
    browser: Browser, built_site: Path, width: int
) -> None:
    with looking(browser, width) as visit:
        faults = [fault for file in kinds(built_site) for fault in faults_of(visit.open(file))]
    assert not faults, "\n".join(faults)


def search(page: Page) -> None:
    page.locator("#query").fill("veilig")
    expect(page.locator(".hits")).to_be_visible()


def menu(page: Page) -> None:
    page.locator("#menu-tool").click()
    expect(page.locator("#menu")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "act", "width"),
    [("index", search, 320), ("route/stap-2", search, 1280), ("index", menu, 320), ("overzicht", menu, 320)],
)
def test_what_opens_on_a_page_has_no_fault_that_a_program_can_find(
    browser: Browser, built_site: Path, name: str, act: Callable[[Page], None], width: int
) -> None:
    """The helper and the presenter, which open too, have such tests of their own."""
    with looking(browser, width) as visit:
        page = visit.open(built_site / f"{name}.html")
        act(page)
        assert_accessible(page)


SPACED = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet]; }"""
WIDER = "document.documentElement.scrollWidth - innerWidth"
CUT = """[...document.querySelectorAll("main *, header *, footer *")]
  .filter(each => each.checkVisibility() && !each.closest(".vh, .skip, .lights, .scroll, svg, .tool, pre"))
  .filter(each => ["hidden", "clip"].includes(getComputedStyle(each).overflowX) && each.clientWidth > 2)
  .filter(each => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
  .map(each => each.outerHTML.slice(0, 100))"""


def test_no_page_scrolls_both_ways_not_even_with_wide_letters(browser: Browser, built_site: Path) -> None:
    """320 pixels wide is also 1280 pixels at 400 %, at a height of 256 pixels (WCAG 1.4.10, 1.4.12)."""
    faults = []
    with looking(browser, 320, 256) as visit:
        for file in sorted(built_site.rglob("*.html")):
            page = visit.open(file)
            if page.evaluate(WIDER) > 0:
                faults.append(f"{file.name} is too wide")
            page.evaluate(SPACED)
            if page.evaluate(WIDER) > 0:
                faults.append(f"{file.name} is too wide with wide letters")
            faults += [f"{file.name} cuts {each}" for each in page.evaluate(CUT)]
    assert not faults, "\n".join(faults)


SMALL = """[...document.querySelectorAll("a, button, summary, input, select, [tabindex='0']")]
  .filter(each => each.checkVisibility({visibilityProperty: true}))
  .filter(each => !each.closest(".vh, .skip, svg, .scroll"))
  .map(each => [each, (each.labels && each.labels[0] || each).getBoundingClientRect()])
  .filter(([each, box]) => box.width && (box.height < 23.9 || box.width < 23.9))
  .filter(([each, box]) => {
    const beside = [...each.parentNode.childNodes].some(other => other.nodeType === 3 && other.data.trim());
    const text = each.closest("p, li, dd, td, cite, figcaption, small");
    if (beside && text) return false;            // within a sentence (WCAG 2.5.8: inline)
    const centre = r => [r.left + r.width / 2, r.top + r.height / 2];
    const [x, y] = centre(box);
    return [...document.querySelectorAll("a, button, summary, input")].some(other => {
      if (other === each || !other.checkVisibility({visibilityProperty: true})) return false;
      const near = other.getBoundingClientRect();
      if (!near.width || other.closest(".vh, .skip")) return false;
      const dx = Math.max(near.left - x, 0, x - near.right), dy = Math.max(near.top - y, 0, y - near.bottom);
      return Math.hypot(dx, dy) < 12;            // a circle of 24 pixels touches another target
    });
  }).map(([each, box]) => `${box.width | 0}×${box.height | 0} ${each.outerHTML.slice(0, 110)}`)"""


@pytest.mark.parametrize("width", WIDTHS)
def test_what_can_be_pressed_is_large_enough_or_stands_apart(
    browser: Browser, built_site: Path, width: int
) -> None:
    faults = []
    with looking(browser, width) as visit:
        for file in kinds(built_site):
            faults += [f"{file.name}: {each}" for each in visit.open(file).evaluate(SMALL)]
    assert not faults, "\n".join(faults)
