"""Numbers and words of other languages are marked in every text of a page, and nothing else changes."""

from __future__ import annotations

import re

import lxml.html
import pytest

from made_pages import base
from routewijzer.exports.markdown import markdown_pages
from routewijzer.pages.text_marks import mark_text, text_marks, words_to_mark

WORDS = {"0800-2000": "", "Signs of Safety": "en", "Safety": "en", "R&D": "en", "déjà vu": "fr", "<b>": "la"}

TEXTS = {
    "<li>Bel 0800-2000.</li>": '<li>Bel <span class="phone">0800-2000</span>.</li>',
    "<p>10800-2000</p>": "<p>10800-2000</p>",
    "<p>Signs of\nSafety</p>": '<p><span lang="en">Signs of\nSafety</span></p>',
    "<p>signs of safety</p>": "<p>signs of safety</p>",
    "<p>Safety-plan, onSafety</p>": '<p><span lang="en">Safety</span>-plan, onSafety</p>',
    '<p title="Safety">x</p>': '<p title="Safety">x</p>',
    "<p>R&amp;D &amp; R&amp;Dx</p>": '<p><span lang="en">R&amp;D</span> &amp; R&amp;Dx</p>',
    "<p>&lt;b&gt; déjà vu</p>": '<p><span lang="la">&lt;b&gt;</span> <span lang="fr">déjà vu</span></p>',
    "<svg><text>Safety</text></svg>": "<svg><text>Safety</text></svg>",
    "<script>Safety</script>": "<script>Safety</script>",
    '<a class="button" href="x">Lees Safety nu</a>': '<a class="button" href="x"><span>Lees '
    '<span lang="en">Safety</span> nu</span></a>',
    '<a href="tel:1"><svg></svg>Bel 0800-2000</a>': '<a href="tel:1"><svg></svg><span>Bel '
    '<span class="phone">0800-2000</span></span></a>',
}


@pytest.mark.parametrize("html", TEXTS)
def test_a_word_is_marked_in_text_alone_once_and_as_it_stands_in_html(html: str) -> None:
    marks = text_marks(WORDS)
    once = mark_text(html, marks)
    assert str(once) == TEXTS[html]
    assert mark_text(once, marks) == once
    assert mark_text(html, text_marks({})) == html


def test_pages_and_markdown_say_the_language_of_a_foreign_name_wherever_it_stands() -> None:
    words = words_to_mark(base().route)
    assert (words["0800-2000"], words["Toolkit"]) == ("", "en")
    shown = {path for path in base().html if "Toolkit" in base().text(path)}
    assert {"links.html", "route/stap-4.html", "afdrukken.html"} <= shown
    for path in shown:
        texts = base().tree(path).xpath("//*[not(ancestor-or-self::*[@lang])]/text()[contains(., 'Toolkit')]")
        assert not texts, (path, texts)
        buttons = lxml.html.fromstring(base().html[path]).xpath(
            "//a[span[@lang] and text()[normalize-space()]]"
        )
        assert not buttons, path

    class Sheet:
        path, title, description, content = "links.html", "", "", base().html["links.html"]

    (text,) = markdown_pages([Sheet()]).values()
    assert re.findall(r".{8}Toolkit.{8}", text) == ['ng="en">Toolkit</span> ']
