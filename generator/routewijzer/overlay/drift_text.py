"""What has drifted, as text for a person: old, new and own value one below the other."""

import json
import shlex
from collections.abc import Iterator

from routewijzer.findings import phrase
from routewijzer.messages import Messages
from routewijzer.overlay.drift import Drift
from routewijzer.overlay.drift_kinds import UNKEEPABLE
from routewijzer.overlay.operation import dotted_path
from routewijzer.yamldoc import Data

_WIDTH = 200
"""Most characters of a value that is not a text."""


def as_text(drifts: tuple[Drift, ...], messages: Messages, command: tuple[str, ...] | None) -> str:
    """Return each difference with what the base said, what it says, and what the region says.

    `command` are the words that accept one, without its target; None where it is being accepted.
    """
    if not drifts:
        return messages.text(phrase("drift-text.none")) + "\n"
    return "\n".join(line for drift in drifts for line in _lines(drift, messages, command)) + "\n"


def _lines(drift: Drift, messages: Messages, command: tuple[str, ...] | None) -> Iterator[str]:
    text = messages.text
    nothing, removed = text(phrase("drift-text.nothing")), text(phrase("drift-text.removed"))
    yield messages.line(drift.finding())
    if drift.kind in ("changed", "gone", "renamed", "asked", "beside"):
        yield f"    {text(phrase('drift-text.base-said')):<16}{_excerpt(drift.old, nothing)}"
    if drift.kind in ("changed", "equal", "renamed", "asked", "beside", "demanded"):
        yield f"    {text(phrase('drift-text.base-says')):<16}{_excerpt(drift.new, nothing)}"
    if drift.kind in ("changed", "gone", "renamed", "equal", "asked", "beside"):
        keep_line = text(phrase("drift-text.kept"))
        own = {"remove": removed, "keep": keep_line}.get(
            drift.operation or "", _excerpt(drift.yours, nothing)
        )
        yield f"    {text(phrase('drift-text.region')):<16}{own}"
    if drift.also:
        yield f"    {text(phrase('drift-text.also')):<16}{', '.join(map(dotted_path, drift.also))}"
    if command is not None and drift.kind not in UNKEEPABLE:
        yield f"    {text(phrase('drift-text.keep')):<16}{shlex.join((*command, drift.name))}"


def _excerpt(value: Data, nothing: str) -> str:
    if value is None:
        return nothing
    if isinstance(value, str):
        return value
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}…"
