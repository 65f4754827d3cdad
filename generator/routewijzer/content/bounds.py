"""How large and how deep a text may be, and what is no text: told at its line instead of shown halfway."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from routewijzer.findings import Finding, Place, phrase

MAX_CHARACTERS = 100_000
"""Longest text: some thirty pages on paper."""

MAX_PARAGRAPH = 10_000
"""Longest paragraph, heading, cell or item: ten times what anybody reads at once."""

MAX_LEVELS = 20
"""Deepest nesting that is parsed, a list counted twice (it and its item). What lies deeper is refused."""

_LENGTH = "length"
"""The name in `meta` of the characters of a paragraph that was left empty."""

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:#[^\n]*\n|[\w\-]+:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n)+(?:---|\.\.\.)[ \t]*(?:\n|$)"
)
"""Lines of YAML between two lines of hyphens. Each line fits one alternative only: it takes one pass."""


def bounded_paragraphs(md: MarkdownIt) -> None:
    """Leave a paragraph of more than `MAX_PARAGRAPH` characters empty, before its inside is parsed.

    Some rules inside a line take the square of its length. `too_long` tells of it.
    """
    md.core.ruler.before("inline", "bounds", _empty_long)


def too_large(text: str, file: str) -> Iterator[Finding]:
    """Return a finding when a text is longer than `MAX_CHARACTERS`; it is not parsed then."""
    if len(text) > MAX_CHARACTERS:
        message = phrase("too-large.text", count=len(text), most=MAX_CHARACTERS)
        yield Finding("too-large", Place(file), message)


def front_matter(text: str, file: str) -> Iterator[Finding]:
    """Return a finding when a text begins with keys between two lines of `---`, which would be printed."""
    if _FRONT_MATTER.match(text):
        yield Finding("content-markdown", Place(file), phrase("content-markdown.front-matter"))


def too_deep(tokens: Sequence[Token], file: str) -> Iterator[Finding]:
    """Return a finding for the first block that is nested so deep that the parser leaves something out."""
    line = 1
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if token.level >= MAX_LEVELS - 1:
            yield Finding("too-deep", Place(file, line), phrase("too-deep.text"))
            return


def too_long(tokens: Sequence[Token], file: str) -> Iterator[Finding]:
    """Return a finding for every paragraph (or heading, cell, item) that is longer than `MAX_PARAGRAPH`."""
    for token in tokens:
        if length := token.meta.get(_LENGTH):
            place = Place(file, token.map[0] + 1 if token.map else 1)
            message = phrase("too-large.paragraph", count=length, most=MAX_PARAGRAPH)
            yield Finding("too-large", place, message)


def _empty_long(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > MAX_PARAGRAPH:
            token.meta[_LENGTH] = len(token.content)
            token.content = ""
