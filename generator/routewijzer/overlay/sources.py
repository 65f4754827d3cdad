"""What a region adds to a part of the base names its source: it never rests silently on the base's."""

from collections.abc import Iterator, Mapping

from routewijzer.findings import Finding
from routewijzer.overlay.operation import Operation, dotted
from routewijzer.overlay.tree import Tree
from routewijzer.yamldoc import Data, KeyPath

STATED = ("facts", "next", "rules", "outcomes")
"""Parts of an element in which something can be `stated`; without a source of its own it would rest on the
source of the element."""

_WORDS = ("text", "because", "advice")
"""What a part says, in words."""


def unsourced(root: Tree, operations: tuple[Operation, ...]) -> Iterator[Finding]:
    """An addition to a part of the base that is stated and names no source; and, as a remark, a changed text
    that still rests on the source of the base's text."""
    targets = frozenset(one.target for one in operations)
    for one in operations:
        if one.kind == "add":
            yield from _added(root, one)
        elif one.kind == "change":
            yield from _changed(root, one, targets)


def _added(root: Tree, one: Operation) -> Iterator[Finding]:
    for path, part in _stated(one.target, one.value):
        if not part.get("source"):
            owner = root.at(path[:2]) or root
            message = f'"{dotted(path)}" is stated by the region, but no source says so'
            yield Finding("overlay-source", one.place, message, 'add "source": your own', other=owner.key)


def _changed(root: Tree, one: Operation, targets: frozenset[KeyPath]) -> Iterator[Finding]:
    here = root.at(one.target[:-1])
    said = here.plain if here else None
    inside = len(one.target) == 5 and one.target[2] in STATED and one.target[-1] in _WORDS
    stated = isinstance(said, dict) and said.get("basis") == "stated"
    if inside and stated and (*one.target[:-1], "source") not in targets:
        message = f'"{one.name}" has new words, but rests on the same source as before'
        hint = 'does that source not say so? Then add or change "source"'
        yield Finding("overlay-source", one.place, message, hint, "info", other=here.key if here else None)


def _stated(target: KeyPath, value: Data) -> Iterator[tuple[KeyPath, Mapping[str, Data]]]:
    """The parts of an addition that are stated and stand in a part of the base."""
    if not isinstance(value, dict):
        return
    if target == ("terms",) or (len(target) == 3 and target[2] in STATED):
        for key, part in value.items():
            yield from _stated((*target, key), part)
        return
    term = len(target) == 2 and target[0] == "terms"
    inside = len(target) == 4 and target[2] in STATED
    if (term or inside) and value.get("basis", "stated" if term else "") == "stated":
        yield target, value
