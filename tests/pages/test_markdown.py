"""Longer texts: Markdown becomes safe HTML, raw HTML shows as text, and bad links are told at their line."""

from __future__ import annotations

import re
from functools import partial

import pytest

from made_pages import base, load_words, pet
from routewijzer.addresses import relative
from routewijzer.content.links import Targets
from routewijzer.content.markdown import HtmlText, anchor, parse, render
from sentences import line, lines

TARGETS = Targets(
    ids={"scan": "route/scan.html", "look": "route/look.html"},
    pages=("index.html", "glossary.html"),
    files=("tag.svg", "more/tag.svg"),
    headings={"route/scan.html": ("scan", ("where",)), "glossary.html": ("", ())},
)


def prose(text: str) -> HtmlText:
    return render(parse(text, "content/look.md"), TARGETS, load_words("en"))


def html(text: str, page: str = "route/look.html") -> str:
    return str(anchor(prose(text).html, partial(relative, page=page), "look", "route/look.html"))


def findings(text: str) -> list[str]:
    return lines(prose(text).findings)


RENDERINGS = {
    "headings begin at level two": ("# A\n\n## B", '<h2 id="look_a">A</h2>\n<h3 id="look_b">B</h3>'),
    "also when the text begins lower": ("### A\n\n#### B", '<h2 id="look_a">A</h2>\n<h3 id="look_b">B</h3>'),
    "raw HTML is text": ("<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>"),
    "a block of raw HTML too": ("<div>\n*a*\n</div>", "<p>&lt;div&gt;\n<em>a</em>\n&lt;/div&gt;</p>"),
    "a comment too": ("<!-- a -->", "<p>&lt;!-- a --&gt;</p>"),
    "templates stay text": ("{{ 7*7 }} {% x %}", "<p>{{ 7*7 }} {% x %}</p>"),
    "no attributes": ("# A {#x .y onclick=z}", '<h2 id="look_a-x-y-onclick-z">A {#x .y onclick=z}</h2>'),
    "an id leads to its page": ("[a](scan)", '<p><a href="scan.html">a</a></p>'),
    "a page with a place": ("[a](glossary.html#chip)", '<p><a href="../glossary.html#chip">a</a></p>'),
    "an address outside": ("[a](https://a.nl/?b=1&c)", '<p><a href="https://a.nl/?b=1&amp;c">a</a></p>'),
    "a telephone number": ("[a](tel:112)", '<p><a href="tel:112">a</a></p>'),
    "a title": ('[a](scan "b")', '<p><a href="scan.html" title="b">a</a></p>'),
    "a title with signs": (
        '[a](scan "b > <c>")',
        '<p><a href="scan.html" title="b &gt; &lt;c&gt;">a</a></p>',
    ),
    "an image of content": ("![a](tag.svg)", '<p><img src="../content/tag.svg" alt="a"></p>'),
    "aligned cells": (
        "a|b\n-|-:\n1|2",
        '<section class="scroll" tabindex="0" aria-label="Table"><table>\n'
        "<thead>\n<tr>\n<th>a</th>\n"
        '<th class="align-right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n'
        '<td class="align-right">2</td>\n</tr>\n</tbody>\n</table></section>',
    ),
    "an admonition": (
        '!!! tip "A <b>"\n    b',
        '<div class="admonition tip">\n<p class="admonition-title">A &lt;b&gt;</p>\n<p>b</p>\n</div>',
    ),
    "details": ('??? note "A"\n    b', '<details class="note">\n<summary>A</summary>\n<p>b</p>\n</details>'),
    "definitions": ("a\n:   b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
    "code": ("```js\n<b>\n```", '<pre><code class="language-js">&lt;b&gt;\n</code></pre>'),
    "emphasis": ("*a* **b** `c<d`", "<p><em>a</em> <strong>b</strong> <code>c&lt;d</code></p>"),
}


@pytest.mark.parametrize("name", RENDERINGS)
def test_markdown_is_shown_like_this(name: str) -> None:
    text, expected = RENDERINGS[name]
    assert html(text).strip() == expected
    assert not prose(text).findings


REFUSALS = {
    "code": ("[a](javascript:alert(1))", 'content/look.md:1:5: a link may not lead to "javascript:alert(1)"'),
    "code in capitals": ("[a](JaVaScRiPt:x)", 'content/look.md:1:5: a link may not lead to "JaVaScRiPt:x"'),
    "data": ("x\n\n[a](data:text/html,x)", 'content/look.md:3:5: a link may not lead to "data:text/html,x"'),
    "an unknown id": ("[a](scam)", 'content/look.md:1:5: unknown page "scam"; did you mean "scan"?'),
    "another host without scheme": ("[a](//evil.nl)", 'content/look.md:1:5: unknown page "//evil.nl"'),
    "a path out of the site": ("[a](../secret.html)", 'content/look.md:1:5: unknown page "../secret.html"'),
    "an image elsewhere": (
        "![a](https://a.nl/b.png)",
        'content/look.md:1:6: no image "https://a.nl/b.png" in content/',
    ),
    "an image out of content": ("![a](../tag.svg)", 'content/look.md:1:6: no image "../tag.svg" in content/'),
    "a roundabout image": (
        "![a](more/../tag.svg)",
        'content/look.md:1:6: no image "more/../tag.svg" in content/',
    ),
    "a reference": ("[a][1]\n\n[1]: vbscript:x", 'content/look.md:3:6: a link may not lead to "vbscript:x"'),
    "an address in brackets": ("<javascript:x>", ""),
    "an address that is none": ("[a](http://[x)", 'content/look.md:1:5: "http://[x" is not a valid address'),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_link_that_may_not_be_there_becomes_text_and_a_finding(name: str) -> None:
    text, expected = REFUSALS[name]
    found = prose(text)
    assert "<a" not in found.html
    assert "<img" not in found.html
    if expected:
        assert len(found.findings) == 1
        assert line(found.findings[0]).startswith(expected)


def test_images_that_are_shown_are_named_once() -> None:
    assert prose("![a](tag.svg) ![b](more/tag.svg) ![c](tag.svg) ![d](x.svg)").images == (
        "tag.svg",
        "more/tag.svg",
    )


def test_notes_and_tabs_have_ids_of_their_own_so_that_texts_can_share_a_page() -> None:
    found = html('a[^1]\n\n[^1]: b\n\n=== "A"\n    a\n\n=== "B"\n    b')
    assert '<sup id="look_ref_1"><a class="footnote-ref" href="#look_fn_1">1</a></sup>' in found
    assert '<li id="look_fn_1">' in found
    assert 'href="#look_ref_1" title="Back to the text of note 1"' in found
    assert '<input checked id="look_tab_1_1" name="look_tabs_1" type="radio">' in found
    assert '<label for="look_tab_1_2">B</label>' in found


BOXES = {
    "a box without a title of its own": ("!!! warning\n    a", "Warning</p>"),
    "a box without any": ('!!! tip ""\n    a', '<div class="admonition tip">\n<p>a</p>\n</div>'),
    "blank lines in a box": ('!!! tip ""\n    a\n\n\n    b\n\nc', "<p>b</p>\n</div>\n<p>c</p>"),
    "a list in a box": ('!!! tip ""\n\n    - a\n', "<ul>\n<li>a</li>\n</ul>\n</div>"),
    "a box in an item": ('- a\n\n    !!! tip ""\n        b', "<p>b</p>\n</div>\n</li>"),
    "an open box": ('???+ note "A"\n    b', '<details class="note" open>\n<summary>A</summary>'),
    "markup in a title": ('??? note "A *b*"\n    b', "<summary>A <em>b</em></summary>"),
    "a tab that is shown": ('=== "A"\n    a\n\n===+ "B"\n    b', '<input checked id="look_tab_1_2"'),
    "a new set of tabs": ('=== "A"\n    a\n\n===! "B"\n    b', '<input checked id="look_tab_2_1"'),
    "tabs in a tab": ('=== "A"\n    === "B"\n        b', '<label for="look_tab_2_1">B</label>'),
    "a list without a blank line": ("a\n- b", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>"),
    "a list in a list": ("- a\n    - b", "<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>"),
    "marks that are no box": ("!!! *\n??? \n=== A", "<p>!!! *\n???\n=== A</p>"),
}


@pytest.mark.parametrize("name", BOXES)
def test_boxes_and_lists_are_shown_like_this(name: str) -> None:
    text, expected = BOXES[name]
    assert expected in html(text)
    assert not prose(text).findings


HEADINGS = {
    "letters with accents": ("# Één überschrift?", ["een-uberschrift"]),
    "equal titles": ("# A\n\n# A\n\n# A-2\n\n# A", ["a", "a-2", "a-2-2", "a-3"]),
    "markup": ("# *a* `b` [c](scan)", ["a-b-c"]),
    "nothing but signs": ("# ?!\n\n# 日本", ["kop", "kop-2"]),
    "in a box": ("!!! tip\n    # A", ["a"]),
}


@pytest.mark.parametrize("name", HEADINGS)
def test_a_heading_has_an_id_that_no_other_has(name: str) -> None:
    text, expected = HEADINGS[name]
    assert list(parse(text, "content/look.md").headings) == expected
    assert [f"look_{one}" for one in expected] == re.findall(r'<h\d id="([^"]*)">', html(text))


PLACES = {
    "a heading of the text": ("# A\n\n[x](#a)", "#look_a", "#look_a", None),
    "a heading of another page": (
        "[x](scan#where)",
        "scan.html#scan_where",
        "route/scan.html#scan_where",
        "scan_where",
    ),
    "a place of another page": (
        "[x](glossary.html#chip)",
        "../glossary.html#chip",
        "glossary.html#chip",
        "chip",
    ),
    "a place of its own page": ("[x](#open)", "#open", "route/look.html#open", "open"),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_link_to_a_place_leads_there_from_its_page_and_from_the_page_to_print(name: str) -> None:
    text, own, printed, anchor = PLACES[name]
    assert f'<a href="{own}">' in html(text)
    assert f'<a href="{printed}">' in html(text, "print.html")
    assert [link.anchor for link in prose(text).fragments] == ([anchor] if anchor else [])


FAULTS = {
    "front matter": (
        "---\ntitle: A\n# b\ntags:\n  - c\n---\n\nText.",
        "content/look.md:1:1: front matter is not read here: it would appear as text",
    ),
    "a list of 4 kB": ("- " * 2000 + "a", "content/look.md:1:1: lists, quotes or boxes are nested too deep"),
    "quotes in quotes": (
        "a\n\n" + ">" * 500 + " a",
        "content/look.md:3:1: lists, quotes or boxes are nested",
    ),
    "boxes in boxes": (
        "\n".join("    " * depth + "!!! tip" for depth in range(30)),
        "content/look.md:18:1: lists, quotes or boxes are nested too deep",
    ),
    "brackets of 20 kB": (
        "a\n\n" + "[" * 20_000,
        "content/look.md:3:1: this paragraph has 20,000 characters",
    ),
    "a whole book": ("a\n\n" * 40_000, "content/look.md:1:1: this text has 120,000 characters"),
    "five tabs": ('=== "A"\n    a\n' * 5, "content/look.md:9:1: more than 4 tabs in a row"),
    "a note that nothing refers to": ("a\n\n[^1]: b", 'content/look.md:3:1: footnote "1" is not used'),
    "no such note": ("a\n\nb[^1]", 'content/look.md:3:1: no footnote "1"'),
    "a note that is there twice": (
        "a[^1]\n\n[^1]: b\n\n[^1]: c",
        'content/look.md:5:1: footnote "1" is defined twice',
    ),
    "a note in a note, which would take its text away": (
        "a[^1] b[^2]\n\n[^1]: c\n\n    [^2]: d\n\n    e",
        'content/look.md:5:1: footnote "2" stands in another one',
    ),
    "a note with an endless name": (f"a\n\n[^{'x' * 200}]: b", "content/look.md:3:1: footnote"),
    "a paragraph that is too long, and a note that it may refer to": (
        f"{'a ' * 6_000}[^1]\n\n[^1]: b",
        "content/look.md:1:1: this paragraph has 12,004 characters",
    ),
    "an address among thousands of links": (
        "[a](look)\n" * 200 + "[b](nix)\n" + "[a](look)\n" * 200,
        'content/look.md:201:5: unknown page "nix"',
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_would_be_left_out_or_cannot_be_read_is_told_at_its_line(name: str) -> None:
    text, expected = FAULTS[name]
    found = findings(text)
    assert len(found) == 1
    assert found[0].startswith(expected)


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    assert findings("a\u2028b\x85\r\n\rc\n[a](scam)")[0].startswith("content/look.md:4:5: unknown page")


def test_what_is_no_front_matter_is_none() -> None:
    assert findings("---\n\ntitle: a\n\n---\n") == findings("---\na b\n---\n") == []


def test_the_text_of_an_element_stands_on_its_page_with_links_that_lead_from_there() -> None:
    part = pet().element("look").xpath('//div[@class="prose"]')[0]
    assert part.xpath(".//a/@href")[:3] == [
        "scan.html",
        "../glossary.html#stray",
        "https://www.example.org/chips",
    ]
    assert pet().tree("about.html").xpath("//img/@src") == ["content/tag.svg"]


def test_a_text_that_begins_with_the_title_of_its_page_does_not_repeat_it() -> None:
    headings = [
        (part.tag, part.text_content()) for part in base().tree("over.html").xpath("//h1 | //h2 | //h3")
    ]
    assert [tag for tag, text in headings if text == "Over deze route"] == ["h1"]
    assert ("h2", "Dit is een concept") in headings
