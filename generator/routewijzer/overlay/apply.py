"""Apply operations to a tree of the base: each value keeps the place of the file that says it."""

from routewijzer.overlay.additions import without_order
from routewijzer.overlay.operation import KINDS, Operation, Order
from routewijzer.overlay.tree import KeyStep, Tree
from routewijzer.yamldoc import KeyPath


def apply_operations(base: Tree, region: Tree, operations: tuple[Operation, ...]) -> None:
    """Change `base` by operations that have been checked against it.

    `region` is the tree of region.yaml.
    """
    tails: dict[KeyPath, str] = {}
    for kind in KINDS:
        chosen = tuple(operation for operation in operations if operation.kind == kind)
        for operation in in_turn(chosen):
            _carry_out(base, region, operation, tails)


def in_turn(operations: tuple[Operation, ...]) -> tuple[Operation, ...]:
    """Return operations so that what stands beside something added comes after it.

    Those that wait for each other are left out.
    """
    waiting = list(operations)
    done: list[Operation] = []
    while waiting:
        still = {operation.target for operation in waiting}
        ready = [
            operation for operation in waiting if operation.order is None or beside(operation) not in still
        ]
        if not ready:
            break
        done += ready
        waiting = [
            operation for operation in waiting if operation.order is not None and beside(operation) in still
        ]
    return tuple(done)


def beside(operation: Operation) -> KeyPath:
    """Return the path of what an addition stands beside; its own parent when it says nothing."""
    order = operation.order
    return (*operation.target[:-1], order.id) if order else operation.target[:-1]


def put(root: Tree, path: KeyPath, value: Tree) -> None:
    """Put `value` at `path`, at the end of its parent's mapping when it is new there."""
    parent = root.at(path[:-1])
    assert parent is not None
    assert isinstance(parent.parts, dict)
    parent.parts[str(path[-1])] = value


def _carry_out(base: Tree, region: Tree, operation: Operation, tails: dict[KeyPath, str]) -> None:
    parent = base.at(operation.target[:-1])
    step: KeyStep = operation.target[-1]
    assert parent is not None
    if operation.kind == "remove":
        if isinstance(parent.parts, dict):
            del parent.parts[str(step)]
        elif isinstance(parent.parts, list):
            parent.parts = [item for item in parent.parts if item.data != step]
    elif operation.text:
        _insert(parent, Tree(operation.value, operation.place, operation.place), operation, tails)
    else:
        region_part = region.at(operation.at)
        assert region_part is not None
        _insert(
            parent, without_order(region_part) if operation.kind == "add" else region_part, operation, tails
        )


def _insert(parent: Tree, value: Tree, operation: Operation, tails: dict[KeyPath, str]) -> None:
    step = str(operation.target[-1])
    if isinstance(parent.parts, list):
        names = [str(item.data) for item in parent.parts]
        parent.parts.insert(_position(names, operation, tails), value)
    elif isinstance(parent.parts, dict):
        if operation.order is None:
            parent.parts[step] = value
            return
        entries = list(parent.parts.items())
        entries.insert(_position(list(parent.parts), operation, tails), (step, value))
        parent.parts = dict(entries)


def _position(names: list[str], operation: Operation, tails: dict[KeyPath, str]) -> int:
    """Return the index at which an addition is inserted.

    Several additions after the same part keep the order of region.yaml: `tails` remembers the last of them.
    """
    order: Order | None = operation.order
    if order is None:
        return len(names)
    if order.side == "before":
        return names.index(order.id)
    anchor = beside(operation)
    at = names.index(tails.get(anchor, order.id)) + 1
    tails[anchor] = str(operation.target[-1])
    return at
