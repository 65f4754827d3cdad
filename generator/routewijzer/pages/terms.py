"""Terms lead to the glossary: the first mention of each on a page becomes a link.

Works on finished HTML, so that facts, conditions and prose are treated alike. It reads tags and text
only, changes nothing but text, and leaves links, headings, pictures and controls alone.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from markupsafe import escape

from routewijzer.model import Term

_PASSED_OVER = r"""
    <svg\b.*?</svg>
  | <(?P<closed>a|button|code|dt|h[1-6]|label|nav|pre|summary|th)(?=[\s>])[^>]*>.*?</(?P=closed)>
  | <(?P<marked>[a-z][a-z0-9]*)\b[^>]*\sdata-(?:plain|term="(?P<own>[^"]*)")[^>]*>
  | <[^>]*>
""".replace(" ", "").replace("\n", "")
"""What holds no term: a picture, an element in which none is linked (no such element holds another of its
kind), any tag. Our own HTML is well formed and escapes every ">" in a value: a tag ends at the first one."""


_MARK = re.compile(r'\sdata-(?:plain|term="[^"]*")')


@dataclass(frozen=True, slots=True)
class Glossary:
    """All words that lead to the glossary: lower case, escaped as in HTML → the id of the term.

    The pattern finds them, and whatever is to be passed over.
    """

    forms: Mapping[str, str]
    pattern: re.Pattern[str] | None


def glossary(terms: Iterable[Term]) -> Glossary:
    """Return the words to look for. Where two terms share a form, the first has it."""
    forms: dict[str, str] = {}
    for term in terms:
        for form in (term.title, *term.forms):
            forms.setdefault(_spelling(str(escape(form))), term.id)
    if not forms:
        return Glossary({}, None)
    # By first letter, the longest first: at a word the engine then tries a few forms, not all.
    longest = sorted(forms, key=lambda form: (form[0], -len(form), form))
    choice = "|".join(
        f"{re.escape(first)}(?:{'|'.join(_loose(form[1:]) for form in same)})"
        for first, same in groupby(longest, key=itemgetter(0))
    )
    pattern = rf"{_PASSED_OVER}|(?<![\w&#])(?P<term>{choice})(?!\w)"
    return Glossary(forms, re.compile(pattern, re.IGNORECASE | re.DOTALL))


def link_terms(html: str, words: Glossary, to_term: Callable[[str], str]) -> str:
    """`html` with the first mention of each term linked; `to_term` gives the address of an id.

    Inside an element with `data-plain` nothing is linked, inside one with `data-term` not that term; no
    browser needs these two, so they are taken out.
    """
    if words.pattern is None:
        return html
    terms_met: set[str] = set()
    out: list[str] = []
    done = plain_until = own_until = 0
    own = ""
    for match in words.pattern.finditer(html):
        start = match.start()
        if start < plain_until:
            continue
        if match["term"]:
            term = words.forms[_spelling(match["term"])]
            if term not in terms_met and not (term == own and start < own_until):
                terms_met.add(term)
                out += html[done:start], f'<a class="term" href="{to_term(term)}">{match["term"]}</a>'
                done = match.end()
        elif match["marked"]:
            out += html[done:start], _MARK.sub("", match[0])
            done = match.end()
            if match["own"]:
                own, own_until = match["own"], _end(html, match)
            else:
                plain_until = _end(html, match)
    return "".join((*out, html[done:]))


def _end(html: str, opening_tag: re.Match[str]) -> int:
    """Where the element ends that a tag opens."""
    depth = 1
    for tag in re.finditer(
        rf"<(/?){opening_tag['marked']}(?=[\s>])[^>]*>", html[opening_tag.end() :], re.IGNORECASE
    ):
        depth += -1 if tag[1] else 1
        if not depth:
            return opening_tag.end() + tag.end()
    return len(html)


def _spelling(text: str) -> str:
    return " ".join(text.lower().split())


def _loose(text: str) -> str:
    """Return a pattern of this text, in which a blank stands for any blanks."""
    return re.escape(text).replace(r"\ ", r"\s+")
