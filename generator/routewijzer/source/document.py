"""Text → `Document`: plain data plus the place of every key and value; what is wrong becomes findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

import yaml

from routewijzer.findings import Finding, Place
from routewijzer.source.composer import Data, Path, Refused, compose, place_of

MAX_BYTES = 2_000_000
"""Largest file that is read; a route of 1,000 elements is about a quarter of it."""


@dataclass(frozen=True, slots=True)
class Document:
    """`data` with, for every path in it, the place of its key and of its value.

    A list's item has the same place for both. Paths that are not there resolve to their nearest
    ancestor, so every finding can be placed.
    """

    data: Data
    keys: Mapping[Path, Place]
    values: Mapping[Path, Place]
    file: str

    def place(self, path: Path) -> Place:
        """Where the key of `path` stands (line and column of `stap-2:`)."""
        return self._nearest(self.keys, path)

    def value_place(self, path: Path) -> Place:
        """Where the value of `path` stands."""
        return self._nearest(self.values, path)

    def _nearest(self, places: Mapping[Path, Place], path: Path) -> Place:
        for end in range(len(path), -1, -1):
            if (found := places.get(path[:end])) is not None:
                return found
        return Place(self.file)


def read(file: FilePath, name: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Reads a YAML file; `name` is what findings call it. Never raises: what is wrong is a finding."""
    try:
        if not file.is_file():
            return None, (Finding("no-file", Place(name), f"no file {name}", "create it or name another"),)
        if file.stat().st_size > MAX_BYTES:
            return None, (
                Finding(
                    "too-large",
                    Place(name),
                    f"file is larger than {MAX_BYTES:,} bytes",
                    "split the texts off",
                ),
            )
        raw = file.read_bytes()
    except OSError as error:
        return None, (Finding("no-file", Place(name), f"cannot read {name}: {error.strerror}"),)
    try:
        return parse(raw.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        return None, (
            Finding(
                "encoding",
                Place(name, line, column),
                "not UTF-8 text",
                "save the file as UTF-8 in your editor",
            ),
        )


def parse(text: str, file: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Turns YAML text into a `Document` whose root is a mapping, or into findings. Never raises."""
    found: list[Finding] = []
    try:
        root = compose(text, file, found)
    except Refused as refusal:
        found.append(Finding(refusal.rule, place_of(file, refusal.mark), refusal.message, refusal.hint))
        return None, tuple(found)
    except yaml.MarkedYAMLError as error:
        found.append(_syntax(file, error))
        return None, tuple(found)
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        spot = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        code = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")
        found.append(
            Finding("character", spot, f"character U+{code:04X} is not allowed in YAML", "delete it")
        )
        return None, tuple(found)
    if root is None or not root.is_map:
        spot = root.place if root else Place(file)
        found.append(Finding("not-a-mapping", spot, "expected keys and values", 'begin with "format: 1"'))
        return None, tuple(found)
    keys: dict[Path, Place] = {(): root.place}
    values: dict[Path, Place] = {(): root.place}
    for path, (key, value) in root.parts.items():
        keys[path], values[path] = key, value
    return (None if found else Document(root.data, keys, values, file)), tuple(found)


def _syntax(file: str, error: yaml.MarkedYAMLError) -> Finding:
    what = error.problem or "cannot be read"
    hint = "check indentation and quotes"
    if "\\t" in what or "'\\t'" in what or "tab" in what:
        hint = "use spaces, not tabs"
    elif "mapping values are not allowed" in what:
        hint = 'put quotes around a text that holds ": "'
    return Finding(
        "syntax", place_of(file, error.problem_mark or error.context_mark), f"not valid YAML: {what}", hint
    )
