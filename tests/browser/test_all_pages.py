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


CUT_CONTROLS = """() => { const room = innerWidth, wide = document.documentElement.scrollWidth;
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


SPACE_TEXT = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet]; }"""
WIDER = "document.documentElement.scrollWidth - innerWidth"
CUT_TEXTS = """[...document.querySelectorAll("main *, header *, footer *")]
  .filter(each => each.checkVisibility())
  .filter(each => !each.closest(".visually-hidden, .skip, .lights, .scroll, svg, .tool, pre"))
  .filter(each => ["hidden", "clip"].includes(getComputedStyle(each).overflowX) && each.clientWidth > 2)
  .filter(each => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
  .map(each => each.outerHTML.slice(0, 100))"""
PARTS = """() => { const seen = selector => [...document.querySelectorAll(selector)].filter(each =>
    each.checkVisibility({visibilityProperty: true}) && each.getBoundingClientRect().width > 0).length;
  const count = selector => document.querySelectorAll(selector).length;
  return {main: count("main, [role=main]"), header: count("body > header"), footer: count("body > footer"),
    h1: count("h1"), call: seen(".call") > 0, exit: seen("#exit")}; }"""
WHOLE = {"main": 1, "header": 1, "footer": 1, "h1": 1, "call": True, "exit": 1}
STORAGE = "[localStorage.length, sessionStorage.length, document.cookie]"


MOVING = """[...document.querySelectorAll("*")].filter(each => { const style = getComputedStyle(each);
  return [style.transitionDuration, style.animationDuration].some(all => all.split(",").some(
    one => parseFloat(one) > 0.01)) || style.scrollBehavior === "smooth" })
  .map(each => `moves: ${each.outerHTML.slice(0, 80)}`)"""
"""What moves, though the reader of these visits wants nothing to."""


def letters_faults(page: Page) -> list[str]:
    """Return what is wrong with the open page on a telephone, as it is and with letters of twice the size."""
    faults = [f"moved by {shift}" for shift in [page.evaluate("shift")] if shift > 0.01]
    faults += page.evaluate(LOW)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        faults += [f"at {width} pixels: {each}" for each in page.evaluate(CUT_CONTROLS)]
    page.evaluate("document.documentElement.style.fontSize = ''")
    return faults


def small_screen_faults(page: Page) -> list[str]:
    """Return what scrolls sideways or is cut off at 320 by 256 pixels, as it is and with a wide spacing.

    That is also 1280 by 1024 at 400 % (WCAG 1.4.10, 1.4.12).
    """
    page.set_viewport_size({"width": 320, "height": 256})
    faults = parts_faults(page)
    faults += ["is too wide"] * (page.evaluate(WIDER) > 0)
    page.evaluate(SPACE_TEXT)
    wider, cut = page.evaluate(f"[{WIDER}, {CUT_TEXTS}]")
    faults += ["is too wide with wide letters"] * (wider > 0)
    page.evaluate("document.adoptedStyleSheets = []")
    return faults + [f"cuts {each}" for each in cut]


def parts_faults(page: Page) -> list[str]:
    """Return the parts of the page of which there are not as many as of every page."""
    parts = page.evaluate(PARTS)
    return [f"{name}: {parts[name]}" for name in WHOLE if parts[name] != WHOLE[name]]


@pytest.mark.parametrize("pages", [kinds, pytest.param(every, marks=pytest.mark.proof)])
def test_every_page_is_clean_still_and_whole_on_a_telephone_however_large_or_wide_its_letters(
    browser: Browser, built_site: Path, pages: Callable[[Path], list[Path]]
) -> None:
    """No error, no request to another host, no breach of the policy (the visit tells); nothing is kept."""
    faults = []
    with looking(browser, 390, 844) as visit:
        visit.context.add_init_script(SHIFTS)
        for file in pages(built_site):
            page = visit.open(file)
            assert page.evaluate(STORAGE) == [0, 0, ""], file.name
            told = letters_faults(page) + small_screen_faults(page)
            told += page.evaluate(MOVING)
            page.set_viewport_size({"width": 1280, "height": 720})
            told += parts_faults(page)
            faults += [f"{file.name}: {each}" for each in told]
            page.set_viewport_size({"width": 390, "height": 844})
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
