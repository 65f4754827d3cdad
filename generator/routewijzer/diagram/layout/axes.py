"""The lines of the grid along one axis: how wide each is, and where its tracks run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from routewijzer.diagram.model.drawing import Flow
from routewijzer.diagram.routing.grid import Grid
from routewijzer.diagram.routing.segments import Axis, GridLine
from routewijzer.diagram.routing.tracks import Tracks

TRACK = 15.0
"""Distance between tracks in a gutter."""
PORT = 18.0
"""Distance between tracks on a line through boxes: arrow heads need more room."""
LANE_GAP = {"right": 10.0, "down": 18.0}

Gap = tuple[GridLine, int]
"""The space before track number n of a gutter; the last one is the space after the last track."""

Span = tuple[float, float]
"""From where to where, along one axis."""


@dataclass(frozen=True, slots=True)
class Style:
    """Space around the tracks of a gutter, by kind: empty, before the first, after the last.

    The last track needs room for a rounded corner and an arrow head before the box.
    """

    empty: Mapping[str, float]
    before: Mapping[str, float]
    after: Mapping[str, float]


STYLES: Mapping[Flow, Style] = {
    "right": Style(
        {"x": 28.0, "edge": 12.0, "outer": 25.0, "y": 34.0, "top": 12.0, "bottom": 15.0},
        {"x": 14.0, "edge": 11.0, "outer": 13.0, "y": 19.0, "top": 14.0, "bottom": 18.0},
        {"x": 20.0, "edge": 13.0, "outer": 19.0, "y": 20.0, "top": 22.0, "bottom": 14.0},
    ),
    "down": Style(
        {"x": 22.0, "edge": 10.0, "outer": 0.0, "y": 36.0, "top": 12.0, "bottom": 15.0},
        {"x": 13.0, "edge": 10.0, "outer": 0.0, "y": 18.0, "top": 12.0, "bottom": 16.0},
        {"x": 15.0, "edge": 10.0, "outer": 0.0, "y": 22.0, "top": 22.0, "bottom": 12.0},
    ),
}


@dataclass(slots=True)
class AxisLines:
    """Coordinates along one axis.

    Middle and size of each line, positions of the tracks in gutters, offsets from the middle of those on
    lines through boxes, and the spans of all gaps.
    """

    middle: list[float]
    size: list[float]
    gaps: dict[Gap, Span]
    tracks: dict[int, list[float]]
    offsets: dict[int, dict[float, float]]

    def at(self, number: int, place: float) -> float:
        """Return coordinate of a track."""
        tracks = self.tracks.get(number)
        return tracks[int(place)] if tracks else self.middle[number] + self.offsets[number][place]


def port_offsets(tracks: Tracks, growth: Mapping[Gap, float]) -> dict[GridLine, dict[float, float]]:
    """For each line through boxes: the distance of every track from its middle.

    Tracks stand 18 units apart; growth pushes them away from the one in the middle.
    """
    result: dict[GridLine, dict[float, float]] = {}
    for line, places in tracks.offsets.items():
        anchor = min(range(len(places)), key=lambda n: (abs(places[n]), n))
        extra = [growth.get((line, n), 0.0) for n in range(len(places))]
        result[line] = {
            place: place * PORT + sum(extra[anchor:n]) - sum(extra[n:anchor])
            for n, place in enumerate(places)
        }
    return result


def _gutter_name(axis: Axis, kind: str, margin: bool) -> str:
    if axis == "y":
        return "y" if kind == "gutter" else kind
    return "outer" if kind == "outer" else "edge" if margin else "x"


def lay_axis(
    grid: Grid,
    axis: Axis,
    sizes: Mapping[int, float],
    slots: Mapping[int, int],
    offsets: Mapping[GridLine, dict[float, float]],
    growth: Mapping[Gap, float],
    lead: Mapping[int, float],
    start: float,
) -> AxisLines:
    """Return lines one after the other, from `start`.

    `sizes` are those of lines through boxes, `slots` the numbers of tracks of gutters, `lead` is space before
    a line that belongs to no gutter.
    """
    kinds: Sequence[str] = grid.x_kinds if axis == "x" else grid.y_kinds
    margins = (1 if grid.has_outer else 0, len(kinds) - 1) if axis == "x" else ()
    style = STYLES[grid.flow]
    result = AxisLines([], [], {}, {}, {})
    at = start
    for number, kind in enumerate(kinds):
        at += lead.get(number, 0.0)
        line: GridLine = (axis, number)
        if kind == "cell":
            size = sizes[number]
            result.offsets[number] = offsets.get(line, {})
            ordered = sorted(result.offsets[number].values())
            for n, (low, high) in enumerate(pairwise(ordered)):
                result.gaps[line, n] = (at + size / 2 + low, at + size / 2 + high)
        else:
            name, count = _gutter_name(axis, kind, number in margins), slots.get(number, 0)
            gaps = (
                [style.before[name], *[TRACK] * (count - 1), style.after[name]]
                if count
                else [style.empty[name]]
            )
            along = at
            positions = []
            for n, gap in enumerate(gaps):
                wide = gap + growth.get((line, n), 0.0)
                result.gaps[line, n] = (along, along + wide)
                along += wide
                positions.append(along)
            size = along - at
            if count:
                result.tracks[number] = positions[:-1]
        result.middle.append(at + size / 2)
        result.size.append(size)
        at += size
    return result
