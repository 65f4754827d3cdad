"""How large a box is for its text, and where its outline runs: the renderer draws exactly these shapes."""

import math
from dataclasses import dataclass, replace
from functools import cache

from routewijzer.diagram.model.drawing import Flow
from routewijzer.diagram.model.sketch import Box
from routewijzer.diagram.text.font_metrics import (
    BOLD,
    CAPTION_LEADING,
    CAPTION_SIZE,
    LABEL_LEADING,
    LABEL_SIZE,
    REGULAR,
    block_width,
)
from routewijzer.diagram.text.wrap import Hyphens, wrap

HEXAGON_POINT = 17.0
"""How far the points of a decision stick out at the left and the right."""
CHEVRON_POINT = 15.0
"""Depth of a phase's notch and point in a picture that flows to the right."""
CHEVRON_DROP = 9.0
"""The same in a picture that flows down."""
PILL_RADIUS = 30.0
"""Largest corner radius of an end and of a reference."""
CORNER_RADIUS = 12.0
"""Corner radius of a step, a service and a stakeholder."""
PHASE_BAR_ROOM = 5.0
"""Extra height for the small bars that show a box's phases; the text moves up by as much."""
REFERENCE_ARROW_ROOM = 18.0
"""Room at the left inside a reference for its small arrow."""

PADDING_X = 10.0
PADDING_Y = 11.0
SIDE_BAR_ROOM = 2.0
"""Space beside text; more in a box with bars at its sides. Inter is wider than the fonts that replace it."""
LEAST_HEIGHT = {"ref": 40.0, "stakeholder": 44.0}
USUAL_HEIGHT = 58.0

Side = str
"""`left`, `right`, `up` or `down`: a side of a box."""


@dataclass(frozen=True, slots=True)
class MeasuredBox:
    """A box with its text in lines, at the size that this text needs."""

    box: Box
    rows: tuple[str, ...]
    caption: tuple[str, ...]
    width: float
    height: float


def _lost_width(box: Box, flow: Flow) -> float:
    """Return width inside the box that text cannot use, because of padding and of the shape."""
    match box.kind:
        case "decision":
            return 18.0 + HEXAGON_POINT
        case "phase":
            return 2 * PADDING_X + (1.5 * CHEVRON_POINT if flow == "right" else 0.0)
        case "ref":
            return REFERENCE_ARROW_ROOM + 20.0
        case "stakeholder":
            return 20.0
        case "service":
            return 2 * (PADDING_X + SIDE_BAR_ROOM)
        case "end":
            return 2 * PADDING_X + 8.0
        case _:
            return 2 * PADDING_X


@cache
def measure_box(box: Box, width: float, flow: Flow, hyphens: Hyphens) -> MeasuredBox:
    """Wrap the text of a box in about `width` viewBox units; a long word makes the box wider.

    A decision is 20 units wider than the others (10 on a telephone), as it loses room at its points; a
    reference is wider by its arrow.
    """
    if box.kind == "decision":
        width += 20.0 if flow == "right" else 10.0
    elif box.kind == "ref":
        width += REFERENCE_ARROW_ROOM
    fitted = fit_box(box, width, flow, hyphens, PADDING_Y)
    return replace(fitted, height=max(LEAST_HEIGHT.get(box.kind, USUAL_HEIGHT), fitted.height))


def fit_box(box: Box, width: float, flow: Flow, hyphens: Hyphens, padding: float) -> MeasuredBox:
    """Wrap the text of a box that is `width` viewBox units wide; it is as high as text and padding need."""
    lost = _lost_width(box, flow)
    rows = wrap(box.label, width - lost, LABEL_SIZE, BOLD, hyphens)
    caption = wrap(box.caption, width - lost, CAPTION_SIZE, REGULAR, hyphens)
    text = len(rows) * LABEL_SIZE * LABEL_LEADING + len(caption) * CAPTION_SIZE * CAPTION_LEADING
    bars = PHASE_BAR_ROOM if box.phases and box.kind != "phase" else 0.0
    notch = CHEVRON_DROP + 3.0 if box.kind == "phase" and flow == "down" else 0.0
    height = math.ceil(text + 2 * padding + bars + notch)
    widest = max(block_width(rows, LABEL_SIZE, BOLD), block_width(caption, CAPTION_SIZE, REGULAR))
    return MeasuredBox(box, rows, caption, float(max(width, math.ceil(widest + lost))), float(height))


def text_room(box: Box, width: float, flow: Flow) -> float:
    """Return width that the text of a box may take at most, with a small margin to its outline."""
    return width - _lost_width(box, flow) + PADDING_X


def outline(box: Box, width: float, height: float, flow: Flow, side: Side, offset: float) -> float:
    """Return distance from a box's centre line to its outline, at `offset` from the middle of a side."""
    half_width, half_height = width / 2, height / 2
    if side in ("left", "right"):
        share = min(1.0, abs(offset) / half_height)
        if box.kind == "decision":
            return half_width - HEXAGON_POINT * share
        if box.kind == "phase" and flow == "right":
            return half_width - CHEVRON_POINT * (share if side == "right" else 1 - share)
        if box.kind in ("end", "ref"):
            return half_width - _corner(abs(offset), half_height)
        return half_width
    share = min(1.0, abs(offset) / half_width)
    if box.kind == "decision" and abs(offset) > half_width - HEXAGON_POINT:
        return half_height * (half_width - abs(offset)) / HEXAGON_POINT
    if box.kind == "phase" and flow == "down":
        return half_height - CHEVRON_DROP * (share if side == "down" else 1 - share)
    if box.kind in ("end", "ref"):
        return half_height - _corner(abs(offset), half_width, half_height)
    return half_height


def _corner(along: float, half: float, radius_limit: float | None = None) -> float:
    """Return how far a pill's rounded corner recedes at a distance along the side."""
    radius = min(PILL_RADIUS, half if radius_limit is None else radius_limit)
    into = max(0.0, along - (half - radius))
    return radius - math.sqrt(max(0.0, radius * radius - into * into))
