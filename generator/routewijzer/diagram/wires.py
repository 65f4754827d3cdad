"""Which lines are to be routed, and from what: a box, or a frame around stakeholders that share an arrow.

Each line of a sketch gives one wire. Only where a frame is impossible (its boxes cannot stand next
to each other, or one of them is no stakeholder) every source gets a wire of its own: an arrow must
never seem to start from a box that does not have it.
"""

from dataclasses import dataclass, replace
from typing import Literal

from routewijzer.diagram.sketch import Box, Line, Sketch

Join = Literal["in", "out"]
"""Lines may share a stretch on their way into the same target, or on their way out of the same source."""


@dataclass(frozen=True, slots=True)
class Wire:
    """A line to route. `from_column` and `to_column` tell which ends are in the stakeholders' column;
    `source` is a box's id, or a frame's name (its ids, joined by blanks)."""

    line: Line
    source: str
    target: str
    from_column: bool = False
    to_column: bool = False

    @property
    def in_grid(self) -> bool:
        """False for a line between two stakeholders: it never enters a lane."""
        return not (self.from_column and self.to_column)


@dataclass(frozen=True, slots=True)
class Wiring:
    """All wires, and the frames that they need (sets of ids, the largest first).
    `partners[n]` are the wires that wire n may share a stretch with."""

    wires: tuple[Wire, ...]
    partners: tuple[tuple[int, ...], ...]
    frames: tuple[frozenset[str], ...]


def frame_name(ids: frozenset[str]) -> str:
    """The name under which a frame is the source of wires."""
    return " ".join(sorted(ids))


def column_boxes(sketch: Sketch) -> tuple[Box, ...]:
    """The stakeholders: the boxes of the lane that is a column, in the order of the model."""
    columns = {lane.id for lane in sketch.lanes if lane.column}
    return tuple(box for box in sketch.boxes if box.lane in columns)


def band_boxes(sketch: Sketch) -> tuple[Box, ...]:
    """The boxes of all other lanes, in the order of the model."""
    columns = {lane.id for lane in sketch.lanes if lane.column}
    return tuple(box for box in sketch.boxes if box.lane not in columns)


def wire(sketch: Sketch) -> Wiring:
    """Turn the lines of a sound sketch into wires."""
    column = {box.id for box in column_boxes(sketch)}
    frames = _frames(sketch.lines, column)
    wires: list[Wire] = []
    for line in sketch.lines:
        ids = frozenset(line.source)
        whole = len(ids) == 1 or ids in frames
        for part in (line,) if whole else tuple(replace(line, source=(one,)) for one in line.source):
            wires.append(
                Wire(
                    part,
                    frame_name(frozenset(part.source)),
                    part.target,
                    from_column=part.source[0] in column,
                    to_column=part.target in column,
                )
            )
    return Wiring(tuple(wires), _partners(tuple(wires)), frames)


def _frames(lines: tuple[Line, ...], column: set[str]) -> tuple[frozenset[str], ...]:
    """Frames that can be drawn: inside the column, and each two nested or apart."""
    wanted = dict.fromkeys(frozenset(line.source) for line in lines if len(line.source) > 1)
    accepted: list[frozenset[str]] = []
    for ids in sorted(wanted, key=lambda ids: -len(ids)):
        if ids <= column and all(ids < other or not ids & other for other in accepted):
            accepted.append(ids)
    return tuple(accepted)


def may_join(one: Wire, other: Wire) -> Join | None:
    """Whether two wires may share a stretch without saying anything untrue.

    They must be of the same kind, and either end in the same box, or start in the same place with
    neither of them under a condition. Two conditions between the same boxes stay apart.
    """
    if one.line.kind != other.line.kind or one.to_column or other.to_column:
        return None
    if one.source == other.source and one.target == other.target and one.line.label != other.line.label:
        return None
    if one.target == other.target:
        return "in"
    if one.source == other.source and not one.line.label and not other.line.label:
        return "out"
    return None


def _partners(wires: tuple[Wire, ...]) -> tuple[tuple[int, ...], ...]:
    """For each wire the numbers of the wires that it may share a stretch with, in order."""
    groups: dict[tuple[str, str], list[int]] = {}
    for n, wire in enumerate(wires):
        groups.setdefault(("in", wire.target), []).append(n)
        groups.setdefault(("out", wire.source), []).append(n)
    return tuple(
        tuple(
            sorted(
                {
                    other
                    for other in (*groups["in", wire.target], *groups["out", wire.source])
                    if other != n and may_join(wire, wires[other])
                }
            )
        )
        for n, wire in enumerate(wires)
    )
