"""Reading the part `add`: what the base has not, and where it stands among what the base has."""

from collections.abc import Iterator
from typing import Literal

from routewijzer.findings import Finding, did_you_mean, known_names, nearest, phrase
from routewijzer.overlay.context import MergeContext, Result, empty, names
from routewijzer.overlay.operation import Operation, Order, dotted_path
from routewijzer.overlay.tree import Tree
from routewijzer.yamldoc import KeyPath

SIDES: tuple[Literal["before"], Literal["after"]] = ("before", "after")


def additions(bench: MergeContext, region_part: Tree) -> Iterator[Result]:
    """Yield what stands under `add`.

    A key that the base has leads deeper; one that it has not is added whole.
    """
    yield from _additions(bench, bench.base, region_part, ())


def _additions(bench: MergeContext, base: Tree, region_part: Tree, path: KeyPath) -> Iterator[Result]:
    assert isinstance(region_part.parts, dict)
    taken = [key for key, part in region_part.parts.items() if part.parts is None and _has(base, key)]
    if taken:
        yield _already_there(base, region_part, path, taken)
        return
    siblings = (*names(base), *region_part.parts)
    for key, part in region_part.parts.items():
        target = (*path, key)
        at: KeyPath = ("add", *target)
        base_part = base.child(key)
        if key in SIDES and path:
            message = phrase("overlay-order.in-base", path=dotted_path(path))
            yield Finding("overlay-order", part.key, message, other=base.key, subjects=(path,))
        elif part.parts in ({}, []) or (part.parts is None and part.data is None):
            yield empty(at, part.key)
        elif base_part is None or (base_part.parts is None and base_part.data is None):
            meant = _nearest_addition(base, key, part)
            if meant is None:
                yield from _addition(bench, part, target, siblings)
            else:
                message, hint = (
                    phrase("overlay-target", path=dotted_path(target)),
                    phrase("did-you-mean", name=meant),
                )
                yield Finding("overlay-target", part.key, message, hint, other=base.key, subjects=(target,))
        elif isinstance(base_part.parts, dict) and isinstance(part.parts, dict):
            yield from _additions(bench, base_part, part, target)
        elif isinstance(base_part.parts, list):
            yield from _items(bench, base_part, part, target)
        else:
            yield _already_there(base, region_part, path, [key])


def _nearest_addition(base: Tree, key: str, part: Tree) -> str | None:
    """Return the id that a misspelled one under `add` stands for; None for something new.

    It is misspelled when all that stands under it goes into parts that the nearest id of the base has.
    """
    near = nearest(key, names(base))
    there = base.child(near) if near is not None else None
    if there is None or not isinstance(part.parts, dict) or not part.parts:
        return None
    inside = (there.child(name) for name in part.parts)
    return near if all(part is not None and part.parts is not None for part in inside) else None


def _addition(
    bench: MergeContext, part: Tree, target: KeyPath, siblings: tuple[str, ...]
) -> Iterator[Result]:
    forbidden = tuple(bench.check_allowed(target, part.key, whole=False))
    yield from forbidden
    ordered = _order(bench, part, target, siblings)
    if isinstance(ordered, Finding):
        yield ordered
    elif not forbidden:
        yield Operation("add", target, ("add", *target), part.key, without_order(part).plain, order=ordered)


def _items(bench: MergeContext, base_part: Tree, part: Tree, path: KeyPath) -> Iterator[Result]:
    """Items for a list of the base: a list, or a mapping from each item to its order."""
    listed = part.parts if isinstance(part.parts, list) else []
    named = part.parts if isinstance(part.parts, dict) else {}
    new = tuple(str(item.data) for item in listed) + tuple(named)
    if not new or any(item.parts is not None for item in listed):
        message = phrase("overlay-list.add", path=dotted_path(path))
        yield Finding("overlay-list", part.key, message, other=base_part.key, subjects=(path,))
        return
    for number, item in enumerate(new):
        target = (*path, item)
        place = listed[number].value if listed else named[item].key
        at: KeyPath = ("add", *path, number if listed else item)
        old = base_part.child(item)
        forbidden = tuple(bench.check_allowed(target, place, whole=False))
        order = None if listed else _order(bench, named[item], target, (*names(base_part), *new))
        if old is not None:
            message = phrase("overlay-already-there.item", path=dotted_path(target))
            yield Finding("overlay-already-there", place, message, other=old.value, subjects=(target,))
        elif new.index(item) < number:
            message = phrase("overlay-already-there.twice", item=item)
            yield Finding("overlay-already-there", place, message, subjects=(target,))
        elif forbidden or isinstance(order, Finding):
            yield from (*forbidden, *((order,) if isinstance(order, Finding) else ()))
        else:
            yield Operation("add", target, at, place, item, order=order, text=True)


def _order(
    bench: MergeContext, part: Tree, target: KeyPath, siblings: tuple[str, ...]
) -> Order | Finding | None:
    """Where an added part wants to stand; None when it says nothing: at the end."""
    sides = [
        (side, neighbour)
        for side in SIDES
        if isinstance(part.parts, dict) and (neighbour := part.child(side))
    ]
    if not sides:
        return None
    side, neighbour = sides[0]
    parent = bench.base.at(target[:-1]) or bench.base
    if len(sides) > 1:
        message = phrase("overlay-order.both", path=dotted_path(target))
        return Finding("overlay-order", sides[1][1].key, message, other=neighbour.key, subjects=(target,))
    if not isinstance(neighbour.data, str):
        message = phrase("overlay-order.name", side=side, path=dotted_path(target))
        return Finding("overlay-order", neighbour.value, message, other=parent.key, subjects=(target,))
    name = neighbour.data
    if name not in siblings or name == target[-1]:
        message = phrase("overlay-order.neighbour", side=side, name=name, path=dotted_path(target))
        known = tuple(sibling for sibling in siblings if sibling != target[-1])
        hint = did_you_mean(name, known) or known_names(known)
        return Finding("overlay-order", neighbour.value, message, hint, other=parent.key, subjects=(target,))
    return Order(side, name, neighbour.value)


def without_order(part: Tree) -> Tree:
    """Return an added part without the keys that only say where it stands."""
    if not isinstance(part.parts, dict):
        return part
    parts = {key: inner for key, inner in part.parts.items() if key not in SIDES}
    return Tree(part.data, part.key, part.value, parts)


def _has(base: Tree, key: str) -> bool:
    """Whether the base has a value of its own at `key`: no mapping, no list, not empty."""
    base_part = base.child(key)
    return base_part is not None and base_part.parts is None and base_part.data is not None


def _already_there(base: Tree, region_part: Tree, path: KeyPath, keys_taken: list[str]) -> Finding:
    """One finding for a part that the base has: about the part when most of it is there, else the field."""
    if len(keys_taken) > 1:
        message = phrase(
            "overlay-already-there.part", path=dotted_path(path), id=str(path[-1]) if path else ""
        )
        return Finding("overlay-already-there", region_part.key, message, other=base.key, subjects=(path,))
    part, base_part = region_part.child(keys_taken[0]), base.child(keys_taken[0])
    assert part is not None
    assert base_part is not None
    target = (*path, keys_taken[0])
    message = phrase("overlay-already-there", path=dotted_path(target))
    return Finding("overlay-already-there", part.key, message, other=base_part.key, subjects=(target,))
