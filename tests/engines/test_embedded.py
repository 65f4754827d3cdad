"""In somebody else's strict page the frame fits and the way out leaves the window, in the other two engines.

What it does more is shown in Chromium (`tests/site/test_embedded.py`).
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from selenium.common.exceptions import WebDriverException

from intranet import Intranet, embedding
from visitors import PATIENCE, PAUSE, Visitor

FRAME = "return document.querySelector('iframe').clientHeight"
PAGE = "return document.body ? Math.ceil(document.body.getBoundingClientRect().height) : 0"


@pytest.fixture(scope="module")
def intranet(
    watched_site: Path, tls: ssl.SSLContext, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Intranet]:
    with embedding(watched_site, tmp_path_factory.mktemp("headers"), tls) as found:
        yield found


def fit_height(visitor: Visitor, before: int) -> int:
    """Return how high the frame is, once that is its page's height and no longer `before`."""
    heights: list[tuple[int, int]] = []
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        visitor.driver.switch_to.default_content()
        frame = int(visitor.run(FRAME))
        visitor.driver.switch_to.frame(visitor.find("iframe"))
        heights.append((frame, int(visitor.run(PAGE))))
        if frame == heights[-1][1] != before:
            return frame
        time.sleep(PAUSE)
    raise AssertionError(f"heights of the frame and of its page: {heights[-9:]}")


@pytest.mark.parametrize("engine", ["firefox", "webkit"], indirect=True, scope="session")
def test_the_frame_fits_its_page_and_the_way_out_leaves_the_whole_window(
    visitor: Visitor, intranet: Intranet, neutral: str
) -> None:
    visitor.open(intranet.address)
    first = fit_height(visitor, 900)
    visitor.click("footer a")
    visitor.wait_until("return !location.href.endsWith('/keuzehulp.html') && document.querySelector('h1')")
    fit_height(visitor, first)
    with suppress(WebDriverException):  # the frame may be gone before its driver hears of the click
        visitor.click("#exit")
    visitor.driver.switch_to.default_content()
    visitor.wait_until("return location.href === arguments[0]", f"{neutral}weather")
