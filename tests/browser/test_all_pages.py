"""Every kind of page of the base route's site in the real browser, in every way that people look at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from looks import SCREENS, Theme, assert_accessible, faults_of, looking
from page_kinds import every, kinds, single, whole


@pytest.mark.parametrize(
    "pages",
    [pytest.param(whole, marks=pytest.mark.slow), single, pytest.param(every, marks=pytest.mark.proof)],
)
@pytest.mark.parametrize(("width", "theme"), SCREENS)
def test_no_kind_of_page_has_a_fault_that_a_program_can_find(
    browser: Browser, built_site: Path, pages: Callable[[Path], list[Path]], width: int, theme: Theme
) -> None:
    faults = []
    with looking(browser, width) as visit:
        for file in pages(built_site):
            page = visit.open(file)
            faults += faults_of(page, theme)
    assert not faults, "\n".join(faults)


TINY = """[...document.querySelectorAll("body *")]
  .filter(each => !each.closest("svg, .visually-hidden, .skip"))
  .filter(each => each.checkVisibility())
  .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(each => parseFloat(getComputedStyle(each).fontSize) < 13.9)
  .map(each => `${getComputedStyle(each).fontSize} ${each.outerHTML.slice(0, 90)}`)"""
"""Texts with letters smaller than the smallest size of the site, 14 pixels."""


@pytest.mark.parametrize("width", [390, 1280])
def test_no_letter_is_smaller_than_the_smallest_size_of_the_site(
    browser: Browser, built_site: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    tiny = []
    for file in kinds(built_site):
        page.goto(file.as_uri())
        tiny += [f"{file.name}: {each}" for each in page.evaluate(TINY)]
    page.close()
    assert not tiny, "\n".join(tiny)


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


CUT_TEXTS = """() => { const room = innerWidth, wide = document.documentElement.scrollWidth;
  const exit = document.getElementById("exit").getBoundingClientRect();
  const seen = box => box.left > -.5 && box.right < room + .5;
  const cut = [...document.querySelectorAll("a, button, input, summary, select")]
    .filter(each => each.checkVisibility({visibilityProperty: true}))
    .filter(each => !each.closest(".visually-hidden, .skip, .scroll, .pic"))
    .filter(each => { const box = each.getBoundingClientRect();
      const whole = getComputedStyle(each).overflow === "visible" || each.scrollWidth <= each.clientWidth + 1;
      return box.width && !(whole && seen(box)) }).map(each => each.outerHTML.slice(0, 90));
  if (wide > room) cut.push(`the page, ${wide} wide`);
  if (!seen(exit) || exit.top < 0 || exit.bottom > innerHeight) cut.push("the way out");
  return cut }"""
"""Controls that the screen cuts off, or that cut off their own words."""

SHIFTS = """window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(each =>
  window.shift += each.value)).observe({type: "layout-shift", buffered: true})"""

LOW = """[...document.querySelectorAll("main li > a:only-child, main summary, nav a, footer a")]
  .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.closest("svg, .crumb, .scroll"))
  .filter(each => ![...each.parentNode.childNodes].some(near => near.nodeType === 3 && near.data.trim()))
  .map(each => [each, each.getBoundingClientRect()]).filter(([each, box]) => box.width && box.height < 43.9)
  .map(([each, box]) => `${box.height | 0} high: ${each.outerHTML.slice(0, 90)}`)"""
"""Links that are a line of a list by themselves, lower than a finger."""


def telephone_faults(page: Page) -> list[str]:
    """Return what is wrong with the open page on a telephone, also with letters of twice the size."""
    faults = [f"moved by {shift}" for shift in [page.evaluate("shift")] if shift > 0.01]
    faults += page.evaluate(LOW)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        faults += [f"at {width} pixels: {each}" for each in page.evaluate(CUT_TEXTS)]
    page.set_viewport_size({"width": 390, "height": 844})
    return faults


@pytest.mark.parametrize("pages", [kinds, pytest.param(every, marks=pytest.mark.proof)])
def test_a_telephone_cuts_nothing_moves_nothing_and_has_lines_to_press(
    browser: Browser, built_site: Path, pages: Callable[[Path], list[Path]]
) -> None:
    faults = []
    with looking(browser, 390, 844) as visit:
        visit.context.add_init_script(SHIFTS)
        for file in pages(built_site):
            faults += [f"{file.name}: {each}" for each in telephone_faults(visit.open(file))]
    assert not faults, "\n".join(faults)
