"""The small filled rectangles of the picture: tabs of lanes, bars of phases, sides of services.

They are nodes in the DOT, so that every output shows them at the same place.
"""

from dataclasses import dataclass

from routewijzer.diagram.model.drawing import Drawing, PlacedBox, PlacedLane
from routewijzer.diagram.model.sketch import Box
from routewijzer.diagram.svg.palette import box_names, phase_names, tone_names
from routewijzer.diagram.svg.shapes import Frame
from routewijzer.diagram.text.font_metrics import TITLE_LEADING, TITLE_SIZE

BAR_WIDTH = 22.0
BAR_GAP = 3.0
BAR_HEIGHT = 5.0
BAR_UP = 13.5
"""Size of a phase bar, the space between two, and how far its top lies above the box's bottom."""

SIDE_IN = 5.0
SIDE_WIDTH = 1.5
"""How far a service's bars lie inside its sides, and their width."""

TAB_WIDTH = 6.0
TITLE_TOP = 12.0
TITLE_LEFT = 18.0
COLUMN_TITLE_LEFT = 14.0
"""Width of the tab at the left of a lane's title; where the title's text begins inside the lane."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A filled rectangle. `id` is unique in the drawing; `colour` is a name in the palette."""

    id: str
    frame: Frame
    colour: str


def title_height(lane: PlacedLane) -> float:
    """Return height of the block of a lane's title, in viewBox units."""
    return len(lane.rows) * TITLE_SIZE * TITLE_LEADING


def box_frame(drawn_box: PlacedBox) -> Frame:
    """Return a box's rectangle by its left top corner."""
    return Frame(
        drawn_box.x - drawn_box.width / 2,
        drawn_box.y - drawn_box.height / 2,
        drawn_box.width,
        drawn_box.height,
    )


def shows_bars(drawn_box: PlacedBox) -> bool:
    """Tell whether the box carries phase bars.

    A chevron is a phase, so it tells it by its colour and title.
    """
    return bool(drawn_box.box.phases) and drawn_box.box.kind != "phase"


def phase_bars(prefix: str, frame: Frame, total: int, on: tuple[int, ...]) -> tuple[Mark, ...]:
    """Return one bar for each of `total` phases, centred in the frame and within it.

    Those in `on` are coloured.
    """
    width = min(BAR_WIDTH, (frame.width + BAR_GAP) / total - BAR_GAP)
    left = frame.centre[0] - (total * (width + BAR_GAP) - BAR_GAP) / 2
    top = frame.centre[1] - BAR_HEIGHT / 2
    return tuple(
        Mark(
            f"{prefix}-bar-{phase}",
            Frame(left + phase * (width + BAR_GAP), top, width, BAR_HEIGHT),
            phase_names(phase)[1] if phase in on else "segoff",
        )
        for phase in range(total)
    )


def service_sides(prefix: str, frame: Frame, colour: str, inset: float = SIDE_IN) -> tuple[Mark, ...]:
    """Return the bars inside the left and right side of a service."""
    lefts = (frame.x + inset, frame.right - inset - SIDE_WIDTH)
    return tuple(
        Mark(f"{prefix}-side-{side}", Frame(left, frame.y, SIDE_WIDTH, frame.height), colour)
        for side, left in enumerate(lefts)
    )


def lane_tab(number: int, lane: PlacedLane) -> Mark | None:
    """Return the tab beside a lane's title.

    None for the column of stakeholders and for a lane without a title.
    """
    if not lane.rows or lane.lane.column:
        return None
    frame = Frame(lane.x, lane.y + TITLE_TOP + 1, TAB_WIDTH, title_height(lane) - 2)
    return Mark(f"lane-{number}-tab", frame, tone_names(lane.lane.tone)[1])


def box_tone(drawing: Drawing, box: Box) -> int | None:
    """Return the colour of a box.

    Its own tone if it has one, else its lane's; None among the stakeholders.
    """
    if box.tone is not None:
        return box.tone
    for lane in drawing.sketch.lanes:
        if lane.id == box.lane:
            return None if lane.column else lane.tone
    return None


def box_marks(drawing: Drawing, number: int) -> tuple[Mark, ...]:
    """Return the marks of one box, by its place in `drawing.boxes`."""
    placed = drawing.boxes[number]
    box = placed.box
    marks: tuple[Mark, ...] = ()
    if box.kind == "service":
        outline = box_names(box.kind, box_tone(drawing, box), box.phases, box.current)[1]
        marks += service_sides(f"box-{number}", box_frame(placed), outline)
    if shows_bars(placed):
        total = max(len(drawing.sketch.phases), 1 + max(box.phases))
        strip = Frame(
            placed.x - placed.width / 2 + 20,
            placed.y + placed.height / 2 - BAR_UP,
            placed.width - 40,
            BAR_HEIGHT,
        )
        marks += phase_bars(f"box-{number}", strip, total, box.phases)
    return marks
