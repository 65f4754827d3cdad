"""What the base says differently since a region's lock file was written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from routewijzer.findings import Finding, Phrase, Place, Severity, did_you_mean, phrase
from routewijzer.key_schema import KeySchema
from routewijzer.overlay.context import elsewhere, names
from routewijzer.overlay.lock import LockEntry, RegionLock, lock_of, parts, question
from routewijzer.overlay.merge import operations
from routewijzer.overlay.operation import KINDS, Operation, OperationKind, Overlay, dotted
from routewijzer.overlay.tree import Tree, tree
from routewijzer.yamldoc import Data, Document, KeyPath

DriftKind = Literal["changed", "equal", "gone", "asked", "unrecorded", "new"]
"""changed: the base says something else than when the region looked; equal: the base now says the same as
the region; gone: the base has it no more; asked: a question that the region's rule names has another text;
unrecorded: never looked at; new: in the base since then."""


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference.

    `old` and `new` are what the base said and says at `target`, `yours` what the region says (None: nothing;
    for a removal nothing by its nature). `renamed` is where the base has it now. `place` stands in
    region.yaml (for `new` in the base), `other` in the base.
    """

    kind: DriftKind
    target: KeyPath
    place: Place
    operation: OperationKind | None = None
    old: Data = None
    new: Data = None
    yours: Data = None
    renamed: KeyPath | None = None
    other: Place | None = None

    @property
    def name(self) -> str:
        """The target as `accept` takes it."""
        return dotted(self.target)

    @property
    def needs_decision(self) -> bool:
        """Whether somebody must look at it; what is new in the base changes nothing of the region's."""
        return self.kind != "new"

    def finding(self) -> Finding:
        """Return the same as a finding: a warning, or for what is new in the base a remark."""
        hint = phrase("drift-renamed", path=dotted(self.renamed)) if self.renamed is not None else None
        severity = Severity.WARNING if self.needs_decision else Severity.INFO
        message = _message(self.kind, self.name, added=self.operation == "add")
        return Finding("drift", self.place, message, hint, severity, self.other, (self.target,))

    def as_json(self) -> dict[str, Data]:
        """Return the same as plain data, for tools."""
        return {
            "kind": self.kind,
            "target": self.name,
            "operation": self.operation,
            "old": self.old,
            "new": self.new,
            "yours": self.yours,
            "renamed": dotted(self.renamed) if self.renamed else None,
            "place": str(self.place),
            "base": str(self.other) if self.other else None,
        }


def _message(kind: DriftKind, path: str, *, added: bool) -> Phrase:
    """Return what a drift says. For an addition, what is gone is the part that it stands in or beside."""
    match kind:
        case "changed":
            return phrase("drift.own", path=path) if added else phrase("drift.changed", path=path)
        case "equal":
            return phrase("drift.equal", path=path)
        case "gone":
            return phrase("drift.gone-beside", path=path) if added else phrase("drift.gone", path=path)
        case "asked":
            return phrase("drift.asked", path=path)
        case "unrecorded":
            return phrase("drift.unrecorded", path=path)
        case "new":
            return phrase("drift.new", path=path)


def drift(base: Document, overlay: Overlay, lock: RegionLock, keys: KeySchema) -> tuple[Drift, ...]:
    """Return all differences, first those of region.yaml in its order, then what is new in the base.

    `keys` are those of the base's model.
    """
    root, region = tree(base), tree(overlay.document)
    compared = (_compared(root, region, entry, keys) for entry in lock.entries.values())
    found = [one for one in compared if one is not None]
    done = operations(base, overlay, keys)
    found += _unrecorded(root, region, done, lock)
    found.sort(key=lambda one: (one.place, one.target))
    if lock.parts:
        found += _new(root, tuple(dict.fromkeys(parts(root, done, keys))), lock)
    return tuple(found)


def accept(
    base: Document, overlay: Overlay, lock: RegionLock, keys: KeySchema, target: str | None = None
) -> tuple[RegionLock, tuple[Finding, ...]]:
    """Return the lock after a decision to keep what the region says at `target`, or everywhere.

    `target` is dotted (`steps.stap-2.title`), `keys` are those of the base's model. What is gone from the
    base cannot be kept: it comes as a finding, and region.yaml must be changed.
    """
    drifts = drift(base, overlay, lock, keys)
    now = lock_of(base, overlay, keys)
    if target is None:
        gone = tuple(one for one in drifts if one.kind == "gone")
        kept = {key: lock.entries[key] for key in lock.entries if key not in now.entries and gone}
        return replace(now, entries={**kept, **now.entries}), tuple(one.finding() for one in gone)
    chosen = next((one for one in drifts if one.name == target), None)
    if chosen is None:
        hint = did_you_mean(target, (one.name for one in drifts))
        message = phrase("drift.nothing", path=target)
        return lock, (Finding("drift", Place(overlay.document.file), message, hint),)
    if chosen.kind == "gone":
        return lock, (chosen.finding(),)
    if chosen.kind == "new":
        return RegionLock(lock.version, lock.entries, lock.parts | {target}), ()
    entries = {**lock.entries, chosen.target: now.entries[chosen.target]}
    return RegionLock(lock.version or now.version, entries, lock.parts or now.parts), ()


