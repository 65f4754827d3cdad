"""What the base demands of its regions: slots to fill, values to leave alone, values that need approval.

In the base, under `regions:`, `required`, `locked` and `approved` are mappings from a dotted path to a
sentence that says what to fill in, or why; `suggested` maps one to what a region should look at. `*` stands
for any one key for which the base has a value there.
A lock holds for everything below it. A unit of meaning is locked with what it reads and says: a rule with
the questions that it asks and the outcome that it names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from routewijzer.annotations import OwnPage
from routewijzer.key_schema import KeySchema, follow
from routewijzer.overlay.tree import Tree
from routewijzer.yamldoc import KeyPath

ANY = "*"
KEY = "regions"


@dataclass(frozen=True, slots=True)
class FieldLock:
    """A locked value: the sentence that says why, and the path as the base writes it.

    For what a locked unit reads or says it is the path of that unit.
    """

    reason: str
    pattern: KeyPath


@dataclass(frozen=True, slots=True)
class SuggestedPlace:
    """Why a region probably says something else at a place, and an example of what it could say."""

    why: str
    example: str


@dataclass(frozen=True, slots=True)
class RegionContract:
    """Slots, locks, approvals and suggestions by path in the base.

    `patterns` are the locks that name any key (`*`); `words` are those that need an approval in an approved
    lane, with the reason.
    """

    required: Mapping[KeyPath, str]
    locked: Mapping[KeyPath, FieldLock]
    approved: Mapping[KeyPath, str] = field(default_factory=dict)
    patterns: Mapping[KeyPath, str] = field(default_factory=dict)
    suggested: Mapping[KeyPath, SuggestedPlace] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def lock(self, target: KeyPath, whole: bool) -> FieldLock | None:
        """Return the lock that forbids to touch `target`, or None.

        `whole`: what lies below it is touched too.
        """
        for end in range(1, len(target) + 1):
            if target[:end] in self.locked:
                return self.locked[target[:end]]
        if not whole:
            return None
        return next((lock for path, lock in self.locked.items() if path[: len(target)] == target), None)

    def slots_below(self, path: KeyPath) -> Iterator[KeyPath]:
        """Yield the slots at or below `path`."""
        return (slot for slot in self.required if slot[: len(path)] == path)


def contract(root: Tree, keys: KeySchema) -> RegionContract:
    """Return the contract of a base; entries of another shape are left out here and reported by the model.

    `keys` are those of the base's model.
    """
    written = _sentences(root.at((KEY, "locked")))
    locked = {
        path: FieldLock(why, pattern) for pattern, why in written.items() for path in _resolve(root, pattern)
    }
    for path, lock in tuple(locked.items()):
        part = root.at(path)
        for other in follow(keys, path, part.plain if part else None):
            schema = keys.at(other)
            if schema is not None and not schema.get(OwnPage) and root.at(other) is not None:
                locked.setdefault(other, lock)
    approved_parts = _sentences(root.at((KEY, "approved")))
    return RegionContract(
        required_slots(root),
        locked,
        {path: why for pattern, why in approved_parts.items() for path in _resolve(root, pattern)},
        {pattern: why for pattern, why in written.items() if ANY in pattern},
        dict(_suggested_places(root)),
        dict(_words(root)),
    )


def required_slots(root: Tree) -> Mapping[KeyPath, str]:
    """Return what every region fills in, with what is asked."""
    return _sentences(root.at((KEY, "required")))


def _words(root: Tree) -> Iterator[tuple[str, str]]:
    part = root.at((KEY, "words"))
    for word, why in part.parts.items() if part is not None and isinstance(part.parts, dict) else ():
        if isinstance(why.data, str):
            yield word, why.data


def _suggested_places(root: Tree) -> Iterator[tuple[KeyPath, SuggestedPlace]]:
    part = root.at((KEY, "suggested"))
    for name, entry in part.parts.items() if part is not None and isinstance(part.parts, dict) else ():
        why, example = (inner.data if (inner := entry.child(key)) else None for key in ("why", "example"))
        if isinstance(why, str):
            yield tuple(name.split(".")), SuggestedPlace(why, example if isinstance(example, str) else "")


def matches(pattern: KeyPath, path: KeyPath) -> bool:
    """Tell whether `path` is one of those that `pattern` stands for."""
    return len(pattern) == len(path) and all(
        step in (ANY, key) for step, key in zip(pattern, path, strict=True)
    )


def _sentences(part: Tree | None) -> Mapping[KeyPath, str]:
    entries = part.parts.items() if part is not None and isinstance(part.parts, dict) else ()
    return {tuple(name.split(".")): part.data for name, part in entries if isinstance(part.data, str)}


def _resolve(root: Tree, pattern: KeyPath) -> Iterator[KeyPath]:
    """Yield the paths of the base that a pattern stands for; one without `*` stands for itself."""
    if ANY not in pattern:
        yield pattern
        return
    matches: list[tuple[KeyPath, Tree]] = [((), root)]
    for step in pattern:
        matches = [
            ((*path, key), inner)
            for path, part in matches
            for key, inner in (part.parts.items() if isinstance(part.parts, dict) else ())
            if step in (ANY, key)
        ]
    yield from (path for path, _ in matches)
