"""What matters most works in every engine, from a server with the exported headers and from disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from helper_steps import HELPER
from training_steps import CASES, TRAINING
from visitors import Visitor

PRINT_LAYOUT = """
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    arguments[0].replaceAll('@media print', '@media all').replaceAll('@media screen', '@media not all'));
  document.adoptedStyleSheets = [sheet];
  const shown = selector =>
    [...document.querySelectorAll(selector)].filter(each => each.checkVisibility()).length;
  return [shown('#exit, #menu, #find, #scheme, .skip'), shown('main h1'), shown('main li, main p') > 10]"""
"""Puts the rules for paper on the screen; how many controls show, how many titles, whether the text does."""


@pytest.fixture(
    params=["nginx.conf", *(pytest.param(place, marks=pytest.mark.proof) for place in ("disk", "zip"))]
)
def site(request: pytest.FixtureRequest, roots: dict[str, str]) -> str:
    """Return the address of the site's root on a server, from disk, and unpacked from its ZIP file."""
    if request.param == "zip":
        unzipped: Path = request.getfixturevalue("unzipped_site")
        return f"{unzipped.as_uri()}/"
    return roots[request.param]


pytestmark = pytest.mark.parametrize(
    "engine",
    [pytest.param("chromium", marks=pytest.mark.proof), "firefox", "webkit"],
    indirect=True,
    scope="session",
)
"""In Chromium each of these has tests of its own, in `tests/browser`."""


def test_the_helper_leads_to_an_outcome_and_back_to_the_question_before(visitor: Visitor, site: str) -> None:
    visitor.open(f"{site}{HELPER}#beslissing-1")
    questions = []
    for answer in (2, 1):
        before = visitor.find("#helper h1").text
        questions.append(before)
        visitor.click(f"#helper .option:nth-child({answer})")
        visitor.click("#helper form button")
        visitor.wait_until("return document.querySelector('#helper h1').innerText !== arguments[0]", before)
    assert visitor.find("#helper h1").text == "Meld bij Veilig Thuis"
    assert visitor.address == f"{site}{HELPER}#beslissing-1"
    for question in reversed(questions):
        visitor.driver.back()
        visitor.wait_until("return document.querySelector('#helper h1').innerText === arguments[0]", question)
    assert visitor.run("return document.querySelector('#helper input:checked') !== null")


def test_the_search_finds_and_its_first_hit_opens(visitor: Visitor, site: str) -> None:
    visitor.open(f"{site}index.html")
    visitor.click("#query")
    visitor.press("tien weken")
    first = visitor.find(".hits li a")
    title, target = visitor.run("return [arguments[0].textContent, arguments[0].href]", first)
    assert "10 weken" in visitor.find(".hits").text
    visitor.click(".hits li a")
    visitor.wait_until("return location.href === arguments[0] && document.readyState === 'complete'", target)
    assert visitor.run("return arguments[0].includes(document.querySelector('h1').textContent.trim())", title)


def test_a_box_of_the_picture_opens_its_page(visitor: Visitor, site: str) -> None:
    visitor.open(f"{site}index.html")
    visitor.click("#picture svg a[data-id=stap-3] text")
    visitor.wait_until("return location.href === arguments[0]", f"{site}route/stap-3.html")


def test_the_presenter_and_its_second_window_keep_in_step(visitor: Visitor, site: str) -> None:
    case = CASES["school"]
    visitor.open(f"{site}{TRAINING}#school.0")
    presenter = visitor.driver.current_window_handle
    before = set(visitor.driver.window_handles)
    visitor.press("n")
    notes = visitor.second_window(before)
    visitor.driver.switch_to.window(presenter)
    visitor.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    place = f"Stop 2 van {len(case.stops)}"
    for window in (presenter, notes):
        visitor.driver.switch_to.window(window)
        visitor.wait_until(
            "return document.querySelector('[data-count]').textContent === arguments[0]", place
        )
    visitor.press(Keys.ARROW_LEFT)
    visitor.driver.switch_to.window(presenter)
    visitor.wait_until("return location.hash === '#school.1'")


def test_on_paper_stands_the_text_and_no_control(visitor: Visitor, site: str, built_site: Path) -> None:
    visitor.open(f"{site}route/stap-3.html")
    style = (built_site / "assets" / "site.css").read_text("utf-8")
    assert visitor.run(PRINT_LAYOUT, style) == [0, 1, True]


def test_dark_is_chosen_with_a_button_and_stays_on_the_next_page(visitor: Visitor, site: str) -> None:
    paper = "return getComputedStyle(document.body).backgroundColor"
    visitor.open(f"{site}index.html")
    light = visitor.run(paper)
    visitor.click("#scheme")
    dark = visitor.run(paper)
    assert dark != light
    visitor.open(f"{site}route/stap-1.html")
    assert visitor.run(paper) == dark
    visitor.run("localStorage.removeItem('scheme')")


def test_the_menu_opens_at_the_narrowest_width_and_nothing_scrolls_sideways(
    visitor: Visitor, site: str
) -> None:
    visitor.open(f"{site}index.html")
    with visitor.narrow():
        visitor.click("#menu-tool")
        assert visitor.find("#menu a[href$='begrippen.html']").is_displayed()
        assert visitor.run("return document.documentElement.scrollWidth <= innerWidth")
        visitor.press(Keys.ESCAPE)
        visitor.wait_until("return !document.querySelector('#menu a').checkVisibility()")
        visitor.click("#menu-tool")
        visitor.click("#menu a[href$='begrippen.html']")
        visitor.wait_until("return location.href === arguments[0]", f"{site}begrippen.html")
