"""Who reads on from an advice and comes back finds the answers, or is told that they are gone."""

from __future__ import annotations

import pytest

from exit_watch import assert_nothing_shown, begin_history
from helper_steps import FIRST, HELPER
from visitors import Visitor

ADVICE = "Meld bij Veilig Thuis"
HAS_ARRIVED = """return document.activeElement === document.querySelector('#helper h1') && scrollY === 0"""
READ_STATE = """const title = document.querySelector('#helper h1');
const told = document.getElementById('helper-told');
return told.getClientRects().length > 0 && title.getAttribute('aria-describedby').includes(told.id)"""

pytestmark = pytest.mark.parametrize(
    "engine", ["chromium", "firefox", "webkit"], indirect=True, scope="session"
)


@pytest.fixture(params=["nginx.conf", pytest.param("disk", marks=pytest.mark.proof)])
def site(request: pytest.FixtureRequest, roots: dict[str, str]) -> str:
    """Return the address of the site's root: on a server with the exported headers, and from disk."""
    return roots[request.param]


def open_advice(visitor: Visitor, site: str) -> None:
    """Come to the advice, which is the third entry of the helper in the history, and mark the page."""
    visitor.open(f"{site}{HELPER}#beslissing-1")
    for answer in (2, 1):
        before = visitor.find("#helper h1").text
        visitor.click(f"#helper .option:nth-child({answer})")
        visitor.click("#helper form .button.full")
        visitor.wait_until("return document.querySelector('#helper h1').innerText !== arguments[0]", before)
    assert visitor.find("#helper h1").text == ADVICE
    visitor.run("window.same = true")


def read_on(visitor: Visitor, site: str) -> None:
    visitor.click("#helper .more a")
    visitor.wait_until("return location.href.startsWith(arguments[0])", f"{site}route/melding.html")


def assert_told(visitor: Visitor) -> None:
    """Nothing is left of the answers; the page says so, and where the focus is it is read aloud."""
    visitor.wait_until(HAS_ARRIVED)
    assert visitor.find("#helper h1").text == FIRST
    assert visitor.run(READ_STATE)
    assert visitor.run("return document.querySelectorAll('#helper .trail, #helper :checked').length") == 0


def test_back_from_a_page_of_the_site_finds_the_advice_or_says_that_the_answers_are_gone(
    visitor: Visitor, site: str
) -> None:
    open_advice(visitor, site)
    read_on(visitor, site)
    visitor.walk("back", f"{site}{HELPER}")
    if not visitor.run("return window.same === true"):  # the browser did not keep the page in memory
        assert_told(visitor)
        return
    visitor.wait_until(HAS_ARRIVED)
    assert visitor.find("#helper h1").text == ADVICE
    assert visitor.run("return document.querySelectorAll('#helper .trail dt').length") == 2
    assert visitor.run("return document.getElementById('helper-told')") is None
    visitor.driver.back()
    visitor.wait_until("return document.querySelector('#helper .option:first-child :checked') !== null")


@pytest.mark.parametrize("way", [pytest.param("reload", marks=pytest.mark.proof), "address"])
def test_who_loads_anew_or_goes_elsewhere_is_told_that_the_answers_are_gone(
    visitor: Visitor, site: str, way: str
) -> None:
    open_advice(visitor, site)
    if way == "reload":
        visitor.driver.refresh()
        visitor.wait_until("return !window.same && document.readyState === 'complete'")
    else:
        visitor.open(f"{site}index.html")
        visitor.walk("back", f"{site}{HELPER}")
    assert_told(visitor)


def test_after_leaving_from_the_page_read_on_nothing_of_the_advice_comes_back(
    visitor: Visitor, site: str, neutral: str
) -> None:
    begin_history(visitor, site, neutral)
    open_advice(visitor, site)
    read_on(visitor, site)
    visitor.click(".exit")
    visitor.wait_until("return location.href === arguments[0]", f"{neutral}weather")
    for _ in range(3):
        visitor.walk("back", f"{neutral}weather")
    visitor.walk("back", f"{neutral}start")
    assert_nothing_shown(visitor, site)
