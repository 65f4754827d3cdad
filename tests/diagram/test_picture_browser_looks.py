"""The picture in a real browser: for eyes of all kinds, on screens and on paper; and its weight."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from diagram.conftest import ASSETS, pictures
from routewijzer.diagram.svg.picture import to_svg
from visits import Visit

PageOf = Callable[[str], Path]
Probe = Callable[[Page, str], Any]


@pytest.mark.parametrize("visitor_page", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_boxes_are_links_and_the_legend_is_no_button(
    visitor_page: Page, picture_page: PageOf
) -> None:
    visitor_page.goto(picture_page("small").as_uri())
    assert visitor_page.locator(".pic-legend [role=button]").count() == 0
    visitor_page.locator("a[data-id=stap-1] .pic-shape").click()
    visitor_page.wait_for_url("**/route/stap-1.html")


@pytest.mark.parametrize("name", ["wide", "stacked", "mini", "small"])
def test_all_text_lies_inside_its_box_in_the_font_that_is_shipped(
    visit: Visit, picture_page: PageOf, probe: Probe, name: str
) -> None:
    page = visit.open(picture_page(name))
    rows = probe(page, "rowsInBoxes")
    assert page.evaluate("document.fonts.check('600 17px Inter') && document.fonts.check('16px Inter')")
    assert len(rows) > 8
    assert [row for row in rows if row["aside"] < 2 or row["upright"] < -4] == []


@pytest.mark.parametrize("name", ["wide", "stacked", "mini"])
def test_no_condition_lies_on_a_box_a_title_or_another_condition(
    visit: Visit, picture_page: PageOf, probe: Probe, name: str
) -> None:
    page = visit.open(picture_page(name))
    assert probe(page, "conditionsOnOthers") == []


@pytest.mark.parametrize(
    "visitor_page",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}],
    indirect=True,
    ids=["light", "dark"],
)
@pytest.mark.parametrize("name", ["wide", pytest.param("stacked", marks=pytest.mark.proof), "small"])
def test_everything_has_contrast_as_the_browser_paints_it(
    visitor_page: Page, picture_page: PageOf, probe: Probe, name: str
) -> None:
    visitor_page.goto(picture_page(name).as_uri())
    assert probe(visitor_page, "lowContrasts") == []


@pytest.mark.parametrize(
    "visitor_page",
    [{"forced_colors": "active", "color_scheme": scheme} for scheme in ("light", "dark")],
    indirect=True,
    ids=["light", "dark"],
)
def test_forced_colours_leave_only_the_readers_own(
    visitor_page: Page, picture_page: PageOf, probe: Probe
) -> None:
    page = visitor_page
    page.goto(picture_page("small").as_uri())
    colours = probe(page, "systemColours")
    assert set(colours) <= {"Canvas", "CanvasText", "LinkText", "GrayText"}
    dashes = page.evaluate(
        """[...document.querySelectorAll('.pic-lines [data-to] path:first-child')]
          .map(p => getComputedStyle(p).strokeDasharray)"""
    )
    assert len(set(dashes)) == 4


@pytest.mark.parametrize("visitor_page", [{"forced_colors": "active"}, {"contrast": "more"}], indirect=True)
def test_who_asks_for_contrast_gets_thicker_lines_and_nothing_paler(
    visitor_page: Page, picture_page: PageOf
) -> None:
    visitor_page.goto(picture_page("small").as_uri())
    visitor_page.focus("a[data-id=stap-1]")
    assert visitor_page.locator(".pic-dim").count() == 1
    shown = visitor_page.eval_on_selector_all(
        "svg.pic a[data-id], .pic-lines [data-to]", "all => all.map(e => getComputedStyle(e).opacity)"
    )
    assert set(shown) == {"1"}
    lit = visitor_page.eval_on_selector(".pic-on path", "path => getComputedStyle(path).strokeWidth")
    assert lit == "5px"


@pytest.mark.parametrize("visitor_page", [{"color_scheme": "dark"}], indirect=True)
def test_paper_is_light_even_for_a_reader_in_the_dark(visitor_page: Page, picture_page: PageOf) -> None:
    page = visitor_page
    page.goto(picture_page("small").as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.querySelector('.pic-band')).fill") == "rgb(241, 236, 227)"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.pic-shape')).fill") == "rgb(255, 255, 255)"
    )


@pytest.mark.parametrize("visitor_page", [{"reduced_motion": "reduce"}], indirect=True)
def test_nothing_moves_for_a_reader_who_asked_for_that(visitor_page: Page, picture_page: PageOf) -> None:
    page = visitor_page
    page.goto(picture_page("small").as_uri())
    durations = page.eval_on_selector_all(
        "svg.pic *", "all => [...new Set(all.map(e => getComputedStyle(e).transitionDuration))]"
    )
    assert durations == ["0s"]


@pytest.mark.parametrize("visitor_page", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_on_a_telephone_boxes_are_large_enough_for_a_finger_and_text_for_an_eye(
    visitor_page: Page, picture_page: PageOf
) -> None:
    page = visitor_page
    page.goto(picture_page("stacked").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sizes = page.evaluate(
        """[...document.querySelectorAll('svg.pic[role=group] a[data-id] .pic-shape')].map(s => {
          const r = s.getBoundingClientRect(); return Math.min(r.width, r.height); })"""
    )
    assert min(sizes) >= 36
    text = page.evaluate("17 * document.querySelector('svg.pic').getScreenCTM().a")
    assert text >= 14


def test_the_script_stays_under_four_kilobytes_compressed() -> None:
    assert len(gzip.compress((ASSETS / "scripts" / "picture.js").read_bytes(), mtime=0)) <= 4000


def test_the_pictures_of_the_base_route_are_light() -> None:
    sizes = [len(to_svg(drawing, "a").encode()) for name in ("wide", "stacked") for drawing in pictures(name)]
    assert sizes[0] <= 40_000
    assert sum(sizes) < 60_000
