"""The column of stakeholders: who stands above whom, the frames around those who share an arrow."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from routewijzer.diagram.model.connectors import column_boxes, frame_name
from routewijzer.diagram.model.drawing import PlacedBox
from routewijzer.diagram.model.sketch import Box, Sketch, SketchLane
from routewijzer.diagram.text.box_size import MeasuredBox, measure_box
from routewijzer.diagram.text.font_metrics import BOLD, TITLE_LEADING, TITLE_SIZE
from routewijzer.diagram.text.wrap import Hyphens, wrap

BOX_WIDTH = 134.0
MARGIN = 10.0
FRAME_PADDING = 7.0
PORT_MARGIN = 9.0
_GAPS = (13.0, 10.0, 7.0, 5.0)
_NOWHERE = float("inf")

Rectangle = tuple[float, float, float, float]
"""x and y of the top left corner, width, height."""


@dataclass(frozen=True, slots=True)
class StakeholderColumn:
    """The column with all places known.

    `ports` gives, for each box and frame that an arrow can start from, the rectangle of its outline.
    """

    lane: SketchLane
    rows: tuple[str, ...]
    width: float
    height: float
    boxes: tuple[PlacedBox, ...]
    frames: tuple[Rectangle, ...]
    ports: Mapping[str, Rectangle]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A box, or a frame with the units in it; `preferred_y` is the height at which its first line leaves."""

    name: str
    box: MeasuredBox | None
    parts: tuple["_Unit", ...]
    preferred_y: float
    order: int

    def height(self, gap: float) -> float:
        if self.box:
            return self.box.height
        return sum(part.height(gap) for part in self.parts) + gap * (len(self.parts) - 1) + 2 * FRAME_PADDING


def place_box(measured_box: MeasuredBox, rectangle: Rectangle, cell: tuple[int, int]) -> PlacedBox:
    """Return a measured box in a rectangle (in viewBox units) of a cell: its column and row."""
    x, y, width, height = rectangle
    return PlacedBox(
        measured_box.box,
        x + width / 2,
        y + height / 2,
        width,
        height,
        measured_box.rows,
        measured_box.caption,
        *cell,
    )


def lay_column(
    sketch: Sketch,
    frames: tuple[frozenset[str], ...],
    preferences: Mapping[str, float],
    least: Mapping[str, float],
    hyphens: Hyphens,
) -> StakeholderColumn | None:
    """Stack the stakeholders so that their arrows leave straight where that is possible.

    `preferences` gives for a box's id or a frame's name the height at which a line wants to leave it, `least`
    the height that a box needs for its arrows. None when the sketch has no such column.
    """
    boxes = column_boxes(sketch)
    if not boxes:
        return None
    lane = next(lane for lane in sketch.lanes if lane.column)
    depth = max((sum(1 for frame in frames if box.id in frame) for box in boxes), default=0)
    width = BOX_WIDTH + 2 * (MARGIN + FRAME_PADDING * depth)
    rows = wrap(lane.label, width - 2 * MARGIN, TITLE_SIZE, BOLD, hyphens)
    box_sizes = {box.id: measure_box(box, BOX_WIDTH, "right", hyphens) for box in boxes}
    tall = {
        name: replace(each, height=max(each.height, least.get(name, 0.0))) for name, each in box_sizes.items()
    }
    units = _units(boxes, frames, preferences, tall)
    top = 14.0 + len(rows) * TITLE_SIZE * TITLE_LEADING + 8.0
    stack = _Stack(width)
    for gap in _GAPS:
        stack = _Stack(width)
        bottom = stack.add(units, top, gap, MARGIN)
        if stack.all_straight:
            break
    else:
        stack = _Stack(width)
        bottom = stack.add(units, top, _GAPS[0], MARGIN)
    return StakeholderColumn(
        lane, rows, width, bottom + MARGIN, tuple(stack.boxes), tuple(stack.frames), dict(stack.ports)
    )


def _units(
    boxes: tuple[Box, ...],
    frames: tuple[frozenset[str], ...],
    preferences: Mapping[str, float],
    box_sizes: Mapping[str, MeasuredBox],
) -> tuple[_Unit, ...]:
    """Return the tree of frames and boxes, each level in the order of the lines that leave it."""

    def unit_of(frame: frozenset[str], inner: tuple[frozenset[str], ...]) -> _Unit:
        parts = level(tuple(box for box in boxes if box.id in frame), inner)
        name = frame_name(frame)
        preferred_y = min(preferences.get(name, _NOWHERE), *(part.preferred_y for part in parts))
        return _Unit(name, None, parts, preferred_y, min(part.order for part in parts))

    def level(inside: tuple[Box, ...], within: tuple[frozenset[str], ...]) -> tuple[_Unit, ...]:
        outermost = [frame for frame in within if not any(frame < other for other in within)]
        units = [unit_of(frame, tuple(other for other in within if other < frame)) for frame in outermost]
        for order, box in enumerate(boxes):
            if box in inside and not any(box.id in frame for frame in outermost):
                units.append(_Unit(box.id, box_sizes[box.id], (), preferences.get(box.id, _NOWHERE), order))
        return tuple(sorted(units, key=lambda unit: (unit.preferred_y, unit.order)))

    return level(boxes, frames)


class _Stack:
    """Boxes and frames while they are stacked, from top to bottom."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.boxes: list[PlacedBox] = []
        self.frames: list[Rectangle] = []
        self.ports: dict[str, Rectangle] = {}
        self.all_straight = True

    def add(self, units: tuple[_Unit, ...], top: float, gap: float, inset: float) -> float:
        """Stack units from `top` down; returns the bottom of the last one."""
        at = top
        for unit in units:
            height = unit.height(gap)
            if unit.preferred_y < _NOWHERE:
                lowest = unit.preferred_y - (height / 2 if unit.box else height - 2 * PORT_MARGIN)
                at = max(at, lowest)
                if not at + PORT_MARGIN - 0.5 <= unit.preferred_y <= at + height - PORT_MARGIN + 0.5:
                    self.all_straight = False
            rectangle = (inset, at, self.width - 2 * inset, height)
            self.ports[unit.name] = rectangle
            if unit.box:
                self._add_box(unit.box, rectangle)
                bottom = at + height
            else:
                bottom = self.add(unit.parts, at + FRAME_PADDING, gap, inset + FRAME_PADDING) + FRAME_PADDING
                rectangle = (inset, at, self.width - 2 * inset, bottom - at)
                self.ports[unit.name] = rectangle
                self.frames.append(rectangle)
            at = bottom + gap
        return at - gap

    def _add_box(self, measured_box: MeasuredBox, rectangle: Rectangle) -> None:
        self.boxes.append(place_box(measured_box, rectangle, (0, len(self.boxes))))
