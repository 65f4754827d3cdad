"""While its letters are on their way a page shows others, and nothing moves when they arrive.

On a telephone letters that come late wait for the next page; on wider screens they replace the others.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from visits import wait_for_paint

SHIFTS = """window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(each =>
  window.shift += each.value)).observe({type: "layout-shift", buffered: true})"""


def late(route: Route) -> None:
    """Let a file come so late that the page is shown without it."""
    time.sleep(0.3)
    route.continue_()


@pytest.mark.parametrize(
    ("name", "width"),
    [("index", 1280), ("route/stap-2", 1280), ("keuzehulp", 412), ("over", 412)],
)
def test_nothing_moves_when_the_letters_arrive_late(
    browser: Browser, built_site: Path, name: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 823})
    context.add_init_script(SHIFTS)
    context.route("**/*.woff2", late)
    page = context.new_page()
    page.goto((built_site / f"{name}.html").as_uri())
    page.evaluate("document.fonts.ready")
    wait_for_paint(page)
    assert page.evaluate(
        "[...document.fonts].some(each => each.family === 'Inter' && each.status === 'loaded')"
    )
    assert page.evaluate("shift") <= 0.01
    context.close()
