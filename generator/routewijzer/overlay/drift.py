"""What the base says differently since a region looked, and the decision to keep one's own."""

from dataclasses import replace

from routewijzer.findings import Finding, Place, did_you_mean, phrase
from routewijzer.key_schema import KeySchema
from routewijzer.overlay.drift_comparison import Comparison, together
from routewijzer.overlay.drift_kinds import NEWS, UNKEEPABLE, Drift, DriftKind
from routewijzer.overlay.lock import LockDecision, LockEntry, RegionLock, lock_of
from routewijzer.overlay.merge import operations
from routewijzer.overlay.operation import Overlay
from routewijzer.overlay.tree import tree
from routewijzer.yamldoc import Document

__all__ = ["NEWS", "Drift", "DriftKind", "accept", "drift"]


def drift(base: Document, overlay: Overlay, lock: RegionLock, keys: KeySchema) -> tuple[Drift, ...]:
    """Return all differences, first those of region.yaml in its order, then the news in the base.

    `keys` are those of the base's model.
    """
    root, region = tree(base), tree(overlay.document)
    done = operations(base, overlay, keys)
    comparison = Comparison(root, region, lock, keys, {operation.target: operation for operation in done})
    differences = [difference for entry in lock.entries.values() for difference in comparison.compare(entry)]
    differences += comparison.unrecorded_operations()
    differences.sort(key=lambda difference: (difference.place, difference.target))
    results = tuple(together(differences))
    return (
        *results,
        *comparison.new_demands(),
        *comparison.news(frozenset(difference.at for difference in results)),
    )


def accept(
    base: Document,
    overlay: Overlay,
    lock: RegionLock,
    keys: KeySchema,
    target: str | None = None,
    decision: LockDecision | None = None,
) -> tuple[RegionLock, tuple[Finding, ...]]:
    """Return the lock after a decision to keep what the region says at `target`, or everywhere.

    `target` is dotted (`steps.stap-2.title`), `keys` are those of the base's model. What cannot be kept comes
    as a finding, and region.yaml must be changed: what is gone from the base, what it now says itself, what
    it allows no region any more; its entry stays as it was. `decision` is recorded with each entry that it
    renews.
    """
    drifts = drift(base, overlay, lock, keys)
    now = lock_of(base, overlay, keys)
    if target is None:
        stuck = _unkeepable(drifts, now)
        entries = {key: lock.entries[key] for key in (item.target for item in stuck) if key in lock.entries}
        renewed = {path: _with_decision(entry, lock, decision) for path, entry in now.entries.items()}
        return replace(now, entries={**entries, **renewed}), _findings(stuck)
    chosen = tuple(difference for difference in drifts if difference.name == target)
    if not chosen:
        hint = did_you_mean(target, (difference.name for difference in drifts))
        message = phrase("drift.nothing", path=target)
        return lock, (Finding("drift", Place(overlay.document.file), message, hint),)
    final = tuple(difference.finding() for difference in chosen if difference.kind in UNKEEPABLE)
    if final:
        return lock, final
    return _decide(chosen, lock, now, decision), _findings(_unkeepable(chosen, now))


def _decide(
    drifts: tuple[Drift, ...], lock: RegionLock, now: RegionLock, decision: LockDecision | None
) -> RegionLock:
    """Return the lock after a decision on `drifts`, all of one name; `now` is the lock of what stands now."""
    (target,) = {difference.name for difference in drifts}
    kinds = {difference.kind for difference in drifts}
    parts = frozenset({target})
    demands_met = frozenset(demand for demand in now.demands or () if demand.partition(" ")[2] == target)
    seen = {
        path for difference in drifts for path in (difference.target, *difference.also) if path in now.entries
    }
    return RegionLock(
        lock.version or now.version,
        {**lock.entries, **{path: _with_decision(now.entries[path], lock, decision) for path in seen}},
        (lock.parts or now.parts) - (parts if "removed" in kinds else frozenset())
        | (parts if "new" in kinds else frozenset()),
        (lock.demands if lock.demands is not None else now.demands or frozenset()) | demands_met,
    )


def _unkeepable(drifts: tuple[Drift, ...], now: RegionLock) -> tuple[Drift, ...]:
    """Return the drifts that no decision settles: `now`, the lock of what stands now, has no such change."""
    return tuple(
        difference
        for difference in drifts
        if difference.needs_decision and difference.target not in now.entries
    )


def _findings(drifts: tuple[Drift, ...]) -> tuple[Finding, ...]:
    """Return what is said of drifts that no decision settles."""
    return tuple(
        difference.finding() if difference.kind in UNKEEPABLE else _refusal(difference)
        for difference in drifts
    )


def _refusal(difference: Drift) -> Finding:
    """Return the finding for a change that the base allows no region any more."""
    place, other, message = difference.place, difference.other, phrase("drift.refused", path=difference.name)
    return Finding("drift", place, message, other=other, subjects=(difference.target,))


def _with_decision(entry: LockEntry, lock: RegionLock, decision: LockDecision | None) -> LockEntry:
    """Return an entry with the decision that renews it; with the former one when it says what it said."""
    known = lock.entries.get(entry.target)
    if known is not None and replace(known, decision=None) == replace(entry, decision=None):
        return known
    return replace(entry, decision=decision)
