"""Base + overlay → the edition's `Document`, strictly: what does not fit is told, never skipped."""

from collections.abc import Callable, Iterator, Mapping

from routewijzer.findings import Finding, has_errors, phrase
from routewijzer.key_schema import KeySchema
from routewijzer.overlay.additions import additions
from routewijzer.overlay.apply import apply_operations, beside, in_turn, put
from routewijzer.overlay.changes import changes, fills, report_unfilled
from routewijzer.overlay.context import MergeContext, Result
from routewijzer.overlay.contract import KEY, contract
from routewijzer.overlay.keeps import keeps
from routewijzer.overlay.operation import KINDS, Merged, Operation, OperationKind, Overlay, dotted_path
from routewijzer.overlay.read import MAY, NEEDED_KEYS, OWN
from routewijzer.overlay.removals import removals
from routewijzer.overlay.tree import Tree, copy_tree, document, tree
from routewijzer.yamldoc import Data, Document, KeyPath

_READERS: Mapping[OperationKind, Callable[[MergeContext, Tree], Iterator[Result]]] = {
    "fill": fills,
    "change": changes,
    "add": additions,
    "remove": removals,
    "keep": keeps,
}


def merge(
    base: Document, overlay: Overlay, keys: KeySchema, base_values: Mapping[KeyPath, Data] | None = None
) -> tuple[Merged | None, tuple[Finding, ...]]:
    """Return the edition that an overlay makes of a base, or None with all findings; never raise.

    With the edition come findings that are no errors. `keys` are those of the base's model. `base_values` is
    what the base said at a target when the region last looked (`RegionLock.base_values`): a change that the
    base has made since is a warning, and is left out.

    An operation is applied on what the base has: additions do not see changes, nor the other way
    round. The head of the route (id, edition, owner, version, published, feedback, …) comes from
    the region. An approval (`sign_off`) of the base says nothing of an edition, so it is not taken over.
    """
    root, region = copy_tree(base), copy_tree(overlay.document)
    bench = MergeContext(root, contract(root, keys), base_values or {})
    operations, problems = _operations(bench, region)
    problems += _head(root, region, overlay)
    filled = frozenset(operation.target for operation in operations if operation.kind == "fill")
    slots_tried = frozenset(_targets(region.child("fill"), ()))
    problems += report_unfilled(
        bench, filled | slots_tried, region.child("fill") or region.child("region") or region
    )
    problems += _twice(operations)
    problems += _waiting(operations)
    if has_errors(problems):
        return None, tuple(problems)
    operations = tuple(operation for operation in operations if operation.kind != "keep")
    regional = dict(_regional(root, operations))
    removed = {
        operation.target: _plain(root, operation.target)
        for operation in operations
        if operation.kind == "remove"
    }
    _set_head(root, region, overlay)
    apply_operations(root, region, operations)
    _forget(root, operations)
    edition = document(root, base.file)
    return Merged(edition, overlay, operations, regional, removed), tuple(problems)


def operations(base: Document, overlay: Overlay, keys: KeySchema) -> tuple[Operation, ...]:
    """Return the operations of an overlay that still fit this base; what does not fit is left out."""
    root, region = tree(base), tree(overlay.document)
    return _operations(MergeContext(root, contract(root, keys)), region)[0]


def _operations(bench: MergeContext, region: Tree) -> tuple[tuple[Operation, ...], list[Finding]]:
    done: list[Operation] = []
    problems: list[Finding] = []
    for kind in KINDS:
        part = region.child(kind)
        for result in _READERS[kind](bench, part) if part else ():
            if isinstance(result, Operation):
                done.append(result)
            else:
                problems.append(result)
    return tuple(done), problems


def _targets(part: Tree | None, path: KeyPath) -> Iterator[KeyPath]:
    """All paths in a part of an overlay."""
    if part is not None and isinstance(part.parts, dict):
        for key, inner in part.parts.items():
            yield (*path, key)
            yield from _targets(inner, (*path, key))


def _head(root: Tree, region: Tree, overlay: Overlay) -> Iterator[Finding]:
    """Require that the head has one place: no other part touches it, and it has an id of its own."""
    base_id = root.at(("route", "id"))
    own = region.at(("region", "id"))
    if base_id is not None and own is not None and base_id.data == own.data:
        message = phrase("overlay-head.base-id", id=overlay.id)
        yield Finding("overlay-head", own.value, message, other=base_id.value, subjects=(("route", "id"),))
    for kind in KINDS:
        for name in (*NEEDED_KEYS, *MAY):
            part, base_part = region.at((kind, "route", name)), root.at(("route", name)) or root
            if part is not None:
                message, subject = phrase("overlay-head.elsewhere", key=name), ("route", name)
                yield Finding("overlay-head", part.key, message, other=base_part.key, subjects=(subject,))
        for name in (KEY, "format"):
            part, base_part = region.at((kind, name)), root.child(name) or root
            if part is not None:
                message = phrase("overlay-locked.base", key=name)
                yield Finding("overlay-locked", part.key, message, other=base_part.key, subjects=((name,),))


def _set_head(root: Tree, region: Tree, overlay: Overlay) -> None:
    for name in OWN:
        if name not in overlay.head and root.at(("route", name)) is not None:
            place = (region.child("region") or region).key
            put(root, ("route", name), Tree(None, place, place))
    for name, at in overlay.head.items():
        value = region.at(at)
        assert value is not None
        put(root, ("route", name), value)


def _forget(root: Tree, operations: tuple[Operation, ...]) -> None:
    """Take out of the contract what it says about parts that the region removes, where a region may."""
    removed = tuple(operation.target for operation in operations if operation.kind == "remove")
    for kind in ("suggested", "approved"):
        part = root.at((KEY, kind))
        if part is not None and isinstance(part.parts, dict):
            part.parts = {
                name: inner
                for name, inner in part.parts.items()
                if not any(tuple(name.split("."))[: len(target)] == target for target in removed)
            }


def _twice(operations: tuple[Operation, ...]) -> Iterator[Finding]:
    """No two operations touch the same part."""
    seen: dict[KeyPath, Operation] = {}
    for operation in operations:
        seen.setdefault(operation.target, operation)
    for operation in operations:
        for end in range(1, len(operation.target) + 1):
            other = seen.get(operation.target[:end])
            if other is not None and other is not operation:
                message = phrase(
                    "overlay-twice",
                    path=operation.name,
                    kind=operation.kind,
                    other=other.name,
                    other_kind=other.kind,
                )
                subjects = (operation.target, other.target)
                yield Finding("overlay-twice", operation.place, message, other=other.place, subjects=subjects)


def _waiting(operations: tuple[Operation, ...]) -> Iterator[Finding]:
    """No additions wait for each other's place."""
    placed = {operation.target for operation in in_turn(operations)}
    for operation in operations:
        if operation.target not in placed and operation.order is not None:
            message = phrase(
                "overlay-order.waiting", path=operation.name, other=dotted_path(beside(operation))
            )
            yield Finding(
                "overlay-order",
                operation.order.place,
                message,
                subjects=(operation.target, beside(operation)),
            )


def _regional(root: Tree, operations: tuple[Operation, ...]) -> Iterator[tuple[KeyPath, Data]]:
    for operation in operations:
        before = _plain(root, operation.target)
        if operation.kind == "add":
            yield operation.target, None
        elif operation.kind != "remove" and before != operation.value:
            yield operation.target, before


def _plain(root: Tree, path: KeyPath) -> Data:
    part = root.at(path)
    return part.plain if part else None
