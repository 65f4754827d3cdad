"""The Dutch texts of the route, its regions, its pages and its interface, each with its place and kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from routewijzer.yamldoc import Data, Document, KeyPath, read

Kind = Literal["sentence", "label"]
"""A sentence ends with a full stop; a label (a title, an answer, a clause) does not have to."""

NO_PROSE = (
    {"id", "light", "dark", "source", "sources", "url", "exit", "file", "colours", "logo", "when"}
    | {"hyphens", "also", "forms", "phone", "date", "published", "publisher", "kind", "basis"}
    | {"phases_basis", "by_basis", "call", "to", "then", "at", "lane", "see", "link", "links", "questions"}
    | {"phases", "by", "of", "cites", "decision", "suggests", "outcome", "version", "owner"}
    | {"edition", "format", "language", "helpline", "start", "after", "before", "checked"}
    | {"reviewed", "about", "privacy", "accessibility", "renames", "regions", "numbers", "icon"}
    | {"aliases", "content"}
)
"""Keys whose values are no words for a reader, or the names of others."""
NO_PROSE_SECTIONS = {"format", "regions", "hyphens", "foreign_words", "texts", "search"}
"""Whole sections without words for a reader."""
KEYED_SECTIONS = {"facts", "open", "next", "rules", "outcomes", "answers", "stops"}
"""Keys whose mappings are keyed by id."""
SENTENCES = {"detail", "help", "because", "advice", "summary", "situation"} | {
    "tell",
    "actions",
    "learn",
    "note",
    "readings",
    "notes",
    "ask",
}
"""Keys that always hold sentences."""
LABELS = {"title", "short", "label", "caption", "examples", "setting", "name", "tagline", "question", "pages"}
"""Keys that never do."""
BARE_FACTS = {"role", "time"}
"""Kinds of fact whose text is a few words."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text at a place (`file:line`), its kind, and the group that the report counts it in."""

    place: str
    text: str
    kind: Kind
    group: str


def route_texts(file: Path, name: str) -> Iterator[Prose]:
    """Yield the texts of a route or of a region's overlay. Raises ValueError when it cannot be read."""
    document, findings = read(file, name)
    if document is None:
        raise ValueError("\n".join(map(str, findings)))
    yield from _of_value(document, (), document.data)


def interface_texts(file: Path, name: str) -> Iterator[Prose]:
    """Yield the words of the interface, as labels, without what the site fills in between braces.

    Raises ValueError when the file cannot be read.
    """
    document, findings = read(file, name)
    if document is None or not isinstance(document.data, dict):
        raise ValueError("\n".join(map(str, findings)))
    for section, words in document.data.items():
        for key, text in words.items() if isinstance(words, dict) and section != "pages" else ():
            if isinstance(text, str) and key != "stop":
                place = document.place((str(section), str(key)))
                plain = re.sub(r"\{[^}]*\}", " ", text)
                yield Prose(f"{place.file}:{place.line}", plain, "label", "interface")


def page_texts(file: Path, name: str) -> Iterator[Prose]:
    """Yield the paragraphs of a page in Markdown; headings and points of a list are labels."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        plain = re.sub(r"\[([^]]*)\]\([^)]*\)|[*`_]", r"\1", line).strip()
        bare = plain.removeprefix("- ").lstrip("# ").strip()
        if bare:
            label = plain.startswith("#") or plain.endswith((";", ":")) or not bare.endswith((".", "?", "!"))
            yield Prose(f"{name}:{number}", bare, "label" if label else "sentence", name.split("/")[0])


def _of_value(document: Document, path: KeyPath, value: Data) -> Iterator[Prose]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if str(key) not in (NO_PROSE if _holds_fields(path) else NO_PROSE_SECTIONS):
                yield from _of_value(document, (*path, str(key)), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _of_value(document, (*path, number), inner)
    elif isinstance(value, str):
        place = document.place(path)
        yield Prose(f"{place.file}:{place.line}", value, _kind(document, path), str(path[0]))


def _holds_fields(path: KeyPath) -> bool:
    """Tell whether the keys of the mapping at a path are names of fields, not ids or names of sections."""
    inner = path[1:] if path[:1] in (("change",), ("add",), ("fill",), ("remove",)) else path
    if len(inner) < 2:
        return inner in (("route",), ("region",))
    return inner[-1] not in KEYED_SECTIONS


def _kind(document: Document, path: KeyPath) -> Kind:
    names = [step for step in path if isinstance(step, str)]
    if names[-1] in LABELS:
        return "label"
    if names[-1] == "text":
        return "label" if _at(document.data, (*path[:-1], "kind")) in BARE_FACTS else "sentence"
    return "sentence" if names[-1] in SENTENCES else "label"


def _at(value: Data, path: KeyPath) -> Data:
    """Return what stands at a path, or None where nothing does."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        else:
            value = value[int(step)] if isinstance(value, list) else None
    return value


@cache
def texts_of(root: Path) -> tuple[Prose, ...]:
    """Return all texts of a project: its route, the overlays of its regions, its interface and its pages."""
    texts: list[Prose] = list(route_texts(root / "route.yaml", "route.yaml"))
    for overlay in sorted(root.glob("regions/*/region.yaml")):
        texts += route_texts(overlay, overlay.relative_to(root).as_posix())
    texts += interface_texts(root / "theme/words/nl.yaml", "theme/words/nl.yaml")
    for page in sorted(root.glob("content/*.md")):
        texts += page_texts(page, page.relative_to(root).as_posix())
    return tuple(texts)


def sentences_of(texts: Iterable[Prose]) -> Iterator[str]:
    """Yield the sentences of the texts that are sentences."""
    for prose in texts:
        if prose.kind == "sentence":
            yield from split_sentences(prose.text)


def split_sentences(text: str) -> tuple[str, ...]:
    """Split a text behind `.`, `?`, `!`, `:` or `;`; a number or abbreviation splits nothing."""
    parts = re.split(r"(?<=[.?!:;])[’”)]?\s+(?=[‘“(]?[A-Z0-9À-Ý])|(?<=[:;])\s+", text.strip())
    return tuple(part for part in parts if part)
