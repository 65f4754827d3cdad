"""Text → `Document`: plain data plus the place of every key and value; what is wrong becomes findings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from routewijzer.characters import without_separators
from routewijzer.findings import Finding, KeyPath, Place, at_most, has_errors, phrase, place_at
from routewijzer.yamldoc.composer import MAX_DEPTH, MAX_VALUES, Composer, Data, YamlRefusal
from routewijzer.yamldoc.lookalikes import ScannedText
from routewijzer.yamldoc.reader import place_of
from routewijzer.yamldoc.syntax import syntax_finding

MAX_BYTES = 2_000_000
"""Largest file that is read; a route of 1,000 elements is about a quarter of it."""

RULES: Mapping[str, str] = {
    "no-file": "The file is there and can be read.",
    "encoding": "The file is text in UTF-8.",
    "too-large": f"The file has at most {MAX_BYTES:,} bytes and {MAX_VALUES:,} values.",
    "bad-character": "The file holds no characters that YAML does not allow.",
    "syntax": "The file is YAML: indented with spaces, quotes and brackets closed.",
    "several-documents": "The file holds one document.",
    "not-a-mapping": "The file holds keys and values.",
    "too-deep": f"Nothing is nested deeper than {MAX_DEPTH} levels.",
    "duplicate-key": "A key stands once in its place.",
    "bad-key": "A key is a plain word, and none copies the keys of another mapping (`<<`).",
    "bad-anchor": "An anchor is defined above its use and does not hold itself.",
    "tag": "No value has a YAML tag (`!!python/…`, `!!str`).",
    "trailing-comment": "No comment cuts a text: ` #` ends a text without quotes.",
}
"""What is found while a file is read: rule → what it asks. A file with an error is not read further."""

_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow (https://yaml.org/spec/1.2.2/#51-character-set), and a byte order mark inside."""


@dataclass(frozen=True, slots=True)
class Document:
    """`data` with, for every path in it, the place of its key and of its value.

    A list's item has the same place for both. Paths that are not there resolve to their nearest
    ancestor, so every finding can be placed.
    """

    data: Data
    keys: Mapping[KeyPath, Place]
    values: Mapping[KeyPath, Place]
    file: str

    def place(self, path: KeyPath) -> Place:
        """Where the key of `path` stands (line and column of `stap-2:`)."""
        return self.keys.get(path) or self._nearest(self.keys, path)

    def value_place(self, path: KeyPath) -> Place:
        """Where the value of `path` stands."""
        return self.values.get(path) or self._nearest(self.values, path)

    def _nearest(self, places: Mapping[KeyPath, Place], path: KeyPath) -> Place:
        for end in range(len(path) - 1, -1, -1):
            if (place := places.get(path[:end])) is not None:
                return place
        return Place(self.file)


def read(file: Path, name: str, *, ours: bool = False) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read a YAML file; `name` is what findings call it. Never raises: what is wrong is a finding.

    With `ours` it is a file of the program: one that says the same as before is not parsed again, and the
    document is the same one.
    """
    try:
        if not file.is_file():
            return None, (Finding("no-file", Place(name), phrase("no-file", name=name)),)
        if file.stat().st_size > MAX_BYTES:
            return None, (Finding("too-large", Place(name), phrase("too-large.model", most=MAX_BYTES)),)
        raw = file.read_bytes()
    except OSError as error:
        message = phrase("no-file.unreadable", name=name, reason=error.strerror or "")
        return None, (Finding("no-file", Place(name), message),)
    try:
        return (_parse_once if ours else parse)(raw.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        spot = place_at(name, raw.decode("latin-1"), error.start)
        return None, (Finding("encoding", spot, phrase("encoding")),)


def parse(text: str, file: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Turn YAML text into a `Document` whose root is a mapping, with warnings. Never raises.

    Or into findings of which one is an error.
    """
    if (bad := _NOT_YAML.search(text)) is not None:
        message = phrase("bad-character", code=f"{ord(text[bad.start()]):04X}")
        place = place_at(file, text, bad.start())
        return None, (Finding("bad-character", place, message),)
    findings: list[Finding] = []
    source = ScannedText(file, text)
    composer = Composer(file, source, findings)
    try:
        composer.compose(without_separators(text))
    except YamlRefusal as refusal:
        findings.append(Finding(refusal.rule, place_of(file, refusal.mark), refusal.message, refusal.hint))
    except yaml.MarkedYAMLError as error:
        stop = syntax_finding(source, error)
        if not any(
            finding.rule == "syntax" and finding.place.line >= stop.place.line - 1
            for finding in findings[-1:]
        ):
            findings.append(stop)  # else it follows from what has just been found
    else:
        if not isinstance(composer.data, dict):
            place = composer.values.get((), Place(file))
            findings.append(Finding("not-a-mapping", place, phrase("not-a-mapping")))
    document = None if has_errors(findings) else Document(composer.data, composer.keys, composer.values, file)
    return document, at_most(findings)


_parse_once = lru_cache(maxsize=8)(parse)
