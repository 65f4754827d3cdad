"""The guide of a region: what the base suggests to look at, and what the region did with each of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from routewijzer.key_schema import KeySchema, display_name
from routewijzer.overlay.contract import RegionContract
from routewijzer.overlay.operation import Operation, dotted_path
from routewijzer.overlay.tree import Tree
from routewijzer.yamldoc import KeyPath

GuideState = Literal["changed", "kept", "left"]
"""The region says something else there; it looked and kept the words of the base; it did not look yet."""


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """One place to look at.

    `why` says why regions differ there and `example` what one could say; `base` is what the base says, of a
    part its name, and `reason` why the region keeps that ("" where it does not).
    """

    path: KeyPath
    why: str
    example: str
    state: GuideState
    base: str
    reason: str = ""

    @property
    def name(self) -> str:
        """The path as region.yaml and commands spell it."""
        return dotted_path(self.path)


def guide(
    base: Tree, contract: RegionContract, operations: Iterable[Operation], keys: KeySchema
) -> tuple[GuideEntry, ...]:
    """Return the places that a base suggests, in its order, with what these operations of a region did.

    `keys` are those of the base's model.
    """
    done = tuple(operations)
    entries = []
    for path, suggestion in contract.suggested.items():
        touching = [operation for operation in done if _touches(operation, path)]
        keep = next((operation for operation in touching if operation.kind == "keep"), None)
        state: GuideState = "kept" if keep else "changed" if touching else "left"
        part, schema = base.at(path), keys.at(path)
        value = part.plain if part is not None else None
        name = str(value) if isinstance(value, str) else display_name(schema, value) if schema else None
        reason = keep.reason if keep else ""
        entries.append(GuideEntry(path, suggestion.why, suggestion.example, state, name or "", reason))
    return tuple(entries)


def _touches(operation: Operation, path: KeyPath) -> bool:
    """Tell whether an operation is about what stands at `path`: on it, inside it, or on what holds it."""
    target = operation.target
    inside = target[: len(path)] == path
    return inside or (operation.kind != "add" and path[: len(target)] == target)