def _unrecorded(root: Tree, region: Tree, done: tuple[Operation, ...], lock: RegionLock) -> Iterator[Drift]:
    """Operations that the lock file has not; additions to an element that is gone are no new element."""
    deeper = {
        entry.target[:end]
        for entry in lock.entries.values()
        if _given(region, entry) is not None
        for end in range(1, len(entry.target))
    }
    for one in done:
        known = lock.entries.get(one.target)
        if (known is None or known.kind != one.kind) and one.target not in deeper:
            here = root.at(one.target)
            now, other = (here.plain, here.key) if here else (None, None)
            yield Drift("unrecorded", one.target, one.place, one.kind, new=now, yours=one.value, other=other)


def _compared(root: Tree, region: Tree, entry: LockEntry, keys: KeySchema) -> Drift | None:
    """How the base of now differs from the entry of an operation that the region still has."""
    given = _given(region, entry)
    if given is None:
        return None
    here = root.at(entry.target)
    now = here.plain if here else None
    yours = None if entry.kind == "remove" else given.plain
    other = here.key if here else None
    if entry.kind == "add":
        if here is None or now is None:
            return _neighbourhood(root, region, entry, given) or _asked(root, entry, given, keys)
    elif here is None or now is None:
        if entry.base is None:
            return None
        return _gone(root, entry.kind, entry.target, given, entry.base)
    if now == entry.base:
        return _asked(root, entry, given, keys)
    if entry.kind == "fill" and now == yours:
        return None
    kind: DriftKind = "equal" if now == yours else "changed"
    return Drift(kind, entry.target, given.key, entry.kind, entry.base, now, yours, other=other)


def _asked(root: Tree, entry: LockEntry, given: Tree, keys: KeySchema) -> Drift | None:
    """Return the drift of a question in the same unit that the base has put into other words; else None."""
    for name, before in entry.asks.items():
        here = question(root, name, keys)
        if here is not None and here.plain != before:
            return Drift(
                "asked", entry.target, given.key, entry.kind, before, here.plain, given.plain, other=here.key
            )
    return None


def _neighbourhood(root: Tree, region: Tree, entry: LockEntry, given: Tree) -> Drift | None:
    """Return what is gone of the part that an addition stands in, or of the one beside it; else None."""
    parent = entry.target[:-1]
    if root.at(parent) is None:
        return _gone(root, "add", parent, given, None)
    if entry.beside and root.at(entry.beside) is None and region.at(("add", *entry.beside)) is None:
        return _gone(root, "add", entry.beside, given, None)
    return None


def _gone(root: Tree, kind: OperationKind, target: KeyPath, given: Tree, old: Data) -> Drift:
    """Return the drift of a target that the base has no more, followed to the element's new id or section."""
    meant = elsewhere(root, target[:2])
    there = (*meant, *target[2:]) if meant else target
    here = root.at(there) if meant else None
    renamed, other = (there, here.key) if here else (None, None)
    return Drift("gone", target, given.key, kind, old, yours=given.plain, renamed=renamed, other=other)


def _given(region: Tree, entry: LockEntry) -> Tree | None:
    """Return what region.yaml still says at the operation of an entry; None when it is no longer there."""
    return region.at((entry.kind, *entry.target)) if entry.kind in KINDS else None


def _new(root: Tree, now: tuple[str, ...], lock: RegionLock) -> Iterator[Drift]:
    told = {dotted(target) for target in lock.entries}
    for name in now:
        if name not in lock.parts and name not in told and not _inside_unknown(name, lock.parts):
            path: KeyPath = tuple(name.split("."))
            here = root.at(path)
            if here is not None and not _renamed(path, here, lock):
                yield Drift("new", path, here.key, new=here.plain)


def _renamed(path: KeyPath, here: Tree, lock: RegionLock) -> bool:
    """Whether a part was there under another id."""
    former = here.child("aliases")
    return former is not None and any(dotted((path[0], name)) in lock.parts for name in names(former))


def _inside_unknown(name: str, known: frozenset[str]) -> bool:
    """Whether a part belongs to one that is new as a whole, or that the region did not touch before."""
    whole = ".".join(name.split(".")[:2])
    return whole != name and (whole not in known or not any(one.startswith(f"{whole}.") for one in known))
