"""What the base demands of its regions: slots that they must fill, and values that they may not touch.

In the base, under `regions:`, `required` and `locked` are mappings from a dotted path to a sentence that
says what to fill in, or why nobody may change it. `*` in a locked path stands for any one key. A lock holds
for everything below it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from routewijzer.yamldoc import Document, KeyPath

ANY = "*"
KEY = "regions"


@dataclass(frozen=True, slots=True)
class RegionContract:
    """Slots and locks, each with its sentence."""

    required: Mapping[KeyPath, str]
    locked: Mapping[KeyPath, str]

    def lock(self, target: KeyPath, whole: bool) -> KeyPath | None:
        """Return the lock that forbids to touch `target`, or None.

        `whole`: what lies below it is touched too.
        """
        for pattern in self.locked:
            covered = len(target) >= len(pattern)
            if (covered or whole) and _agrees(pattern, target):
                return pattern
        return None

    def slots_below(self, path: KeyPath) -> Iterator[KeyPath]:
        """Yield the slots at or below `path`."""
        return (slot for slot in self.required if slot[: len(path)] == path)


def contract(base: Document) -> RegionContract:
    """Return the contract of a base; entries of another shape are left out here and reported by the model."""
    root = base.data if isinstance(base.data, dict) else {}
    said = root.get(KEY)
    found = said if isinstance(said, dict) else {}
    return RegionContract(_sentences(found.get("required")), _sentences(found.get("locked")))


def _sentences(said: object) -> Mapping[KeyPath, str]:
    entries = said.items() if isinstance(said, dict) else ()
    return {tuple(name.split(".")): text for name, text in entries if isinstance(text, str)}


def _agrees(pattern: KeyPath, target: KeyPath) -> bool:
    return all(said in (ANY, given) for said, given in zip(pattern, target, strict=False))
