"""A visitor in any of the engines: one window that opens, goes back and forward, clicks and types."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from selenium.common.exceptions import JavascriptException, WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from urllib3.exceptions import HTTPError

from webdrivers import ANSWER_WITHIN, HEIGHT, LOOK_WITHIN, WIDTH, Engine, answer_within

PAUSE = 0.04
"""Seconds between two looks."""

PATIENCE = 45.0
"""Seconds after which what was waited for is given up: on an idle machine no test needs a tenth of it."""


@dataclass
class Visitor:
    """A window of its own with an empty history."""

    driver: WebDriver
    engine: Engine
    steps: count[int] = field(default_factory=count)

    def open(self, address: str) -> None:
        """Open the address of another document as one types it; waits until it is loaded."""
        step = self._mark()
        self.driver.get(address)
        self._wait_for_another(step, address.partition("#")[0])

    @property
    def address(self) -> str:
        """Where the window is."""
        return self.driver.current_url

    @property
    def title(self) -> str:
        return self.driver.title

    def run(self, script: str, *values: Any) -> Any:
        """Return what a script returns, run as the body of a function."""
        return self.driver.execute_script(script, *values)

    def wait_until(self, script: str, *values: Any) -> Any:
        """Wait until a script gives something true; returns it.

        A page that goes meanwhile is waited for. Raises AssertionError with the window's address and title
        when it stays away.
        """
        end = time.monotonic() + PATIENCE
        answer_within(self.driver, LOOK_WITHIN[self.engine])
        try:
            while time.monotonic() < end:
                with suppress(JavascriptException, WebDriverException, HTTPError):
                    # between two pages; a driver that is then silent answers the next command
                    if given := self.run(script, *values):
                        return given
                time.sleep(PAUSE)
        finally:
            answer_within(self.driver, ANSWER_WITHIN[self.engine])
        raise AssertionError(f"not true at {self.address} ({self.title}): {script}")

    def find(self, selector: str) -> WebElement:
        """Return the first element for a CSS selector, waited for until it is visible."""
        self.wait_until(
            "const it = document.querySelector(arguments[0]);"
            "return it && it.getClientRects().length > 0 && getComputedStyle(it).visibility === 'visible'",
            selector,
        )
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def click(self, selector: str) -> None:
        """Click as with a mouse, in the middle of the screen: one driver scrolls under what is sticky."""
        element = self.find(selector)
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is."""
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def second_window(self, before: set[str]) -> str:
        """Return the window that opened since those of `before`, waited for."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if opened := set(self.driver.window_handles) - before:
                return opened.pop()
            time.sleep(PAUSE)
        raise AssertionError(f"no second window at {self.address}")

    @contextmanager
    def narrow(self) -> Iterator[None]:
        """As narrow as the engine lets a window be: 300 to 500 pixels."""
        self.driver.set_window_size(300, HEIGHT)
        try:
            yield
        finally:
            self.driver.set_window_size(WIDTH, HEIGHT)

    def walk(self, direction: str, condition: str) -> None:
        """Press the browser's Back ("back") or Forward ("forward").

        Waits for another document whose address begins with `condition`.
        """
        step = self._mark()
        getattr(self.driver, direction)()
        self._wait_for_another(step, condition)

    def _mark(self) -> int:
        step = next(self.steps)
        self.run("window.step = arguments[0]", step)
        return step

    def _wait_for_another(self, step: int, condition: str) -> None:
        self.wait_until(
            "return window.step !== arguments[0] && location.href.startsWith(arguments[1])"
            " && document.readyState === 'complete'",
            step,
            condition,
        )
