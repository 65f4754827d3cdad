"""The legend inside the picture: which signs stand where `Drawing.legend_at` names a free place.

The same legend as buttons beside the picture is made by `legend_items` in `svg_legend`.
"""

from dataclasses import dataclass
from typing import get_args

from routewijzer.diagram.drawing import Drawing, Flow, Point
from routewijzer.diagram.marks import Mark, phase_bars, service_sides
from routewijzer.diagram.palette import box_names
from routewijzer.diagram.paper import LEGEND_HEAD, LEGEND_ROW, LEGEND_SYMBOL
from routewijzer.diagram.shapes import Frame, Shape
from routewijzer.diagram.sketch import BoxKind, LegendEntry, LineKind

SIGN_WIDTH = 36.0
SIGN_HEIGHT = 17.0
"""Size of a sign, in viewBox units."""
SIGN_SCALE = 0.42
"""How much smaller points and corners are in a sign than in a box."""

_BOX_KINDS: dict[str, BoxKind] = {kind: kind for kind in get_args(BoxKind)}
_LINE_KINDS: dict[str, LineKind] = {kind: kind for kind in get_args(LineKind)}


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of one legend entry, filling a frame. Exactly one of `shape`, `line` and `phase` is set,
    or none for an entry of an unknown kind, which is shown by its words alone."""

    id: str
    entry: LegendEntry
    frame: Frame
    flow: Flow
    phases: int

    @property
    def shape(self) -> Shape | None:
        """The outline of a kind of box."""
        kind = _BOX_KINDS.get(self.entry.kind)
        return Shape(kind, self.flow, self.frame, SIGN_SCALE) if kind else None

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
    """The signs inside the picture; empty when the legend stands outside it."""
    if drawing.legend_at is None:
        return ()
    left, top = drawing.legend_at
    size = SIGN_WIDTH, SIGN_HEIGHT
    first = top + (LEGEND_HEAD if drawing.sketch.legend_title else 0.0)
    return tuple(
        Sign(
            f"legend-{number}",
            entry,
            Frame(left + 2, first + number * LEGEND_ROW + (LEGEND_ROW - SIGN_HEIGHT) / 2, *size),
            "right",
            len(drawing.sketch.phases),
        )
        for number, entry in enumerate(drawing.sketch.legend)
    )
