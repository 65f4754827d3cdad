"""Text → `Document`: plain data plus the place of every key and value; what is wrong becomes findings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from routewijzer.findings import Finding, Place, at_most
from routewijzer.yamldoc.composer import MAX_DEPTH, MAX_VALUES, Data, KeyPath, Refused, compose, place_of
from routewijzer.yamldoc.syntax import character_finding, syntax_finding

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
    "bad-key": "A key is a plain word.",
    "bad-anchor": "An anchor is defined above its use and does not hold itself.",
    "tag": "No value has a YAML tag (`!!python/…`, `!!str`).",
}
"""What reading a file refuses: rule → what it asks. A file with one of these is not read further."""

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
        return self._nearest(self.keys, path)

    def value_place(self, path: KeyPath) -> Place:
        """Where the value of `path` stands."""
        return self._nearest(self.values, path)

    def _nearest(self, places: Mapping[KeyPath, Place], path: KeyPath) -> Place:
        for end in range(len(path), -1, -1):
            if (found := places.get(path[:end])) is not None:
                return found
        return Place(self.file)


def read(file: Path, name: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Reads a YAML file; `name` is what findings call it. Never raises: what is wrong is a finding."""
    try:
        if not file.is_file():
            return None, (Finding("no-file", Place(name), f"no file {name}", "create it or name another"),)
        if file.stat().st_size > MAX_BYTES:
            message = f"the file is larger than {MAX_BYTES:,} bytes"
            return None, (Finding("too-large", Place(name), message, "move long texts to content/"),)
        raw = file.read_bytes()
    except OSError as error:
        return None, (Finding("no-file", Place(name), f"cannot read {name}: {error.strerror}"),)
    try:
        return parse(raw.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        spot = Place(name, line, column)
        return None, (Finding("encoding", spot, "not UTF-8 text", "save the file as UTF-8 in your editor"),)


def parse(text: str, file: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Turns YAML text into a `Document` whose root is a mapping, or into findings. Never raises."""
    if (bad := _NOT_YAML.search(text)) is not None:
        return None, (character_finding(file, text, bad.start()),)
    found: list[Finding] = []
    try:
        root = compose(text, file, found)
    except Refused as refusal:
        found.append(Finding(refusal.rule, place_of(file, refusal.mark), refusal.message, refusal.hint))
        return None, tuple(found)
    except yaml.MarkedYAMLError as error:
        found.append(syntax_finding(file, text, error))
        return None, tuple(found)
    if root is None or not root.is_map:
        spot = root.place if root else Place(file)
        found.append(Finding("not-a-mapping", spot, "expected keys and values", 'begin with "format: 1"'))
        return None, tuple(found)
    keys: dict[KeyPath, Place] = {(): root.place}
    values: dict[KeyPath, Place] = {(): root.place}
    for path, (key, value) in root.parts.items():
        keys[path], values[path] = key, value
    return (None if found else Document(root.data, keys, values, file)), at_most(found)
