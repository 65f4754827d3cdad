"""Rectangles and stretches of a drawing, as its judge measures them."""

from routewijzer.diagram.model.drawing import PlacedBox, PlacedLabel, Point, RoutedLine

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Segment = tuple[Point, Point]


def box_rectangle(box: PlacedBox, margin: float = 0.0) -> Rectangle:
    """Return the rectangle around a box."""
    half_width, half_height = box.width / 2 + margin, box.height / 2 + margin
    return box.x - half_width, box.y - half_height, box.x + half_width, box.y + half_height


def label_rectangle(label: PlacedLabel, margin: float = 0.0) -> Rectangle:
    """Return the rectangle around a label."""
    half_width, half_height = label.width / 2 + margin, label.height / 2 + margin
    return label.x - half_width, label.y - half_height, label.x + half_width, label.y + half_height


def overlap(one: Rectangle, two: Rectangle) -> bool:
    """Tell whether two rectangles have a point in common inside both."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def around(segment: Segment, margin: float = 0.0) -> Rectangle:
    """Return the rectangle around a stretch of a line."""
    (ax, ay), (bx, by) = segment
    return min(ax, bx) - margin, min(ay, by) - margin, max(ax, bx) + margin, max(ay, by) + margin


def segments(line: RoutedLine) -> list[Segment]:
    """Return the stretches of a line."""
    return list(zip(line.points, line.points[1:], strict=False))


def distance(rectangle: Rectangle, other: Rectangle) -> float:
    """Return how far two rectangles are apart, along the lines of the page."""
    left, top, right, bottom = other
    across = max(rectangle[0] - right, left - rectangle[2], 0.0)
    down = max(rectangle[1] - bottom, top - rectangle[3], 0.0)
    return across + down
