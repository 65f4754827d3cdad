"""Where the lines of a small picture meet its boxes, and the heights that keep these in whole units."""

import math

from routewijzer.diagram.model.drawing import PlacedBox, Point
from routewijzer.diagram.text.box_size import Side, outline
from routewijzer.diagram.text.font_metrics import CONDITION_LEADING, CONDITION_SIZE

PORT = 16.0
"""Units from one line that meets the side of a box to the next."""


def even(value: float) -> float:
    """Return the next even number, so that middles are whole units."""
    return 2.0 * math.ceil(round(value, 2) / 2)


def rows_height(rows: tuple[str, ...]) -> float:
    """Return the height of a condition that is written in these rows."""
    return math.ceil(len(rows) * CONDITION_SIZE * CONDITION_LEADING) + 0.0


def reach(box: PlacedBox, side: Side, offset: float) -> float:
    """Return how far the outline lies from the middle of a box, in whole units."""
    return float(round(outline(box.box, box.width, box.height, "down", side, offset)))


def ports_of(box: PlacedBox, count: int) -> list[Point]:
    """Return where lines meet the left side of a box, from the top."""
    offsets = [PORT * (number - (count - 1) / 2) for number in range(count)]
    return [(box.x - reach(box, "left", offset), box.y + offset) for offset in offsets]
