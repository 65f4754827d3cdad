"""Every kind of page of the base route's site in the real browser, in every way that people look at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from contrast import TextKinds
from looks import assert_accessible, faults_on_screens, looking
from page_kinds import every, kinds, single, whole

EVERY_RULE = ("index", "keuzehulp", "overzicht", "stap-1", "beslissing-1")
"""Pages that axe judges by every rule on both screens: what stands there is another thing on each."""


@pytest.mark.parametrize(
    "pages",
    [pytest.param(whole, marks=pytest.mark.slow), single, pytest.param(every, marks=pytest.mark.proof)],
)
def test_no_kind_of_page_has_a_fault_that_a_program_can_find(
    browser: Browser, built_site: Path, pages: Callable[[Path], list[Path]]
) -> None:
    faults, texts = [], TextKinds()
    with looking(browser, 1280) as visit:
        visit.context.add_init_script(AXE_SCRIPT)
        for file in pages(built_site):
            every_rule = pages is every or file.stem in EVERY_RULE
            texts = TextKinds() if pages is every else texts
            faults += faults_on_screens(visit.open(file), texts, every_rule=every_rule)
    assert not faults, "\n".join(faults)


def search(page: Page) -> None:
    page.locator("#query").fill("veilig")
    expect(page.locator(".hits")).to_be_visible()


def menu(page: Page) -> None:
    page.locator("#menu-tool").click()
    expect(page.locator("#menu")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "act", "width"),
    [("index", search, 320), ("route/stap-2", search, 1280), ("overzicht", menu, 320)],
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


STRANGE_COLOURS = """() => { const probe = document.body.appendChild(document.createElement("i"));
  const own = new Set(["none"]);
  for (const name of ["Canvas", "CanvasText", "LinkText", "Highlight", "GrayText", "ButtonText"]) {
    probe.style.color = name;
    own.add(getComputedStyle(probe).color);
  }
  const strange = each => ["fill", "stroke"].map(part => getComputedStyle(each)[part])
    .some(colour => !own.has(colour) && !colour.endsWith(", 0)"));
  return [...document.querySelectorAll("svg :is(path, rect, polygon, circle, text)")]
    .filter(each => !each.closest(".logo, .icon, [hidden]") && each.checkVisibility() && strange(each))
    .map(each => each.outerHTML.slice(0, 90)).slice(0, 3) }"""
"""Pieces of pictures and signs that have another colour than the reader's own."""


def test_with_forced_colours_every_sign_has_colours_of_the_reader(browser: Browser, built_site: Path) -> None:
    context = browser.new_context(color_scheme="dark", forced_colors="active")
    page = context.new_page()
    faults = []
    for name in ("index", "route/meldcode", "rol/onderwijs", "training"):
        page.goto((built_site / f"{name}.html").as_uri() + ("#school.3" if name == "training" else ""))
        if name == "training":
            page.locator("#stage a.now").wait_for()
        faults += [f"{name}: {each}" for each in page.evaluate(STRANGE_COLOURS)]
    context.close()
    assert not faults, "\n".join(faults)
