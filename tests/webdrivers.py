"""Chromium, Firefox and WebKit, each started once and driven in the same words."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service as ChromeService
from selenium.webdriver.firefox.service import Service as FirefoxService
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.service import Service as WebKitService

from engines import find_program, geckodriver, missing_packages, missing_sentence
from machine import Missing

Engine = Literal["chromium", "chromium-uncached", "firefox", "webkit"]
ENGINES: tuple[Engine, ...] = ("chromium", "firefox", "webkit")
"""Each with its back-forward cache on."""

WIDTH, HEIGHT = 1280, 900

ANSWER_WITHIN: dict[Engine, int] = {"chromium": 90, "chromium-uncached": 90, "firefox": 90, "webkit": 10}
"""Seconds after which a driver counts as silent. WebKit's answers each command at once, but never one that
reaches a page just as it goes."""

LOOK_WITHIN: dict[Engine, int] = {**ANSWER_WITHIN, "webkit": 2}
"""The same for a look that is taken again when no answer comes."""

WAIT = "none"
"""No driver waits for a page by itself, the visitor does: WebKit's waits in vain for a page that comes back
from memory, and Firefox's for one that leaves as soon as it is there."""

QUIET = (
    "app.normandy.enabled",
    "browser.newtabpage.enabled",
    "browser.region.network.scan",
    "browser.safebrowsing.malware.enabled",
    "browser.safebrowsing.phishing.enabled",
    "dom.ipc.processPrelaunch.enabled",
    "extensions.getAddons.cache.enabled",
    "network.captive-portal-service.enabled",
    "network.connectivity-service.enabled",
    "services.settings.enabled",
)
"""What Firefox does on its own, at its start and between two pages; here it may not."""


def program(name: str) -> str:
    """Return the path of a command. Raises Missing, which names all that is missing."""
    found = find_program(name)
    if found is None:
        raise Missing(missing_sentence(missing_packages()))
    return str(found)


def _chromium(*switches: str) -> WebDriver:
    options = webdriver.ChromeOptions()
    options.binary_location = program("chromium")
    options.accept_insecure_certs = True
    options.page_load_strategy = WAIT
    for switch in ("headless=new", "disable-gpu", "disable-dev-shm-usage", *switches):
        options.add_argument(f"--{switch}")
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")  # Chromium's own sandbox refuses root
    return webdriver.Chrome(options, ChromeService(program("chromedriver")))


def _firefox() -> WebDriver:
    options = webdriver.FirefoxOptions()
    options.binary_location = program("firefox-esr")
    options.accept_insecure_certs = True
    options.page_load_strategy = WAIT
    options.add_argument("-headless")
    for name in QUIET:
        options.set_preference(name, False)
    return webdriver.Firefox(options, FirefoxService(str(geckodriver())))


def answer_within(driver: WebDriver, seconds: int) -> None:
    """Count a driver as silent after so many seconds."""
    connection = driver.command_executor
    assert isinstance(connection, RemoteConnection)
    connection.client_config.timeout = seconds


@dataclass
class Drivers:
    """The drivers of one process: each starts when it is first asked for, and all end with `quit`."""

    running: dict[Engine, WebDriver] = field(default_factory=dict)
    screen: subprocess.Popen[str] | None = None
    display: str = ""

    def get(self, engine: Engine) -> WebDriver:
        """Return the driver of `engine`. Raises Missing where one of its programs is."""
        if engine not in self.running:
            starts: dict[Engine, Callable[[], WebDriver]] = {
                "chromium": _chromium,
                "chromium-uncached": lambda: _chromium("disable-features=BackForwardCache"),
                "firefox": _firefox,
                "webkit": self._webkit,
            }
            driver = starts[engine]()
            driver.set_page_load_timeout(30)
            answer_within(driver, ANSWER_WITHIN[engine])
            self.running[engine] = driver
        return self.running[engine]

    def _webkit(self) -> WebDriver:
        if self.screen is None:
            command = [program("Xvfb"), "-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]
            self.screen = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
            assert self.screen.stdout is not None
            self.display = f":{self.screen.stdout.readline().strip()}"
        options = webdriver.WebKitGTKOptions()
        options.accept_insecure_certs = True
        options.set_capability("browserName", "MiniBrowser")
        options.page_load_strategy = WAIT
        # painted without the compositor for graphics cards, which would be emulated: half of all its time
        env = {**os.environ, "DISPLAY": self.display, "WEBKIT_DISABLE_DMABUF_RENDERER": "1"}
        service = WebKitService(program("WebKitWebDriver"), env=env)
        return webdriver.WebKitGTK(options, service)

    def drop(self, engine: Engine) -> None:
        """End a driver that no longer obeys; the next `get` starts a new one."""
        with suppress(WebDriverException):
            self.running.pop(engine).quit()

    def quit(self) -> None:
        """End everything."""
        for driver in self.running.values():
            driver.quit()
        if self.screen is not None:
            self.screen.terminate()
            self.screen.wait()
