"""The project's documentation as a site: what `make docs` builds, as a reader without a network has it."""

import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Route, expect

from conftest import BIN, ROOT, made_once, run

CONFIG = Path("tools", "docs", "mkdocs.yml")


def build(out: Path, config: Path = CONFIG) -> None:
    run(BIN / "mkdocs", "build", "--strict", "--config-file", config, "--site-dir", out)


@pytest.fixture(scope="session")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built documentation. Write nothing there."""
    return made_once(tmp_path_factory, "docs", build)


@pytest.fixture
def address(docs: Path) -> Iterator[str]:
    """Yield the address of a server of the built documentation."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(docs))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def read_page(page: Path) -> html.HtmlElement:
    return html.fromstring(page.read_bytes())


def test_every_text_of_the_docs_is_a_page_that_the_navigation_leads_to(docs: Path) -> None:
    links = {str(link) for link in read_page(docs / "index.html").xpath("//nav//a/@href")}
    texts = {file.name for file in (ROOT / "docs").glob("*.md")} | {
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "THIRD-PARTY.md",
    }
    assert len(texts) > 10
    assert {f"{Path(name).stem}.html" for name in texts} <= links


def test_every_link_and_anchor_in_the_built_documentation_exists(docs: Path) -> None:
    pages = {page: read_page(page) for page in docs.glob("*.html") if page.name != "404.html"}
    anchors = {page: {unquote(str(name)) for name in tree.xpath("//@id")} for page, tree in pages.items()}
    checked, broken = 0, []
    for page, tree in pages.items():
        for target in map(str, tree.xpath("//a/@href | //img/@src | //script/@src | //link/@href")):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            file = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            file = file / "index.html" if file.is_dir() else file
            fragment = unquote(parts.fragment)
            checked += 1
            if not file.is_file() or (fragment and fragment not in {*anchors.get(file, ()), "__tabbed"}):
                broken.append(f"{page.name}: {target}")
    assert checked > 500
    assert broken == []


def test_nothing_in_the_built_documentation_is_loaded_from_another_host(docs: Path) -> None:
    loaded = (
        "//script/@src | //img/@src | //iframe/@src | //link[not(@rel='canonical')]/@href | //form/@action"
    )
    for page in docs.rglob("*.html"):
        foreign = [str(name) for name in read_page(page).xpath(loaded) if urlsplit(str(name)).netloc]
        assert foreign == [], page.name
    for sheet in docs.rglob("*.css"):
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet.read_text("utf-8")) == [], sheet


def test_a_reader_finds_a_word_of_the_documentation_without_a_request_to_another_host(
    browser: Browser, address: str
) -> None:
    foreign = []

    def watch(route: Route) -> None:
        if route.request.url.startswith(address):
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    with browser.new_context() as context:
        context.route("**/*", watch)
        page = context.new_page()
        page.goto(f"{address}/index.html")
        page.locator("[data-md-component=search-query]").first.fill("keuzehulp")
        expect(page.locator("a.md-search-result__link[href*='keuzehulp.html']").first).to_be_attached()
    assert foreign == []


def test_the_search_of_the_documentation_knows_every_page(docs: Path) -> None:
    entries = json.loads((docs / "search" / "search_index.json").read_text("utf-8"))["docs"]
    known = {str(entry["location"]).partition("#")[0] for entry in entries}
    assert known >= {page.name for page in docs.glob("*.html") if page.name != "404.html"}


NOWHERE = {
    "[elders](er-is-niets.md)": "a page that is not there",
    "[elders](redacteur.md#niets)": "an anchor that is not there",
    "[elders](../Makefile)": "a file outside the documentation",
}


def test_each_link_that_leads_nowhere_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for file in (ROOT / "docs").iterdir():
        (tmp_path / "docs" / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "docs" / "index.md").open("a") as page:
        page.write("\n" + "\n\n".join(NOWHERE) + "\n")
    config = tmp_path / "mkdocs.yml"
    hook = str(ROOT / "tools" / "docs" / "root_pages.py")
    text = (ROOT / CONFIG).read_text("utf-8")
    text = text.replace("../../docs", "docs").replace("root_pages.py", hook)
    config.write_text(text, "utf-8")
    with pytest.raises(AssertionError, match=f"Aborted with {len(NOWHERE)} warnings"):
        build(tmp_path / "out", config)
