"""Every page is valid, well ordered HTML: nesting, headings, ids, links that arrive, nothing inline."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from made_pages import Made, resolved

VOID = {"br", "hr", "img", "input", "col", "wbr"}
BLOCKS = {
    "p",
    "ul",
    "ol",
    "dl",
    "div",
    "section",
    "table",
    "nav",
    "figure",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
}
PHRASING = {"p", "span", "em", "b", "strong", "small", "cite", "h1", "h2", "h3", "h4", "dt", "button"}


class Nesting(HTMLParser):
    """Reads HTML strictly: every element is closed where it should be, and stands where it may."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.faults += [f"<{tag}> has {name}" for name in names if name == "style" or name.startswith("on")]
        self.ids += [value for name, value in attrs if name == "id" and value]
        if "svg" not in self.open:
            self._place(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> inside {self.open[-3:]}")
        else:
            self.open.pop()

    def _place(self, tag: str) -> None:
        parent = self.open[-1] if self.open else ""
        if tag in BLOCKS and PHRASING & set(self.open):
            self.faults.append(f"<{tag}> inside {self.open[-4:]}")
        if tag in ("a", "button") and {"a", "button"} & set(self.open):
            self.faults.append(f"<{tag}> inside a control")
        if tag == "li" and parent not in ("ul", "ol"):
            self.faults.append(f"<li> inside <{parent}>")
        if parent in ("ul", "ol") and tag != "li":
            self.faults.append(f"<{tag}> directly inside <{parent}>")
        if tag in ("dt", "dd") and parent not in ("dl", "div"):
            self.faults.append(f"<{tag}> inside <{parent}>")
        if tag == "tr" and parent not in ("thead", "tbody"):
            self.faults.append(f"<tr> inside <{parent}>")


def test_every_element_is_closed_and_stands_where_it_may(site: Made) -> None:
    for path, html in site.html.items():
        reader = Nesting()
        reader.feed(html)
        reader.close()
        assert not reader.faults, (path, reader.faults[:5])
        assert not reader.open, (path, reader.open)


def test_headings_begin_with_one_and_skip_no_level(site: Made) -> None:
    for path, html in site.html.items():
        reader = Nesting()
        reader.feed(html)
        assert reader.headings[0] == 1, path
        assert reader.headings.count(1) == 1, path
        for before, after in zip(reader.headings, reader.headings[1:], strict=False):
            assert after <= before + 1, (path, reader.headings)


def test_an_id_stands_on_a_page_only_once_and_what_names_one_finds_it(site: Made) -> None:
    for path, html in site.html.items():
        reader = Nesting()
        reader.feed(html)
        assert len(reader.ids) == len(set(reader.ids)), (
            path,
            [i for i in reader.ids if reader.ids.count(i) > 1],
        )
        for names in site.tree(path).xpath("//@aria-labelledby"):
            assert set(names.split()) <= set(reader.ids), (path, names)


def test_every_link_inside_the_site_arrives_at_a_page_and_a_place_in_it(site: Made) -> None:
    ids = {path: set(site.tree(path).xpath("//@id")) for path in site.html}
    later = {site.context.addresses.helper, site.context.addresses.training, "route/x.html", "x.html"}
    for path in site.html:
        for href in site.tree(path).xpath("//a/@href"):
            target = resolved(href, path)
            if re.match(r"(https?|mailto|tel):", target):
                continue
            page, _, fragment = target.partition("#")
            if page not in later:
                assert page in site.html, (path, href)
                assert not fragment or fragment in ids[page], (path, href)


def test_links_are_relative_so_that_the_site_works_from_any_folder(site: Made) -> None:
    for path in site.html:
        for href in site.tree(path).xpath("//a/@href | //img/@src"):
            assert not href.startswith(("/", "file:")), (path, href)


def test_the_title_of_a_page_is_neutral_text_and_the_only_one_of_its_kind(site: Made) -> None:
    titles = [page.title for path, page in site.pages.items() if page.template != "moved.html"]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_a_link_always_has_words(site: Made) -> None:
    for path in site.html:
        for link in site.tree(path).xpath("//a[not(ancestor::svg) and not(ancestor::*[local-name()='svg'])]"):
            assert link.text_content().strip(), (path, link.get("href"))


def test_no_value_that_is_missing_is_printed_as_a_word_of_python(site: Made) -> None:
    for path in site.html:
        assert not re.search(r"\bNone\b|\bTrue\b|\bFalse\b|Undefined|\(\)|Markup\(", site.text(path)), path


def test_every_table_has_headings_and_every_list_has_entries(site: Made) -> None:
    for path in site.html:
        tree = site.tree(path)
        for table in tree.xpath("//table"):
            assert table.xpath("./thead//th[@scope='col']") or table.xpath("ancestor::*[@class='prose']"), (
                path
            )
        assert not [part for part in tree.xpath("//ul | //ol | //dl") if not len(part)], path
