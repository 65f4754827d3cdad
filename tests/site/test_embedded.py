"""The site in a frame of somebody else's page, which has strict rules of its own, over https."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page

from intranet import Intranet, embedding
from site_servers import certificate


@pytest.fixture(scope="module")
def intranet(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intranet]:
    with embedding(built_site, tmp_path_factory.mktemp("headers"), certificate()) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(ignore_https_errors=True, viewport={"width": 1000, "height": 700})
    yield context.new_page()
    context.close()


def open_frame(page: Page, intranet: Intranet) -> FrameLocator:
    page.goto(intranet.address)
    return page.frame_locator("iframe")


def high(page: Page) -> float:
    return float(page.frames[1].evaluate("Math.ceil(document.body.getBoundingClientRect().height)"))


def wait_until_it_fits(page: Page) -> None:
    """Wait until the frame is as high as the page in it, whatever that is by then."""
    page.wait_for_timeout(50)
    for _ in range(100):
        if page.locator("iframe").evaluate("it => it.clientHeight") == high(page):
            return
        page.wait_for_timeout(50)
    pytest.fail("the frame is not as high as its page")


def test_the_frame_is_as_high_as_its_page_and_says_which_edition_and_day(
    page: Page, intranet: Intranet
) -> None:
    frame = open_frame(page, intranet)
    frame.locator("#helper-entrance").wait_for()
    wait_until_it_fits(page)
    before = high(page)
    assert before > 700
    frame.locator("footer a").first.click()
    page.frames[1].wait_for_url(re.compile(r"(?<!keuzehulp\.html)$"))
    wait_until_it_fits(page)
    assert high(page) != before
    assert frame.locator("footer time").is_visible()


def test_a_new_question_in_the_frame_comes_into_sight(page: Page, intranet: Intranet) -> None:
    frame = open_frame(page, intranet)
    frame.locator("#helper-entrance").wait_for()
    wait_until_it_fits(page)
    page.frames[1].evaluate("location.hash = 'beslissing-1'")
    frame.get_by_role("radio").first.wait_for()
    wait_until_it_fits(page)
    page.evaluate("document.querySelector('main').style.paddingBottom = '2000px'; scrollTo(0, 5000)")
    frame.get_by_role("radio", name="Nee").first.check(force=True)
    page.evaluate("scrollTo(0, 5000)")
    frame.get_by_role("button", name="Verder").evaluate("it => it.click()")
    page.wait_for_function("document.querySelector('iframe').getBoundingClientRect().top > -400")


def test_the_way_out_leaves_the_whole_window(page: Page, intranet: Intranet) -> None:
    frame = open_frame(page, intranet)
    page.context.route(
        re.compile("^(?!https://(localhost|127))"), lambda route: route.fulfill(body="the weather")
    )
    frame.locator("#exit").click()
    page.wait_for_function("!document.querySelector('iframe')")
    assert not page.url.startswith(intranet.address)


def test_a_message_of_somebody_else_changes_nothing(page: Page, intranet: Intranet) -> None:
    open_frame(page, intranet).locator("#helper-entrance").wait_for()
    wait_until_it_fits(page)
    before = page.locator("iframe").evaluate("it => it.clientHeight")
    page.evaluate("postMessage({routewijzer: {height: 7, place: 0}}, '*')")
    page.wait_for_timeout(100)
    assert page.locator("iframe").evaluate("it => it.clientHeight") == before
