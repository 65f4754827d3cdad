"""What holds for every file of the base route's site, without a browser: links, titles, safety."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from lxml import html
from lxml.html import HtmlElement

from routewijzer.addresses import NOT_FOUND
from routewijzer.exports.headers import POLICY, REFERRER, not_found_policy
from routewijzer.manifest import MANIFEST


@cache
def tree(file: Path) -> HtmlElement:
    return html.document_fromstring(file.read_bytes().decode("utf-8"))


@cache
def names(file: Path) -> frozenset[str]:
    """Where a link can lead to in a page."""
    return frozenset(str(name) for name in tree(file).xpath("//@id"))


@pytest.fixture(scope="module")
def pages(built_site: Path) -> list[Path]:
    found = sorted(set(built_site.rglob("*.html")) - {built_site / NOT_FOUND})
    assert len(found) > 60
    return found


def references(page: Path) -> Iterator[str]:
    for attribute in ("href", "src", "data-src", "xlink:href"):
        yield from (str(value) for value in tree(page).xpath(f'//@*[name()="{attribute}"]'))


def test_every_link_and_fragment_leads_somewhere(pages: list[Path], built_site: Path) -> None:
    lost = []
    for page in pages:
        for address in set(references(page)):
            if urlsplit(address).scheme:
                continue
            path, fragment = urldefrag(address)
            target = (page.parent / unquote(path)).resolve() if path else page
            inside = target.is_relative_to(built_site) and target.is_file()
            # What stands after # with a dot is a state of a script (a stop of a practice case).
            known = not fragment or "." in fragment or (inside and unquote(fragment) in names(target))
            if not inside or not known:
                lost.append(f"{page.relative_to(built_site)}: {address}")
    assert lost == []


def test_the_page_for_unknown_addresses_stands_by_itself(built_site: Path, all_sites: Path) -> None:
    sites = {built_site: "/", all_sites: "/", all_sites / "voorbeeld-strafrecht": "/voorbeeld-strafrecht/"}
    for site, root in sites.items():
        page = site / NOT_FOUND
        (style,), head = tree(page).xpath("//style/text()"), tree(page).head
        told = {element.get("http-equiv") or element.get("name"): element.get("content") for element in head}
        assert told["Content-Security-Policy"] == not_found_policy(style)
        assert told["referrer"] == REFERRER
        assert tree(page).xpath("//script | //@style | //@src | //@*[starts-with(name(), 'on')]") == []
        assert "url(" not in style
        inside = [
            element
            for element in references(page)
            if not urlsplit(element).scheme and not element.startswith("#")
        ]
        assert f"{root}index.html" in inside
        for address in inside:
            assert address.startswith(root)
            assert (site / address.removeprefix(root)).is_file(), address


def test_addresses_are_relative_or_of_a_known_kind(pages: list[Path]) -> None:
    kinds = {urlsplit(address).scheme for page in pages for address in references(page)}
    assert kinds <= {"", "https", "http", "tel", "mailto"}
    assert not [address for page in pages for address in references(page) if address.startswith(("/", "\\"))]


def test_every_file_is_used_by_a_page_a_style_or_a_script(pages: list[Path], built_site: Path) -> None:
    texts = [
        file.read_text("utf-8") for file in built_site.rglob("*") if file.suffix in (".html", ".css", ".js")
    ]
    whole = "\n".join(texts)
    loose = [
        file.name
        for file in built_site.rglob("*")
        if file.is_file()
        and file.suffix not in (".html", ".txt")
        and file.name != MANIFEST
        # The search names its scripts without their ending; a stemmer is named for its language.
        and file.name not in whole
        and f'"{file.stem}"' not in whole
        and f'"vendor/{file.stem}"' not in whole
        and not file.name.startswith("stemmer-")
    ]
    # For the page above all editions, which takes them from the base's site, and for the pages of others.
    assert set(loose) == {"editions.css", "editions.js", "embed.js", "notice.css"}


def test_nothing_of_mkdocs_is_left(built_site: Path) -> None:
    assert not [file.name for file in built_site.rglob("*") if file.suffix in (".gz", ".xml", ".map")]


def test_every_page_has_one_title_one_main_and_a_language(pages: list[Path]) -> None:
    titles: Counter[str | None] = Counter()
    for page in pages:
        root = tree(page)
        assert root.get("lang") == "nl"
        assert len(root.xpath("//main")) == len(root.xpath("//title")) == 1, page.name
        assert len(root.xpath("//main//h1[not(ancestor::*[@hidden])]")) == 1, page.name
        titles[root.findtext(".//title")] += 1
    assert [title for title, number in titles.items() if number > 1 or not title] == []


def test_a_group_in_a_list_of_terms_holds_only_terms(pages: list[Path]) -> None:
    for page in pages:
        assert tree(page).xpath("//dl/div/*[not(self::dt or self::dd)]") == [], page.name


def test_no_page_has_a_script_style_or_handler_of_its_own(pages: list[Path]) -> None:
    for page in pages:
        root = tree(page)
        assert root.xpath("//script[not(@src)] | //style | //base | //iframe | //object | //embed") == [], (
            page.name
        )
        assert root.xpath("//@style | //@*[starts-with(name(), 'on')]") == [], page.name
        assert [one for one in references(page) if one.lower().startswith(("javascript:", "data:"))] == []


def test_every_page_states_the_policy_before_anything_loads(pages: list[Path]) -> None:
    for page in pages:
        head = tree(page).head
        tags = [element.tag for element in head]
        before = head[: min(tags.index("script"), tags.index("link"))]
        told = {
            element.get("http-equiv") or element.get("name"): element.get("content") for element in before
        }
        assert told["Content-Security-Policy"] == POLICY, page.name
        assert told["referrer"] == REFERRER, page.name


def test_every_page_knows_the_way_out_before_its_title_is_read(pages: list[Path]) -> None:
    """So that a page that somebody left shows nothing when the browser loads it again, not even its title."""
    for page in pages:
        head = tree(page).find("head")
        assert tree(page).get("data-exit") == tree(page).get_element_by_id("exit").get("href"), page.name
        loads = [each for each in head if each.tag == "title" or each.get("src", "").endswith("site.js")]
        assert [each.tag for each in loads] == ["script", "title"], page.name
        assert loads[0].get("defer") is None, page.name


def test_no_page_names_a_file_of_another_host(pages: list[Path], built_site: Path) -> None:
    for page in pages:
        loads = tree(page).xpath(
            "//@src | //link/@href | //@srcset | //*[name()='use' or name()='image']/@href"
        )
        assert not [element for element in loads if urlsplit(element).netloc], page.name
    for file in [*built_site.rglob("*.css"), *built_site.rglob("*.svg")]:
        text = re.sub(r"https?://www\.w3\.org/\S+", "", file.read_text("utf-8"))
        assert "http" not in text, file.name


def test_no_script_can_ask_keep_or_run_anything(built_site: Path) -> None:
    asking = r"(?<![.\w])fetch\((?!\w,\w\)\{)|XMLHttpRequest|sendBeacon|WebSocket|EventSource|\bimport\("
    keeping = r"sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker"
    running = r"\beval\(|new Function|setAttribute\(\"on|document\.write"
    for file in built_site.rglob("*.js"):
        found = re.findall(f"{asking}|{keeping}|{running}", file.read_text("utf-8"))
        assert found == [], file.name
    holders = [file.name for file in built_site.rglob("*.js") if "localStorage" in file.read_text("utf-8")]
    assert holders == ["site.js"]
