"""The pages as plain Markdown say what the site says: made HTML again, words and links are the same."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import lxml.html
import pytest
from lxml.html import HtmlElement
from markdown import markdown

from made_pages import MadeSite, base, pet, resolve
from routewijzer.exports.markdown import markdown_pages

UNSEEN = (
    "//*[contains(concat(' ', @class, ' '), ' visually-hidden ')]"
    " | //button | //input | //svg | //*[@data-pic-caption]"
    " | //*[@aria-hidden='true' and not(ancestor::a[@class='mark' or starts-with(@class, 'mark ')])]"
)


@dataclass(frozen=True)
class Sheet:
    path: str
    title: str
    description: str
    content: str


@cache
def exported_files(name: str) -> dict[str, str]:
    site = {"pet": pet, "base": base}[name]()
    sheets = [Sheet(path, page.title, page.description, site.html[path]) for path, page in site.pages.items()]
    return dict(markdown_pages(sheets, ".pic text{fill:#123}"))


@cache
def markup(text: str) -> str:
    """Return the HTML that another generator makes of a Markdown file."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    return markdown(body, extensions=["tables", "sane_lists"])


def render(text: str) -> HtmlElement:
    """Return a Markdown file as another generator shows it."""
    return lxml.html.fromstring(f"<main>{markup(text)}</main>")


def visible_part(tree: HtmlElement) -> HtmlElement:
    for part in tree.xpath(UNSEEN):
        part.drop_tree()
    return tree


def words(tree: HtmlElement) -> list[str]:
    """All words that are read, in order."""
    return re.findall(r"\w+", " ".join(tree.itertext()))


def site_of(name: str) -> MadeSite:
    return pet() if name == "pet" else base()


@pytest.mark.parametrize("name", ["pet", "base"])
def test_every_page_has_its_file_with_its_title(name: str) -> None:
    files, site = exported_files(name), site_of(name)
    assert {path for path in files if path.endswith(".md")} == {
        path.removesuffix(".html") + ".md" for path in site.html
    }
    assert files["index.md"].startswith(f'---\ntitle: "{site.pages["index.html"].title}"\n')


@pytest.mark.parametrize("name", ["pet", "base"])
def test_the_words_of_a_page_are_the_same_in_the_same_order(name: str) -> None:
    files, site = exported_files(name), site_of(name)
    for path in site.html:
        text = files[path.removesuffix(".html") + ".md"]
        there = render(text)
        for image in there.xpath("//img[contains(@src, '.svg') and not(contains(@src, 'content/'))]"):
            image.drop_tree()
        assert words(there) == words(visible_part(site.tree(path))), path


@pytest.mark.parametrize("name", ["pet", "base"])
def test_the_links_of_a_page_are_the_same(name: str) -> None:
    files, site = exported_files(name), site_of(name)
    for path in site.html:
        tree = visible_part(site.tree(path))
        there = render(files[path.removesuffix(".html") + ".md"])
        marks = tree.xpath("//a[starts-with(@class, 'mark') and starts-with(@href, '#source')]")
        expected = Counter(resolve(href, path) for href in tree.xpath("//a/@href"))
        expected -= Counter(resolve(mark.get("href"), path) for mark in marks)
        found = Counter(
            re.sub(r"\.md(?=#|$)", ".html", resolve(href, path)) for href in there.xpath("//a/@href")
        )
        assert found == expected, path


@pytest.mark.parametrize("name", ["pet", "base"])
def test_every_link_to_a_place_in_a_file_arrives(name: str) -> None:
    files = exported_files(name)
    for path, text in files.items():
        if not path.endswith(".md"):
            continue
        for href in render(text).xpath("//a/@href"):
            target = resolve(href, path)
            file, _, fragment = target.partition("#")
            if file in files and fragment:
                assert f'<a id="{fragment}"></a>' in files[file], (path, href)


def test_a_picture_lies_beside_its_page_and_stands_alone() -> None:
    files = exported_files("pet")
    assert "![A & B](look.svg)" in files["route/look.md"].replace("&amp;", "&")
    svg = files["route/look.svg"]
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" class="pic" viewBox="0 0 10 10"') or (
        'xmlns="http://www.w3.org/2000/svg"' in svg and 'viewBox="0 0 10 10"' in svg
    )
    assert "<style>.pic text{fill:#123}</style>" in svg
    assert {"index.svg", "picture.svg"} <= set(files)


HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% x %}",
    "a | b * c _d_ `e` ~~f~~ ==g==",
    "# no heading",
    "1. no list",
    "- no list",
    "+ no list",
    "> no quote",
    "[no](link)",
    "no ![image](x)",
    "back\\slash \\*",
    "&lt; &amp; &#60;",
    "===",
    "---",
    "https://a.nl/_x_",
    "ends with!",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "around", ["<p>{}</p>", "<ul><li>{}</li></ul>", "<p>{}<a href='b.html'>link</a></p>"]
)
def test_a_text_that_looks_like_markdown_stays_that_text(text: str, around: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    content = f"<h1>Title</h1>{around.format(escaped)}"
    files = markdown_pages([Sheet("a.html", text, "", content)])
    tree = render(files["a.md"])
    assert "".join(tree.text_content().split()) == "".join(
        f"Title{text}{'link' if 'link' in around else ''}".split()
    )
    assert len(tree.xpath("//a")) == around.count("<a")
    assert not tree.xpath("//script | //img | //blockquote | //h2 | //hr | //em | //code | //ol")


def test_the_title_is_one_line_of_yaml_whatever_it_holds() -> None:
    title = 'a "b": c\\d\u2028e\n---\nf #g'
    text = markdown_pages([Sheet("a.html", title, "", "<h1>x</h1>")])["a.md"]
    assert text.splitlines()[:3] == ["---", 'title: "a \\"b\\": c\\\\d e --- f #g"', "---"]
