"""A base of now compared with the lock of a region: under, around and beside each operation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from routewijzer.findings import Place
from routewijzer.key_schema import KeySchema, sections
from routewijzer.overlay.context import aliases, elsewhere
from routewijzer.overlay.contract import KEY
from routewijzer.overlay.drift_kinds import Drift, DriftKind
from routewijzer.overlay.lock import LockEntry, RegionLock, demands, parts
from routewijzer.overlay.operation import KINDS, REASONED_KINDS, Operation, OperationKind, dotted_path
from routewijzer.overlay.surroundings import differences, surroundings
from routewijzer.overlay.tree import Tree, as_seen_alike
from routewijzer.yamldoc import Data, KeyPath


@dataclass(frozen=True, slots=True)
class Comparison:
    """A base of now, a region and its lock; `operations` are the operations that fit this base, by target."""

    root: Tree
    region: Tree
    lock: RegionLock
    keys: KeySchema
    operations: Mapping[KeyPath, Operation]

    def compare(self, entry: LockEntry) -> Iterator[Drift]:
        """Yield how the base differs from the entry of an operation that the region still has."""
        region_part = _operation_part(self.region, entry)
        if region_part is None:
            return
        part = self.root.at(entry.target)
        now = part.plain if part else None
        yours = None if entry.kind in REASONED_KINDS else region_part.plain
        if entry.kind != "add" and now is None and entry.base is not None:
            yield _removal_drift(self.root, entry.kind, entry.target, region_part, entry.base)
            return
        if (
            entry.kind == "add"
            and now is None
            and (lost := self._neighbourhood(entry, region_part)) is not None
        ):
            yield lost
            return
        filled = entry.kind == "fill" and as_seen_alike(now) == as_seen_alike(yours)
        if now is not None and as_seen_alike(now) != as_seen_alike(entry.base) and not filled:
            kind: DriftKind = "equal" if as_seen_alike(now) == as_seen_alike(yours) else "changed"
            other = part.key if part else None
            yield Drift(kind, entry.target, region_part.key, entry.kind, entry.base, now, yours, other=other)
        yield from self._beside(entry, region_part)

    def _beside(self, entry: LockEntry, region_part: Tree) -> Iterator[Drift]:
        """Yield what differs around an operation; what another operation stands on is told there."""
        if entry.surroundings is None:
            return
        value = None if entry.kind in REASONED_KINDS else region_part.plain
        after = surroundings(self.root, entry.kind, entry.target, value, entry.beside, self.keys)
        questions = sections(self.keys, "question")
        for leaf, old, new in differences(entry.surroundings, after, self.keys, self.root):
            if leaf == entry.beside:
                continue  # the region has put its addition elsewhere since
            own = [target for target in self.lock.entries if leaf[: len(target)] == target]
            if own and any(_operation_part(self.region, self.lock.entries[target]) for target in own):
                continue
            part = self.root.at(leaf) or self.root.at(leaf[:-1])
            meant = elsewhere(self.root, leaf[:2]) if self.root.at(leaf[:2]) is None else None
            is_question = leaf[0] in questions and entry.target[:2] != leaf[:2]
            kind: DriftKind = "renamed" if meant else "asked" if is_question else "beside"
            yield Drift(
                kind,
                entry.target,
                region_part.key,
                entry.kind,
                old,
                new,
                value,
                (*meant, *leaf[2:]) if meant else None,
                part.key if part else None,
                beside=leaf,
            )

    def _neighbourhood(self, entry: LockEntry, region_part: Tree) -> Drift | None:
        """Return what is gone of the part that an addition stands in, or of the one beside it; else None.

        Where the region has put it somewhere else since, that part does not matter any more.
        """
        parent = entry.target[:-1]
        if self.root.at(parent) is None:
            return _removal_drift(self.root, "add", parent, region_part, None)
        near = entry.beside
        moved = near is not None and not any(
            str(side.data) == near[-1]
            for name in ("before", "after")
            if (side := region_part.child(name)) is not None
        )
        if near is None or moved or self.root.at(near) is not None:
            return None
        return (
            None
            if self.region.at(("add", *near)) is not None
            else _removal_drift(self.root, "add", near, region_part, None)
        )

    def unrecorded_operations(self) -> Iterator[Drift]:
        """Yield operations that the lock has not; additions to an element that is gone are no new element."""
        deeper = {
            entry.target[:end]
            for entry in self.lock.entries.values()
            if _operation_part(self.region, entry) is not None
            for end in range(1, len(entry.target))
        }
        for operation in self.operations.values():
            known = self.lock.entries.get(operation.target)
            if (known is None or known.kind != operation.kind) and operation.target not in deeper:
                part = self.root.at(operation.target)
                now, other = (part.plain, part.key) if part else (None, None)
                yield Drift(
                    "unrecorded",
                    operation.target,
                    operation.place,
                    operation.kind,
                    new=now,
                    yours=operation.value,
                    other=other,
                )

    def new_demands(self) -> Iterator[Drift]:
        """Yield what the base demands of its regions since the region looked."""
        known = self.lock.demands
        for demand in demands(self.root) if known is not None else ():
            kind, _, name = demand.partition(" ")
            part = self.root.at((KEY, kind, name))
            if known is not None and demand not in known and part is not None:
                yield Drift("demanded", tuple(name.split(".")), part.key, new=part.plain)

    def news(self, reported_paths: frozenset[KeyPath]) -> Iterator[Drift]:
        """Yield what the base has since the region looked, and what it has no more.

        `reported_paths` are the paths of what is told already.
        """
        now = (
            dict.fromkeys(parts(self.root, tuple(self.operations.values()), self.keys))
            if self.lock.parts
            else {}
        )
        former = _former_ids(self.root)
        seen = {dotted_path(target) for target in self.lock.entries}
        for name in now:
            path: KeyPath = tuple(name.split("."))
            part = self.root.at(path)
            known = name in seen or not self.lock.parts.isdisjoint(_names(path, former))
            if part is not None and not known and not _inside_unknown(name, self.lock.parts):
                yield Drift("new", path, part.key, new=part.plain)
        lost = {path for name in self.lock.parts if not self._is_there(path := tuple(name.split(".")))}
        for path in sorted(lost):
            inside = any(path[:end] in lost for end in range(2, len(path)))
            touched = any(target[: len(path)] == path for target in self.lock.entries)
            if not inside and not touched and path not in reported_paths:
                yield Drift("removed", path, Place(self.root.key.file))

    def _is_there(self, path: KeyPath) -> bool:
        """Tell whether the base has a part, under its name or the one that it has now."""
        meant = elsewhere(self.root, path[:2]) if self.root.at(path[:2]) is None else None
        part = self.root.at((*(meant or path[:2]), *path[2:-1]))
        names = (path[-1], aliases(self.root).get(str(path[-1]), path)[-1])
        return part is not None and (len(path) == 2 or any(part.child(name) is not None for name in names))


def together(drifts: list[Drift]) -> Iterator[Drift]:
    """Yield drifts so that a value beside several operations is told once, at the first of them."""
    first: dict[tuple[DriftKind, KeyPath], list[Drift]] = {}
    for drift in drifts:
        key = drift.beside if drift.beside is not None else drift.target
        first.setdefault((drift.kind, key), []).append(drift)
    for same in first.values():
        if same[0].beside is None:
            yield from same
        else:
            yield replace(same[0], also=tuple(drift.target for drift in same[1:]))


def _removal_drift(root: Tree, kind: OperationKind, target: KeyPath, region_part: Tree, old: Data) -> Drift:
    """Return the drift of a target that the base has no more, followed to the element's new id or section."""
    meant = elsewhere(root, target[:2])
    there = (*meant, *target[2:]) if meant else target
    part = root.at(there) if there != target else None
    if part is None:
        return Drift("gone", target, region_part.key, kind, old, yours=region_part.plain)
    return Drift(
        "renamed", target, region_part.key, kind, old, part.plain, region_part.plain, there, part.key
    )


def _operation_part(region: Tree, entry: LockEntry) -> Tree | None:
    """Return what region.yaml still says at the operation of an entry; None when it is no longer there."""
    return region.at((entry.kind, *entry.target)) if entry.kind in KINDS else None


def _former_ids(root: Tree) -> Mapping[str, tuple[str, ...]]:
    """Return ids of the base with all that they were called before."""
    ids: dict[str, tuple[str, ...]] = {}
    for old, current in aliases(root).items():
        key = str(current[1])
        ids[key] = (*ids.get(key, ()), old)
    return ids


def _names(path: KeyPath, former: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the names that a part has and had: each id in its path may have been another one."""
    section, *ids = map(str, path)
    for steps in product(*((key, *former.get(key, ())) for key in ids)):
        yield dotted_path((section, *steps))


def _inside_unknown(name: str, known_ids: frozenset[str]) -> bool:
    """Whether a part belongs to one that is new as a whole, or that the region did not touch before."""
    whole = ".".join(name.split(".")[:2])
    return whole != name and (
        whole not in known_ids or not any(part.startswith(f"{whole}.") for part in known_ids)
    )
