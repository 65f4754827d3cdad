"""Reading the parts `change` and `fill`: values that get another value."""

import re
from collections.abc import Iterator

from routewijzer.characters import as_seen
from routewijzer.findings import Finding, did_you_mean, phrase
from routewijzer.overlay.additions import SIDES
from routewijzer.overlay.context import MergeContext, Result, empty, severity_of
from routewijzer.overlay.operation import Operation, dotted_path
from routewijzer.overlay.tree import Tree
from routewijzer.yamldoc import Data, KeyPath

_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")


def changes(bench: MergeContext, region_part: Tree) -> Iterator[Result]:
    """Yield what stands under `change`."""
    yield from _changes(bench, bench.base, region_part, ())


def _changes(bench: MergeContext, base: Tree, region_part: Tree, path: KeyPath) -> Iterator[Result]:
    assert isinstance(region_part.parts, dict)
    for key, part in region_part.parts.items():
        target = (*path, key)
        at: KeyPath = ("change", *target)
        base_part = base.child(key)
        if base_part is None or (base_part.parts is None and base_part.data is None):
            slot = next(bench.check_allowed(target, part.key, whole=False), None)
            yield _ordering(base, target, part) or slot or bench.missing(target, part.key)
        elif part.parts in ({}, []) or (part.parts is None and part.data is None):
            message = phrase("overlay-empty.change", path=dotted_path(at))
            yield Finding("overlay-empty", part.key, message, other=base_part.key, subjects=(target,))
        elif isinstance(part.parts, dict) and isinstance(base_part.parts, dict):
            yield from _changes(bench, base_part, part, target)
        else:
            yield from _change(bench, base_part, part, target)


def _change(bench: MergeContext, base_part: Tree, part: Tree, target: KeyPath) -> Iterator[Result]:
    forbidden = tuple(bench.check_allowed(target, part.key, whole=True))
    if forbidden:
        yield from forbidden
    elif isinstance(base_part.parts, list) and (isinstance(part.parts, dict) or _by_id(base_part, target)):
        yield Finding(
            "overlay-list",
            part.key,
            phrase("overlay-list.change", path=dotted_path(target)),
            other=base_part.key,
            subjects=(target,),
        )
    elif _looks_same(part.plain, base_part.plain):
        message, severity = (
            phrase("overlay-no-change", path=dotted_path(target)),
            severity_of(bench, target, base_part),
        )
        yield Finding("overlay-no-change", part.key, message, None, severity, base_part.key, (target,))
    else:
        yield Operation("change", target, ("change", *target), part.key, part.plain)


def fills(bench: MergeContext, region_part: Tree) -> Iterator[Result]:
    """Yield what stands under `fill`: each of it a slot that the base declares as required.

    The value may be the one that the base has: the region then says that it holds for the region too.
    """
    yield from _fills(bench, region_part, ())


def _fills(bench: MergeContext, region_part: Tree, path: KeyPath) -> Iterator[Result]:
    assert isinstance(region_part.parts, dict)
    slots = bench.contract.required
    for key, part in region_part.parts.items():
        target = (*path, key)
        at: KeyPath = ("fill", *target)
        inside = any(bench.contract.slots_below(target))
        if part.parts in ({}, []) or (part.parts is None and part.data is None):
            yield empty(at, part.key)
        elif target in slots and bench.base.at(path) is None:
            yield bench.missing(target, part.key)
        elif target in slots:
            yield Operation("fill", target, at, part.key, part.plain)
        elif inside and isinstance(part.parts, dict):
            yield from _fills(bench, part, target)
        else:
            base_part = bench.base.at(target)
            name, known = dotted_path(target), tuple(map(dotted_path, slots)) or ("-",)
            if base_part:
                message = phrase("overlay-slot.change", path=name, slots=known)
            else:
                message = phrase("overlay-slot.add", path=name, slots=known)
            other = (base_part or bench.base).key
            hint = (
                did_you_mean(key, (str(slot[-1]) for slot in slots if slot[:-1] == path))
                if not base_part
                else None
            )
            yield Finding("overlay-slot", part.key, message, hint, other=other, subjects=(target,))


def report_unfilled(
    bench: MergeContext, slots_filled: frozenset[KeyPath], region_part: Tree
) -> Iterator[Finding]:
    """Every slot that the base requires is filled. `region_part` is where the overlay would say it."""
    for slot, question in bench.contract.required.items():
        if slot not in slots_filled:
            base_part = bench.base.at(slot) or bench.base.at(slot[:-1]) or bench.base
            message = phrase("overlay-unfilled", path=dotted_path(slot), asked=question.removesuffix("."))
            yield Finding("overlay-unfilled", region_part.key, message, other=base_part.key, subjects=(slot,))


def _looks_same(own: Data, base: Data) -> bool:
    """Tell whether a reader sees no difference between two values.

    Other blanks, or the same letter composed otherwise, change nothing.
    """
    if isinstance(own, str) and isinstance(base, str):
        return as_seen(own) == as_seen(base)
    if isinstance(own, list) and isinstance(base, list) and len(own) == len(base):
        return all(map(_looks_same, own, base))
    return own == base


def _by_id(base_part: Tree, target: KeyPath) -> bool:
    """Whether a list is one of ids (then its items come and go one by one).

    The answers that a rule names are one value.
    """
    items = base_part.parts if isinstance(base_part.parts, list) else []
    if not items or "when" in target[-2:]:
        return False
    return all(isinstance(item.data, str) and _ID.fullmatch(item.data) for item in items)


def _ordering(base: Tree, target: KeyPath, part: Tree) -> Finding | None:
    if target[-1] not in SIDES:
        return None
    message = phrase("overlay-order.change", side=str(target[-1]))
    return Finding("overlay-order", part.key, message, other=base.key, subjects=(target[:-1],))
