"""Putting a settled layout on paper: final coordinates, gaps at crossings, legend, and what went wrong."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from routewijzer.diagram.layout.crossings import find_crossings, joins_another
from routewijzer.diagram.layout.geometry import Layout, Stretch
from routewijzer.diagram.layout.label_loop import LabelledLayout
from routewijzer.diagram.layout.legend_room import LEGEND_GAP, legend_size
from routewijzer.diagram.layout.stakeholder_column import Rectangle, StakeholderColumn, place_box
from routewijzer.diagram.model.connectors import band_boxes
from routewijzer.diagram.model.drawing import (
    Drawing,
    Flow,
    PlacedBox,
    PlacedLabel,
    PlacedLane,
    Point,
    RoutedLine,
)
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.routing.grid import Cell, lane_title
from routewijzer.diagram.text.box_size import text_room
from routewijzer.diagram.text.font_metrics import (
    BOLD,
    CAPTION_SIZE,
    LABEL_SIZE,
    REGULAR,
    block_width,
)

SCREEN = (1904.0, 1000.0)
"""What a page leaves for the picture on a screen of 1920 by 1080, in pixels."""
MARGIN = 8.0
"""Space around the whole picture, for focus rings."""


def text_size(layout: Layout) -> float:
    """Return size in pixels of the text in the boxes when the picture is fitted on the screen."""
    scale = min(SCREEN[0] / (layout.width + 2 * MARGIN), SCREEN[1] / (layout.height + 2 * MARGIN))
    return LABEL_SIZE * scale


def compose(labelled_layout: LabelledLayout, cells: Mapping[str, Cell]) -> Drawing:
    """Return the finished drawing, everything moved in by the margin and rounded."""
    plan, layout = labelled_layout.plan, labelled_layout.layout
    connectors, sketch = plan.connections.connectors, plan.sketch
    gaps, crossings = find_crossings(plan.connections, layout.lines)
    boxes = _column_boxes(layout.column) + tuple(
        place_box(plan.box_sizes[box.id], _shift_rectangle(layout.boxes[box.id]), cells[box.id])
        for box in band_boxes(sketch)
    )
    return Drawing(
        sketch=sketch,
        flow=plan.grid.flow,
        width=math.ceil(round(layout.width + 2 * MARGIN, 2)) + 0.0,
        height=math.ceil(round(layout.height + 2 * MARGIN, 2)) + 0.0,
        lanes=_lanes(labelled_layout),
        boxes=boxes,
        lines=tuple(
            RoutedLine(
                connectors[n].line,
                _corners(line),
                tuple(_shift(point) for point in gaps[n]),
                joins_another(plan.connections, layout.lines, n),
            )
            for n, line in enumerate(layout.lines)
            if line
        ),
        labels=tuple(
            _moved_label(labelled_layout.labels.places[n]) for n in sorted(labelled_layout.labels.places)
        ),
        legend_at=_legend_place(sketch, layout),
        crossings=crossings,
        text_size=round(text_size(layout), 2),
        problems=_problems(labelled_layout, boxes, plan.grid.flow),
    )


def _whole(value: float) -> float:
    """Return the nearest whole unit: less than a pixel on a screen, and the same on every machine."""
    return float(math.floor(round(value, 2) + 0.5))


def _shift(point: Point) -> Point:
    return _whole(point[0] + MARGIN), _whole(point[1] + MARGIN)


def _shift_rectangle(rectangle: Rectangle) -> Rectangle:
    """Return a rectangle with whole corners, so that neighbours stay as far apart as their corners."""
    x, y, width, height = rectangle
    (left, top), (right, bottom) = _shift((x, y)), _shift((x + width, y + height))
    return left, top, right - left, bottom - top


def _corners(line: Sequence[Stretch]) -> tuple[Point, ...]:
    """Return the points of a line without those in the middle of a straight part."""
    points = [line[0].start, *(part.end for part in line)]
    corners = [points[0]]
    for before, point, after in zip(points, points[1:], points[2:], strict=False):
        straight = any(
            abs(before[axis] - point[axis]) < 0.01 and abs(point[axis] - after[axis]) < 0.01
            for axis in (0, 1)
        )
        if not straight:
            corners.append(point)
    whole = [_shift(corners[0])]
    for before, point in pairwise((*corners, points[-1])):
        x, y = _shift(point)
        upright, level = abs(before[0] - point[0]) < 0.01, abs(before[1] - point[1]) < 0.01
        whole.append((whole[-1][0] if upright else x, whole[-1][1] if level else y))
    return tuple(whole)


def _column_boxes(column: StakeholderColumn | None) -> tuple[PlacedBox, ...]:
    boxes = []
    for placed in column.boxes if column else ():
        corner = placed.x - placed.width / 2, placed.y - placed.height / 2
        x, y, width, height = _shift_rectangle((*corner, placed.width, placed.height))
        boxes.append(replace(placed, x=x + width / 2, y=y + height / 2, width=width, height=height))
    return tuple(boxes)


def _moved_label(label: PlacedLabel) -> PlacedLabel:
    x, y = _shift((label.x, label.y))
    return PlacedLabel(label.line, x, y, round(label.width, 2), round(label.height, 2), label.rows)


def _lanes(labelled_layout: LabelledLayout) -> tuple[PlacedLane, ...]:
    plan, layout = labelled_layout.plan, labelled_layout.layout
    lanes = []
    if layout.column:
        column = layout.column
        frames = tuple(_shift_rectangle(frame) for frame in column.frames)
        rectangle = _shift_rectangle((0.0, 0.0, column.width, column.height))
        lanes.append(PlacedLane(column.lane, *rectangle, column.rows, frames))
    for lane in plan.bands:
        rows = lane_title(lane.label, plan.hyphens)
        lanes.append(PlacedLane(lane, *_shift_rectangle(layout.lanes[lane.id]), rows))
    return tuple(lanes)


def _legend_place(sketch: Sketch, layout: Layout) -> Point | None:
    """Return the bottom left corner under the stakeholders, when the legend fits there."""
    width, height = legend_size(sketch)
    column = layout.column
    room = min((x for x, _, _, _ in layout.lanes.values()), default=0.0) - LEGEND_GAP + 0.01
    if not column or not height or column.height + 16 + height > layout.height or width > room:
        return None
    return _shift((0.0, layout.height - height))


def _problems(labelled_layout: LabelledLayout, boxes: tuple[PlacedBox, ...], flow: Flow) -> tuple[str, ...]:
    """Return in words: lines without a way, conditions without a place, text wider than its box."""
    plan, layout = labelled_layout.plan, labelled_layout.layout
    problems = []
    for n, connector in enumerate(plan.connections.connectors):
        name = f"{' '.join(connector.line.source)} to {connector.target}"
        if not layout.lines[n]:
            problems.append(f"line from {name}: no way through the picture")
        elif n in labelled_layout.labels.candidates:
            problems.append(f'line from {name}: no free place for "{connector.line.label}"')
    for placed in boxes:
        widest = max(
            block_width(placed.rows, LABEL_SIZE, BOLD), block_width(placed.caption, CAPTION_SIZE, REGULAR)
        )
        if widest > text_room(placed.box, placed.width, flow):
            problems.append(f'text of box {placed.box.id} is wider than the box: "{placed.box.label}"')
    return tuple(problems)
