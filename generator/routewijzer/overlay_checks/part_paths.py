"""A part of the base with the path of each value in it, and what a region may do with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from routewijzer.key_schema import KeySchema, unit
from routewijzer.overlay.contract import KEY, contract
from routewijzer.overlay.operation import Merged, Operation, dotted_path
from routewijzer.overlay.read import MAY, NEEDED_KEYS
from routewijzer.overlay.tree import Tree, tree
from routewijzer.overlay_checks.grades import Grades
from routewijzer.yamldoc import Data, Document, KeyPath

Grade = Literal["required", "locked", "approved", "free", "own"]
"""Every region fills it in; none changes it; one does with an approval; one may; the region says it."""


_OF_THE_BASE = ("format", KEY)
"""Sections that say nothing to a reader, and that no region touches."""


@dataclass(frozen=True, slots=True)
class PartPath:
    """A value with its path, as region.yaml takes it, and what a region may do with it.

    `is_item`: it is an item of a list, named by what it says: it comes and goes, and does not change.
    """

    path: KeyPath
    value: Data
    grade: Grade
    is_item: bool = False

    @property
    def name(self) -> str:
        """The path as findings spell it."""
        return dotted_path(self.path)


def parts_named(root: Tree, name: str) -> tuple[KeyPath, ...]:
    """Return where the base has a part: an id in any section, or a dotted path."""
    path: KeyPath = tuple(name.split("."))
    if len(path) > 1:
        return (path,) if root.at(path) is not None else ()
    sections = root.parts if isinstance(root.parts, dict) else {}
    return tuple((section, name) for section, part in sections.items() if part.child(name) is not None)


def part_paths(root: Tree, keys: KeySchema, path: KeyPath) -> Iterator[PartPath]:
    """Yield each text, number and item of a list in a part, in the order of the base.

    `keys` are those of the base's model.
    """
    part = root.at(path)
    if part is not None:
        yield from _graded_parts(root, part, keys, path)


def paths_by_unit(base: Document, merged: Merged | None, keys: KeySchema) -> Mapping[KeyPath, list[PartPath]]:
    """Return every value of a route by the unit of meaning that it stands in, its section where in none.

    With `merged` these are the values of that edition over `base`. `keys` are those of the base's model.
    """
    edition = tree(merged.document if merged is not None else base)
    own = (
        frozenset(operation.target for operation in merged.operations) if merged is not None else frozenset()
    )
    paths: dict[KeyPath, list[PartPath]] = {}
    for value in _graded_parts(tree(base), edition, keys, (), own):
        if keys.at(value.path[:1]) is not None and value.path[0] not in _OF_THE_BASE:
            paths.setdefault(unit(keys, value.path) or value.path[:1], []).append(value)
    return paths


def _graded_parts(
    root: Tree, part: Tree, keys: KeySchema, path: KeyPath, own: frozenset[KeyPath] = frozenset()
) -> Iterator[PartPath]:
    """Yield the values of `part`, which stands at `path`; `own` are the targets of the region."""
    region_contract = contract(root, keys)
    grades = Grades(root, keys, region_contract)
    for leaf, value, is_item in _leaves(part, path):
        text = root.at(leaf)
        said_by_region = leaf[:1] == ("route",) and leaf[1:2] and leaf[1] in (*NEEDED_KEYS, *MAY)
        if text is None or said_by_region or any(leaf[:end] in own for end in range(1, len(leaf) + 1)):
            grade: Grade = "own"
        elif any(leaf[: len(slot)] == slot for slot in region_contract.required):
            grade = "required"
        elif region_contract.lock(leaf, whole=False) is not None:
            grade = "locked"
        else:
            change = Operation("change", leaf, ("change", *leaf), text.key, value)
            decides = leaf[2:3] == ("rules",) and leaf[4:5] in (("when",), ("then",))
            is_held = grades.reason(change) is not None or (decides and leaf[:2] in grades.guarded_parts)
            grade = "approved" if is_held else "free"
        yield PartPath(leaf, value, grade, is_item)


def _leaves(part: Tree, path: KeyPath) -> Iterator[tuple[KeyPath, Data, bool]]:
    """Yield each value below a part with its path, and whether it is an item of a list."""
    if isinstance(part.parts, dict):
        for key, inner in part.parts.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(part.parts, list):
        for item in part.parts:
            if item.parts is None:
                yield (*path, str(item.data)), item.data, True
    elif part.data is not None:
        yield path, part.data, False
