"""What has drifted, as text for a person: old, new and own value one below the other."""

import json
from collections.abc import Iterator

from routewijzer.overlay.drift import Drift
from routewijzer.yamldoc import Data

_WIDTH = 200
"""Most characters of a value that is not a text."""


def as_text(drifts: tuple[Drift, ...]) -> str:
    """Each difference with what the base said, what it says, and what the region says."""
    if not drifts:
        return "the base says what it said when the region last looked\n"
    return "\n".join(line for one in drifts for line in _lines(one)) + "\n"


def _lines(one: Drift) -> Iterator[str]:
    yield str(one.finding())
    if one.kind in ("changed", "gone", "asked"):
        yield f"    the base said:  {_shown(one.old)}"
    if one.kind in ("changed", "equal", "asked"):
        yield f"    the base says:  {_shown(one.new)}"
    if one.kind in ("changed", "gone", "equal", "asked"):
        yield f"    the region:     {'removes it' if one.operation == 'remove' else _shown(one.yours)}"
    if one.kind in ("changed", "asked", "unrecorded", "new"):
        name = json.dumps(one.name, ensure_ascii=False) if " " in one.name else one.name
        yield f"    keep it so:     routewijzer accept … {name}"


def _shown(value: Data) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return value
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}…"
