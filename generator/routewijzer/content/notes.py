"""Footnotes that nobody would see: without a reference, without a note, in another one, or named twice."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref, footnote_tail

from routewijzer.findings import Finding, Phrase, Place, phrase

_REFERENCE = re.compile(r"\[\^([^\]\s]{1,100})\]")
"""A reference to a note; its name is bounded, or a line of `[^` would be read to its end at each of them."""


def footnotes(md: MarkdownIt) -> None:
    """Parse footnotes, and keep in `env["notes"]` the name and line (from 0) of every one that is written."""
    md.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    md.inline.ruler.after("image", "footnote_ref", _reference)
    md.core.ruler.after("inline", "notes", _remember)
    md.core.ruler.after("notes", "footnote_tail", footnote_tail)


def note_faults(tokens: Sequence[Token], env: dict[str, object], file: str) -> Iterator[Finding]:
    """Return a finding for every footnote that would be left out, and every reference to none."""
    notes, used = env.get("notes"), env.get("footnotes")
    references = used.get("refs", {}) if isinstance(used, dict) else {}
    names: set[str] = set()
    for name, line, is_inside in notes if isinstance(notes, list) else ():
        if is_inside:
            yield _fault(file, line, phrase("content-markdown.note-inside", name=name))
        elif name in names:
            yield _fault(file, line, phrase("content-markdown.note-twice", name=name))
        elif references.get(f":{name}", -1) < 0:
            yield _fault(file, line, phrase("content-markdown.note-unused", name=name))
        names.add(name)
    for token in tokens:
        for part in token.children or ():
            match = _REFERENCE.search(part.content) if part.type == "text" else None
            if match and token.map:
                yield _fault(file, token.map[0], phrase("content-markdown.note-unknown", name=match[1]))


def _reference(state: StateInline, silent: bool) -> bool:
    """Parse a reference to a note."""
    return _REFERENCE.match(state.src, state.pos) is not None and footnote_ref(state, silent)


def _remember(state: StateCore) -> None:
    """Keep of each note its name, its line and whether it stands in another, which then loses its text."""
    notes, depth = [], 0
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            notes.append((token.meta["label"], token.map[0] if token.map else 0, depth > 0))
            depth += 1
        elif token.type == "footnote_reference_close":
            depth -= 1
    state.env["notes"] = notes


def _fault(file: str, line: int, message: Phrase) -> Finding:
    return Finding("content-markdown", Place(file, line + 1), message)
