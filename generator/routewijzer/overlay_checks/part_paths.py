"""A part of the base with the path of each value in it, and what a region may do with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from routewijzer.key_schema import KeySchema
from routewijzer.overlay.contract import contract
from routewijzer.overlay.operation import Operation, dotted
from routewijzer.overlay.tree import Tree
from routewijzer.overlay_checks.grades import Grades
from routewijzer.yamldoc import Data, KeyPath

Grade = Literal["required", "locked", "approved", "free"]
"""Every region fills it in; none changes it; one does with an approval; one may."""


@dataclass(frozen=True, slots=True)
class PartPath:
    """A value with its path, as region.yaml takes it, and what a region may do with it."""

    path: KeyPath
    value: Data
    grade: Grade

    @property
    def name(self) -> str:
        """The path as findings spell it."""
        return dotted(self.path)


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
    said = contract(root, keys)
    grades = Grades(root, keys, said)
    part = root.at(path)
    for leaf, value in _leaves(part, path) if part is not None else ():
        if any(leaf[: len(slot)] == slot for slot in said.required):
            grade: Grade = "required"
        elif said.lock(leaf, whole=False) is not None:
            grade = "locked"
        else:
            here = root.at(leaf)
            assert here is not None
            change = Operation("change", leaf, ("change", *leaf), here.key, value)
            decides = leaf[2:3] == ("rules",) and leaf[4:5] in (("when",), ("then",))
            held = grades.reason(change) is not None or (decides and leaf[:2] in grades.guarded)
            grade = "approved" if held else "free"
        yield PartPath(leaf, value, grade)


def _leaves(part: Tree, path: KeyPath) -> Iterator[tuple[KeyPath, Data]]:
    if isinstance(part.parts, dict):
        for key, inner in part.parts.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(part.parts, list):
        for item in part.parts:
            if item.parts is None:
                yield (*path, str(item.data)), item.data
    elif part.data is not None:
        yield path, part.data
