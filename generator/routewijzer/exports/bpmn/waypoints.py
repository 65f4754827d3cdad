"""Where shapes stand inside a box of the picture, and how an arrow that was drawn to the box reaches them.

Units are those of the picture; y grows downwards.
"""

from dataclasses import dataclass

from routewijzer.diagram.model.drawing import Point

Points = tuple[Point, ...]

SMALL = 28.0
"""Width and height of a gateway or event inside a box."""

GAP = 10.0
"""Between it and the task beside it."""

_TOUCH = 0.5
"""How far from a side a point may be that stands on it."""


@dataclass(frozen=True, slots=True)
class ShapeBounds:
    """A place: top left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def at_right(self) -> "ShapeBounds":
        """Return the place of a small shape inside, at the right."""
        return ShapeBounds(self.right - SMALL, self.middle[1] - SMALL / 2, SMALL, SMALL)

    def at_left(self) -> "ShapeBounds":
        """Return the place of a small shape inside, at the left."""
        return ShapeBounds(self.x, self.middle[1] - SMALL / 2, SMALL, SMALL)

    def centre(self) -> "ShapeBounds":
        """Return the place of a small shape in the middle."""
        return ShapeBounds(self.middle[0] - SMALL / 2, self.middle[1] - SMALL / 2, SMALL, SMALL)


def bounds_of(x: float, y: float, width: float, height: float) -> ShapeBounds:
    """Return a place from its centre and size."""
    return ShapeBounds(x - width / 2, y - height / 2, width, height)


def around(shape: ShapeBounds, box: ShapeBounds, start: Point) -> Points:
    """Return the way from a shape inside a box to the point where an arrow leaves the box.

    It goes up or down beside the shape and along the side of the box.
    """
    x, y = start
    middle_x, middle_y = shape.middle
    if shape == box:
        return (start,)
    if x >= box.right - _TOUCH:
        return _straight((shape.right, middle_y), start)
    upwards = y <= box.middle[1]
    corner = box.y if upwards else box.bottom
    first = (middle_x, shape.y if upwards else shape.bottom)
    return _thin((first, (middle_x, corner), (x, corner), start))


def arrival(shape: ShapeBounds, box: ShapeBounds, end: Point) -> Points:
    """Return the way from the point where an arrow reaches a box to the shape inside."""
    x, y = end
    if shape.x - _TOUCH <= x <= shape.right + _TOUCH and shape.y - _TOUCH <= y <= shape.bottom + _TOUCH:
        return (end,)
    middle_y = shape.middle[1]
    if x <= box.x + _TOUCH and shape.y <= y <= shape.bottom:
        return end, (shape.x, y)
    if x <= box.x + _TOUCH:
        return _thin((end, (shape.x - GAP / 2, y), (shape.x - GAP / 2, middle_y), (shape.x, middle_y)))
    if x >= box.right - _TOUCH and shape.y <= y <= shape.bottom and shape.height <= SMALL:
        return end, (shape.right, y)
    if x >= box.right - _TOUCH:
        return _thin((end, (x, box.y), (shape.right - GAP, box.y), (shape.right - GAP, shape.y)))
    side = shape.y if y <= middle_y else shape.bottom
    inside = min(max(x, shape.x), shape.right)
    return _thin((end, (inside, y), (inside, side)))


def _straight(first: Point, last: Point) -> Points:
    if abs(first[1] - last[1]) < _TOUCH:
        return first, last
    middle = (first[0] + last[0]) / 2
    return _thin((first, (middle, first[1]), (middle, last[1]), last))


def _thin(points: Points) -> Points:
    """Return points without those that repeat the one before."""
    return tuple(point for number, point in enumerate(points) if not number or point != points[number - 1])
