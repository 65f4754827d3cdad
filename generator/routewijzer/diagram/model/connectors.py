"""Which lines are to be routed, and from what: a box, or a frame around stakeholders that share an arrow.

Each line of a sketch gives one connector. Only where a frame is impossible (its boxes cannot stand next
to each other, or one of them is no stakeholder) every source gets a connector of its own: an arrow must
never seem to start from a box that does not have it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from routewijzer.diagram.model.sketch import Box, Line, Sketch

Join = Literal["in", "out"]
"""Lines may share a stretch on their way into the same target, or on their way out of the same source."""


@dataclass(frozen=True, slots=True)
class Connector:
    """A line to route.

    `from_column` and `to_column` tell which ends are in the stakeholders' column; `source` is a box's id, or
    a frame's name (its ids, joined by spaces).
    """

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
class ConnectorSet:
    """All connectors, and the frames that they need (sets of ids, the largest first).

    `joins[n]` are the connectors that connector n may share a stretch with, in order, each with where.
    """

    connectors: tuple[Connector, ...]
    joins: tuple[Mapping[int, Join], ...]
    frames: tuple[frozenset[str], ...]


def frame_name(ids: frozenset[str]) -> str:
    """Return the name under which a frame is the source of connectors."""
    return " ".join(sorted(ids))


def column_boxes(sketch: Sketch) -> tuple[Box, ...]:
    """Return the stakeholders: the boxes of the lane that is a column, in the order of the model."""
    columns = {lane.id for lane in sketch.lanes if lane.column}
    return tuple(box for box in sketch.boxes if box.lane in columns)


def band_boxes(sketch: Sketch) -> tuple[Box, ...]:
    """Return the boxes of all other lanes, in the order of the model."""
    columns = {lane.id for lane in sketch.lanes if lane.column}
    return tuple(box for box in sketch.boxes if box.lane not in columns)


def connect_lines(sketch: Sketch) -> ConnectorSet:
    """Turn the lines of a sound sketch into connectors."""
    column = {box.id for box in column_boxes(sketch)}
    frames = _frames(sketch.lines, column)
    connectors: list[Connector] = []
    for line in sketch.lines:
        ids = frozenset(line.source)
        whole = len(ids) == 1 or ids in frames
        for part in (line,) if whole else tuple(replace(line, source=(source,)) for source in line.source):
            connectors.append(
                Connector(
                    part,
                    frame_name(frozenset(part.source)),
                    part.target,
                    from_column=part.source[0] in column,
                    to_column=part.target in column,
                )
            )
    return ConnectorSet(tuple(connectors), _joins(tuple(connectors)), frames)


def _frames(lines: tuple[Line, ...], column: set[str]) -> tuple[frozenset[str], ...]:
    """Frames that can be drawn: inside the column, and each two nested or apart."""
    groups = dict.fromkeys(frozenset(line.source) for line in lines if len(line.source) > 1)
    accepted: list[frozenset[str]] = []
    for ids in sorted(groups, key=lambda ids: -len(ids)):
        if ids <= column and all(ids < other or not ids & other for other in accepted):
            accepted.append(ids)
    return tuple(accepted)


def may_join(first: Connector, second: Connector) -> Join | None:
    """Tell whether two connectors may share a stretch without saying anything untrue.

    They must be of the same kind, and either end in the same box, or start in the same place with neither of
    them under a condition. Two conditions between the same boxes stay apart.
    """
    if first.line.kind != second.line.kind or first.to_column or second.to_column:
        return None
    if (
        first.source == second.source
        and first.target == second.target
        and first.line.label != second.line.label
    ):
        return None
    if first.target == second.target:
        return "in"
    if first.source == second.source and not first.line.label and not second.line.label:
        return "out"
    return None


def _joins(connectors: tuple[Connector, ...]) -> tuple[dict[int, Join], ...]:
    """For each connector the connectors that it may share a stretch with, in order, and where."""
    groups: dict[tuple[str, str], list[int]] = {}
    for n, connector in enumerate(connectors):
        groups.setdefault(("in", connector.target), []).append(n)
        groups.setdefault(("out", connector.source), []).append(n)
    joins: list[dict[int, Join]] = []
    for n, connector in enumerate(connectors):
        near = sorted({*groups["in", connector.target], *groups["out", connector.source]} - {n})
        pairs = ((other, may_join(connector, connectors[other])) for other in near)
        joins.append({other: join for other, join in pairs if join})
    return tuple(joins)
