"""The ways in which a base has drifted away from what a region saw: one value a difference."""

from dataclasses import dataclass
from typing import Literal

from routewijzer.findings import Finding, Phrase, Place, Severity, phrase
from routewijzer.overlay.operation import OperationKind, dotted_path
from routewijzer.yamldoc import Data, KeyPath

DriftKind = Literal[
    "changed", "beside", "asked", "equal", "gone", "renamed", "unrecorded", "demanded", "new", "removed"
]
"""changed: the base says something else than when the region looked; beside: what the region's words are read
with says something else; asked: a question that the region's rule asks does; equal: the base now says the
same as the region; gone: the base has it no more; renamed: it has it under another id; unrecorded: never
looked at; demanded: newly required, locked or to be approved; new: in the base since then; removed: no longer
in it, and nothing of the region's was there."""

NEWS: tuple[DriftKind, ...] = ("demanded", "new", "removed")
"""Kinds that change nothing of the region's own; the check tells what it may no longer say."""

UNKEEPABLE: tuple[DriftKind, ...] = ("gone", "renamed", "equal")
"""Kinds that no decision settles: region.yaml itself must change."""


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference.

    `old` and `new` are what the base said and says at `at`, `yours` what the region says at `target` (None:
    nothing; for a removal nothing by its nature). `new_path` is where the base has it now. `place` stands in
    region.yaml (for news in the base), `other` in the base. `also` are further targets beside which the same
    value changed.
    """

    kind: DriftKind
    target: KeyPath
    place: Place
    operation: OperationKind | None = None
    old: Data = None
    new: Data = None
    yours: Data = None
    new_path: KeyPath | None = None
    other: Place | None = None
    beside: KeyPath | None = None
    also: tuple[KeyPath, ...] = ()

    @property
    def name(self) -> str:
        """The target as `accept` takes it."""
        return dotted_path(self.target)

    @property
    def at(self) -> KeyPath:
        """The path in the base of what differs."""
        return self.beside or self.target

    @property
    def needs_decision(self) -> bool:
        """Whether somebody must look at it; what is new in the base changes nothing of the region's."""
        return self.kind not in NEWS

    def finding(self) -> Finding:
        """Return the same as a finding: a warning, or for news in the base a remark."""
        hint = phrase("drift-renamed", path=dotted_path(self.new_path)) if self.new_path is not None else None
        severity = Severity.WARNING if self.needs_decision else Severity.INFO
        subjects = (self.target, *((self.beside,) if self.beside else ()), *self.also)
        return Finding("drift", self.place, _message(self), hint, severity, self.other, subjects)

    def as_json(self) -> dict[str, Data]:
        """Return the same as plain data, for tools."""
        return {
            "kind": self.kind,
            "target": self.name,
            "at": dotted_path(self.at),
            "also": [dotted_path(path) for path in self.also],
            "operation": self.operation,
            "old": self.old,
            "new": self.new,
            "yours": self.yours,
            "renamed": dotted_path(self.new_path) if self.new_path else None,
            "place": str(self.place),
            "base": str(self.other) if self.other else None,
        }


def _message(drift: Drift) -> Phrase:
    """Return what a drift says. For an addition, what is gone is the part that it stands in or beside."""
    path, at, added = drift.name, dotted_path(drift.at), drift.operation == "add"
    match drift.kind:
        case "changed":
            return phrase("drift.own", path=path) if added else phrase("drift.changed", path=path)
        case "beside":
            return phrase("drift.beside", path=path, at=at)
        case "asked":
            return phrase("drift.asked", path=path, at=at)
        case "equal":
            return phrase("drift.equal", path=path)
        case "gone":
            return phrase("drift.gone-beside", path=at) if added else phrase("drift.gone", path=at)
        case "renamed":
            return phrase("drift.renamed", path=at)
        case "unrecorded":
            return phrase("drift.unrecorded", path=path)
        case "demanded":
            return phrase("drift.demanded", path=path)
        case "new":
            return phrase("drift.new", path=path)
        case "removed":
            return phrase("drift.removed", path=path)
