"""What the tests in three engines share: drivers, a site whose way out is a page of ours, and its servers."""

from __future__ import annotations

import os
import re
import shutil
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import pytest
from selenium.common.exceptions import NoSuchWindowException, WebDriverException

import exit_watch
from conftest import BIN, made_once, run
from header_rules import PATTERNS, headers_for_pages
from machine import Missing
from site_servers import certificate, serving_neutral, serving_site
from visitors import Visitor
from webdrivers import HEIGHT, WIDTH, Drivers, Engine

# Whatever proxy this machine has, it is not asked for this machine itself.
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"
os.environ["SE_OFFLINE"] = "true"


@pytest.fixture(scope="session")
def drivers() -> Iterator[Drivers]:
    """Yield the drivers of this process."""
    started = Drivers()
    yield started
    started.quit()


@pytest.fixture(scope="session", params=get_args(Engine))
def engine(request: pytest.FixtureRequest) -> Engine:
    """Return the engine of the test: of the session, so that the tests of one engine stand together."""
    chosen: Engine = request.param
    return chosen


@pytest.fixture
def visitor(drivers: Drivers, engine: Engine) -> Iterator[Visitor]:
    """Yield a window of its own, closed after the test. Fails, never skips, where the engine is missing."""
    try:
        driver = drivers.get(engine)
    except Missing as missing:
        pytest.fail(str(missing), pytrace=False)
    (first,) = driver.window_handles
    driver.switch_to.new_window("window" if engine == "webkit" else "tab")  # a new tab of WebKit is not shown
    driver.set_window_size(WIDTH, HEIGHT)
    yield Visitor(driver, engine)
    try:
        for handle in set(driver.window_handles) - {first}:
            with suppress(NoSuchWindowException):  # one that another took along
                driver.switch_to.window(handle)
                driver.close()
        driver.switch_to.window(first)
    except WebDriverException:
        drivers.drop(engine)


@pytest.fixture(scope="session")
def tls() -> ssl.SSLContext:
    return certificate()


@pytest.fixture(scope="session")
def neutral(tls: ssl.SSLContext) -> Iterator[str]:
    """Yield the root of somebody else's pages, on another site."""
    with serving_neutral(tls) as address:
        yield address


@pytest.fixture(scope="session")
def watched_site(built_site: Path, neutral: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the base route's site with two changes.

    The way out leads to `neutral`, and `watch.js` runs before the site's own script.
    """
    folder = shutil.copytree(built_site, tmp_path_factory.mktemp("watched") / "site")
    way_out = re.search(r'id="exit" href="([^"]+)"', (folder / "index.html").read_text("utf-8"))
    assert way_out
    for page in folder.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace(way_out[1], f"{neutral}weather"), "utf-8")
    script = folder / "assets" / "site.js"
    script.write_text(exit_watch.SCRIPT.read_text("utf-8") + script.read_text("utf-8"), "utf-8")
    return folder


@pytest.fixture(scope="session")
def exported_headers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that `routewijzer export headers` writes."""
    return made_once(
        tmp_path_factory, "headers", lambda out: run(BIN / "routewijzer", "export", "headers", out)
    )


@pytest.fixture(scope="session")
def unzipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that is in what `routewijzer export zip` writes of the base route."""

    def export(folder: Path) -> None:
        folder.mkdir()
        run(BIN / "routewijzer", "export", "zip", folder / "site.zip")
        with ZipFile(folder / "site.zip") as archive:
            archive.extractall(folder)

    (found,) = made_once(tmp_path_factory, "unzipped", export).glob("*/")
    return found


@pytest.fixture(scope="session")
def roots(watched_site: Path, exported_headers: Path, tls: ssl.SSLContext) -> Iterator[dict[str, str]]:
    """Place → the address of the site's root there; `https` is a server that sends no headers."""
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(
                serving_site(watched_site, headers_for_pages(exported_headers / name), tls)
            )
            for name in PATTERNS
        } | {
            "https": stack.enter_context(serving_site(watched_site, (), tls)),
            "http": stack.enter_context(serving_site(watched_site)),
            "disk": f"{watched_site.as_uri()}/",
        }
