"""Boxes in DOT whose outline Graphviz does not know: hexagons, chevrons and pills of our proportions.

Graphviz's own hexagon gives a quarter of its width to each point, its rounded box has one radius for all
sizes, and it has no chevron at all. So such a box is filled by a few plain nodes (trapeziums,
parallelograms, circles) and outlined by one closed edge. Only then do PNG and PDF show the very outline
that the lines were routed to.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from routewijzer.diagram.model.drawing import Point
from routewijzer.diagram.model.sketch import BoxKind
from routewijzer.diagram.svg.curves import Curve
from routewijzer.diagram.svg.shapes import BoxShape, Frame

ARC = 4 / 3 * (math.sqrt(2) - 1)
"""Share of the radius at which the control points of a quarter circle lie."""


@dataclass(frozen=True, slots=True)
class FilledPart:
    """A filled node: its frame and the attributes that give it its form."""

    frame: Frame
    form: dict[str, str]


def _quadrangle(frame: Frame, **attributes: float) -> FilledPart:
    amounts = {name: f"{amount:.4f}".rstrip("0") for name, amount in attributes.items()}
    return FilledPart(frame, {"shape": "polygon", "sides": "4", **amounts})


def _distortion(inset: float, width: float) -> float:
    """Graphviz's `distortion` of a trapezium whose narrow side is `inset` shorter at both ends.

    The inverse of `poly_init` in Graphviz's shapes.c for four sides: the sides' lengths differ by a factor (1
    - k) / (1 + k) with k = distortion / (sqrt(2) * hypot(distortion, 1)).
    """
    share = inset / (width - inset)
    return math.sqrt(2 * share**2 / (1 - 2 * share**2))


def _skew(shift: float, length: float) -> float:
    """Graphviz's `skew` of a parallelogram of this whole length whose long sides are shifted by `shift`.

    The inverse of the same function: shift = length * k / (1 + k) with k = skew / (2 * hypot(skew, 1)).
    """
    share = shift / (length - shift)
    return math.sqrt(4 * share**2 / (1 - 4 * share**2))


def _upper_and_lower(frame: Frame) -> tuple[Frame, Frame]:
    half = frame.height / 2
    return Frame(frame.x, frame.y, frame.width, half), Frame(frame.x, frame.y + half, frame.width, half)


def _hexagon(shape: BoxShape) -> Iterator[FilledPart]:
    upper, lower = _upper_and_lower(shape.frame)
    amount = _distortion(shape.point, shape.frame.width)
    yield _quadrangle(upper, distortion=-amount)
    yield _quadrangle(lower, distortion=amount)


def _chevron(shape: BoxShape) -> Iterator[FilledPart]:
    frame = shape.frame
    if shape.flow == "right":
        upper, lower = _upper_and_lower(frame)
        amount = _skew(shape.point, frame.width)
        yield _quadrangle(upper, skew=-amount)
        yield _quadrangle(lower, skew=amount)
        return
    half = frame.width / 2
    amount = _skew(shape.point, frame.height)
    yield _quadrangle(Frame(frame.x, frame.y, half, frame.height), skew=amount, orientation=90)
    yield _quadrangle(Frame(frame.x + half, frame.y, half, frame.height), skew=-amount, orientation=90)


def _pill(shape: BoxShape) -> Iterator[FilledPart]:
    frame, radius = shape.frame, shape.radius
    across = 2 * radius
    yield FilledPart(Frame(frame.x + radius, frame.y, frame.width - across, frame.height), {"shape": "box"})
    tops = [frame.y]
    if frame.height - across > 0.5:
        yield FilledPart(
            Frame(frame.x, frame.y + radius, frame.width, frame.height - across), {"shape": "box"}
        )
        tops.append(frame.bottom - across)
    for top in tops:
        for left in (frame.x, frame.right - across):
            yield FilledPart(Frame(left, top, across, across), {"shape": "ellipse"})


def _polygon(points: tuple[Point, ...]) -> Curve:
    """Begins halfway the last side: two ends of a spline that meet in a corner would leave a nick there."""
    (first_x, first_y), (last_x, last_y) = points[0], points[-1]
    seam = (first_x + last_x) / 2, (first_y + last_y) / 2
    curve: list[Point] = [seam]
    for start, end in pairwise((seam, *points, seam)):
        curve.extend((start, end, end))
    return tuple(curve)


def _round(frame: Frame, radius: float) -> Curve:
    left, top, right, bottom = frame.x, frame.y, frame.right, frame.bottom
    bend = radius * (1 - ARC)
    turns: tuple[tuple[Point, Point, Point, Point], ...] = (
        ((right - radius, top), (right - bend, top), (right, top + bend), (right, top + radius)),
        ((right, bottom - radius), (right, bottom - bend), (right - bend, bottom), (right - radius, bottom)),
        ((left + radius, bottom), (left + bend, bottom), (left, bottom - bend), (left, bottom - radius)),
        ((left, top + radius), (left, top + bend), (left + bend, top), (left + radius, top)),
    )
    curve: list[Point] = [(left + radius, top)]
    for start, first, second, end in turns:
        curve.extend((curve[-1], start, start, first, second, end))
    return tuple(curve)


def is_composed(kind: BoxKind) -> bool:
    """Tell whether Graphviz has no single node of this kind's outline."""
    return kind in ("decision", "phase", "end", "ref")


def parts(shape: BoxShape) -> tuple[FilledPart, ...]:
    """Return the nodes that fill a composed box; at least two."""
    fill = {"decision": _hexagon, "phase": _chevron}.get(shape.kind, _pill)
    return tuple(fill(shape))


def closed_outline(shape: BoxShape) -> Curve:
    """Return the outline of a composed box as one closed spline."""
    return _polygon(shape.corners) if shape.corners else _round(shape.frame, shape.radius)
