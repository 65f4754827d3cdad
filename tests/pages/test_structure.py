"""Every page is valid, well ordered HTML: links that arrive, words that are there, nothing inline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from made_pages import MadeSite, base, plain, resolve
from validity import faults

PAGE = (
    '<!doctype html>\n<html lang="nl"><head><title>Page</title></head><body><main>{}</main></body></html>\n'
)


@pytest.mark.parametrize(
    "site", ["pet", "smallest", pytest.param("base", marks=pytest.mark.proof)], indirect=True
)
def test_every_page_is_valid_html(site: MadeSite, node: str, tmp_path: Path) -> None:
    """Those of the base, whole and with their shell: `site/test_html_is_valid.py`."""
    for path, html in site.html.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(PAGE.format(html), encoding="utf-8")
    assert faults(node, *sorted(tmp_path.rglob("*.html"))) == []


def test_a_page_has_one_main_heading(site: MadeSite) -> None:
    for path in site.html:
        assert len(site.tree(path).xpath("//h1")) == 1, path


def test_a_longer_text_repeats_neither_the_title_of_its_page_nor_its_first_sentence() -> None:
    site = base()
    names = site.context.addresses
    for path in (names.about, names.accessibility, names.privacy):
        tree = site.tree(path)
        (title,), (lead,) = tree.xpath("//h1"), tree.xpath("//p[@class='lead']")
        first, *others = tree.xpath("//div[@class='prose']/*")
        assert first.tag == "p", path
        assert others[0].tag in ("p", "h2", "ul"), path
        assert not set(opening(lead)) & set(opening(first)), path
        assert not [
            element for element in tree.xpath("//h2") if plain(element.text_content()).startswith(title.text)
        ]


def test_the_privacy_page_says_that_the_page_without_script_is_no_safe_way_out() -> None:
    site = base()
    (said,) = (
        plain(element.text_content())
        for element in site.tree(site.context.addresses.privacy).xpath("//p")
        if site.context.words.not_found.title in element.text_content()
    )
    for words in ("gewone link", "Vorige", "Shift", "andere tabbladen"):
        assert words in said


def opening(part: HtmlElement) -> list[str]:
    """Return the last seven words of each sentence: sentences that end alike say the same."""
    sentences = plain(part.text_content()).rstrip(".").split(". ")
    return [" ".join(one.split()[-7:]) for one in sentences]


def test_nothing_is_styled_or_done_inside_an_attribute(site: MadeSite) -> None:
    for path in site.html:
        assert not site.tree(path).xpath("//@style | //@*[starts-with(name(), 'on')]"), path


def test_every_link_inside_the_site_arrives_at_a_page_and_a_place_in_it(site: MadeSite) -> None:
    ids = {path: set(site.tree(path).xpath("//@id")) for path in site.html}
    later = {site.context.addresses.helper, site.context.addresses.training, "route/x.html", "x.html"}
    for path in site.html:
        for href in site.tree(path).xpath("//a/@href"):
            target = resolve(href, path)
            if re.match(r"(https?|mailto|tel):", target):
                continue
            page, _, fragment = target.partition("#")
            if page not in later:
                assert page in site.html, (path, href)
                assert not fragment or fragment in ids[page], (path, href)


def test_links_are_relative_so_that_the_site_works_from_any_folder(site: MadeSite) -> None:
    for path in site.html:
        for href in site.tree(path).xpath("//a/@href | //img/@src"):
            assert not href.startswith(("/", "file:")), (path, href)


def test_the_title_of_a_page_is_neutral_text_and_the_only_one_of_its_kind(site: MadeSite) -> None:
    titles = [page.title for path, page in site.pages.items() if page.template != "moved.html"]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_no_value_that_is_missing_is_printed_as_a_word_of_python(site: MadeSite) -> None:
    for path in site.html:
        assert not re.search(r"\bNone\b|\bTrue\b|\bFalse\b|Undefined|\(\)|Markup\(", site.text(path)), path


def test_every_table_has_headings_and_every_list_has_entries(site: MadeSite) -> None:
    for path in site.html:
        tree = site.tree(path)
        for table in tree.xpath("//table"):
            assert table.xpath("./thead//th[@scope='col']") or table.xpath("ancestor::*[@class='prose']"), (
                path
            )
        assert not [part for part in tree.xpath("//ul | //ol | //dl") if not len(part)], path
