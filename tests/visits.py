"""A visit to a site in the real browser, with the network cut and an eye on all that goes wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebError

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


@dataclass
class Visit:
    """One visitor with a browser context of her own; every page that she opens is watched.

    Whatever would leave the machine is stopped and kept in `foreign`. What the console reports as an error,
    what a script throws, each breach of the content security policy and each missing file is kept in
    `faults`.
    """

    context: BrowserContext
    page: Page = field(init=False)
    foreign: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.add_init_script(TELL_VIOLATIONS)
        self.context.set_offline(True)  # a route of Playwright would stop each request, those to the disk too
        self.context.on("request", self._notice)
        self.context.on("console", self._hear)
        self.context.on("weberror", self._catch)
        self.context.on("response", self._receive)
        self.page = self.context.new_page()

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
