"""After leaving, neither Back nor Forward shows a page of the site: in each engine, wherever it stands."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import get_args

import pytest
from _pytest.mark import ParameterSet
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.keys import Keys

from exit_watch import assert_nothing_shown, begin_history
from site_servers import PLACES
from visitors import Visitor
from webdrivers import Engine

ELEMENT = "route/stap-1.html"
HELPER = "keuzehulp.html"


Begin = Callable[[Visitor, str], tuple[int, int]]


@pytest.fixture(
    params=["nginx.conf", *(pytest.param(place, marks=pytest.mark.proof) for place in ("http", "disk"))]
)
def site(request: pytest.FixtureRequest, roots: dict[str, str]) -> str:
    """Return the address of the site's root: on a server with headers, on one without, and from disk."""
    return roots[request.param]


three_engines = pytest.mark.parametrize(
    "engine", ["chromium", "firefox", "webkit"], indirect=True, scope="session"
)


def by_button(visitor: Visitor) -> None:
    visitor.click(".exit")


def by_skip_link(visitor: Visitor) -> None:
    visitor.press(Keys.TAB, Keys.TAB, Keys.ENTER)


def by_shift(visitor: Visitor) -> None:
    visitor.press(Keys.SHIFT, Keys.SHIFT, Keys.SHIFT)


def at_home(visitor: Visitor, site: str) -> tuple[int, int]:
    """On the first page. Returns how many entries of the site stand behind and ahead in the history."""
    visitor.open(f"{site}index.html")
    visitor.open(f"{site}{ELEMENT}")
    visitor.walk("back", f"{site}index.html")
    return 0, 1


def at_an_element(visitor: Visitor, site: str) -> tuple[int, int]:
    visitor.open(f"{site}index.html")
    visitor.open(f"{site}{ELEMENT}")
    return 1, 0


def in_the_helper(visitor: Visitor, site: str) -> tuple[int, int]:
    """In the middle of a decision, where each question is an entry of the history."""
    visitor.open(f"{site}index.html")
    visitor.open(f"{site}{HELPER}#beslissing-1")
    question = visitor.find("#helper h1").text
    visitor.click("#helper .option:nth-child(2)")
    visitor.click("#helper form button")
    visitor.wait_until("return document.querySelector('#helper h1').innerText !== arguments[0]", question)
    return 2, 0


def journeys() -> Iterator[ParameterSet]:
    """Yield all engines, places and beginnings.

    The exported files send the same headers (a test says so), so the second and third are left to `make
    proof`; so are all but the longest history, of the engines beside Chromium the places without headers, and
    http, where the scripts do what they do on disk. An element is a shorter way into the history than the
    helper; home has entries ahead. Without its back-forward cache Chromium does what it does on disk.
    """
    for engine in get_args(Engine):
        places = {"chromium": ("nginx.conf", "disk"), "chromium-uncached": ()}.get(engine, ("nginx.conf",))
        for place in PLACES:
            for begin in (at_home, at_an_element, in_the_helper):
                ahead = (engine, place, begin) == ("chromium", "nginx.conf", at_home)
                late = place not in places or not (ahead or begin is in_the_helper)
                yield pytest.param(engine, place, begin, marks=[pytest.mark.proof] if late else [])


@pytest.mark.parametrize(("engine", "place", "begin"), list(journeys()), indirect=["engine"], scope="session")
def test_back_and_forward_after_leaving_never_show_the_site(
    visitor: Visitor, place: str, roots: dict[str, str], neutral: str, begin: Begin
) -> None:
    site = roots[place]
    begin_history(visitor, site, neutral)
    behind, ahead = begin(visitor, site)
    visitor.click(".exit")
    visitor.wait_until("return location.href === arguments[0]", f"{neutral}weather")
    for _ in range(behind):
        visitor.walk("back", f"{neutral}weather")
    visitor.walk("back", f"{neutral}start")
    for _ in range(behind + 1 + ahead):
        visitor.walk("forward", f"{neutral}weather")
    assert_nothing_shown(visitor, site)
    visitor.open(f"{site}index.html")
    assert visitor.find("h1").is_displayed()
    assert visitor.run("return localStorage.left") is None


