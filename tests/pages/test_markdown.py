"""Longer texts: Markdown becomes safe HTML, raw HTML shows as text, and bad links are told at their line."""

from __future__ import annotations

import pytest

from made_pages import base, load_words, pet
from routewijzer.content.markdown import Prose, Targets, placed, render

TARGETS = Targets(
    ids={"scan": "route/scan.html", "look": "route/look.html"},
    pages=("index.html", "glossary.html"),
    files=("tag.svg", "more/tag.svg"),
)


def prose(text: str) -> Prose:
    return render(text, "content/look.md", TARGETS, load_words("en"))


def html(text: str) -> str:
    return str(placed(prose(text).html, "route/look.html"))


SHOWN = {
    "headings begin at level two": ("# A\n\n## B", "<h2>A</h2>\n<h3>B</h3>"),
    "also when the text begins lower": ("### A\n\n#### B", "<h2>A</h2>\n<h3>B</h3>"),
    "raw HTML is text": ("<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>"),
    "a block of raw HTML too": ("<div>\n*a*\n</div>", "<p>&lt;div&gt;\n<em>a</em>\n&lt;/div&gt;</p>"),
    "a comment too": ("<!-- a -->", "<p>&lt;!-- a --&gt;</p>"),
    "templates stay text": ("{{ 7*7 }} {% x %}", "<p>{{ 7*7 }} {% x %}</p>"),
    "no attributes": ("# A {#x .y onclick=z}", "<h2>A {#x .y onclick=z}</h2>"),
    "an id leads to its page": ("[a](scan)", '<p><a href="scan.html">a</a></p>'),
    "a page with a place": ("[a](glossary.html#chip)", '<p><a href="../glossary.html#chip">a</a></p>'),
    "an address outside": ("[a](https://a.nl/?b=1&c)", '<p><a href="https://a.nl/?b=1&amp;c">a</a></p>'),
    "a telephone number": ("[a](tel:112)", '<p><a href="tel:112">a</a></p>'),
    "a title": ('[a](scan "b")', '<p><a href="scan.html" title="b">a</a></p>'),
    "a title with signs": (
        '[a](scan "b > <c>")',
        '<p><a href="scan.html" title="b &gt; &lt;c&gt;">a</a></p>',
    ),
    "an image of content": ("![a](tag.svg)", '<p><img alt="a" src="../content/tag.svg" /></p>'),
    "aligned cells": (
        "a|b\n-|-:\n1|2",
        '<section aria-label="Table" class="scroll" tabindex="0"><table>\n'
        "<thead>\n<tr>\n<th>a</th>\n"
        '<th class="align-right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n'
        '<td class="align-right">2</td>\n</tr>\n</tbody>\n</table>\n</section>',
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


@pytest.mark.parametrize("name", SHOWN)
def test_markdown_is_shown_like_this(name: str) -> None:
    text, expected = SHOWN[name]
    assert html(text) == expected
    assert not prose(text).findings


REFUSED = {
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
    "an address that is none": ("[a](http://[x)", 'content/look.md:1:5: "http://[x" is no address'),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_link_that_may_not_be_there_becomes_text_and_a_finding(name: str) -> None:
    text, expected = REFUSED[name]
    found = prose(text)
    assert "<a" not in found.html
    assert "<img" not in found.html
    if expected:
        assert len(found.findings) == 1
        assert str(found.findings[0]).startswith(expected)


def test_images_that_are_shown_are_named_once() -> None:
    assert prose("![a](tag.svg) ![b](more/tag.svg) ![c](tag.svg) ![d](x.svg)").images == (
        "tag.svg",
        "more/tag.svg",
    )


def test_notes_and_tabs_have_ids_of_their_own_so_that_texts_can_share_a_page() -> None:
    text = 'a[^1]\n\n[^1]: b\n\n=== "A"\n    a\n\n=== "B"\n    b'
    found = html(text)
    assert 'href="#look-fn-1"' in found
    assert 'id="look-fn-1"' in found
    assert 'id="look-tabbed-1-1"' in found or 'id="look--tabbed-1-1"' in found
    assert 'title="Back to the text of note 1"' in found


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
