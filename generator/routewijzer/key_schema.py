"""The keys that a document may have, each with its annotations, and one walk over a value and its keys.

`model` makes the schema from its classes. It is plain data, so that `overlay`, which stands below the model
and knows documents only, gets it as an argument.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from routewijzer.annotations import (
    Annotation,
    Declares,
    DisplayName,
    EdgeTarget,
    EntryRef,
    LocalRef,
    Meaning,
    Ref,
)
from routewijzer.yamldoc import KeyPath

A = TypeVar("A", bound=Annotation)


@dataclass(frozen=True, slots=True)
class KeySchema:
    """What may stand at one place.

    A part with `fields`, a mapping of `entries` by id, a list of `items`, or (when all are empty) a scalar.
    `description` says in English what it is.
    """

    annotations: tuple[Annotation, ...] = ()
    fields: Mapping[str, "KeySchema"] = field(default_factory=dict)
    entries: "KeySchema | None" = None
    items: "KeySchema | None" = None
    description: str = ""

    def get(self, kind: type[A]) -> A | None:
        """Return the first annotation of a kind, or None."""
        for annotation in self.annotations:  # asked of every value by every check: no generator
            if isinstance(annotation, kind):
                return annotation
        return None

    def child(self, step: str | int) -> "KeySchema | None":
        """Return the schema under a key or index (of a list: any step); None for an unknown key."""
        return self.fields.get(str(step)) if self.fields else self.entries or self.items

    def at(self, path: KeyPath) -> "KeySchema | None":
        """Return the schema at a path; None where the model has no such key."""
        part: KeySchema | None = self
        for step in path:
            part = part.child(step) if part is not None else None
        return part


@dataclass(frozen=True, slots=True)
class Node:
    """A value, where it stands, and what its key means."""

    path: KeyPath
    value: object
    schema: KeySchema

    def get(self, kind: type[A]) -> A | None:
        """Return the first annotation of a kind, or None."""
        return self.schema.get(kind)

    @property
    def ids(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield the ids that a reference names with their paths: a text, a list's items, a mapping's keys."""
        if isinstance(self.value, str):
            yield self.path, self.value
        elif isinstance(self.value, list | tuple):
            yield from (((*self.path, number), str(key)) for number, key in enumerate(self.value))
        elif isinstance(self.value, Mapping):
            yield from (((*self.path, key), str(key)) for key in self.value)


def walk(
    schema: KeySchema, value: object, path: KeyPath = (), skip: tuple[type[Annotation], ...] = ()
) -> Iterator[Node]:
    """Yield `value` and everything inside it that is not empty, each with its path and its schema.

    `value` is plain data or a part of the model; keys that the schema has not are left out, and so is what
    has one of the annotations `skip`. A part that is written as a text alone is that part's display name.
    """
    if any(schema.get(kind) for kind in skip):
        return
    yield Node(path, value, schema)
    if isinstance(value, str):
        named = next((inner for inner in schema.fields.values() if inner.get(DisplayName)), None)
        if named is not None:
            yield Node(path, value, named)
        return
    for step, part in _parts(schema, value):
        inside = schema.child(step)
        if inside is not None and part is not None:
            yield from walk(inside, part, (*path, step), skip)


def _parts(schema: KeySchema, value: object) -> Iterator[tuple[str | int, object]]:
    """Yield the steps into a value: keys, indexes, or the fields of a part of the model."""
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, list | tuple):
        yield from enumerate(value)
    elif value is not None and not isinstance(value, bool | int):
        yield from ((name, getattr(value, name, None)) for name in schema.fields)


def display_name(schema: KeySchema, value: object) -> str | None:
    """Return what a part is called; None for what has no name."""
    if isinstance(value, str):
        return value if any(inner.get(DisplayName) for inner in schema.fields.values()) else None
    names = (value_at(value, (key,)) for key, inner in schema.fields.items() if inner.get(DisplayName))
    return next((str(name) for name in names if name), None)


def sections(schema: KeySchema, kind: str) -> tuple[str, ...]:
    """Return the sections whose ids a reference may name as `kind`."""
    declared = ((key, section.get(Declares)) for key, section in schema.fields.items())
    return tuple(key for key, names in declared if names is not None and kind in names.kinds)


def unit(schema: KeySchema, path: KeyPath) -> KeyPath | None:
    """Return the path of the smallest unit of meaning around a value; None for what stands in none."""
    for end in range(len(path), 0, -1):
        part = schema.at(path[:end])
        meaning = part.get(Meaning) if part is not None else None
        if meaning is not None and not meaning.inside:
            return path[:end]
    return None


def has_units(schema: KeySchema) -> bool:
    """Tell whether a part consists of units of meaning by id, beside what it says itself."""
    entries = (field.entries for field in schema.fields.values() if field.entries is not None)
    return any((meaning := entry.get(Meaning)) is not None and not meaning.inside for entry in entries)


def follow(schema: KeySchema, path: KeyPath, value: object) -> Iterator[KeyPath]:
    """Yield where the parts stand that belong to the unit at `path`, which says `value` (plain data).

    These are what the references of its `Meaning.follows` name: entries of the part around the unit, and
    entries of the sections of the model. An id that may stand in several sections yields each of them.
    """
    part = schema.at(path)
    meaning = part.get(Meaning) if part is not None else None
    fields = value if isinstance(value, Mapping) else {}
    for name in meaning.follows if meaning is not None else ():
        inside = schema.at((*path, name))
        edge = inside.get(EdgeTarget) if inside is not None else None
        entry = (
            path[-1] if edge is not None and edge.or_key and fields.get(name) is None else fields.get(name)
        )
        if inside is not None and entry is not None:
            for node in walk(inside, entry, (*path, name)):
                places = () if node.get(EntryRef) else tuple(homes(schema, node.path))
                yield from ((*place, key) for place in places for _, key in node.ids)


def homes(schema: KeySchema, path: KeyPath) -> Iterator[KeyPath]:
    """Yield the mappings among whose entries is what the reference at `path` names; none for other values."""
    part = schema.at(path)
    if part is None:
        return
    if (local := part.get(LocalRef)) is not None:
        beside = (*path[:-3], local.field)
        there = schema.at(beside)
        if there is not None:
            yield from homes(schema, (*beside, 0)) if there.items is not None else (beside,)
    if (entry := part.get(EntryRef)) is not None:
        yield from ((*home, path[-1], entry.field) for home in homes(schema, path[:-1]))
    if (reference := part.get(Ref)) is not None:
        yield from ((section,) for kind in reference.kinds for section in sections(schema, kind))


def value_at(value: object, path: KeyPath) -> object:
    """Return what stands at `path` in a part of the model or in plain data; None where nothing does."""
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else getattr(value, str(step), None)
    return value
