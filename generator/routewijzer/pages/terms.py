"""Terms lead to the glossary: the first mention of each on a page becomes a link.

Works on finished HTML, so that facts, conditions and prose are treated alike. It reads tags and text
only, changes nothing but text, and leaves links, headings, pictures and controls alone.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import escape

from routewijzer.model import Term

_CLOSED = frozenset(
    ["a", "button", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "label", "nav", "pre", "summary", "th"]
)
"""Elements in which no term is linked."""
_VOID = frozenset(["br", "hr", "img", "input", "col", "wbr", "!--"])

# Our own HTML is well formed and escapes every ">" in a value: a tag ends at the first one.
_TOKEN = re.compile(r"(<svg\b.*?</svg>|<[^>]*>)", re.DOTALL)
_NAME = re.compile(r"</?([a-z0-9!-]+)", re.IGNORECASE)
_OWN = re.compile(r'\sdata-term="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Glossary:
    """All words that lead to the glossary: lower case, escaped as in HTML → the id of the term."""

    forms: Mapping[str, str]
    pattern: re.Pattern[str] | None


def glossary(terms: Iterable[Term]) -> Glossary:
    """The words to look for. Where two terms share a form, the first has it."""
    forms: dict[str, str] = {}
    for term in terms:
        for form in (term.title, *term.forms):
            forms.setdefault(_spelling(str(escape(form))), term.id)
    if not forms:
        return Glossary({}, None)
    longest = sorted(forms, key=lambda form: (-len(form), form))
    choice = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest)
    return Glossary(forms, re.compile(rf"(?<![\w&#])(?:{choice})(?!\w)", re.IGNORECASE))


def linked(html: str, words: Glossary, page: str) -> str:
    """`html` with the first mention of each term linked; `page` is the glossary's address from here. Inside
    an element with `data-plain` nothing is linked, inside one with `data-term` not that term."""
    if words.pattern is None:
        return html
    seen: set[str] = set()
    out: list[str] = []
    inside = [_Inside("", False, None)]

    def link(match: re.Match[str]) -> str:
        term = words.forms[_spelling(match[0])]
        if term in seen or term == inside[-1].own:
            return match[0]
        seen.add(term)
        return f'<a class="term" href="{page}#{term}">{match[0]}</a>'

    for token in _TOKEN.split(html):
        if token.startswith("<"):
            _walk(token, inside)
        elif token and not inside[-1].closed:
            token = words.pattern.sub(link, token)
        out.append(token)
    return "".join(out)


@dataclass(frozen=True, slots=True)
class _Inside:
    """An element that is open: whether terms are linked in it, and the term that is not."""

    tag: str
    closed: bool
    own: str | None


def _walk(tag: str, inside: list[_Inside]) -> None:
    """Keeps `inside` up to date with a tag that opens or closes."""
    found = _NAME.match(tag)
    name = found[1].lower() if found else "!--"
    if name in _VOID or name == "svg" or tag.endswith("/>"):
        return
    if not tag.startswith("</"):
        own = _OWN.search(tag)
        closed = name in _CLOSED or " data-plain" in tag or inside[-1].closed
        inside.append(_Inside(name, closed, own[1] if own else inside[-1].own))
    elif len(inside) > 1:
        inside.pop()


def _spelling(text: str) -> str:
    return " ".join(text.lower().split())
