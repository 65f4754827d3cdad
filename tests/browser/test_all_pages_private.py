"""Every page of the base route's site from disk, over HTTP and without scripts: what it asks and keeps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from page_kinds import kinds
from visits import Visit

LANDMARKS = """[["main", "main, [role=main]"], ["header", "body > header"], ["footer", "body > footer"]].map(
  ([name, selector]) => [name, document.querySelectorAll(selector).length])"""


def test_every_page_opens_from_disk_clean_and_keeps_nothing(visit: Visit, built_site: Path) -> None:
    """No error, no request to another host, no breach of the policy (the visit tells); nothing is kept."""
    for file in sorted(built_site.rglob("*.html")):
        page = visit.open(file)
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        assert page.evaluate(LANDMARKS) == [["main", 1], ["header", 1], ["footer", 1]], file.name
        assert page.locator("h1").count() == 1, file.name
        assert page.locator(".call").first.is_visible(), file.name
        assert page.locator(".exit").is_visible(), file.name


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def served(built_site: Path) -> Iterator[str]:
    """The address of the site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built_site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_over_http_every_kind_of_page_asks_its_own_host_only(
    browser: Browser, built_site: Path, served: str
) -> None:
    context = browser.new_context()
    asked: list[str] = []
    faults: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    context.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
    page = context.new_page()
    for file in kinds(built_site):
        page.goto(served + file.relative_to(built_site).as_posix(), wait_until="load")
    page.goto(served)
    page.locator("#query").fill("veilig")
    expect(page.locator(".hits")).to_be_visible()
    assert context.cookies() == []
    assert page.evaluate("caches.keys()") == []
    context.close()
    assert [url for url in asked if not url.startswith(served)] == []
    assert faults == []


def test_without_a_script_every_kind_of_page_can_be_read_and_left(browser: Browser, built_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for file in kinds(built_site):
        page.goto(file.as_uri())
        expect(page.locator("main h1").first).to_be_visible()
        expect(page.locator(".sos .exit")).to_be_visible()
        assert len(page.locator("main").inner_text()) > 150 or file.stem == "404", file.name
    page.goto((built_site / "keuzehulp.html").as_uri())
    assert page.locator("main [type=radio]:visible").count() == 0  # nothing that would do nothing
    context.close()
