"""Terms lead to the glossary: the first mention of each on a page becomes a link.

Works on finished HTML, so that facts, conditions and prose are treated alike. It reads tags and text
only, changes nothing but text, and leaves links, headings, pictures and controls alone.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from markupsafe import escape

from routewijzer.model import Term

_CLOSED = frozenset(
    {
        "a",
        "button",
        "code",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "label",
        "nav",
        "pre",
        "summary",
        "svg",
        "th",
    }
)
"""Elements in which no term is linked."""
_VOID = frozenset({"br", "hr", "img", "input", "col", "wbr"})


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
    an element with `data-term` that term is not linked."""
    if words.pattern is None:
        return html
    reader = _Linker(words, page)
    reader.feed(html)
    reader.close()
    return "".join(reader.out)


def _spelling(text: str) -> str:
    return " ".join(text.lower().split())


class _Linker(HTMLParser):
    """Copies HTML as it is written, with links put into its texts."""

    def __init__(self, words: Glossary, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.words, self.page = words, page
        self.out: list[str] = []
        self.text: list[str] = []
        self.seen: set[str] = set()
        self.inside: list[tuple[str, bool, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        self.out.append(self.get_starttag_text() or "")
        if tag in _VOID:
            return
        names = dict(attrs)
        closed = tag in _CLOSED or "data-plain" in names or bool(self.inside and self.inside[-1][1])
        own = names.get("data-term") or (self.inside[-1][2] if self.inside else None)
        self.inside.append((tag, closed, own))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._flush()
        self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        self.out.append(f"</{tag}>")
        for index in range(len(self.inside) - 1, -1, -1):
            if self.inside[index][0] == tag:
                del self.inside[index:]
                break

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_entityref(self, name: str) -> None:
        self.text.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.text.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._flush()
        self.out.append(f"<!--{data}-->")

    def close(self) -> None:
        super().close()
        self._flush()

    def _flush(self) -> None:
        text, self.text = "".join(self.text), []
        if text and self.words.pattern and not (self.inside and self.inside[-1][1]):
            text = self.words.pattern.sub(self._link, text)
        self.out.append(text)

    def _link(self, match: re.Match[str]) -> str:
        term = self.words.forms[_spelling(match[0])]
        if term in self.seen or (self.inside and self.inside[-1][2] == term):
            return match[0]
        self.seen.add(term)
        return f'<a class="term" href="{self.page}#{term}">{match[0]}</a>'
