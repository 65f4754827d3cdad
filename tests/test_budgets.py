"""What a page may weigh at most (gzip): bytes, because seconds on a busy machine say nothing."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html

KB = 1024
"""As browsers and Lighthouse count."""

REQUESTS = (".//script", ".//link[@rel='stylesheet']", ".//img")


@cache
def packed_size(file: Path) -> int:
    """Bytes of a file over the wire; fonts are packed already."""
    body = file.read_bytes()
    return len(body) if file.suffix == ".woff2" else len(gzip.compress(body, 9, mtime=0))


def files_of(page: Path) -> list[Path]:
    """Return the page with what it needs: styles, scripts, images, fonts. Nobody waits for the icon."""
    tree = html.document_fromstring(page.read_bytes().decode("utf-8"))
    asked = [element for path in REQUESTS for element in tree.iterfind(path)]
    addresses = [str(element.get("src") or element.get("href")) for element in asked]
    found = [page, *((page.parent / address).resolve() for address in addresses)]
    for sheet in [file for file in found if file.suffix == ".css"]:
        fonts = re.findall(r"url\(['\"]?([^)'\"]+\.woff2)", sheet.read_text("utf-8"))
        found += [(sheet.parent / font).resolve() for font in fonts]
    return list(dict.fromkeys(found))


def weight(files: list[Path]) -> int:
    return sum(packed_size(file) for file in files)


@pytest.fixture(scope="module")
def elements(built_site: Path) -> list[Path]:
    found = sorted((built_site / "route").glob("*.html"))
    assert len(found) > 40
    return found


def test_home_weighs_at_most_45_kb_on_a_first_visit(built_site: Path) -> None:
    files = files_of(built_site / "index.html")
    assert weight(files) <= 45 * KB, {file.name: packed_size(file) for file in files}


def test_every_element_weighs_at_most_35_kb_on_a_first_visit(elements: list[Path]) -> None:
    heavy = {page.name: weight(files_of(page)) for page in elements if weight(files_of(page)) > 35 * KB}
    assert heavy == {}


def test_every_element_weighs_at_most_10_kb_for_who_comes_from_home(
    elements: list[Path], built_site: Path
) -> None:
    known = set(files_of(built_site / "index.html"))
    more = {page.name: weight([file for file in files_of(page) if file not in known]) for page in elements}
    assert {name: size for name, size in more.items() if size > 10 * KB} == {}


def test_no_page_asks_for_more_than_six_files(built_site: Path, elements: list[Path]) -> None:
    for page in (built_site / "index.html", *elements):
        files = files_of(page)
        assert len(files) <= 6, [file.name for file in files]


def test_own_scripts_weigh_at_most_15_kb_before_the_search_is_used(built_site: Path) -> None:
    for page in built_site.rglob("*.html"):
        scripts = [file for file in files_of(page) if file.suffix == ".js"]
        own = [file for file in scripts if file.name != "helper-data.js"]
        assert weight(own) <= 15 * KB, (page.name, {file.name: packed_size(file) for file in own})


def test_the_picture_of_home_weighs_at_most_40_kb_as_it_stands(built_site: Path) -> None:
    text = (built_site / "index.html").read_text("utf-8")
    pictures = [part for part in re.findall(r"<svg.*?</svg>", text, re.DOTALL) if len(part) > 5 * KB]
    assert pictures
    for picture in pictures:
        assert len(picture.encode()) <= 40 * KB


@pytest.mark.parametrize(
    ("names", "most"),
    [
        (("picture.js",), 4),
        (("helper.js",), 6),
        (("site.css",), 12),
        (("vendor/minisearch.js",), 7),
    ],
)
def test_each_part_keeps_to_its_own_limit(built_site: Path, names: tuple[str, ...], most: int) -> None:
    files = [built_site / "assets" / name for name in names]
    assert weight(files) <= most * KB, {file.name: packed_size(file) for file in files}
