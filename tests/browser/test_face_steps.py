"""A page of the route says first what to do; what the route knows beside it is closed, one press away."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from looks import assert_fits, looking

PAGES = ("stap-1", "stap-2", "stap-4", "beslissing-1", "beslissing-2", "melding", "kinderrechter")
FIRST = "() => document.querySelector('.do > li').getBoundingClientRect().top"


def test_the_first_action_stands_in_the_first_screen(browser: Browser, built_site: Path) -> None:
    with looking(browser, 1280) as visit:
        for width, height, most in ((1280, 800, 450), (390, 844, 560)):
            visit.page.set_viewport_size({"width": width, "height": height})
            for name in PAGES:
                page = visit.open(built_site / "route" / f"{name}.html")
                assert page.evaluate(FIRST) <= most, (name, width)
                assert_fits(page)


def test_open_points_are_closed_until_a_link_leads_to_them_and_duties_never(
    browser: Browser, built_site: Path
) -> None:
    with looking(browser, 1280) as visit:
        page = visit.open(built_site / "route" / "beslissing-1.html")
        expect(page.locator("#open .points").first).to_be_hidden()
        expect(page.locator("[aria-labelledby=g-duty] li").first).to_be_visible()
        page.evaluate("location.hash = 'open'")
        expect(page.locator("#open .points").first).to_be_visible()
        page.locator("#outcome-melden summary").click()
        expect(page.locator("#outcome-melden .when li").first).to_be_visible()