@pytest.mark.parametrize(
    "engine",
    [*(pytest.param(one, marks=pytest.mark.proof) for one in ("chromium", "firefox")), "webkit"],
    indirect=True,
    scope="session",
)
def test_somebody_who_comes_back_by_choice_goes_back_and_forward_as_ever(
    visitor: Visitor, site: str, neutral: str
) -> None:
    in_the_helper(visitor, site)
    visitor.click(".exit")
    visitor.wait_until("return location.href === arguments[0]", f"{neutral}weather")
    visitor.open(f"{site}{ELEMENT}")
    visitor.open(f"{site}index.html")
    visitor.walk("back", f"{site}{ELEMENT}")
    assert visitor.find("h1").is_displayed()
    visitor.walk("forward", f"{site}index.html")
    assert visitor.find("h1").is_displayed()


@three_engines
@pytest.mark.parametrize("leave", [by_shift, pytest.param(by_skip_link, marks=pytest.mark.proof)])
def test_the_keyboard_leaves_in_every_engine(
    visitor: Visitor, site: str, neutral: str, leave: Callable[[Visitor], None]
) -> None:
    visitor.open(f"{site}index.html")
    visitor.open(f"{site}{ELEMENT}")
    leave(visitor)
    visitor.wait_until("return location.href === arguments[0]", f"{neutral}weather")
    visitor.walk("back", f"{neutral}weather")


@pytest.mark.parametrize(
    "engine",
    ["chromium", "firefox", pytest.param("webkit", marks=pytest.mark.proof)],
    indirect=True,
    scope="session",
)
def test_other_windows_of_the_site_go_along(visitor: Visitor, site: str, neutral: str) -> None:
    visitor.open(f"{site}index.html")
    other = visitor.driver.current_window_handle
    visitor.driver.switch_to.new_window("window")
    visitor.open(f"{site}{ELEMENT}")
    visitor.click(".exit")
    visitor.wait_until("return location.href === arguments[0]", f"{neutral}weather")
    visitor.driver.switch_to.window(other)
    visitor.wait_until("return location.href === arguments[0]", f"{neutral}weather")


@pytest.mark.parametrize(
    ("engine", "leave"),
    [
        ("chromium", by_button),
        pytest.param("chromium", by_shift, marks=pytest.mark.proof),
        ("firefox", by_button),
        ("firefox", by_shift),
        ("webkit", by_button),
        pytest.param("webkit", by_shift, marks=pytest.mark.proof),
    ],
    indirect=["engine"],
    scope="session",
)
def test_from_a_frame_the_whole_window_leaves_and_back_shows_nothing_of_the_site(
    visitor: Visitor, roots: dict[str, str], neutral: str, leave: Callable[[Visitor], None]
) -> None:
    """A server that sends no headers lets others show the site in a frame.

    To Firefox a press of Shift is no reason to let a frame steer the window: there the frame alone leaves.
    """
    site = roots["https"]
    whole = (visitor.engine, leave) != ("firefox", by_shift)
    visitor.open(f"{neutral}start")
    visitor.open(f"{neutral}frame?of={site}index.html")
    visitor.driver.switch_to.frame(visitor.find("iframe"))
    visitor.click(".doors a[href$='stap-1.html']")
    visitor.wait_until("return location.href.endsWith(arguments[0])", ELEMENT)
    with suppress(WebDriverException):  # the frame may be gone before its driver hears of the click
        leave(visitor)
    visitor.driver.switch_to.default_content()
    if whole:
        visitor.wait_until("return location.href === arguments[0]", f"{neutral}weather")
        visitor.driver.back()
        time.sleep(0.5)  # whichever page that is: it may leave again by itself
    visitor.wait_until("return location.href.startsWith(arguments[0])", neutral)
    if "/frame" in visitor.address:
        visitor.driver.switch_to.frame(visitor.find("iframe"))
        visitor.wait_until("return location.href.startsWith(arguments[0])", neutral)
