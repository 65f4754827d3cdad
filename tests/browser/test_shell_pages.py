"""The shell and everything that written content can use, in every way that people look at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from contrast import TextKinds
from looks import assert_accessible, assert_accessible_on_screens, assert_fits, looking
from visits import Visit, wait_for_paint


def test_shell_and_content_have_no_fault_that_a_program_can_find(browser: Browser, shell_site: Path) -> None:
    kinds = TextKinds()
    with looking(browser, 1280) as visit:
        page = visit.open(shell_site / "index.html")
        page.locator("details summary").click()
        assert_accessible_on_screens(page, kinds)
        page.locator("#query").fill("lamp")
        expect(page.locator(".hits")).to_be_visible()
        assert_accessible_on_screens(page, kinds, every_rule=False)


def test_the_open_menu_has_no_fault_that_a_program_can_find(browser: Browser, shell_site: Path) -> None:
    with looking(browser, 320) as visit:
        page = visit.open(shell_site / "index.html")
        page.locator("#menu-tool").click()
        expect(page.locator("#menu")).to_be_visible()
        assert_accessible(page)


def test_no_page_scrolls_sideways(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    for width in (320, 390, 768, 1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 700})
        assert_fits(page)


def test_a_larger_spacing_of_text_loses_nothing(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    page.set_viewport_size({"width": 320, "height": 700})
    page.evaluate(
        """const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
          word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
        document.adoptedStyleSheets = [sheet];"""
    )
    assert_fits(page)
    cut = page.evaluate(
        """[...document.querySelectorAll("a, button, h1, h2, p, b, span, li")]
          .filter(each => !each.closest(".visually-hidden, .skip, .lights, .tool, .scroll"))
          .filter(each => getComputedStyle(each).overflow !== "visible")
          .filter(({scrollWidth, clientWidth, scrollHeight, clientHeight}) =>
            scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)
          .map(each => each.outerHTML.slice(0, 80))"""
    )
    assert cut == []


OVERLAPS = """() => {
  const shared = (one, two, from, to) => Math.min(one[to], two[to]) - Math.max(one[from], two[from]);
  const controls = [...document.querySelectorAll("header :is(a:not(.issue a), button, input)")]
    .filter(each => each.checkVisibility({visibilityProperty: true}))
    .map(each => [each.outerHTML.slice(0, 60), each.getBoundingClientRect()]);
  return controls.flatMap(([name, box], at) => controls.slice(at + 1)
    .filter(([, it]) => shared(box, it, "left", "right") > 1 && shared(box, it, "top", "bottom") > 20)
    .map(([other]) => [name, other])) }"""
"""Pairs of controls in the header of which one lies over the other by more than the air around its letters.

What says the edition stands on the lower part of the way home.
"""


def test_letters_of_twice_the_size_lay_nothing_of_the_header_over_anything_else(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / "route" / "stap-1.html")
    for size in ("100%", "200%"):
        page.evaluate("size => void (document.documentElement.style.fontSize = size)", size)
        for width in (1024, 1152, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate(OVERLAPS) == [], (size, width)
            assert_fits(page)


@pytest.mark.parametrize(("width", "least"), [(1280, 24), (390, 44)])
def test_what_can_be_pressed_is_large_enough(visit: Visit, shell_site: Path, width: int, least: int) -> None:
    page = visit.open(shell_site / "index.html")
    page.set_viewport_size({"width": width, "height": 800})
    if page.locator("#menu-tool").is_visible():
        page.locator("#menu-tool").click()
    small = page.evaluate(
        """least => [...document.querySelectorAll("header a, header button, .emergency a, footer a, summary")]
          .filter(each => each.checkVisibility() && !each.matches(".skip, .issue a"))
          .map(each => [each.getBoundingClientRect(), each.outerHTML.slice(0, 90)])
          .filter(([box]) => box.height < least || box.width < 24).map(([, html]) => html)""",
        least,
    )
    assert small == []


def test_the_keyboard_reaches_everything_in_the_order_of_the_page(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => { const on = document.activeElement, box = on.getBoundingClientRect();
            if (on === document.body) return null;
            const sos = document.querySelector(".emergency").getBoundingClientRect();
            const bar = on.closest(".emergency, .skip") ? 0 : sos.bottom;
            return {name: on.id || on.className || on.innerText.trim(),
              seen: box.bottom <= innerHeight + 1 && box.top >= bar - 1 && box.left >= 0 && box.width > 0,
              ring: getComputedStyle(on).outlineStyle !== "none"
                || getComputedStyle(on.closest(".field") || on).outlineStyle !== "none"} }"""
        )
        if here is None:
            break
        assert here["seen"], f"{here['name']} has the focus, but is not on the screen"
        assert here["ring"], f"{here['name']} has the focus, but does not show it"
        seen.append(here["name"])
    assert seen[:6] == ["skip", "skip", "call", "call", "exit", "brand"]
    assert "query" in seen
    assert seen.index("query") < seen.index("scheme")


