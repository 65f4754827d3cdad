"""What stands around a region's operation in the base: the words that its own words are read with.

A change of one field is read with the whole fact, rule, question or outcome that it stands in; a rule with
the questions that it asks and the outcome that it names; an arrow with what stands at both ends; what is
added with the element that it stands in and the part that it stands beside. When one of these changes, the
region's words may come to say something else, though nobody touched them.
"""

from collections.abc import Iterator, Mapping

from routewijzer.annotations import DayLooked, DisplayName, EdgeTarget, Ref, SearchText
from routewijzer.key_schema import KeySchema, follow, has_units, unit, walk
from routewijzer.overlay.operation import REASONED_KINDS, OperationKind
from routewijzer.overlay.tree import Tree, as_seen_alike
from routewijzer.yamldoc import Data, KeyPath

_DEPTH = 2
"""How far references are followed: from a rule to its outcome, and to where that leads."""

Surroundings = Mapping[KeyPath, Data]
"""Path of a unit in the base → what it says."""


def surroundings(
    root: Tree, kind: OperationKind, target: KeyPath, value: Data, neighbour: KeyPath | None, keys: KeySchema
) -> Surroundings:
    """Return what stands around an operation in the base, by unit of meaning.

    `value` is what the region says at `target`, `neighbour` the part that an addition stands beside, and
    `keys` are those of the base's model.
    """
    return dict(_units(root, kind, target, value, neighbour, keys))


def differences(
    before: Surroundings, after: Surroundings, keys: KeySchema, root: Tree
) -> Iterator[tuple[KeyPath, Data, Data]]:
    """Yield each value that reads differently: its path, and what the base said and says (None: nothing).

    `before` are the surroundings that were recorded, `after` those of now. A unit that only one of them has
    is told when the base (`root`) has it no more; else another value already tells why.
    """
    for path, old_value in before.items():
        if path in after:
            old, new = dict(leaves(old_value, path, keys)), dict(leaves(after[path], path, keys))
            for leaf in dict.fromkeys((*old, *new)):
                if as_seen_alike(old.get(leaf)) != as_seen_alike(new.get(leaf)):
                    yield leaf, old.get(leaf), new.get(leaf)
        elif root.at(path) is None:
            yield path, old_value, None


def leaves(value: Data, path: KeyPath, keys: KeySchema) -> Iterator[tuple[KeyPath, Data]]:
    """Yield the texts, numbers and lists in a value, each with its path.

    A part that is written as a text alone is its name. Days on which somebody only looked say nothing.
    """
    schema = keys.at(path)
    if schema is not None and schema.get(DayLooked):
        return
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, key), keys)
    elif value is not None:
        named = schema.fields.items() if schema is not None and isinstance(value, str) else ()
        name = next((key for key, inner in named if inner.get(DisplayName)), None)
        yield ((*path, name) if name is not None else path), value


def _units(
    root: Tree, kind: OperationKind, target: KeyPath, value: Data, neighbour: KeyPath | None, keys: KeySchema
) -> Iterator[tuple[KeyPath, Data]]:
    around = unit(keys, target)
    whole = keys.at(around) if around is not None else None
    if kind in REASONED_KINDS and (around == target or (whole is not None and has_units(whole))):
        return
    part = root.at(around) if around is not None else None
    if around is not None and part is not None:
        yield around, _content(part, around, keys)
        now = part.plain if kind in REASONED_KINDS else _with(part.plain, target[len(around) :], value)
        for text in (part.plain, now):
            yield from _follow(root, around, text, keys, _DEPTH)
    schema = keys.at(target)
    for node in walk(schema, value, target) if schema is not None and kind == "add" else ():
        if node.path == unit(keys, node.path):
            yield from _follow(root, node.path, node.value, keys, _DEPTH)
    owner = unit(keys, around[:-1]) if around is not None else None
    part = root.at(owner) if owner is not None else None
    if owner is not None and part is not None and (kind == "add" or _is_edge(keys.at(around or ()))):
        yield owner, _content(part, owner, keys)
    beside = root.at(neighbour) if neighbour is not None else None
    if neighbour is not None and beside is not None:
        yield neighbour, _content(beside, neighbour, keys)


def _with(value: Data, path: KeyPath, new: Data) -> Data:
    """Return a value in which `new` stands at `path`."""
    if not path:
        return new
    fields = value if isinstance(value, dict) else {}
    return {**fields, str(path[0]): _with(fields.get(str(path[0])), path[1:], new)}


def _is_edge(schema: KeySchema | None) -> bool:
    fields = schema.fields.values() if schema is not None else ()
    return any(edge.or_key for field in fields if (edge := field.get(EdgeTarget)) is not None)


def _follow(
    root: Tree, path: KeyPath, value: object, keys: KeySchema, depth: int
) -> Iterator[tuple[KeyPath, Data]]:
    """Yield the units that a unit's references name, and those that theirs name."""
    for other in follow(keys, path, value) if depth else ():
        part = root.at(other)
        if part is not None:
            yield other, _content(part, other, keys)
            yield from _follow(root, other, part.plain, keys, depth - 1)


def _content(part: Tree, path: KeyPath, keys: KeySchema) -> Data:
    """Return what a unit says: of an element, which consists of other units, its name and summary."""
    schema, plain = keys.at(path), part.plain
    if schema is None or not has_units(schema) or not isinstance(plain, dict):
        return plain
    return {
        key: plain[key]
        for key, inner in schema.fields.items()
        if plain.get(key) is not None and _is_head(inner)
    }


def _is_head(schema: KeySchema) -> bool:
    text = schema.get(SearchText)
    if schema.get(Ref) or schema.items or schema.entries:
        return False
    return schema.get(DisplayName) is not None or (text is not None and not text.keyword)
