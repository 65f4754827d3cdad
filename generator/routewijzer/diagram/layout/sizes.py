"""How large each box, each column and each row becomes, for its text and for the lines that end there."""

from collections.abc import Mapping
from dataclasses import dataclass

from routewijzer.diagram.model.connectors import Connector
from routewijzer.diagram.routing.grid import Grid
from routewijzer.diagram.routing.segments import GridLine
from routewijzer.diagram.routing.tracks import Tracks
from routewijzer.diagram.text.box_size import HEXAGON_POINT, MeasuredBox

_PORT_MARGIN_X = HEXAGON_POINT + 9.0
_PORT_MARGIN_Y = 11.0
_PASSING_MARGIN = 9.0
_EMPTY_ROW = 36.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """Width and height of each box, width of each line through a column, height of each through a row."""

    boxes: Mapping[str, tuple[float, float]]
    columns: Mapping[int, float]
    rows: Mapping[int, float]


def size_boxes(
    grid: Grid,
    box_sizes: Mapping[str, MeasuredBox],
    connectors: tuple[Connector, ...],
    tracks: Tracks,
    offsets: Mapping[GridLine, dict[float, float]],
) -> Sizes:
    """Return boxes as large as text and ports need.

    Those of a row equally high, but for stops and references.
    """
    reach_x, reach_y = _reaches(connectors, tracks, offsets)
    widths = {
        name: max(box_sizes[name].width, 2 * (reach_x[name] + _PORT_MARGIN_X) if name in reach_x else 0.0)
        for name in grid.cells
    }
    heights = {
        name: max(box_sizes[name].height, 2 * (reach_y[name] + _PORT_MARGIN_Y) if name in reach_y else 0.0)
        for name in grid.cells
    }
    narrow = min((box_sizes[name].width for name in grid.cells), default=100.0)
    columns = {n: narrow for n, kind in enumerate(grid.x_kinds) if kind == "cell"}
    rows = {n: 0.0 for n, kind in enumerate(grid.y_kinds) if kind == "cell"}
    for name, (x, y) in grid.cells.items():
        columns[x] = max(columns[x], widths[name])
        rows[y] = max(rows[y], heights[name])
    for (axis, number), places in offsets.items():
        needed = 2 * (max(abs(offset) for offset in places.values()) + _PASSING_MARGIN)
        sizes = columns if axis == "x" else rows
        if len(places) > 1 or 0.0 not in places:
            sizes[number] = max(sizes[number], needed)
    rows = {n: height or _EMPTY_ROW for n, height in rows.items()}
    row_of = {name: rows[y] for name, (_, y) in grid.cells.items()}
    boxes = {
        name: (
            widths[name],
            heights[name]
            if grid.flow == "down" or box_sizes[name].box.kind in ("end", "ref")
            else row_of[name],
        )
        for name in grid.cells
    }
    return Sizes(boxes, columns, rows)


def _reaches(
    connectors: tuple[Connector, ...], tracks: Tracks, offsets: Mapping[GridLine, dict[float, float]]
) -> tuple[dict[str, float], dict[str, float]]:
    """Return how far from the middle of its sides lines end at each box: above and below, left and right."""
    reach: dict[str, dict[str, float]] = {"x": {}, "y": {}}
    for n, connector in enumerate(connectors):
        segments = tracks.segments[n]
        if not segments:
            continue
        ends = [(0, None if connector.from_column or connector.to_column else connector.source)]
        ends.append((len(segments) - 1, connector.source if connector.to_column else connector.target))
        for at, name in ends:
            line = segments[at].line
            offset = abs(offsets[line][tracks.place[n, at]]) if name else 0.0
            if name and offset:
                reach[line[0]][name] = max(reach[line[0]].get(name, 0.0), offset)
    return reach["x"], reach["y"]
