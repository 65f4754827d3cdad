"""What has drifted, as text for a person: old, new and own value one below the other."""

import json
from collections.abc import Iterator

from routewijzer.findings import phrase
from routewijzer.messages import Messages
from routewijzer.overlay.drift import Drift
from routewijzer.yamldoc import Data

_WIDTH = 200
"""Most characters of a value that is not a text."""


def as_text(drifts: tuple[Drift, ...], messages: Messages) -> str:
    """Return each difference with what the base said, what it says, and what the region says."""
    if not drifts:
        return messages.text(phrase("drift-text.none")) + "\n"
    return "\n".join(line for one in drifts for line in _lines(one, messages)) + "\n"


def _lines(one: Drift, messages: Messages) -> Iterator[str]:
    said = messages.text
    nothing, removed = said(phrase("drift-text.nothing")), said(phrase("drift-text.removed"))
    yield messages.line(one.finding())
    if one.kind in ("changed", "gone", "asked"):
        yield f"    {said(phrase('drift-text.base-said')):<16}{_shown(one.old, nothing)}"
    if one.kind in ("changed", "equal", "asked"):
        yield f"    {said(phrase('drift-text.base-says')):<16}{_shown(one.new, nothing)}"
    if one.kind in ("changed", "gone", "equal", "asked"):
        own = removed if one.operation == "remove" else _shown(one.yours, nothing)
        yield f"    {said(phrase('drift-text.region')):<16}{own}"
    if one.kind in ("changed", "asked", "unrecorded", "new"):
        name = json.dumps(one.name, ensure_ascii=False) if " " in one.name else one.name
        yield f"    {said(phrase('drift-text.keep')):<16}routewijzer accept … {name}"


def _shown(value: Data, nothing: str) -> str:
    if value is None:
        return nothing
    if isinstance(value, str):
        return value
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}…"
