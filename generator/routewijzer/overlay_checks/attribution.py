"""Findings about an edition, told where its author can mend them.

A check on a merged route may stumble in the base over what the region did: a link of the base that names
something removed, an element that nothing leads to any more. The region's author cannot mend the base;
such a finding is told at the operation that caused it, with the base's place as the second one.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from routewijzer.findings import Finding, Place, in_order
from routewijzer.overlay.operation import Merged, Operation
from routewijzer.yamldoc import Data, KeyPath

_QUOTED = re.compile(r'"([^"]+)"')


def mendable(
    findings: Collection[Finding], merged: Merged, inherited: Collection[Finding] = ()
) -> tuple[Finding, ...]:
    """Return `findings` of an edition, each in the file where it can be mended.

    `inherited` are the findings of the base alone: these stay in the base.
    """
    own = frozenset(inherited)
    paths = _paths(merged)
    region = merged.overlay.document.file
    return in_order(
        finding if finding in own or finding.place.file == region else _moved(finding, merged, paths)
        for finding in findings
    )


def _moved(finding: Finding, merged: Merged, paths: Mapping[Place, KeyPath]) -> Finding:
    if finding.other is not None and finding.other.file == merged.overlay.document.file:
        return replace(finding, place=finding.other, other=finding.place)
    cause = _cause(finding, merged, paths.get(finding.place, ()))
    if cause is None:
        return finding
    if cause.kind == "remove":
        message = f'{finding.message}, since "{cause.name}" is removed here'
        hint = "remove what hangs on it as well, or keep it"
    else:
        message, hint = f'{finding.message} ({cause.kind} "{cause.name}")', finding.hint
    return replace(finding, place=cause.place, message=message, hint=hint, other=finding.place)


def _cause(finding: Finding, merged: Merged, path: KeyPath) -> Operation | None:
    """Return the operation that names what a finding names, or that touches the same part; else None."""
    named = frozenset(_QUOTED.findall(finding.message))
    scored = ((_nearness(merged, one, named, path), one) for one in merged.operations)
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None


def _nearness(merged: Merged, one: Operation, named: frozenset[str], path: KeyPath) -> int:
    words = [str(step) for step in one.target]
    shared = sum(1 for _ in _common(one.target, path))
    mentions = 4 * (words[-1] in named) + 2 * bool(named.intersection(words))
    if one.kind == "remove" and not named.isdisjoint(_texts(merged.removed[one.target])):
        mentions += 3
    return mentions + (shared if shared > 1 else 0) + (one.kind == "remove" and mentions > 0)


def _texts(value: Data) -> Iterator[str]:
    """All texts in a value: among them the ids that it names."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(part)


def _common(first: KeyPath, second: KeyPath) -> Iterator[str | int]:
    for one, other in zip(first, second, strict=False):
        if one != other:
            return
        yield one


def _paths(merged: Merged) -> Mapping[Place, KeyPath]:
    """Place → path, for keys and values; an anchor's places belong to its first use."""
    found: dict[Place, KeyPath] = {}
    for places in (merged.document.keys, merged.document.values):
        for path, place in places.items():
            found.setdefault(place, path)
    return found
