"""A visit to a site in the real browser, with the network cut and an eye on all that goes wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from weakref import WeakKeyDictionary

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    ViewportSize,
    WebError,
)

ABROAD = re.compile(r"^(?!(file|data|blob|about):)")
"""Addresses that leave the machine."""

TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`CSP: ${event.violatedDirective} forbids ${event.blockedURI || event.sample || "inline"}`));
"""


TWICE_PAINTED = """() => new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"""


def wait_for_paint(page: Page) -> None:
    """Wait until the page has been painted twice: what the browser does after an event is done by then."""
    page.evaluate(TWICE_PAINTED)


class Visit:
    """One visitor with a browser context of her own; every page that she opens is watched.

    Whatever would leave the machine is stopped and kept in `foreign`. What the console reports as an error,
    what a script throws, each breach of the content security policy and each missing file is kept in
    `faults`.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.foreign: list[str] = []
        self.faults: list[str] = []
        self.reusable = True
        self._context = context
        context.add_init_script(TELL_VIOLATIONS)
        context.set_offline(True)  # a route of Playwright would stop each request, those to the disk too
        context.on("request", self._notice)
        context.on("console", self._hear)
        context.on("weberror", self._catch)
        context.on("response", self._receive)
        self.page = context.new_page()
        self._session = context.new_cdp_session(self.page)

    @property
    def context(self) -> BrowserContext:
        """The browser context; who takes it may change it for good, so that no other visit gets it."""
        self.reusable = False
        return self._context

    def begin(self, width: int, height: int, motion: Literal["reduce", "no-preference"]) -> None:
        """Give the page, which is empty, a screen of this size and a reader's preferences."""
        self.foreign, self.faults = [], []
        if self.page.viewport_size != (size := ViewportSize(width=width, height=height)):
            self.page.set_viewport_size(size)
        self.page.emulate_media(
            media="null",
            color_scheme="light",
            forced_colors="none",
            contrast="no-preference",
            reduced_motion=motion,
        )

    def end(self) -> bool:
        """Leave the site; returns whether another visit can have the window, which is then as a new one."""
        if not self.reusable or self.foreign or self.page.is_closed():
            self._context.close()
            return False
        self.page.evaluate("window.name = ''")
        self.page.goto("about:blank")
        self._session.send("Page.resetNavigationHistory")
        self._session.send("Storage.clearDataForOrigin", {"origin": "file://", "storageTypes": "all"})
        for other in self._context.pages:
            if other != self.page:
                other.close()
        return True

    def open(self, file: Path, fragment: str = "") -> Page:
        """Open `file` as a double click would, at `#fragment` if one is given; returns the page, loaded."""
        self.page.goto(file.resolve().as_uri() + (f"#{fragment}" if fragment else ""))
        return self.page

    def assert_clean(self) -> None:
        """Fail if anything tried to leave the machine or went wrong on a page."""
        assert not self.foreign, "requests to other hosts:\n" + "\n".join(self.foreign)
        assert not self.faults, "faults in the browser:\n" + "\n".join(self.faults)

    def _notice(self, request: Request) -> None:
        if ABROAD.match(request.url):
            self.foreign.append(f"{request.method} {request.url}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"{message.location.get('url', '')}: {message.text}")

    def _catch(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error}")

    def _receive(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status} {response.url}")


_idle: WeakKeyDictionary[Browser, list[Visit]] = WeakKeyDictionary()
"""Visits that have ended, whose windows the next ones have: a new one costs as much as a test may take."""


@contextmanager
def visiting(
    browser: Browser,
    width: int = 1280,
    height: int = 720,
    motion: Literal["reduce", "no-preference"] = "no-preference",
) -> Iterator[Visit]:
    """Provide a watched visit on a screen of this size; fails at its end unless all was clean.

    The window may be that of an earlier visit, of which nothing is left. A test that expects a fault reads it
    from `visit.faults` or `visit.foreign` and then clears that list. What cannot be taken back (routes, a
    clock, scripts that run first) belongs to `visit.context`, never to `visit.page`.
    """
    idle = _idle.setdefault(browser, [])
    visit = idle.pop() if idle else Visit(browser.new_context())
    visit.begin(width, height, motion)
    yield visit
    if visit.end():
        idle.append(visit)
    visit.assert_clean()
