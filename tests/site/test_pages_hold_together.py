"""What holds for every file of the base route's site, without a browser: links, structure, safety."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from lxml import html
from lxml.html import HtmlElement

from routewijzer.exports.headers import POLICY, REFERRER

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
PHRASING = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "a", "b", "i", "em", "strong", "small", "button",
            "label", "summary", "dt", "legend", "code", "cite", "abbr", "dfn", "time", "sup"}  # fmt: skip
"""Elements that hold text and the like of it, no blocks."""

BLOCKS = {"p", "div", "section", "article", "aside", "nav", "ul", "ol", "dl", "table", "figure", "form",
          "main", "header", "footer", "fieldset", "details", "blockquote", "pre", "h1", "h2",
          "h3", "h4", "hr"}  # fmt: skip
WITHIN = {
    "li": {"ul", "ol", "menu"}, "dt": {"dl", "div"}, "dd": {"dl", "div"},
    "tr": {"thead", "tbody", "tfoot", "table"},
    "td": {"tr"}, "th": {"tr"}, "summary": {"details"}, "legend": {"fieldset"}, "figcaption": {"figure"},
    "option": {"select", "datalist"}, "caption": {"table"},
}  # fmt: skip
"""Where an element must stand directly within."""

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
ALONE = ("p", "li", "dt", "dd", "tr", "td", "th")
"""Elements that end by themselves."""

POINTS = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers", "list")


@cache
def tree(file: Path) -> HtmlElement:
    return html.document_fromstring(file.read_bytes().decode("utf-8"))


@cache
def names(file: Path) -> frozenset[str]:
    """Where a link can lead to in a page."""
    return frozenset(str(name) for name in tree(file).xpath("//@id"))


@pytest.fixture(scope="module")
def pages(built_site: Path) -> list[Path]:
    found = sorted(built_site.rglob("*.html"))
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
        # The search names its scripts without their ending; a stemmer is named for its language.
        and file.name not in whole
        and f'"{file.stem}"' not in whole
        and f'"vendor/{file.stem}"' not in whole
        and not file.name.startswith("stemmer-")
    ]
    assert loose == ["editions.js"]  # for the page above all editions, which takes it from the base's site


def test_nothing_of_mkdocs_is_left(built_site: Path) -> None:
    assert not [file.name for file in built_site.rglob("*") if file.suffix in (".gz", ".xml", ".map")]


def test_every_id_stands_once_and_every_pointer_finds_it(pages: list[Path]) -> None:
    for page in pages:
        ids = Counter(tree(page).xpath("//@id"))
        assert [name for name, number in ids.items() if number > 1] == [], page.name
        for attribute in POINTS:
            for value in tree(page).xpath(f"//@{attribute}"):
                assert set(value.split()) <= set(ids), f"{page.name}: {attribute}={value}"


def test_every_page_has_one_title_one_main_and_a_language(pages: list[Path]) -> None:
    titles: Counter[str | None] = Counter()
    for page in pages:
        root = tree(page)
        assert root.get("lang") == "nl"
        assert len(root.xpath("//main")) == len(root.xpath("//title")) == 1, page.name
        assert len(root.xpath("//main//h1[not(ancestor::*[@hidden])]")) == 1, page.name
        titles[root.findtext(".//title")] += 1
    assert [title for title, number in titles.items() if number > 1 or not title] == []


def test_headings_step_down_one_at_a_time(pages: list[Path]) -> None:
    for page in pages:
        levels = [int(one.tag[1]) for one in tree(page).xpath("//main//*[re:test(name(), '^h[1-6]$')]",
                  namespaces={"re": "http://exslt.org/regular-expressions"})]  # fmt: skip
        jumps = [(one, two) for one, two in pairwise(levels) if two > one + 1]
        assert jumps == [], page.name


def test_elements_stand_where_html_allows_them(pages: list[Path]) -> None:
    wrong = []
    for page in pages:
        for one in tree(page).iter():
            if not isinstance(one.tag, str):
                continue
            parent = one.getparent()
            above = parent.tag if parent is not None else ""
            if one.tag in WITHIN and above not in WITHIN[one.tag]:
                wrong.append(f"{page.name}: <{one.tag}> in <{above}>")
            if (
                one.tag in BLOCKS
                and above in PHRASING
                and not (above == "a" or (one.tag[0] == "h" and above == "summary"))
            ):
                wrong.append(f"{page.name}: <{one.tag}> in <{above}>")
            if one.tag in ("a", "button") and one.xpath("ancestor::a | ancestor::button"):
                wrong.append(f"{page.name}: <{one.tag}> in a link or button")
            if one.tag == "img" and one.get("alt") is None:
                wrong.append(f"{page.name}: an image without words")
            if one.tag == "div" and above == "dl" and {kid.tag for kid in one} - {"dt", "dd"}:
                wrong.append(f"{page.name}: more than terms in a group of a list of terms")
    assert wrong == []


def test_every_tag_that_is_opened_is_closed_in_order(pages: list[Path]) -> None:
    """A parser mends what is wrong; so the tags are counted in the text itself."""
    for page in pages:
        text = re.sub(r"<!--.*?-->", "", page.read_text("utf-8"), flags=re.DOTALL)
        opened: list[str] = []
        for closing, name, rest in re.findall(
            r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", text
        ):
            if closing:
                while (
                    opened and opened[-1] != name and opened[-1] in ("p", "li", "dt", "dd", "tr", "td", "th")
                ):
                    opened.pop()  # HTML lets these end by themselves
                assert opened, f"{page.name}: </{name}> closes nothing"
                assert opened.pop() == name, f"{page.name}: </{name}> is out of order"
            elif name not in VOID and not rest.endswith("/"):
                opened.append(name)
        assert opened in ([], ["html"], ["html", "body"]), page.name


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
        tags = [one.tag for one in head]
        before = head[: min(tags.index("script"), tags.index("link"))]
        told = {one.get("http-equiv") or one.get("name"): one.get("content") for one in before}
        assert told["Content-Security-Policy"] == POLICY, page.name
        assert told["referrer"] == REFERRER, page.name


def test_no_page_names_a_file_of_another_host(pages: list[Path], built_site: Path) -> None:
    for page in pages:
        loads = tree(page).xpath(
            "//@src | //link/@href | //@srcset | //*[name()='use' or name()='image']/@href"
        )
        assert not [one for one in loads if urlsplit(one).netloc], page.name
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
