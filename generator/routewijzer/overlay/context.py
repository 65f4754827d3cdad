"""The context of merging: the base, its contract, and the findings about what does not fit them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from routewijzer.findings import Finding, Phrase, Place, Severity, did_you_mean, known_names, phrase
from routewijzer.overlay.contract import KEY, RegionContract
from routewijzer.overlay.operation import Operation, dotted_path
from routewijzer.overlay.tree import Tree
from routewijzer.yamldoc import Data, KeyPath

Result = Operation | Finding
"""What reading a piece of an overlay gives: an operation, or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class MergeContext:
    """The base as a tree, its contract, and what the base said at a target when the region last looked."""

    base: Tree
    contract: RegionContract
    base_values: Mapping[KeyPath, Data] = field(default_factory=dict)

    def missing(self, target: KeyPath, place: Place) -> Finding:
        """Return the finding for a target that the base has not; it says what the author may have meant."""
        parent = self.base.at(target[:-1]) or self.base
        meant = elsewhere(self.base, target)
        hint: Phrase | None
        if meant is not None:
            hint, other = phrase("now-called", path=dotted_path(meant)), (self.base.at(meant) or parent).key
        else:
            hint, other = did_you_mean(str(target[-1]), names(parent)), parent.key
            if hint is None and len(target) == 1:
                sections = tuple(name for name in names(parent) if name not in ("format", KEY))
                hint = known_names(sections, len(sections))
        message = phrase("overlay-target", path=dotted_path(target))
        return Finding("overlay-target", place, message, hint, other=other, subjects=(target,))

    def check_allowed(self, target: KeyPath, place: Place, whole: bool) -> Iterator[Finding]:
        """Yield the finding for a target that no region may touch, or only under `fill`.

        `whole`: all below it is touched too.
        """
        if any(target[: len(slot)] == slot for slot in self.contract.required):
            base_part = self.base.at(target) or self.base.at(target[:-1]) or self.base
            message = phrase("overlay-slot", path=dotted_path(target))
            yield Finding("overlay-slot", place, message, other=base_part.key, subjects=(target,))
        lock = self.contract.lock(target, whole)
        if lock is not None:
            base_part = self.base.at(target) or self.base.at(target[:-1]) or self.base
            why = lock.reason.removesuffix(".")
            if lock.pattern == target:
                message = phrase("overlay-locked", path=dotted_path(target), reason=why)
            else:
                message = phrase(
                    "overlay-locked.by", path=dotted_path(target), lock=dotted_path(lock.pattern), reason=why
                )
            yield Finding("overlay-locked", place, message, other=base_part.key, subjects=(target,))


def severity_of(bench: MergeContext, target: KeyPath, base_part: Tree) -> Severity:
    """Return how much it matters that the base already says what the region says.

    A warning when it came to say so after the region looked.
    """
    changed = target in bench.base_values and bench.base_values[target] != base_part.plain
    return Severity.WARNING if changed else Severity.ERROR


def names(part: Tree) -> tuple[str, ...]:
    """Return what the parts of a value are called: its keys, or what its items say."""
    if isinstance(part.parts, dict):
        return tuple(part.parts)
    return tuple(str(item.data) for item in part.parts or () if item.parts is None)


def elsewhere(base: Tree, target: KeyPath) -> KeyPath | None:
    """Return where the base has an id (section and id) that was renamed or moved, or None.

    Moved is what stands in another section.
    """
    if len(target) != 2:
        return None
    word = str(target[1])
    sections = base.parts.items() if isinstance(base.parts, dict) else ()
    same = ((key, word) for key, part in sections if key != KEY and part.child(word) is not None)
    return aliases(base).get(word) or next(same, None)


def aliases(base: Tree) -> Mapping[str, KeyPath]:
    """Return former ids with where the base has them now."""
    paths: dict[str, KeyPath] = {}
    for section, part in base.parts.items() if isinstance(base.parts, dict) else ():
        for key, item in part.parts.items() if isinstance(part.parts, dict) else ():
            former = item.child("aliases")
            for name in names(former) if former else ():
                paths.setdefault(name, (section, key))
    return paths


def empty(at: KeyPath, place: Place) -> Finding:
    """Return the finding for a part of an overlay that says nothing."""
    return Finding("overlay-empty", place, phrase("overlay-empty", path=dotted_path(at)), subjects=(at[1:],))
