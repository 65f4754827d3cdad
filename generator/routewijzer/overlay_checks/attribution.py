"""Findings about an edition, told where its author can fix them.

A check on a merged route may find in the base what the region brought about: a link of the base that names
something removed, an element that nothing leads to any more. The region's author cannot change the base; such
a finding is told at the operation that caused it, with the base's place as the second one. Which operation
that is follows from the finding's subjects, never from its words.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import takewhile

from routewijzer.findings import Finding, KeyPath, Phrase, phrase
from routewijzer.overlay.operation import Merged, Operation
from routewijzer.yamldoc import Data

NAMED_WEIGHT = 4
"""An operation on a subject of the finding, or on what holds it: as much as four shared steps of a path."""

MENTIONED_WEIGHT = 3
"""The removal of something that names a subject, such as the edge that led there. Less than `NAMED_WEIGHT`:
who removes a thing breaks what is said about it more surely than who removes what only names it."""

SHARED_WEIGHT = 1
"""Each step that an operation's path shares with a subject. One step is the section: that says nothing."""

REMOVED_WEIGHT = 1
"""Settles between a change and a removal that are as near: what is gone is the likelier cause."""


def attribute(
    findings: Collection[Finding], merged: Merged, base_findings: Collection[Finding] = ()
) -> tuple[Finding, ...]:
    """Return the findings of an edition, each in the file where it can be fixed.

    `base_findings` are the findings of the base alone: these stay in the base.
    """
    own = frozenset(base_findings)
    region = merged.overlay.document.file
    return tuple(
        finding if finding in own or finding.place.file == region else _attribute(finding, merged)
        for finding in findings
    )


def nearness(merged: Merged, operation: Operation, subjects: tuple[KeyPath, ...]) -> int:
    """Return how likely an operation caused a finding about `subjects`.

    That is the sum of this module's weights that apply; 0 when nothing points to it.
    """
    target = operation.target
    is_named = any(subject[: len(target)] == target for subject in subjects)
    shared = max((_shared_steps(target, subject) for subject in subjects), default=0)
    weight = NAMED_WEIGHT * is_named + (SHARED_WEIGHT * shared if shared > 1 else 0)
    if operation.kind == "remove":
        ids = {str(subject[-1]) for subject in subjects if subject}
        weight += MENTIONED_WEIGHT * (
            not ids.isdisjoint((str(target[-1]), *_texts(merged.removed_parts[target])))
        )
        weight += REMOVED_WEIGHT * (weight > 0)
    return weight


def _attribute(finding: Finding, merged: Merged) -> Finding:
    if finding.other is not None and finding.other.file == merged.overlay.document.file:
        return replace(finding, place=finding.other, other=finding.place)
    cause = _cause(finding, merged)
    if cause is None:
        return finding
    if cause.kind == "remove":
        message = phrase("cause.removed", path=cause.name)
        hint: Phrase | None = phrase("cause.remove-too")
    else:
        message, hint = phrase("cause", kind=cause.kind, path=cause.name), finding.hint
    return replace(finding, place=cause.place, hint=hint, other=finding.place, cause=message)


def _cause(finding: Finding, merged: Merged) -> Operation | None:
    """Return the operation nearest to a finding; the first of several."""
    weighed = ((nearness(merged, operation, finding.subjects), operation) for operation in merged.operations)
    best = max(weighed, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None


def _shared_steps(first: KeyPath, second: KeyPath) -> int:
    """How many steps two paths share from the root."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _texts(value: Data) -> Iterator[str]:
    """All texts in a value: among them the ids that it names."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(part)
