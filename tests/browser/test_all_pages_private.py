"""Pages of the base route's site over HTTP and without scripts: what they ask for and show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from page_kinds import kinds, some


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server_address(built_site: Path) -> Iterator[str]:
    """Yield the address of the site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built_site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_over_http_a_page_of_each_build_asks_its_own_host_only(
    browser: Browser, built_site: Path, server_address: str
) -> None:
    context = browser.new_context()
    asked: list[str] = []
    faults: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    context.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
    page = context.new_page()
    for file in some(built_site):
        page.goto(server_address + file.relative_to(built_site).as_posix(), wait_until="load")
    page.goto(server_address)
    page.locator("#query").fill("veilig")
    expect(page.locator(".hits")).to_be_visible()
    assert context.cookies() == []
    assert page.evaluate("caches.keys()") == []
    context.close()
    assert [url for url in asked if not url.startswith(server_address)] == []
    assert faults == []


READABLE = """() => { const seen = selector => document.querySelector(selector)
    .checkVisibility({visibilityProperty: true}) && document.querySelector(selector).clientWidth > 0;
  return [seen("main h1"), seen(".emergency .exit"), document.querySelector("main").innerText.length] }"""
"""Whether the heading and the way out can be seen, and how much text there is."""


def test_without_a_script_every_kind_of_page_can_be_read_and_left(browser: Browser, built_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for file in kinds(built_site):
        page.goto(file.as_uri())
        heading, leave, length = page.evaluate(READABLE)
        assert heading, file.name
        assert leave, file.name
        assert length > 150 or file.stem == "404", file.name
    page.goto((built_site / "keuzehulp.html").as_uri())
    assert page.locator("main [type=radio]:visible").count() == 0  # nothing that would do nothing
    context.close()
