"""Leaving in a hurry: at once, with nothing left to see, and Back does not return."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from shell_site import NEUTRAL

SITE = "https://site.example/"
Leave = Callable[[Page], None]


def serve(context: BrowserContext, folder: Path) -> None:
    """Let the browser find the site's folder at SITE, and a plain page everywhere else."""

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        if route.request.url.startswith(SITE):
            route.fulfill(path=folder / address.path.lstrip("/"))
        else:
            route.fulfill(body="<!doctype html><title>Weather</title>sunny", content_type="text/html")

    context.route("**/*", answer)


@pytest.fixture
def visitor(browser: Browser, shell_site: Path) -> Iterator[Page]:
    context = browser.new_context()
    serve(context, shell_site)
    yield context.new_page()
    context.close()


@pytest.fixture
def visitor_without_script(browser: Browser, shell_site: Path) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    serve(context, shell_site)
    yield context.new_page()
    context.close()


def by_button(page: Page) -> None:
    page.locator(".exit").click()


def by_skip_link(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def by_shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


ways = pytest.mark.parametrize("leave", [by_button, by_skip_link, by_shift])
further = pytest.mark.parametrize(
    "leave", [by_shift, *(pytest.param(way, marks=pytest.mark.proof) for way in (by_button, by_skip_link))]
)
"""What comes after leaving is the same for each way: one of them, the others in `make proof`."""


@ways
def test_every_way_out_leads_to_the_neutral_site(visitor: Page, leave: Leave) -> None:
    visitor.goto(f"{SITE}route/bring.html")
    leave(visitor)
    visitor.wait_for_url(NEUTRAL)


@further
def test_the_page_that_was_left_is_not_in_the_history(visitor: Page, leave: Leave) -> None:
    visitor.goto("https://search.example/")
    visitor.goto(f"{SITE}index.html")
    leave(visitor)
    visitor.wait_for_url(NEUTRAL)
    visitor.go_back()
    assert visitor.url == "https://search.example/"


@further
def test_back_to_an_earlier_page_of_the_site_leaves_again(visitor: Page, leave: Leave) -> None:
    visitor.goto(f"{SITE}index.html")
    visitor.goto(f"{SITE}route/bring.html")
    leave(visitor)
    visitor.wait_for_url(NEUTRAL)
    visitor.evaluate("void setTimeout(() => history.back())")
    visitor.wait_for_url(f"{SITE}index.html", wait_until="commit")
    visitor.wait_for_url(NEUTRAL)
    assert visitor.title() == "Weather"


def test_an_earlier_page_shows_nothing_while_it_leaves_again(visitor: Page) -> None:
    visitor.goto(f"{SITE}index.html")
    visitor.goto(f"{SITE}route/bring.html")
    by_button(visitor)
    visitor.wait_for_url(NEUTRAL)
    visitor.context.add_init_script(
        """const seen = [];
        new MutationObserver(() => seen.push(document.documentElement.checkVisibility() && document.body
          ? document.body.innerText : "")).observe(document, {childList: true, subtree: true});
        addEventListener("pagehide", () => { sessionStorage.seen = seen.join("|") })"""
    )
    visitor.evaluate("void setTimeout(() => history.back())")
    visitor.wait_for_url(f"{SITE}index.html", wait_until="commit")
    visitor.wait_for_url(NEUTRAL)
    visitor.goto(f"{SITE}glossary.html")
    assert visitor.evaluate("sessionStorage.seen").replace("|", "") in ("", "Loading")


def test_where_nothing_may_be_stored_the_name_of_the_tab_is_the_second_string(visitor: Page) -> None:
    """Holds where nothing erases that name on the way: no more is promised."""
    refuse = "void (Storage.prototype.setItem = () => { throw new Error('refused') })"
    visitor.goto(f"{SITE}index.html")
    visitor.goto(f"{SITE}route/bring.html")
    visitor.evaluate(refuse)
    by_button(visitor)
    visitor.wait_for_url(NEUTRAL)
    visitor.evaluate("void setTimeout(() => history.back())")
    visitor.wait_for_url(f"{SITE}index.html", wait_until="commit")
    visitor.wait_for_url(NEUTRAL)


def test_the_mark_of_leaving_is_a_time_and_is_gone_after_the_next_visit(visitor: Page) -> None:
    visitor.goto(f"{SITE}index.html")
    kept = visitor.evaluate("document.querySelector('.exit').click(), Object.entries(localStorage)")
    assert [key for key, _ in kept] == ["left"]
    assert kept[0][1].isdecimal()
    visitor.wait_for_url(NEUTRAL)
    visitor.goto(f"{SITE}glossary.html")
    assert visitor.evaluate("[localStorage.length, window.name]") == [0, ""]


def test_somebody_who_comes_back_by_choice_sees_the_site(visitor: Page) -> None:
    visitor.goto(f"{SITE}index.html")
    by_button(visitor)
    visitor.wait_for_url(NEUTRAL)
    visitor.goto(f"{SITE}index.html")
    assert visitor.locator("h1").is_visible()
    visitor.goto(f"{SITE}route/bring.html")
    visitor.go_back()
    assert visitor.url == f"{SITE}index.html"


def test_page_and_title_are_emptied_before_the_neutral_site_is_asked(visitor: Page) -> None:
    visitor.goto(f"{SITE}route/bring.html")
    left = visitor.evaluate(
        """(() => {
          document.querySelector(".exit").click();
          return [document.title, document.body.textContent];
        })()"""
    )
    assert left == ["Loading", "Loading"]


def test_the_neutral_site_does_not_learn_where_the_visitor_comes_from(visitor: Page) -> None:
    visitor.goto(f"{SITE}route/bring.html")
    with visitor.expect_request(NEUTRAL) as asked:
        by_button(visitor)
    assert "referer" not in asked.value.all_headers()


def test_without_a_script_the_button_is_a_link(visitor_without_script: Page) -> None:
    visitor_without_script.goto(f"{SITE}index.html")
    by_button(visitor_without_script)
    visitor_without_script.wait_for_url(NEUTRAL)


def test_shift_is_counted_in_lights_and_in_words(visitor: Page) -> None:
    visitor.goto(f"{SITE}index.html")
    lights, status = visitor.locator(".exit .lights"), visitor.locator("#exit-status")
    assert not lights.is_visible()
    visitor.keyboard.press("Shift")
    assert lights.is_visible()
    assert status.inner_text() == "Shift: 2 more times to leave this site"
    visitor.keyboard.press("Shift")
    assert status.inner_text() == "Shift: 1 more time to leave this site"


def test_another_key_ends_the_count(visitor: Page) -> None:
    visitor.goto(f"{SITE}index.html")
    visitor.keyboard.press("Shift")
    visitor.keyboard.press("Shift")
    visitor.keyboard.press("Tab")
    assert not visitor.locator(".exit .lights").is_visible()
    visitor.keyboard.press("Shift")
    assert visitor.url == f"{SITE}index.html"


def test_capitals_in_the_search_field_do_not_leave(visitor: Page) -> None:
    visitor.goto(f"{SITE}index.html")
    visitor.locator("#query").focus()
    for letter in "LAMP":
        visitor.keyboard.press(f"Shift+{letter}")
    assert visitor.url == f"{SITE}index.html"


def test_the_way_out_stays_on_screen_and_is_not_printed(visitor: Page) -> None:
    visitor.goto(f"{SITE}index.html")
    visitor.evaluate("scrollTo(0, document.body.scrollHeight)")
    box = visitor.locator(".exit").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 100
    visitor.emulate_media(media="print")
    assert not visitor.locator(".exit").is_visible()
