"""Check the Dutch texts: `python tools/prose.py`, or `--report` for how easy they are to read.

Spelling, style and readability of the route, its regions and its pages. Every fault is a line with its place;
the exit status is 1 when there are any, or when the route's own prose scores below 72.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from npm import ROOT
from prose_rules import (
    LEAST_FLESCH,
    Fault,
    Readability,
    by_group,
    faults_of,
    readability,
    terms_without_entry,
)
from prose_texts import Prose, texts_of
from routewijzer.yamldoc import Data, read
from spelling import known_words, misspelled_words

SECTIONS = ("lanes", "services", "stakeholders", "steps", "decisions")
"""What has a page of its own, so that its name needs no entry in the glossary."""


def entries_of(root: Path) -> Iterator[str]:
    """Yield the names that a reader can look up: of terms and their forms, and of pages."""
    document, _ = read(root / "route.yaml", "route.yaml")
    if document is None or not isinstance(document.data, dict):
        return
    for term in _parts(document.data, "terms"):
        yield str(term.get("title", ""))
        forms = term.get("forms", [])
        yield from map(str, forms if isinstance(forms, list) else [])
    for section in SECTIONS:
        yield from (str(part.get("title", "")) for part in _parts(document.data, section))


def _parts(data: Mapping[str, Data], section: str) -> Iterator[Mapping[str, Data]]:
    parts = data.get(section)
    yield from (
        part for part in (parts.values() if isinstance(parts, dict) else ()) if isinstance(part, dict)
    )


def own_prose(texts: Iterable[Prose]) -> Readability:
    """Return the readability of all of route.yaml but its lists of sources and links."""
    return readability(
        prose
        for prose in texts
        if prose.place.startswith("route.yaml:") and prose.group not in ("sources", "links")
    )


def all_faults(root: Path = ROOT) -> tuple[Fault, ...]:
    """Return everything that is wrong with the texts of a project."""
    texts, extra = texts_of(root), known_words()
    articles = tuple(prose for prose in texts if prose.group != "interface")
    return (
        *faults_of(articles),
        *terms_without_entry(articles, (*entries_of(root), *extra)),
        *misspelled_words(texts, extra),
    )


def report(root: Path = ROOT) -> str:
    """Return a table of how easy each group of texts reads."""
    texts = texts_of(root)
    rows = [("route.yaml", own_prose(texts)), *by_group(texts).items()]
    lines = ["texts          sentences   words  words/sentence  Flesch-Douma"]
    for name, score in rows:
        if score.sentences:
            mean = score.words / score.sentences
            lines.append(f"{name:14} {score.sentences:9} {score.words:7} {mean:15.1f} {score.flesch:13.1f}")
    return "\n".join(lines)


def main() -> int:
    """Print the faults, or the report; the exit status is 1 when something is wrong."""
    if "--report" in sys.argv[1:]:
        print(report())
        return 0
    faults = all_faults()
    for fault in faults:
        print(fault)
    score = own_prose(texts_of(ROOT)).flesch
    wanted = f", at least {LEAST_FLESCH} [readability]" if score < LEAST_FLESCH else ""
    print(f"route.yaml: reads at {score:.1f} after Flesch and Douma{wanted}")
    return 1 if faults or score < LEAST_FLESCH else 0


if __name__ == "__main__":
    sys.exit(main())
