"""YAML events → values with places.

Built from PyYAML's event stream with a stack of our own, not from its constructors: so nothing a
file says can run code or overflow the stack, duplicate keys are refused, anchors are bounded, and
scalars resolve as in YAML 1.2 (core schema; https://yaml.org/spec/1.2.2/#103-core-schema) with one
difference: numbers with a fraction stay text, so that `1.10` is what the author wrote.
"""

import re
from dataclasses import dataclass, field

import yaml

from routewijzer.findings import Finding, Place, did_you_mean, shown

KeyPath = tuple[str | int, ...]
"""Where a value stands in the data: keys and list indexes from the root."""

Data = None | bool | int | str | list["Data"] | dict[str, "Data"]
"""What a document can hold."""

MAX_DEPTH = 40
"""Deepest nesting; the model itself needs 8."""
MAX_VALUES = 200_000
"""Most values in one document, each use of an anchor counted in full (so that bombs end here)."""

_INT = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_YAML_TAG = "tag:yaml.org,2002:"
_LOADER: type = getattr(yaml, "CLoader", yaml.Loader)


class Refused(Exception):
    """Reading stops here: the text is no document of ours."""

    def __init__(self, rule: str, mark: object, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.rule, self.mark, self.message, self.hint = rule, mark, message, hint


@dataclass(slots=True)
class Node:
    """A value under construction: its data, its place and those of its parts (relative paths)."""

    data: Data
    place: Place
    parts: dict[KeyPath, tuple[Place, Place]] = field(default_factory=dict)
    size: int = 1
    is_map: bool = False
    key: str | None = None
    key_place: Place | None = None
    open: bool = True


def place_of(file: str, mark: object) -> Place:
    """The spot of a PyYAML mark."""
    return Place(file, getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1)


@dataclass(slots=True)
class _Composer:
    """Builds one document from events. Duplicate keys go into `found`, the rest is refused at once."""

    file: str
    found: list[Finding]
    stack: list[Node] = field(default_factory=list)
    anchors: dict[str, Node] = field(default_factory=dict)
    root: Node | None = None
    total: int = 0

    def take(self, event: yaml.Event) -> None:
        """Adds what one event says."""
        if isinstance(event, yaml.DocumentStartEvent):
            if self.root is not None:
                raise Refused(
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
        place = place_of(self.file, event.start_mark)
        if self._wants_key:
            _begin_key(self.stack[-1], event.value, place, self.found)
            return
        value = Node(_resolve(event), place, open=False)
        if event.anchor:
            self.anchors[event.anchor] = value
        self._add(value, event)

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        _no_tag(event)
        if self._wants_key:
            raise Refused("bad-key", event.start_mark, "a key must be a plain word", "write the key as text")
        if len(self.stack) >= MAX_DEPTH:
            raise Refused(
                "too-deep", event.start_mark, f"nested deeper than {MAX_DEPTH} levels", "flatten it"
            )
        is_map = isinstance(event, yaml.MappingStartEvent)
        value = Node({} if is_map else [], place_of(self.file, event.start_mark), is_map=is_map)
        if event.anchor:
            self.anchors[event.anchor] = value
        self.stack.append(value)

    def _known(self, event: yaml.AliasEvent) -> Node:
        if self._wants_key:
            raise Refused("bad-key", event.start_mark, "a key must be a plain word", "write the key as text")
        known = self.anchors.get(str(event.anchor))
        if known is None:
            hint = did_you_mean(str(event.anchor), self.anchors) or "define it first"
            raise Refused("bad-anchor", event.start_mark, f"there is no anchor &{event.anchor} above", hint)
        if known.open:
            raise Refused(
                "bad-anchor", event.start_mark, f"anchor &{event.anchor} holds itself", "write it out"
            )
        return known

    def _add(self, value: Node, event: yaml.Event) -> None:
        self.total += value.size if isinstance(event, yaml.AliasEvent) else 1
        if self.total > MAX_VALUES:
            raise Refused(
                "too-large", event.start_mark, f"more than {MAX_VALUES:,} values", "repeat less with anchors"
            )
        if self.stack:
            _attach(self.stack[-1], value)
        else:
            self.root = value


def compose(text: str, file: str, found: list[Finding]) -> Node | None:
    """The root value of the one document in `text`, or None when there is none; findings go into `found`.
    Raises `Refused` and PyYAML's own errors."""
    composer = _Composer(file, found)
    for event in yaml.parse(text, Loader=_LOADER):
        composer.take(event)
    return composer.root


def _no_tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
    if event.tag not in (None, "!"):
        raise Refused(
            "tag",
            event.start_mark,
            f"tag {shown(event.tag.replace(_YAML_TAG, '!!'))} is not used here",
            "delete it",
        )


def _resolve(event: yaml.ScalarEvent) -> Data:
    text: str = event.value
    if event.style or event.tag == "!":
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    return int(text) if _INT.fullmatch(text) else text


def _begin_key(owner: Node, key: str, place: Place, found: list[Finding]) -> None:
    assert isinstance(owner.data, dict)
    if key in owner.data:
        first = owner.parts[(key,)][0]
        found.append(
            Finding(
                "duplicate-key",
                place,
                f"key {shown(key)} stands here twice",
                "keep one of the two",
                other=first,
            )
        )
    owner.key, owner.key_place = key, place


def _attach(owner: Node, value: Node) -> None:
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
