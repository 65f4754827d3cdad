"""The first mention of a term on a page leads to the glossary, and nothing else changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from made_pages import MadeSite, base, pet
from routewijzer.model import Term
from routewijzer.pages.terms import glossary, link_terms

TERMS = tuple(
    Term(id=key, title=title, forms=forms, text="…")
    for key, title, forms in (
        ("chip", "chip", ("chips",)),
        ("chip-card", "chip card", ()),
        ("rd", "R&D", ()),
        ("amp", "amp", ()),
        ("unsafe", "acute onveiligheid", ("acuut onveilig",)),
        ("eenouder", "één-oudergezin", ()),
    )
)


def link(key: str, text: str) -> str:
    return f'<a class="term" href="g.html#{key}">{text}</a>'


CASES = {
    "the first mention only": ("<p>a chip, a chip</p>", f"<p>a {link('chip', 'chip')}, a chip</p>"),
    "capitals make no difference": ("<p>Chips!</p>", f"<p>{link('chip', 'Chips')}!</p>"),
    "whole words only": ("<p>chipper microchip</p>", "<p>chipper microchip</p>"),
    "the longest term wins": ("<p>chip card</p>", f"<p>{link('chip-card', 'chip card')}</p>"),
    "a line break is a blank": (
        "<p>acute\n  onveiligheid</p>",
        f"<p>{link('unsafe', 'acute{0}  onveiligheid')}</p>",
    ),
    "a form that is not given is no mention": ("<p>acute onveilige</p>", "<p>acute onveilige</p>"),
    "never in a heading": ("<h2>chip</h2><p>x</p>", "<h2>chip</h2><p>x</p>"),
    "never in a link": ("<a href='x'>a <b>chip</b></a>", "<a href='x'>a <b>chip</b></a>"),
    "never in a picture": ("<svg><text>chip</text></svg>", "<svg><text>chip</text></svg>"),
    "never in what is marked plain": (
        "<div data-plain class=x><p>chip</p></div>",
        "<div class=x><p>chip</p></div>",
    ),
    "after what is closed again": ("<h2>chip</h2>chip", f"<h2>chip</h2>{link('chip', 'chip')}"),
    "never in its own entry, others are": (
        '<article data-term="chip"><p>chip amp</p></article>',
        f"<article><p>chip {link('amp', 'amp')}</p></article>",
    ),
    "a reference is no word": ("<p>a &amp; b</p>", "<p>a &amp; b</p>"),
    "a term with a sign": ("<p>our R&amp;D</p>", f"<p>our {link('rd', 'R&amp;D')}</p>"),
    "letters with accents": ("<p>een Één-oudergezin</p>", f"<p>een {link('eenouder', 'Één-oudergezin')}</p>"),
    "attributes stay": ('<p title="chip &lt; 3">x</p>', '<p title="chip &lt; 3">x</p>'),
    "markup stays as it was written": (
        '<img src="a"><br/><P CLASS=x>1 &lt; 2 &#39;q&#39;<!-- chip --></P>',
        '<img src="a"><br/><P CLASS=x>1 &lt; 2 &#39;q&#39;<!-- chip --></P>',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_terms_are_linked_by_these_rules(name: str) -> None:
    html, expected = CASES[name]
    assert link_terms(html, glossary(TERMS), "g.html#{}".format) == expected.replace("{0}", "\n")


def test_without_terms_nothing_is_read() -> None:
    assert link_terms("<p>chip", glossary(()), "g.html#{}".format) == "<p>chip"


def test_the_first_term_has_a_form_that_two_terms_share() -> None:
    two = (Term(id="a", title="x", text="…"), Term(id="b", title="y", forms=("x",), text="…"))
    assert link_terms("x", glossary(two), "g.html#{}".format) == link("a", "x")


@pytest.mark.parametrize("make_site", [pet, base])
def test_on_a_real_page_terms_are_linked_once_and_lead_from_where_the_page_stands(
    make_site: Callable[[], MadeSite],
) -> None:
    site = make_site()
    for path, page in site.pages.items():
        links = site.tree(path).xpath('//a[@class="term"]/@href')
        assert len(links) == len(set(links)), path
        assert bool(links) <= page.terms
        if path.startswith("route/"):
            assert all(link.startswith(f"../{site.context.addresses.glossary}#") for link in links)
    assert any(site.tree(path).xpath('//a[@class="term"]') for path in site.html)
