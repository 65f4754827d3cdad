"""YAML events → values with places.

Built from PyYAML's event stream in one loop, not from its constructors: so nothing a file says can run code
or overflow the stack, duplicate keys are refused, anchors are bounded, and scalars resolve as in YAML 1.2
(core schema; https://yaml.org/spec/1.2.2/#103-core-schema) with one difference: numbers with a fraction stay
text, so that `1.10` is what the author wrote.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

import yaml

from routewijzer.findings import Finding, KeyPath, Phrase, Place, did_you_mean, phrase
from routewijzer.yamldoc.lookalikes import ScannedText
from routewijzer.yamldoc.reader import LOADER, YamlMark, index_of, place_of

Data = None | bool | int | str | list["Data"] | dict[str, "Data"]
"""What a document can hold."""

MAX_DEPTH = 40
"""Deepest nesting; the model itself needs 8."""
MAX_VALUES = 200_000
"""Most values in one document, each use of an anchor counted in full (so that bombs end here)."""

_INT = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
"""Plain scalars that are no text."""
_YAML_TAG = "tag:yaml.org,2002:"
_NO_PLACE = Place("")


class YamlRefusal(Exception):
    """Reading stops here: the text is no document of ours."""

    def __init__(self, rule: str, mark: YamlMark | None, message: Phrase, hint: Phrase | None = None) -> None:
        super().__init__(message)
        self.rule, self.mark, self.message, self.hint = rule, mark, message, hint


@dataclass(slots=True)
class _Collection:
    """A mapping or list that is being read; of a mapping also the key whose value comes next."""

    data: dict[str, Data] | list[Data]
    path: KeyPath
    anchor: str | None
    in_braces: bool
    key: str | None = None
    key_place: Place = _NO_PLACE
    key_end: int = 0


@dataclass(slots=True)
class _Anchor:
    """A value that can be repeated: it and all inside have `paths[begin:end]`; no `end` while it is read."""

    data: Data
    begin: int
    end: int | None = None


@dataclass(slots=True)
class Composer:
    """One document that is built from events.

    `data` (not set until there is a value), and for every path in it the place of its key and of its value.
    What does not stop the reading goes into `findings`.
    """

    file: str
    source: ScannedText
    findings: list[Finding]
    data: Data = None
    keys: dict[KeyPath, Place] = field(default_factory=dict)
    values: dict[KeyPath, Place] = field(default_factory=dict)
    _paths: list[KeyPath] = field(default_factory=list)
    _open: list[_Collection] = field(default_factory=list)
    _anchors: dict[str, _Anchor] = field(default_factory=dict)

    def compose(self, text: str) -> None:
        """Read `text`. Raises `YamlRefusal` and PyYAML's own errors."""
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent) and self._paths:
                raise YamlRefusal("several-documents", event.start_mark, phrase("several-documents"))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.tag not in (None, "!"):
            _refuse_tag(event)
        owner = self._open[-1] if self._open else None
        if owner is not None and owner.key is None and isinstance(owner.data, dict):
            self._key(owner, owner.data, event)
            return
        data: Data = event.value
        if not event.style and event.tag is None:
            self.findings += self.source.in_value(event)
            if owner is not None and owner.in_braces and not data and owner.key is not None:
                self.findings += self.source.after_comma(owner.key, owner.key_place, owner.key_end, event)
            data = _resolve(self.source.trim(event.value))
        if event.anchor:
            self._anchors[event.anchor] = _Anchor(data, len(self._paths), len(self._paths) + 1)
        self._add(data, place_of(self.file, event.start_mark), event)

    def _key(self, owner: _Collection, data: dict[str, Data], event: yaml.ScalarEvent) -> None:
        place = place_of(self.file, event.start_mark)
        key = event.value
        if not event.style:
            self.findings += self.source.in_key(event, place, in_braces=owner.in_braces)
            key = self.source.trim(key)
        if key in data:
            path, message = (*owner.path, key), phrase("duplicate-key", key=key)
            self.findings.append(
                Finding("duplicate-key", place, message, other=self.keys[path], subjects=(path,))
            )
        owner.key, owner.key_place, owner.key_end = key, place, index_of(event.end_mark)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if event.tag not in (None, "!"):
            _refuse_tag(event)
        self._no_key(event)
        if len(self._open) >= MAX_DEPTH:
            raise YamlRefusal("too-deep", event.start_mark, phrase("too-deep", most=MAX_DEPTH))
        is_map = isinstance(event, yaml.MappingStartEvent)
        data: dict[str, Data] | list[Data] = {} if is_map else []
        if event.anchor:
            self._anchors[event.anchor] = _Anchor(data, len(self._paths))
        path = self._add(data, place_of(self.file, event.start_mark), event)
        self._open.append(_Collection(data, path, event.anchor, is_map and bool(event.flow_style)))

    def _end(self) -> None:
        collection = self._open.pop()
        anchor = self._anchors.get(collection.anchor) if collection.anchor else None
        if anchor is not None and anchor.data is collection.data:
            anchor.end = len(self._paths)

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._no_key(event)
        name = str(event.anchor)
        anchor = self._anchors.get(name)
        if anchor is None:
            message = phrase("bad-anchor.unknown", name=name)
            raise YamlRefusal("bad-anchor", event.start_mark, message, did_you_mean(name, self._anchors))
        if anchor.end is None:
            raise YamlRefusal("bad-anchor", event.start_mark, phrase("bad-anchor.cycle", name=name))
        first, *inside = self._paths[anchor.begin : anchor.end]
        path = self._add(anchor.data, self.values[first], event, len(inside) + 1)
        for old in inside:
            new = (*path, *old[len(first) :])
            self._paths.append(new)
            self.keys[new], self.values[new] = self.keys[old], self.values[old]

    def _no_key(self, event: yaml.NodeEvent) -> None:
        """Refuse what begins here where a key is expected."""
        owner = self._open[-1] if self._open else None
        if owner is not None and owner.key is None and isinstance(owner.data, dict):
            raise YamlRefusal("bad-key", event.start_mark, phrase("bad-key.not-text"))

    def _add(self, data: Data, place: Place, event: yaml.Event, size: int = 1) -> KeyPath:
        """Put a value of `size` values where the next one belongs, and return its path."""
        if len(self._paths) + size > MAX_VALUES:
            raise YamlRefusal("too-large", event.start_mark, phrase("too-large.values", most=MAX_VALUES))
        path: KeyPath = ()
        key_place = place
        if not self._open:
            self.data = data
        else:
            owner = self._open[-1]
            if isinstance(owner.data, dict):
                assert owner.key is not None
                path, key_place = (*owner.path, owner.key), owner.key_place
                owner.data[owner.key] = data
                owner.key = None
            else:
                path = (*owner.path, len(owner.data))
                owner.data.append(data)
        self._paths.append(path)
        self.keys[path], self.values[path] = key_place, place
        return path


def _refuse_tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> NoReturn:
    tag = str(event.tag).replace(_YAML_TAG, "!!")
    raise YamlRefusal("tag", event.start_mark, phrase("tag", tag=tag))


def _resolve(text: str) -> Data:
    """Return what a plain scalar says."""
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INT.fullmatch(text) else text
