"""Names that a region has changed and that still stand elsewhere: half a new name confuses."""

import re
from collections.abc import Iterator, Mapping

from routewijzer.annotations import DisplayName, ForEditors, Prose, Verbatim
from routewijzer.findings import Finding, Phrase, Severity, phrase
from routewijzer.key_schema import KeySchema, walk
from routewijzer.overlay.operation import Operation, dotted_path
from routewijzer.yamldoc import Data, KeyPath

_MOST = 5
"""Most places that one remark lists."""


def old_names(
    edition: Data, base: Mapping[KeyPath, Data], operations: tuple[Operation, ...], keys: KeySchema
) -> Iterator[Finding]:
    """Yield a remark for each changed name whose old words the edition still uses.

    `base` are the values under the operations.
    """
    changed_names: list[tuple[Operation, str]] = []
    for operation in operations:
        before = base.get(operation.target)
        schema = keys.at(operation.target)
        name = schema.get(DisplayName) if schema is not None else None
        if name is None or not name.in_prose or not isinstance(before, str):
            continue
        if not _holds(str(operation.value), before):
            changed_names.append((operation, before))
    if not changed_names:
        return
    prose = (node for node in walk(keys, edition, skip=(Verbatim, ForEditors)) if node.get(Prose))
    texts = tuple((node.path, node.value) for node in prose if isinstance(node.value, str))
    for operation, before in changed_names:
        paths = [dotted_path(path) for path, text in texts if _holds(text, before)]
        if paths:
            message, subjects = _still_there(before, tuple(paths)), (operation.target,)
            yield Finding(
                "overlay-old-name", operation.place, message, severity=Severity.INFO, subjects=subjects
            )


def _still_there(name: str, places: tuple[str, ...]) -> Phrase:
    first_places, more = places[:_MOST], len(places) - _MOST
    if more > 0:
        return phrase("overlay-old-name.more", name=name, places=first_places, more=more)
    return phrase("overlay-old-name", name=name, places=first_places)


def _holds(text: str, words: str) -> bool:
    if words.casefold() not in text.casefold():  # nearly always, and much quicker to find
        return False
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text.casefold()) is not None
