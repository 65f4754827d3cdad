"""Routes as curves: corners rounded, gaps where another line crosses; for DOT's splines and for SVG's paths.

A DOT spline is a list of 3n+1 points: a start, then two control points and an end for each cubic Bézier.
Several splines of one edge are separated by a semicolon, which is how a line carries its gaps
(https://graphviz.org/docs/attr-types/splineType/).
"""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from routewijzer.diagram.model.drawing import Point

CORNER = 11.0
"""Radius of a line's corners."""
HALF_GAP = 6.0
"""Half the length of a gap at a crossing."""
_BESIDE_GAP = 1.0
"""A corner ends this far before a gap."""
CLEAR = 8.0
"""A gap keeps this far from the ends of its stretch, so that it never eats a corner or a tip."""
TIP = 8.0
"""A line stops this far before the point of its tip, inside the tip."""

Curve = tuple[Point, ...]
"""3n+1 points of n cubic Béziers in a row."""


def _towards(start: Point, end: Point, length: float) -> Point:
    whole = math.dist(start, end)
    if whole == 0:
        return start
    share = length / whole
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _distinct(points: Iterable[Point]) -> list[Point]:
    distinct: list[Point] = []
    for point in points:
        if not distinct or math.dist(distinct[-1], point) > 0.01:
            distinct.append(point)
    return distinct


def _straight(start: Point, end: Point) -> tuple[Point, Point, Point]:
    return (
        _towards(start, end, math.dist(start, end) / 3),
        _towards(end, start, math.dist(start, end) / 3),
        end,
    )


def _corner(start: Point, corner: Point, end: Point) -> tuple[Point, Point, Point]:
    """Return a quadratic Bézier with this control point, written as a cubic one."""
    first = _towards(start, corner, math.dist(start, corner) * 2 / 3)
    second = _towards(end, corner, math.dist(end, corner) * 2 / 3)
    return first, second, end


def _cuts(start: Point, end: Point, gaps: Iterable[Point]) -> list[tuple[float, float]]:
    """Return the gaps on one straight stretch: their begin and end, as distances from its start."""
    whole = math.dist(start, end)
    places = []
    for gap in gaps:
        along = math.dist(start, gap)
        if abs(along + math.dist(gap, end) - whole) < 0.5 and CLEAR < along < whole - CLEAR:
            places.append((along - HALF_GAP, along + HALF_GAP))
    merged: list[tuple[float, float]] = []
    for begin, stop in sorted(places):
        if merged and begin - merged[-1][1] < 2:
            merged[-1] = (merged[-1][0], stop)
        else:
            merged.append((begin, stop))
    return merged


def _clear_of_gaps(corner: Point, other: Point, gaps: Iterable[Point]) -> float:
    """Return the largest radius at a corner that leaves the gaps on its stretch to the other end whole."""
    cuts = _cuts(corner, other, gaps)
    return cuts[0][0] - _BESIDE_GAP if cuts else CORNER


def shortening(points: tuple[Point, ...]) -> float:
    """Return how far before its last point a route's curve ends, inside the tip.

    A short last stretch keeps 40 %.
    """
    path = _distinct(points)
    return min(TIP, math.dist(path[-2], path[-1]) * 0.6) if len(path) > 1 else 0.0


def curves(points: tuple[Point, ...], gaps: tuple[Point, ...] = ()) -> tuple[Curve, ...]:
    """Return the visible pieces of a route, from its start until inside the tip at its end.

    Corners get a radius of at most `CORNER`, and never more than half of an inner stretch, so that two
    corners cannot meet; a corner beside a gap makes way for it. An empty route has no pieces.
    """
    path = _distinct(points)
    if len(path) < 2:
        return ()
    path[-1] = _towards(path[-1], path[-2], shortening(points))
    rooms = [
        math.dist(start, end) / (1 if number in (0, len(path) - 2) else 2)
        for number, (start, end) in enumerate(pairwise(path))
    ]
    pieces: list[list[Point]] = [[path[0]]]
    for number, (start, end) in enumerate(pairwise(path)):
        begin = pieces[-1][-1]
        is_last = number == len(path) - 2
        radius = 0.0
        if not is_last:
            clear = min(_clear_of_gaps(end, start, gaps), _clear_of_gaps(end, path[number + 2], gaps))
            radius = min(CORNER, rooms[number], rooms[number + 1], clear)
        stop = _towards(end, start, radius)
        for cut_begin, cut_end in _cuts(start, end, gaps):
            if cut_begin <= math.dist(start, begin) or cut_end >= math.dist(start, stop):
                continue
            pieces[-1].extend(_straight(pieces[-1][-1], _towards(start, end, cut_begin)))
            pieces.append([_towards(start, end, cut_end)])
        if math.dist(pieces[-1][-1], stop) > 0.01:
            pieces[-1].extend(_straight(pieces[-1][-1], stop))
        if radius:
            pieces[-1].extend(_corner(stop, end, _towards(end, path[number + 2], radius)))
    return tuple(tuple(piece) for piece in pieces if len(piece) > 1)


def terse(value: float) -> str:
    """Return a coordinate with at most one decimal, as short as SVG allows."""
    text = f"{value:.1f}".removesuffix(".0")
    return {"-0": "0"}.get(text, text)


def _join(values: Iterator[float] | tuple[float, ...]) -> str:
    text = ""
    for value in values:
        short = terse(value)
        text += short if not text or short.startswith("-") else f" {short}"
    return text


def _tenths(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)


def svg_path(pieces: Iterable[Curve]) -> str:
    """Return path data for curves, terse: straight stretches as `h` and `v`, round corners as `q`.

    Works on coordinates rounded to tenths, so that relative steps do not add up errors.
    """
    text = ""
    position = (0.0, 0.0)
    for piece in pieces:
        position = _tenths(piece[0])
        text += "M" + _join(position)
        for index in range(1, len(piece) - 2, 3):
            first, second, end = piece[index], piece[index + 1], _tenths(piece[index + 2])
            step = end[0] - position[0], end[1] - position[1]
            if abs(step[0]) < 0.05 and abs(first[0] - position[0]) < 0.2:
                text += "v" + terse(step[1])
            elif abs(step[1]) < 0.05 and abs(first[1] - position[1]) < 0.2:
                text += "h" + terse(step[0])
            else:
                bend = _tenths(_control(piece[index - 1], first, second, end))
                text += "q" + _join((bend[0] - position[0], bend[1] - position[1], *step))
            position = end
    return text


def _control(start: Point, first: Point, second: Point, end: Point) -> Point:
    """Control point of the quadratic Bézier nearest to a cubic one (exact for those made by `curves`)."""
    return (
        (3 * (first[0] + second[0]) - start[0] - end[0]) / 4,
        (3 * (first[1] + second[1]) - start[1] - end[1]) / 4,
    )
