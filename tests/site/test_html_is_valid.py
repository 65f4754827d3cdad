"""Every page of a site is valid HTML by the rules of html-validate (see `html-validate.mjs`)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

import pytest
from lxml import etree
from lxml.html import document_fromstring

from conftest import BIN, ROOT, made_once, run
from page_kinds import kinds
from validity import faults

BROKEN_PAGES = {
    "close-order": ("</main>", "</section></main>"),
    "element-permitted-content": ("<main", "<p><span><h2>text</h2></span></p><main"),
    "heading-level": ("</h1>", '</h1><h4 id="deep">text</h4>'),
    "no-missing-references": ("<main", '<p aria-describedby="nowhere">text</p><main'),
    "no-dup-id": ("<main", '<p id="one">text</p><p id="one">text</p><main'),
    "element-permitted-content, again": (
        "<main",
        '<button type="button"><a href="#x">text</a></button><main',
    ),
    "wcag/h30": ("<main", '<a href="index.html"></a><main'),
    "wcag/h37": ("<main", '<img src="assets/favicon.svg"><main'),
}
"""Rule → what is replaced in a page, and by what, so that it breaks the rule."""

REGION = "voorbeeld-strafrecht"


def constructs(page: Path) -> frozenset[tuple[object, ...]]:
    """Return what a page is built of: each tag with the names of its attributes, inside two other tags."""
    return frozenset(
        (
            tuple(around.tag for around in islice(element.iterancestors(), 2)),
            element.tag,
            *sorted(element.attrib),
        )
        for element in document_fromstring(page.read_bytes()).iter(etree.Element)
    )


def of_other_constructs(pages: list[Path], others: list[Path]) -> list[Path]:
    """Return pages, rather small ones, that hold every construct of `pages` that `others` do not hold."""
    met = frozenset[tuple[object, ...]]().union(*map(constructs, others))
    chosen = []
    for page in sorted(pages, key=lambda page: (page.stat().st_size, page)):
        if not (own := constructs(page)) <= met:
            chosen.append(page)
            met |= own
    return chosen


def test_every_kind_of_page_of_the_base_route_and_what_a_region_changes_and_the_start_are_valid(
    node: str, built_site: Path, all_sites: Path
) -> None:
    """Every page of every edition: `make proof`."""
    region = sorted((all_sites / REGION).rglob("*.html"))
    assert len(region) > 50
    whole = kinds(built_site)
    changed = of_other_constructs(region, whole)
    assert len(changed) > 3
    assert faults(node, *whole, *changed, all_sites / "index.html") == []


@pytest.mark.proof
def test_every_page_of_every_edition_is_valid(node: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    command = (BIN / "routewijzer", "--project", ROOT, "build", "--all", "--out")
    folder = made_once(tmp_path_factory, "every-edition", lambda out: run(*command, out))
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 300
    assert faults(node, *pages) == []


@pytest.fixture(scope="module")
def faults_told(
    node: str, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, list[str]]:
    """Return what is said of a page that is broken in each of the ways; asked for all at once."""
    folder = tmp_path_factory.mktemp("broken")
    page = (built_site / "over.html").read_text(encoding="utf-8")
    files = {name: folder / f"{number}.html" for number, name in enumerate(BROKEN_PAGES)}
    for name, (sound, broken) in BROKEN_PAGES.items():
        assert sound in page
        files[name].write_text(page.replace(sound, broken, 1), encoding="utf-8")
    found = faults(node, *files.values())
    return {name: [one for one in found if one.startswith(f"{file}:")] for name, file in files.items()}


@pytest.mark.parametrize("name", BROKEN_PAGES)
def test_a_page_that_is_broken_is_told(faults_told: Mapping[str, list[str]], name: str) -> None:
    assert any(f"[{name.partition(',')[0]}]" in fault for fault in faults_told[name])
