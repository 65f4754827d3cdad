"""What stands on paper: a number to read, the picture on a sheet of its own, and no button."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, PdfMargins, expect

from made_pages import base
from visits import Visit


def on_paper(visit: Visit, file: Path) -> Page:
    """Return a page as a printer with A4 in portrait lays it out."""
    page = visit.open(file)
    page.set_viewport_size({"width": 718, "height": 1000})
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("name", ["index", "route/stap-2", "afdrukken", "casus/school", "hand-out/school"])
def test_every_page_on_paper_says_whom_to_call_and_shows_no_button(
    visit: Visit, built_site: Path, name: str
) -> None:
    page = on_paper(visit, built_site / f"{name}.html")
    bar = page.get_by_role("region", name="Hulp bij gevaar")
    shown = " ".join(bar.inner_text().split())
    assert shown == "Direct gevaar? Bel 112 Advies of melden? Veilig Thuis 0800-2000"
    call = bar.get_by_role("link").first
    assert call.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    expect(page.locator("button:visible")).to_have_count(0)


@pytest.mark.parametrize(("name", "around"), [("index", ".plate"), ("afdrukken", ".sheet")])
def test_the_picture_has_a_sheet_of_its_own_as_wide_as_paper_allows(
    visit: Visit, built_site: Path, name: str, around: str
) -> None:
    page = on_paper(visit, built_site / f"{name}.html")
    picture = page.locator(f"{around} svg.pic-right")
    expect(picture).to_be_visible()
    room = page.locator(around).bounding_box()
    drawn = picture.bounding_box()
    assert room
    assert drawn
    assert drawn["width"] >= 0.7 * room["width"]
    assert page.locator(around).evaluate("one => getComputedStyle(one).page") == "wide"
    sheets = page.pdf(prefer_css_page_size=True)
    assert sheets.count(b"/MediaBox [0 0 841") + sheets.count(b"/MediaBox [0 0 842") == 1


MARGIN: PdfMargins = {"top": "10mm", "right": "10mm", "bottom": "10mm", "left": "10mm"}
"""What browsers leave free around a page of themselves."""


def sheets_of(page: Page) -> int:
    """Return how many sheets of A4 a printer needs."""
    paper = page.pdf(prefer_css_page_size=True, format="A4", margin=MARGIN)
    return len(re.findall(rb"/Type\s*/Page\b", paper))


LONGEST = {"stap-3": 2, "stap-4": 2, "stap-5": 2, "melding": 2, "beslissing-1": 2, "doorgaan": 3}
"""Pages of the route that say the most, and how many sheets they may take."""


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.proof)])
def test_home_is_one_sheet_a_step_two_and_a_decision_three(
    visit: Visit, built_site: Path, whole: bool
) -> None:
    assert sheets_of(on_paper(visit, built_site / "index.html")) == 1
    route = base().context.route
    every = {**dict.fromkeys(route.steps, 2), **dict.fromkeys(route.decisions, 3)}
    long = {}
    for name, most in (every if whole else LONGEST).items():
        sheets = sheets_of(on_paper(visit, built_site / "route" / f"{name}.html"))
        if sheets > most:
            long[name] = sheets
    assert not long


SHOWN_TEXTS = """() => [...document.querySelectorAll(".columns :is(li, p, dd, h2, h3, h4)")].filter(each =>
  !each.closest(".place, .page-order, .body > .action") && !each.checkVisibility()).length"""
"""How much of a page of the route paper leaves out, but for the small picture and what only leads on."""

CROSSING = """() => { const around = each => { const range = document.createRange();
    range.selectNodeContents(each); return range.getBoundingClientRect() };
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return [...document.querySelectorAll(".emergency .call, .brand, .issue, .eyebrow, h1")].filter(each =>
    [...document.querySelectorAll(".site p")].some(other => meet(around(each), around(other))))
    .map(each => each.textContent) }"""
"""Texts at the top of a sheet that meet what stands there of the edition."""


def test_a_step_says_on_its_first_sheet_what_to_do_and_on_two_all_that_it_knows(
    visit: Visit, built_site: Path
) -> None:
    page = on_paper(visit, built_site / "route" / "stap-4.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details:not([open])")).to_have_count(0)
    assert page.evaluate(SHOWN_TEXTS) == 0
    assert page.evaluate(CROSSING) == []
    last = page.locator(".way").last.bounding_box()
    assert last
    assert last["y"] + last["height"] < 500  # what to do and where to go on


def test_home_on_paper_asks_nothing_that_paper_cannot_do(visit: Visit, built_site: Path) -> None:
    page = on_paper(visit, built_site / "index.html")
    expect(page.get_by_role("navigation")).to_have_count(0)
    plate = page.locator(".plate")
    assert plate.inner_text().startswith("De route in één beeld")
    for words in ("Kies een vak", "Laat in het beeld oplichten", "Bekijk het beeld", "Heel beeld"):
        expect(plate.get_by_text(words)).to_be_hidden()


def test_a_home_too_narrow_for_the_picture_leaves_no_words_about_it_behind(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / "index.html")
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.get_by_text("Kies een vak")).to_be_hidden()
    expect(page.get_by_role("link", name="Bekijk het beeld")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_text("Kies een vak")).to_be_visible()
