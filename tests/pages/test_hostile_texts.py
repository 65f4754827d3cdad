"""Whatever a text says appears as that text: it never becomes markup, code, a link or a template."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from made_pages import PET, MadeSite, context_of, make_site, plain
from routewijzer import yamldoc
from routewijzer.model import Route

HOSTILE = (
    "<script>alert(1)</script>",
    "</main></body>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }} {% raw %} {# x #}",
    "<!-- <b> -->",
    "<svg onload=alert(1)>",
    "javascript:alert(1)",
    "[click](javascript:alert(1))",
    "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "</style><style>*{display:none}",
    "<a href=//evil>x</a>",
    "]]>" + "<?xml version='1.0'?>",
    "\u202etxt.exe\u202c \u200b",
    "{0} {name} %s %(x)s ${x}",
)
READER_TEXT = re.compile(
    "title|summary|text|detail|label|when|note|because|advice|help|caption|short|phone_note|hours|chat|publisher"
    "|date_note|name|tagline|edition|owner|promise|question|where|open|version|examples|readings|actions"
)
LISTS = frozenset({"examples", "readings", "actions"})
BRIEF = frozenset({"label", "caption", "short"})


def poison_route(value: Any, poison: str, key: str = "") -> Any:
    """Return the data of a route in which every text for a reader holds the poison."""
    if isinstance(value, dict):
        return {name: poison_route(part, poison, name) for name, part in value.items()}
    if isinstance(value, list):
        return [poison_route(part, poison, key) for part in value] if key in LISTS else value
    if isinstance(value, str) and READER_TEXT.fullmatch(key):
        return f"{value[:20]} {poison}"[:60] if key in BRIEF else f"{value} {poison}"
    return value


@cache
def site_with(poison: str) -> MadeSite:
    document, _ = yamldoc.read(PET, "route.yaml")
    assert document is not None
    return make_site(context_of(Route.model_validate(poison_route(document.data, poison))))


@pytest.fixture(scope="module")
def tame() -> MadeSite:
    return site_with("tame")


def tags(site: MadeSite) -> set[tuple[str, str]]:
    """All elements with their attributes' names."""
    found = set()
    for path in site.html:
        for part in site.tree(path).iter():
            if isinstance(part.tag, str):
                found |= {(part.tag, str(name)) for name in part.attrib} | {(part.tag, "")}
    return found


@pytest.mark.parametrize("poison", HOSTILE)
def test_a_text_never_becomes_an_element_an_attribute_or_a_link_to_code(poison: str, tame: MadeSite) -> None:
    site = site_with(poison)
    assert tags(site) <= tags(tame)
    for path in site.html:
        for href in site.tree(path).xpath("//@href | //@src"):
            assert re.match(r"https?://|tel:\+?\d+$|#|(\.\./)?[a-z]", href), (path, href)
            assert not re.match(r"(?i)\s*(javascript|data|vbscript):", href), (path, href)


@pytest.mark.parametrize("poison", HOSTILE)
def test_a_text_is_read_as_it_was_written(poison: str) -> None:
    site = site_with(poison)
    text = " ".join(site.text(path) for path in site.html)
    look = site.text("route/look.html")
    assert plain(f"Wait a while and look. {poison}") in look
    assert plain(f"The first page says an hour. {poison}") in look
    assert plain(f"nobody comes for the pet {poison}") in look
    assert plain(f"A hurt pet needs a vet first. {poison}") in text
    assert plain(f"A small sender under the skin with a number. {poison}") in text
    assert plain(f"Have you found a pet? {poison}") in site.text("index.html")
