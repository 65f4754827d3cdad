"""The only YAML code: text → `Document`, plain data plus the place of every key and value.

Built from PyYAML's event stream with a stack of our own, not from its constructors: so nothing a
file says can run code or overflow the stack, duplicate keys are refused, anchors are bounded, and
scalars resolve as in YAML 1.2 (core schema; https://yaml.org/spec/1.2.2/#103-core-schema) with one
difference: numbers with a fraction stay text, so that `1.10` is what the author wrote.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

import yaml

from routewijzer.findings import Finding, Place

Path = tuple[str | int, ...]
"""Where a value stands in the data: keys and list indexes from the root."""

Data = None | bool | int | str | list["Data"] | dict[str, "Data"]
"""What a document can hold."""

MAX_BYTES = 2_000_000
"""Largest file that is read; a route of 1,000 elements is about a quarter of it."""
MAX_DEPTH = 40
"""Deepest nesting; the model itself needs 8."""
MAX_VALUES = 200_000
"""Most values in one document, each use of an anchor counted in full (so that bombs end here)."""

_INT = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_LOADER: type = getattr(yaml, "CLoader", yaml.Loader)


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


class _Refused(Exception):
    """Reading stops here: the text is no document of ours."""

    def __init__(self, rule: str, mark: object, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.rule, self.mark, self.message, self.hint = rule, mark, message, hint


@dataclass(slots=True)
class _Value:
    """A value under construction: its data, its place and those of its parts (relative paths)."""

    data: Data
    place: Place
    parts: dict[Path, tuple[Place, Place]] = field(default_factory=dict)
    size: int = 1
    is_map: bool = False
    key: str | None = None
    key_place: Place | None = None
    open: bool = True


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
        root = _compose(text, file, found)
    except _Refused as refusal:
        found.append(Finding(refusal.rule, _place(file, refusal.mark), refusal.message, refusal.hint))
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


def _place(file: str, mark: object) -> Place:
    return Place(file, getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1)


def _syntax(file: str, error: yaml.MarkedYAMLError) -> Finding:
    what = error.problem or "cannot be read"
    hint = "check indentation and quotes"
    if "\\t" in what or "'\\t'" in what or "tab" in what:
        hint = "use spaces, not tabs"
    elif "mapping values are not allowed" in what:
        hint = 'put quotes around a text that holds ": "'
    return Finding(
        "syntax", _place(file, error.problem_mark or error.context_mark), f"not valid YAML: {what}", hint
    )


@dataclass(slots=True)
class _Composer:
    """Builds one document from events. Duplicate keys go into `found`, the rest is refused at once."""

    file: str
    found: list[Finding]
    stack: list[_Value] = field(default_factory=list)
    anchors: dict[str, _Value] = field(default_factory=dict)
    root: _Value | None = None
    total: int = 0

    def take(self, event: yaml.Event) -> None:
        """Adds what one event says."""
        if isinstance(event, yaml.DocumentStartEvent):
            if self.root is not None:
                raise _Refused(
                    "several-documents", event.start_mark, "a second document begins here", "delete it"
                )
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.AliasEvent):
            self._add(self._known(event), event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            value = self.stack.pop()
            value.open = False
            self._add(value, event)

    @property
    def _wants_key(self) -> bool:
        return bool(self.stack) and self.stack[-1].is_map and self.stack[-1].key is None

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        _no_tag(event)
        place = _place(self.file, event.start_mark)
        if self._wants_key:
            _begin_key(self.stack[-1], event.value, place, self.found)
            return
        value = _Value(_resolve(event), place, open=False)
        if event.anchor:
            self.anchors[event.anchor] = value
        self._add(value, event)

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        _no_tag(event)
        if self._wants_key:
            raise _Refused("key", event.start_mark, "a key must be a plain word", "write the key as text")
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(
                "too-deep", event.start_mark, f"nested deeper than {MAX_DEPTH} levels", "flatten it"
            )
        is_map = isinstance(event, yaml.MappingStartEvent)
        value = _Value({} if is_map else [], _place(self.file, event.start_mark), is_map=is_map)
        if event.anchor:
            self.anchors[event.anchor] = value
        self.stack.append(value)

    def _known(self, event: yaml.AliasEvent) -> _Value:
        if self._wants_key:
            raise _Refused("key", event.start_mark, "a key must be a plain word", "write the key as text")
        known = self.anchors.get(str(event.anchor))
        if known is None:
            raise _Refused(
                "anchor", event.start_mark, f'no anchor "&{event.anchor}" above', "define it first"
            )
        if known.open:
            raise _Refused(
                "anchor", event.start_mark, f'anchor "&{event.anchor}" holds itself', "write it out"
            )
        return known

    def _add(self, value: _Value, event: yaml.Event) -> None:
        self.total += value.size if isinstance(event, yaml.AliasEvent) else 1
        if self.total > MAX_VALUES:
            raise _Refused(
                "too-large", event.start_mark, f"more than {MAX_VALUES:,} values", "repeat less with anchors"
            )
        if self.stack:
            _attach(self.stack[-1], value)
        else:
            self.root = value


def _compose(text: str, file: str, found: list[Finding]) -> _Value | None:
    composer = _Composer(file, found)
    for event in yaml.parse(text, Loader=_LOADER):
        composer.take(event)
    return composer.root


def _no_tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
    if event.tag not in (None, "!"):
        raise _Refused("tag", event.start_mark, f"tags such as {event.tag} are not used here", "delete it")


def _resolve(event: yaml.ScalarEvent) -> Data:
    text: str = event.value
    if event.style or event.tag == "!":
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    return int(text) if _INT.fullmatch(text) else text


def _begin_key(owner: _Value, key: str, place: Place, found: list[Finding]) -> None:
    assert isinstance(owner.data, dict)
    if key in owner.data:
        first = owner.parts[(key,)][0]
        found.append(
            Finding(
                "duplicate-key", place, f'key "{key}" stands here twice', "keep one of the two", other=first
            )
        )
    owner.key, owner.key_place = key, place


def _attach(owner: _Value, value: _Value) -> None:
    step: str | int
    if isinstance(owner.data, dict):
        assert owner.key is not None
        assert owner.key_place is not None
        step, key_place = owner.key, owner.key_place
        owner.data[owner.key] = value.data
        owner.key = owner.key_place = None
    else:
        assert isinstance(owner.data, list)
        step, key_place = len(owner.data), value.place
        owner.data.append(value.data)
    owner.size += value.size
    owner.parts[(step,)] = (key_place, value.place)
    for path, places in value.parts.items():
        owner.parts[(step, *path)] = places