def test_the_skip_link_leads_to_the_content(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_of_a_telephone_opens_and_closes_by_keyboard(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    page.set_viewport_size({"width": 390, "height": 800})
    button, menu = page.locator("#menu-tool"), page.locator("#menu")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_without_a_script_everything_is_there(browser: Browser, shell_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((shell_site / "route" / "bring.html").as_uri())
    assert page.locator(".call").count() == 2
    expect(page.locator("#menu")).to_be_visible()
    expect(page.locator("#menu-tool")).to_be_hidden()
    expect(page.locator("#scheme")).to_be_hidden()
    expect(page.locator("#query")).to_be_hidden()
    page.get_by_text("Second tab", exact=True).click()
    expect(page.get_by_text("The text of the second tab.")).to_be_visible()
    page.locator(".find .no-js").click()
    expect(page.locator("h1")).to_have_text("All pages")
    context.close()


def test_the_first_choice_of_colours_shows_at_once_and_is_all_that_is_kept(
    visit: Visit, shell_site: Path
) -> None:
    page = visit.open(shell_site / "index.html")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    assert page.evaluate("localStorage.length") == 0
    page.locator("#scheme").click()
    dark = page.evaluate(paper)
    assert dark != light
    expect(page.locator("#scheme")).to_have_accessible_name("Light or dark (dark)")
    page = visit.open(shell_site / "route" / "bring.html")
    assert page.evaluate(paper) == dark
    assert page.evaluate("Object.entries(localStorage)") == [["scheme", "dark"]]
    page.locator("#scheme").click()
    assert page.evaluate(paper) == light
    page.locator("#scheme").click()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_the_colours_are_there_before_the_first_paint(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    page.locator("#scheme").click()
    visit.context.add_init_script(
        """document.addEventListener("readystatechange",
          () => { window.early ??= document.documentElement.dataset.theme })"""
    )
    page = visit.open(shell_site / "route" / "bring.html")
    assert page.evaluate("early") == "dark"


def test_on_paper_everything_is_dark_on_light(browser: Browser, shell_site: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto((shell_site / "index.html").as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 35, 48)"
    for hidden in (".emergency .exit", "#find", "#scheme", "#menu"):
        expect(page.locator(hidden)).to_be_hidden()
    context.close()


def test_the_letters_are_the_site_s_own(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "route" / "bring.html")
    loaded = page.evaluate(
        "document.fonts.ready.then(all => [...all].map(font => [font.family, font.weight, font.status]))"
    )
    own = [each for each in loaded if each[0] == "Inter"]
    assert own == [["Inter", "400", "loaded"], ["Inter", "600 700", "loaded"]]


def test_no_page_moves_while_it_loads(browser: Browser, shell_site: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.add_init_script(
        """window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(each =>
          window.shift += each.value)).observe({type: "layout-shift", buffered: true})"""
    )
    page = context.new_page()
    page.goto((shell_site / "index.html").as_uri())
    page.evaluate("document.fonts.ready")
    wait_for_paint(page)
    assert page.evaluate("shift") < 0.02
    context.close()
