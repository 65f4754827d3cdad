"""The first page serves a worried person in its first screen, on every size of screen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from looks import assert_fits, looking

SIZES = (
    (1920, 1080),
    (1366, 768),
    (1280, 800),
    (1265, 800),
    (1024, 768),
    (768, 1024),
    (390, 844),
    (360, 640),
)
"""Screens; 1265 is one of 1280 with a scroll bar."""

MEASURE = """() => {
  const all = names => [...document.querySelectorAll(names)].map(each => each.getBoundingClientRect());
  const box = name => document.querySelector(name).getBoundingClientRect();
  const picture = box(".plate .pic"), wide = picture.width > 0;
  const letters = wide ? [...document.querySelectorAll(".plate .pic text")].map(each =>
    parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a) : [];
  return { hero: box(".hero").height, picture: wide ? picture.top : null, letters: Math.min(...letters),
    doors: new Set(all(".door").map(each => each.top)).size,
    low: Math.min(...all(".door, .fold > summary").map(each => each.height)),
    legends: [...document.querySelectorAll("[data-pic-kind=decision]")].filter(each =>
      each.checkVisibility()).length,
    concept: !!document.querySelector(".top .concept").getClientRects().length,
    height: document.documentElement.scrollHeight } }"""


def looks_right(page: Page, width: int) -> None:
    """Fail unless the first screen holds what it must at this width."""
    seen = page.evaluate(MEASURE)
    assert seen["concept"], width
    assert seen["low"] >= 48, (width, seen)
    if width >= 1100:
        assert seen["hero"] <= 150, (width, seen)
        assert seen["picture"] <= 340, (width, seen)
    if width >= 1000:
        assert seen["doors"] == 1, (width, seen)
    if width >= 768:
        assert seen["letters"] >= (16 if width >= 1920 else 14), (width, seen)
        assert seen["legends"] == 1, (width, seen)
    else:
        assert seen["picture"] is None
        assert seen["height"] <= 2000, (width, seen)
        expect(page.locator(".picture-show a")).to_have_attribute("href", "beeld.html")


def test_the_first_screen_of_home_is_entrances_and_the_picture_on_every_screen(
    browser: Browser, built_site: Path
) -> None:
    with looking(browser, 1280) as visit:
        page = visit.open(built_site / "index.html")
        names = page.locator(".door strong").all_inner_texts()
        assert names[0] == "Nu gevaar?"
        assert len(names) == 4
        assert not page.locator("details.lane-block[open]").count()
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            assert_fits(page)
            looks_right(page, width)


def test_a_closed_part_opens_for_the_address_that_leads_into_it_and_for_paper(
    browser: Browser, built_site: Path
) -> None:
    with looking(browser, 390) as visit:
        page = visit.open(built_site / "index.html", "r-monitoring")
        expect(page.locator("#r-monitoring")).to_be_in_viewport()
        expect(page.locator("details.lane-block[open]")).to_have_count(1)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.locator("details.fold:not([open])")).to_have_count(0)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator("details.fold[open]")).to_have_count(1)


def test_the_search_of_a_telephone_is_one_press_away(browser: Browser, built_site: Path) -> None:
    with looking(browser, 390) as visit:
        page = visit.open(built_site / "route" / "stap-1.html")
        expect(page.locator("#query")).to_be_hidden()
        page.locator("#find-tool").click()
        expect(page.locator("#query")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#query")).to_be_hidden()
        expect(page.locator("#find-tool")).to_be_focused()
