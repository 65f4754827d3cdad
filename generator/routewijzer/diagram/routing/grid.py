"""The grid of a picture: the lines that routes may follow, and the cells that boxes stand in.

Vertical lines run through the columns of boxes and through the gutters between them, horizontal
lines through rows and gutters, lane after lane. Everything before the last step (`geometry`) is in
numbers of these lines; the nominal coordinates only tell the router what is far and what is near.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from routewijzer.diagram.model.connectors import band_boxes, column_boxes
from routewijzer.diagram.model.drawing import Flow
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.text.box_size import MeasuredBox
from routewijzer.diagram.text.font_metrics import BOLD, TITLE_LEADING, TITLE_SIZE, block_width
from routewijzer.diagram.text.wrap import Hyphens, wrap

Cell = tuple[int, int]
"""Column and row of a box within its lane, from 0."""

Vertex = tuple[int, int]
"""A crossing of two grid lines: number of the vertical one, number of the horizontal one."""

XKind = Literal["outer", "gutter", "cell"]
YKind = Literal["top", "cell", "gutter", "bottom"]

TITLE_LIMIT = 330.0
TITLE_INSET = 18.0
"""Widest line of a lane title, and its distance from the left edge of the lane."""

_NOMINAL_GUTTER = {"right": (70.0, 46.0), "down": (34.0, 34.0)}
_NOMINAL_EDGE = 34.0


@dataclass(frozen=True, slots=True)
class Grid:
    """`x_kinds` and `y_kinds` name the lines, `lane_of` the lane (its number) of each horizontal one.

    `cells` gives the crossing on which each box stands. Through a wall (x, y) no route may go from line y to
    line y + 1: there stands the title of a lane. The last line is never walled off. A first line `outer`
    belongs to the arrows that come from the stakeholders' column.
    """

    flow: Flow
    x_kinds: tuple[XKind, ...]
    y_kinds: tuple[YKind, ...]
    lane_of: tuple[int, ...]
    cells: Mapping[str, Vertex]
    x_nominal: tuple[float, ...]
    y_nominal: tuple[float, ...]
    walls: frozenset[Vertex]

    @property
    def has_outer(self) -> bool:
        """Whether the first line belongs to the arrows of the stakeholders' column."""
        return self.x_kinds[0] == "outer"


def lane_title(label: str, hyphens: Hyphens) -> tuple[str, ...]:
    """Return the lines of a lane's title."""
    return wrap(label, TITLE_LIMIT, TITLE_SIZE, BOLD, hyphens)


def title_height(rows: tuple[str, ...]) -> float:
    """Return height of the strip that a lane's title needs above everything else in the lane."""
    return 12.0 + len(rows) * TITLE_SIZE * TITLE_LEADING + 2.0 if rows else 4.0


def title_width(rows: tuple[str, ...]) -> float:
    """Return width of a lane's title with the space around it; 0 without a title."""
    return TITLE_INSET + block_width(rows, TITLE_SIZE, BOLD) + TITLE_INSET if rows else 0.0


def make_grid(
    sketch: Sketch,
    cells: Mapping[str, Cell],
    box_sizes: Mapping[str, MeasuredBox],
    flow: Flow,
    hyphens: Hyphens,
) -> Grid:
    """Lay the lines for boxes whose cells are known."""
    bands = [lane for lane in sketch.lanes if not lane.column]
    boxes = band_boxes(sketch)
    by_lane: dict[str, list[str]] = {lane.id: [] for lane in bands}
    for box in boxes:
        by_lane[box.lane].append(box.id)

    columns = 1 + max((column for column, _ in cells.values()), default=0)
    x_kinds: list[XKind] = ["outer"] if flow == "right" and column_boxes(sketch) else []
    first_cell = len(x_kinds) + 1
    for _ in range(columns):
        x_kinds += ["gutter", "cell"]
    x_kinds.append("gutter")

    y_kinds: list[YKind] = []
    lane_of: list[int] = []
    first_row: dict[str, int] = {}
    for number, lane in enumerate(bands):
        rows = 1 + max((cells[name][1] for name in by_lane[lane.id]), default=0)
        first_row[lane.id] = len(y_kinds) + 1
        kinds: list[YKind] = ["top", "cell"]
        for _ in range(rows - 1):
            kinds += ["gutter", "cell"]
        kinds.append("bottom")
        y_kinds += kinds
        lane_of += [number] * len(kinds)

    places = {
        box.id: (first_cell + 2 * cells[box.id][0], first_row[box.lane] + 2 * cells[box.id][1])
        for box in boxes
    }
    gutter_x, gutter_y = _NOMINAL_GUTTER[flow]
    width = min((box_sizes[name].width for name in places), default=100.0)
    heights: dict[int, float] = {}
    for name, (_, y) in places.items():
        heights[y] = max(heights.get(y, 0.0), box_sizes[name].height)
    sizes_y = [
        heights.get(n, 50.0) if kind == "cell" else gutter_y if kind == "gutter" else _NOMINAL_EDGE
        for n, kind in enumerate(y_kinds)
    ]
    x_nominal = _centres([width if kind == "cell" else gutter_x for kind in x_kinds], [0.0] * len(x_kinds))
    y_nominal = _centres(sizes_y, [_NOMINAL_EDGE if kind == "top" else 0.0 for kind in y_kinds])

    walls: set[Vertex] = set()
    left = x_nominal[first_cell - 1] - gutter_x / 2
    for y, kind in enumerate(y_kinds):
        if kind == "top" and y:
            reach = left + title_width(lane_title(bands[lane_of[y]].label, hyphens))
            walls |= {(x, y - 1) for x in range(len(x_kinds) - 1) if x_nominal[x] < reach}
    return Grid(
        flow, tuple(x_kinds), tuple(y_kinds), tuple(lane_of), places, x_nominal, y_nominal, frozenset(walls)
    )


def _centres(sizes: list[float], before: list[float]) -> tuple[float, ...]:
    centres = []
    at = 0.0
    for size, space in zip(sizes, before, strict=True):
        at += space
        centres.append(at + size / 2)
        at += size
    return tuple(centres)
