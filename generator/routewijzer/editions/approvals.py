"""Approvals of an edition: which operations wait for one, and whether those that it has still hold.

What an operation does to answers is seen on the merged route: a rule that sends answers of the base elsewhere
waits for an approval, one that only covers new answers does not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from routewijzer.characters import as_read
from routewijzer.editions.difference import AnswerCase
from routewijzer.editions.tables import tables
from routewijzer.findings import Finding, Phrase, Place, Severity, phrase
from routewijzer.model import ROUTE_KEYS, Route
from routewijzer.overlay import Merged, Operation
from routewijzer.overlay.approval import digest
from routewijzer.overlay.contract import contract
from routewijzer.overlay.operation import Approval
from routewijzer.overlay.tree import tree
from routewijzer.overlay_checks.consequence import answers_told, consequence
from routewijzer.overlay_checks.grades import Grades
from routewijzer.yamldoc import Document

NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class HeldOperation:
    """An operation that counts only when it is approved.

    `reason` is the base's, `consequence` what it means for a person, `digest` what an approval of it carries.
    `approval` is the one that holds, or None; `base` is the place in the base, None for what is new there.
    """

    operation: Operation
    reason: str
    consequence: Phrase
    digest: str
    approval: Approval | None
    base: Place | None = None


def held_operations(
    base: Document,
    merged: Merged,
    routes: tuple[Route, Route] | None,
    texts: Mapping[str, str] = NO_TEXTS,
) -> tuple[HeldOperation, ...]:
    """Return the operations of an edition that wait for an approval or have one, in their order.

    `routes` are the models of base and edition; None when one of them cannot be read. `texts` are the
    region's longer texts by file: an approval of one holds for its words, not for its name.
    """
    root, region = tree(base), tree(merged.overlay.document)
    grades = Grades(root, ROUTE_KEYS, contract(root, ROUTE_KEYS))
    flipped = {table.id: table.cases for table in tables(*routes)} if routes else {}
    operations: list[HeldOperation] = []
    for operation in merged.operations:
        case = _flip(operation, flipped)
        reason = grades.reason(operation) or (
            grades.guarded_parts.get(operation.target[:2]) if case else None
        )
        if reason is not None:
            meaning = _describe_flip(case) if case else consequence(root, region, ROUTE_KEYS, operation)
            old = root.at(operation.target)
            text = texts.get(str(operation.value)) if operation.target[2:] == ("content",) else None
            of = digest(operation, old.plain if old is not None else None, text)
            region_approval = merged.overlay.approvals.get(operation.name)
            approval = region_approval if region_approval is not None and region_approval.of == of else None
            place = old.key if old is not None else None
            operations.append(
                HeldOperation(operation, reason.removesuffix("."), meaning, of, approval, place)
            )
    return tuple(operations)


def check_approvals(operations: tuple[HeldOperation, ...], merged: Merged, today: date) -> Iterator[Finding]:
    """Yield what is not approved, or not by somebody who may.

    These are warnings, so that a region can look at what it is working on; an approval from the future, or by
    somebody whom the region does not name, is an error, and so is whatever waits in an edition that is signed
    off: its approver has seen what nobody approved.
    """
    overlay = merged.overlay
    severity = Severity.ERROR if "sign_off" in overlay.head else Severity.WARNING
    for operation in operations:
        name, approval = operation.operation.name, overlay.approvals.get(operation.operation.name)
        place, subjects = operation.operation.place, (operation.operation.target,)
        if approval is None or approval.of != operation.digest:
            message = (
                phrase(
                    "overlay-approval",
                    path=name,
                    consequence=operation.consequence,
                    reason=operation.reason,
                    of=operation.digest,
                )
                if approval is None
                else phrase(
                    "overlay-approval.lapsed",
                    path=name,
                    consequence=operation.consequence,
                    of=operation.digest,
                )
            )
            yield Finding("overlay-approval", place, message, None, severity, operation.base, subjects)
        elif as_read(approval.by) == as_read(overlay.owner):
            message = phrase("overlay-approval.owner", path=name, by=approval.by)
            yield Finding("overlay-approval", approval.place, message, None, severity, place, subjects)
    needed = {operation.operation.name for operation in operations}
    for name, approval in overlay.approvals.items():
        if approval.day > today:
            message = phrase("overlay-approval.future", path=name, day=approval.day.isoformat())
            yield Finding("overlay-approval", approval.place, message)
        if as_read(approval.by) not in map(as_read, overlay.approvers):
            message = phrase("overlay-approval.unknown", path=name, by=approval.by)
            yield Finding("overlay-approval", approval.place, message)
        if name not in needed:
            message = phrase("overlay-approval.idle", path=name)
            yield Finding("overlay-approval", approval.place, message, None, Severity.WARNING)


def _flip(operation: Operation, flips: Mapping[str, tuple[AnswerCase, ...]]) -> AnswerCase | None:
    """Return answers of the base that lead elsewhere because of an operation on the rules of a decision."""
    path = operation.target
    if path[0] != "decisions" or path[2:3] != ("rules",):
        return None
    if operation.kind == "change" and path[4:5] not in (("when",), ("then",)):
        return None
    cases = flips.get(str(path[1]), ())
    return next((case for case in cases if case.before is not None and case.after is not None), None)


def _describe_flip(case: AnswerCase) -> Phrase:
    assert case.before is not None
    assert case.after is not None
    return phrase(
        "consequence",
        who=answers_told(case.answers),
        effect=phrase("effect.goal", before=case.before.outcome, after=case.after.outcome),
    )
