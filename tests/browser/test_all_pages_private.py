"""Every page of the base route's site from disk, over HTTP and without scripts: what it asks and shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from looks import looking
from page_kinds import every, kinds, some

SPACE_TEXT = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet]; }"""
WIDER = "document.documentElement.scrollWidth - innerWidth"
CUT_TEXTS = """[...document.querySelectorAll("main *, header *, footer *")]
  .filter(each => each.checkVisibility())
  .filter(each => !each.closest(".visually-hidden, .skip, .lights, .scroll, svg, .tool, pre"))
  .filter(each => ["hidden", "clip"].includes(getComputedStyle(each).overflowX) && each.clientWidth > 2)
  .filter(each => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
  .map(each => each.outerHTML.slice(0, 100))"""
PARTS = """() => { const seen = selector => [...document.querySelectorAll(selector)].filter(each =>
    each.checkVisibility({visibilityProperty: true}) && each.getBoundingClientRect().width > 0).length;
  const count = selector => document.querySelectorAll(selector).length;
  return {main: count("main, [role=main]"), header: count("body > header"), footer: count("body > footer"),
    h1: count("h1"), call: seen(".call") > 0, exit: seen("#exit")}; }"""
WHOLE = {"main": 1, "header": 1, "footer": 1, "h1": 1, "call": True, "exit": 1}
STORAGE = "[localStorage.length, sessionStorage.length, document.cookie]"


@pytest.mark.parametrize("pages", [kinds, pytest.param(every, marks=pytest.mark.proof)])
def test_every_page_opens_clean_keeps_nothing_and_fits_even_with_wide_letters(
    browser: Browser, built_site: Path, pages: Callable[[Path], list[Path]]
) -> None:
    """No error, no request to another host, no breach of the policy (the visit tells).

    Nothing scrolls both ways: 320 by 256 pixels is also 1280 by 1024 at 400 % (WCAG 1.4.10, 1.4.12).
    """
    faults = []
    small, large = ViewportSize(width=320, height=256), ViewportSize(width=1280, height=720)
    with looking(browser, 320) as visit:
        for file in pages(built_site):
            visit.page.set_viewport_size(small)
            page = visit.open(file)
            assert page.evaluate(STORAGE) == [0, 0, ""], file.name
            assert page.evaluate(PARTS) == WHOLE, file.name
            if page.evaluate(WIDER) > 0:
                faults.append(f"{file.name} is too wide")
            page.evaluate(SPACE_TEXT)
            if page.evaluate(WIDER) > 0:
                faults.append(f"{file.name} is too wide with wide letters")
            faults += [f"{file.name} cuts {each}" for each in page.evaluate(CUT_TEXTS)]
            page.set_viewport_size(large)
            assert page.evaluate(PARTS) == WHOLE, file.name
    assert not faults, "\n".join(faults)


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


def test_without_a_script_every_kind_of_page_can_be_read_and_left(browser: Browser, built_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for file in kinds(built_site):
        page.goto(file.as_uri())
        expect(page.locator("main h1").first).to_be_visible()
        expect(page.locator(".emergency .exit")).to_be_visible()
        assert len(page.locator("main").inner_text()) > 150 or file.stem == "404", file.name
    page.goto((built_site / "keuzehulp.html").as_uri())
    assert page.locator("main [type=radio]:visible").count() == 0  # nothing that would do nothing
    context.close()
