"""Approvals: who agrees to a change that the base does not leave to a region alone."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

from routewijzer.characters import is_blank
from routewijzer.findings import Finding, Phrase, Place, did_you_mean, known_names, phrase
from routewijzer.overlay.operation import Approval, Operation
from routewijzer.overlay.tree import Tree, as_seen_alike
from routewijzer.yamldoc import Data

KEY = "approved"
"""The part of region.yaml: target of an operation, as findings spell it → approval."""

FIELDS = ("by", "role", "date", "of")
"""What an approval says: whose it is, why they can judge it, the day, and the digest of what was approved."""

_LENGTH = 16
"""Hexadecimal digits of a digest (64 bits): enough to tell texts apart, short enough to copy by hand."""


def digest(operation: Operation, old: Data, text: str | None = None) -> str:
    """Return what an approval of `operation` carries as `of`; `old` is what the base says at its target.

    It differs as soon as the old or the new value reads differently, or the operation stands elsewhere; and,
    where the new value names a file with a longer `text`, as soon as that does. It is the beginning of a
    SHA-256 (FIPS 180-4) of both values.
    """
    order = [operation.order.side, operation.order.id] if operation.order else None
    approved_words = [
        operation.kind,
        operation.name,
        as_seen_alike(old),
        as_seen_alike(operation.value),
        order,
    ]
    whole = approved_words if text is None else [*approved_words, as_seen_alike(text)]
    data = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(data.encode()).hexdigest()[:_LENGTH]


def read_approvals(root: Tree) -> tuple[Mapping[str, Approval], tuple[Finding, ...]]:
    """Read the part `approved` of a region.yaml: the approvals by target, and what is wrong with them."""
    part = root.child(KEY)
    if part is None:
        return {}, ()
    if not isinstance(part.parts, dict) or not part.parts:
        return {}, (Finding("overlay-approval", part.key, phrase("overlay-approval.empty")),)
    approvals: dict[str, Approval] = {}
    findings: list[Finding] = []
    for target, region_part in part.parts.items():
        problems = tuple(_problems(target, region_part))
        findings += problems
        if not problems:
            by, role, day, of = (str(inner.data) for inner in map(region_part.child, FIELDS) if inner)
            approvals[target] = Approval(by, role, date.fromisoformat(day), of, region_part.key)
    return approvals, tuple(findings)


def _problems(target: str, region_part: Tree) -> Iterator[Finding]:
    def about(place: Place, message: Phrase, hint: Phrase | None = None) -> Finding:
        return Finding("overlay-approval", place, message, hint)

    for key, inner in region_part.parts.items() if isinstance(region_part.parts, dict) else ():
        if key not in FIELDS:
            hint = did_you_mean(key, FIELDS) or known_names(FIELDS)
            message = phrase("unknown-key", key=key, owner=phrase("value.named", name=target))
            yield about(inner.key, message, hint)
    for key in FIELDS:
        field = region_part.child(key) if isinstance(region_part.parts, dict) else None
        if field is None or field.parts is not None or field.data is None or is_blank(str(field.data)):
            yield about((field or region_part).key, phrase("overlay-approval.missing", path=target, key=key))
        elif key == "date" and not _is_day(field.data):
            yield about(field.value, phrase("overlay-approval.day", path=target))


def _is_day(value: Data) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
