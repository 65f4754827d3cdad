"""The ways in which people look at a page, and what must then be right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from visits import Visit

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""What axe tests: WCAG 2.0 to 2.2, levels A and AA, and its own good habits."""

COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe whose outcome depends on the colours of the screen."""

SCREENS = ("light", "dark", "forced")
"""A light screen, a dark one, and one with the reader's own few colours."""

WIDTHS = (320, 1280)
"""Pixels: a telephone, or a computer at 400 %; and a computer."""


@contextmanager
def looking(browser: Browser, screen: str, width: int) -> Iterator[Visit]:
    """A watched visit (see `visits.Visit`) on such a screen; fails at its end unless all was clean."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if screen == "dark" else "light",
        forced_colors="active" if screen == "forced" else "none",
    )
    visiting = Visit(context)
    yield visiting
    context.close()
    visiting.assert_clean()


def assert_accessible(page: Page, only: list[str] | None = None) -> None:
    """Fail with every fault that axe finds on the page as it is now, by all rules or `only` by these."""
    rules = {"type": "rule", "values": only} if only else STANDARDS
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}  # it may not fetch here
    found = Axe().run(page, options=options)
    told = [
        f"{page.url} {violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]
    assert not told, "\n".join(told)


def assert_fits(page: Page) -> None:
    """Fail if the page scrolls sideways."""
    width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= room, f"{page.url} is {width} pixels wide on a screen of {room}"
