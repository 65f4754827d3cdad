"""The outline of each kind of box, in viewBox units: the one source for the site's picture and for DOT.

Kinds differ in shape, not only in colour: steps are rounded, services have a bar inside both sides (the
flowchart sign for work that is done elsewhere), decisions are hexagons, ends are pills, phases are
chevrons in the reading direction.
"""

from dataclasses import dataclass

from routewijzer.diagram.model.drawing import Flow, Point
from routewijzer.diagram.model.sketch import BoxKind
from routewijzer.diagram.text.box_size import (
    CHEVRON_DROP,
    CHEVRON_POINT,
    CORNER_RADIUS,
    HEXAGON_POINT,
    PILL_RADIUS,
)

SERVICE_RADIUS = 2.0
SLANT = 4 / 3
"""How much further than up and down a ring around a slanted outline must go sideways."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle by its left top corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def right(self) -> float:
        """x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """y of its lower side."""
        return self.y + self.height

    def grow(self, margin: float) -> "Frame":
        """Return the rectangle with this margin around it."""
        return Frame(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)


@dataclass(frozen=True, slots=True)
class BoxShape:
    """A kind of box that fills a frame. `scale` makes points and corners smaller, for signs in the legend."""

    kind: BoxKind
    flow: Flow
    frame: Frame
    scale: float = 1.0

    @property
    def point(self) -> float:
        """How far a hexagon's or chevron's point sticks out."""
        if self.kind == "decision":
            return HEXAGON_POINT * self.scale
        return (CHEVRON_POINT if self.flow == "right" else CHEVRON_DROP) * self.scale

    @property
    def radius(self) -> float:
        """Radius of the corners; a pill's is at most half its height."""
        if self.kind == "service":
            return SERVICE_RADIUS
        if self.kind in ("end", "ref"):
            return min(PILL_RADIUS, self.frame.height / 2, self.frame.width / 2)
        return CORNER_RADIUS * self.scale

    @property
    def corners(self) -> tuple[Point, ...]:
        """The points of a decision's hexagon or a phase's chevron; empty for the other kinds."""
        left, top, right, bottom = self.frame.x, self.frame.y, self.frame.right, self.frame.bottom
        centre, middle = self.frame.centre
        point = self.point
        if self.kind == "decision":
            upper = (left, middle), (left + point, top), (right - point, top)
            return (*upper, (right, middle), (right - point, bottom), (left + point, bottom))
        if self.kind == "phase" and self.flow == "right":
            upper = (left, top), (right - point, top), (right, middle)
            return (*upper, (right - point, bottom), (left, bottom), (left + point, middle))
        if self.kind == "phase":
            upper = (left, top), (centre, top + point), (right, top)
            return (*upper, (right, bottom - point), (centre, bottom), (left, bottom - point))
        return ()

    def ring(self, margin: float) -> tuple[Point, ...]:
        """Return the corners of a ring that runs `margin` outside the outline.

        Empty for shapes without corners.
        """
        centre, middle = self.frame.centre

        def away(value: float, from_: float, by: float) -> float:
            return value + (by if value > from_ + 1 else -by if value < from_ - 1 else 0)

        return tuple((away(x, centre, margin * SLANT), away(y, middle, margin)) for x, y in self.corners)
