"""What a region adds to a part of the base names its source: it never rests silently on the base's."""

from collections.abc import Iterator, Mapping

from routewijzer.annotations import Stated
from routewijzer.findings import Finding, Severity, phrase
from routewijzer.key_schema import KeySchema, walk
from routewijzer.overlay.operation import Operation, dotted_path
from routewijzer.overlay.tree import Tree
from routewijzer.yamldoc import Data, KeyPath


def report_unsourced(root: Tree, operations: tuple[Operation, ...], keys: KeySchema) -> Iterator[Finding]:
    """Yield an error for an addition to a part of the base that is stated and names no source.

    And, as a remark, a changed text that still rests on the source of the base's text.
    """
    targets = frozenset(operation.target for operation in operations)
    for operation in operations:
        if operation.kind == "add":
            yield from _unsourced_addition(root, operation, keys)
        elif operation.kind == "change":
            yield from _old_source(root, operation, targets, keys)


def _unsourced_addition(root: Tree, operation: Operation, keys: KeySchema) -> Iterator[Finding]:
    for path, part in _statements(operation.target, operation.value, keys):
        if not part.get("source"):
            owner = root.at(path[:-2]) or root
            message = phrase("overlay-source", path=dotted_path(path))
            yield Finding("overlay-source", operation.place, message, other=owner.key, subjects=(path,))


def _old_source(
    root: Tree, operation: Operation, targets: frozenset[KeyPath], keys: KeySchema
) -> Iterator[Finding]:
    *owner, field = operation.target
    schema, part = keys.at(tuple(owner)), root.at(tuple(owner))
    stated, fields = schema.get(Stated) if schema else None, part.plain if part else None
    if stated is None or stated.rests_on != "owner" or field != stated.words or not isinstance(fields, dict):
        return
    if fields.get("basis") == "stated" and (*owner, "source") not in targets:
        message, other = phrase("overlay-source.same", path=operation.name), part.key if part else None
        subjects = (operation.target,)
        yield Finding("overlay-source", operation.place, message, None, Severity.INFO, other, subjects)


def _statements(
    target: KeyPath, value: Data, keys: KeySchema
) -> Iterator[tuple[KeyPath, Mapping[str, Data]]]:
    """Yield the parts of an addition that are stated and stand in a part of the base.

    A question rests on the main source of the route by its nature.
    """
    schema = keys.at(target)
    for node in walk(schema, value, target) if schema is not None else ():
        stated = node.get(Stated)
        if stated is None or stated.rests_on == "route" or not isinstance(node.value, dict):
            continue
        if len(node.path) < len(target) + 2 and node.value.get("basis", stated.default) == "stated":
            yield node.path, node.value
