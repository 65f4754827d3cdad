"""What lies on the table while an overlay is read: the base, its contract, and where mistakes are told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from routewijzer.findings import Finding, Place, did_you_mean
from routewijzer.overlay.contract import Contract
from routewijzer.overlay.operation import Operation, dotted
from routewijzer.overlay.tree import Tree
from routewijzer.source import Path

Result = Operation | Finding
"""What reading a piece of an overlay gives: an operation, or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The base as a tree, and its contract."""

    base: Tree
    contract: Contract

    def missing(self, target: Path, place: Place) -> Finding:
        """The finding for a target that the base has not; it says where the author may have meant."""
        parent = self.base.at(target[:-1]) or self.base
        word = str(target[-1])
        hint = self._elsewhere(target) or did_you_mean(word, names(parent))
        hint = hint or 'write something new under "add"'
        return Finding("overlay-target", place, f'the base has no "{dotted(target)}"', hint, other=parent.key)

    def _elsewhere(self, target: Path) -> str:
        """A hint for an id that was renamed, or that stands in another section."""
        if len(target) != 2 or not isinstance(self.base.parts, dict):
            return ""
        word = str(target[1])
        if (renamed := aliases(self.base).get(word)) is not None:
            return f'it is now called "{dotted(renamed)}"'
        sections = (key for key, part in self.base.parts.items() if part.child(word) is not None)
        section = next((key for key in sections if key != "regions"), None)
        return f'the base has it under "{section}"' if section else ""

    def locked(self, target: Path, place: Place, whole: bool) -> Iterator[Finding]:
        """The finding for a target that no region may touch. `whole`: all below it is touched too."""
        pattern = self.contract.lock(target, whole)
        if pattern is not None:
            here = self.base.at(target) or self.base.at(target[:-1]) or self.base
            why = self.contract.locked[pattern]
            message = f'"{dotted(target)}" is locked by the base ({dotted(pattern)}): {why}'
            yield Finding("overlay-locked", place, message, "delete it here", other=here.key)


def names(part: Tree) -> tuple[str, ...]:
    """What the parts of a value are called: its keys, or what its items say."""
    if isinstance(part.parts, dict):
        return tuple(part.parts)
    return tuple(str(item.data) for item in part.parts or () if item.parts is None)


def aliases(base: Tree) -> Mapping[str, Path]:
    """Former ids → where the base has them now."""
    found: dict[str, Path] = {}
    for section, part in base.parts.items() if isinstance(base.parts, dict) else ():
        for key, item in part.parts.items() if isinstance(part.parts, dict) else ():
            former = item.child("aliases")
            for name in names(former) if former else ():
                found.setdefault(name, (section, key))
    return found


def empty(at: Path, place: Place) -> Finding:
    """The finding for a part of an overlay that says nothing."""
    return Finding("overlay-empty", place, f'"{dotted(at)}" says nothing', "fill it in or delete it")
