"""Which values differ between two versions of a part of the model."""

from collections.abc import Iterator, Mapping

from routewijzer.editions.difference import FieldChange
from routewijzer.yamldoc import Data, KeyPath


def changes(
    before: Data, after: Data, reasons: Mapping[KeyPath, str], at: KeyPath = ()
) -> Iterator[FieldChange]:
    """Yield the smallest values that differ, in the edition's order, what is removed last.

    An item of a list stands under what it says. `reasons` are those of removals, by path from the part.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in after.items():
            if before.get(key) is None:
                yield from _additions((*at, key), value)
            else:
                yield from changes(before[key], value, reasons, (*at, key))
        for key, value in before.items():
            if value is not None and key not in after:
                yield _removal((*at, key), value, reasons)
    elif isinstance(before, list) and isinstance(after, list):
        yield from (
            FieldChange("added", (*at, str(item)), after=item) for item in after if item not in before
        )
        yield from (_removal((*at, str(item)), item, reasons) for item in before if item not in after)
    elif after is None and before is not None:
        yield _removal(at, before, reasons)
    elif before != after:
        yield FieldChange("changed", at, before, after)


def _additions(path: KeyPath, value: Data) -> Iterator[FieldChange]:
    """Yield what is new; of a mapping of parts each part by itself."""
    if isinstance(value, dict) and value and all(isinstance(part, dict) for part in value.values()):
        yield from (FieldChange("added", (*path, key), after=part) for key, part in value.items())
    elif value is not None:
        yield FieldChange("added", path, after=value)


def _removal(path: KeyPath, value: Data, reasons: Mapping[KeyPath, str]) -> FieldChange:
    return FieldChange("removed", path, before=value, reason=reasons.get(path, ""))
