"""Names that a region has changed and that still stand elsewhere: half a new name confuses."""

import re
from collections.abc import Iterator, Mapping

from routewijzer.findings import Finding
from routewijzer.overlay.operation import Operation, dotted
from routewijzer.yamldoc import Data, KeyPath

_NAMED = ("lanes", "phases", "services", "stakeholders", "steps", "decisions", "terms")
_KEPT = ("sources", "links", "hyphens", "regions")
"""Sections that quote others, or hold no sentences."""

_ID = re.compile(r"[a-z][a-z0-9-]*")
_SHOWN = 5
"""Most places that one remark lists."""


def old_names(
    edition: Data, base: Mapping[KeyPath, Data], operations: tuple[Operation, ...]
) -> Iterator[Finding]:
    """A remark for each changed title whose old words the edition still uses. `base` are the values under the
    operations."""
    said = _texts(edition, ()) if isinstance(edition, dict) else ()
    texts = tuple((path, text) for path, text in said if path[0] not in _KEPT)
    for one in operations:
        before = base.get(one.target)
        named = len(one.target) == 3 and one.target[0] in _NAMED and one.target[2] == "title"
        if not named or not isinstance(before, str) or _holds(str(one.value), before):
            continue
        found = [dotted(path) for path, text in texts if _holds(text, before)]
        if found:
            more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            message = f'the old name "{before}" still stands in {", ".join(found[:_SHOWN])}{more}'
            hint = "change it there too, or leave it where it quotes the source"
            yield Finding("overlay-old-name", one.place, message, hint, "info")


def _texts(value: Data, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(part, (*path, index))
    elif isinstance(value, str) and not _ID.fullmatch(value):
        yield path, value


def _holds(text: str, words: str) -> bool:
    if words.casefold() not in text.casefold():  # nearly always, and much quicker to find
        return False
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text.casefold()) is not None
