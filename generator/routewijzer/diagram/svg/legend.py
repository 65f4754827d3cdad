"""The legend inside the picture: which signs stand where `Drawing.legend_at` names a free place.

The same legend as buttons beside the picture is made by `legend_items` in `svg_legend`.
"""

from dataclasses import dataclass, replace
from typing import get_args

from routewijzer.diagram.layout.legend_room import LEGEND_HEAD, LEGEND_ROW, LEGEND_SYMBOL
from routewijzer.diagram.model.drawing import Drawing, Flow, Point
from routewijzer.diagram.model.sketch import BoxKind, LegendEntry, LineKind
from routewijzer.diagram.svg.marks import Mark, phase_bars, service_sides
from routewijzer.diagram.svg.palette import box_names
from routewijzer.diagram.svg.shapes import BoxShape, Frame
from routewijzer.diagram.text.font_metrics import CONDITION_SIZE, REGULAR, text_width

SIGN_WIDTH = 36.0
SIGN_HEIGHT = 17.0
"""Size of a sign, in viewBox units."""
COLUMN_GAP = 36.0
BELOW_LEFT = 16.0
"""Space between the columns of a legend under the picture, and at its left."""
SIGN_SCALE = 0.42
"""How much smaller points and corners are in a sign than in a box."""

_BOX_KINDS: dict[str, BoxKind] = {kind: kind for kind in get_args(BoxKind)}
_LINE_KINDS: dict[str, LineKind] = {kind: kind for kind in get_args(LineKind)}


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of one legend entry, filling a frame.

    Exactly one of `shape`, `line` and `phase` is set, or none for an entry of an unknown kind, which is shown
    by its words alone.
    """

    id: str
    entry: LegendEntry
    frame: Frame
    flow: Flow
    phases: int

    @property
    def shape(self) -> BoxShape | None:
        """The outline of a kind of box."""
        kind = _BOX_KINDS.get(self.entry.kind)
        return BoxShape(kind, self.flow, self.frame, SIGN_SCALE) if kind else None

    @property
    def line(self) -> LineKind | None:
        """A kind of line."""
        return _LINE_KINDS.get(self.entry.kind)

    @property
    def phase(self) -> int | None:
        """The index of a phase."""
        prefix, _, index = self.entry.kind.partition("-")
        return int(index) if prefix == "phase" and index.isdecimal() and index.isascii() else None

    @property
    def route(self) -> tuple[Point, Point]:
        """Both ends of a line's sign."""
        return (self.frame.x, self.frame.centre[1]), (self.frame.right, self.frame.centre[1])

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The bars of a phase, or the sides of a service."""
        if self.phase is not None:
            return phase_bars(self.id, self.frame, max(self.phases, self.phase + 1), (self.phase,))
        if self.entry.kind == "service":
            return service_sides(
                self.id, self.frame, box_names("service", None, (), current=False)[1], inset=3.0
            )
        return ()

    @property
    def words_at(self) -> Point:
        """Left end and middle of the words."""
        return self.frame.x - 2 + LEGEND_SYMBOL, self.frame.centre[1]


def legend_title_at(drawing: Drawing) -> Point | None:
    """Left end and middle of the legend's title, or None where it is not in the picture."""
    if drawing.legend_at is None or not drawing.sketch.legend_title or not drawing.sketch.legend:
        return None
    return drawing.legend_at[0], drawing.legend_at[1] + LEGEND_HEAD / 2 - 3


def legend_signs(drawing: Drawing) -> tuple[Sign, ...]:
    """Return the signs inside the picture; empty when the legend stands outside it."""
    if drawing.legend_at is None:
        return ()
    left, top = drawing.legend_at
    first = top + (LEGEND_HEAD if drawing.sketch.legend_title else 0.0)
    columns, width = _columns(drawing) if _is_below(drawing) else (1, 0.0)
    signs = []
    for number, entry in enumerate(drawing.sketch.legend):
        row, column = divmod(number, columns)
        corner = left + 2 + column * width, first + row * LEGEND_ROW + (LEGEND_ROW - SIGN_HEIGHT) / 2
        frame = Frame(*corner, SIGN_WIDTH, SIGN_HEIGHT)
        signs.append(Sign(f"legend-{number}", entry, frame, "right", len(drawing.sketch.phases)))
    return tuple(signs)


def _is_below(drawing: Drawing) -> bool:
    """Tell whether the legend stands under all lanes, where it has the whole width."""
    below = max((lane.y + lane.height for lane in drawing.lanes), default=0.0)
    return drawing.legend_at is not None and drawing.legend_at[1] >= below


def _columns(drawing: Drawing) -> tuple[int, float]:
    """Return how many entries stand beside each other under the picture, and how wide each is."""
    words = max(text_width(entry.label, CONDITION_SIZE, REGULAR) for entry in drawing.sketch.legend)
    width = LEGEND_SYMBOL + words + COLUMN_GAP
    return max(1, int((drawing.width - 2 * BELOW_LEFT + COLUMN_GAP) // width)), width


def with_legend(drawing: Drawing) -> Drawing:
    """Return the drawing for a file of its own: with the legend under it, unless it has a place already."""
    if drawing.legend_at is not None or not drawing.sketch.legend or not drawing.lanes:
        return drawing
    columns, _ = _columns(drawing)
    rows = -(-len(drawing.sketch.legend) // columns)
    head = LEGEND_HEAD if drawing.sketch.legend_title else 0.0
    height = drawing.height + head + rows * LEGEND_ROW + BELOW_LEFT / 2
    return replace(drawing, height=height, legend_at=(BELOW_LEFT, drawing.height))
