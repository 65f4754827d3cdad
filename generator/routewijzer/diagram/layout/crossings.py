"""Where lines cross, and which of the two is interrupted there."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from routewijzer.diagram.layout.geometry import Stretch
from routewijzer.diagram.model.connectors import ConnectorSet
from routewijzer.diagram.model.drawing import Point
from routewijzer.diagram.model.sketch import LineKind

_RANK: dict[LineKind, int] = {"main": 3, "escalation": 2, "exit": 1, "contact": 0}
_INSIDE = 1.0


def find_crossings(
    connections: ConnectorSet, lines: Sequence[Sequence[Stretch]]
) -> tuple[tuple[tuple[Point, ...], ...], int]:
    """Return the gaps of each line, in its direction, and the number of places where lines cross.

    The less important kind is interrupted, of two equals the upright one. Lines that may join do not
    interrupt each other.
    """
    upright: list[tuple[float, float, float, int]] = []
    level: list[tuple[float, float, float, int]] = []
    for n, line in enumerate(lines):
        for part in line:
            (ax, ay), (bx, by) = part.start, part.end
            if abs(ax - bx) < 0.01:
                upright.append((ax, min(ay, by), max(ay, by), n))
            else:
                level.append((ay, min(ax, bx), max(ax, bx), n))
    upright.sort()
    places = [each[0] for each in upright]
    gaps: list[set[Point]] = [set() for _ in lines]
    seen: set[tuple[int, int]] = set()
    for y, left, right, level_line in level:
        for at in range(bisect_left(places, left + _INSIDE), bisect_right(places, right - _INSIDE)):
            x, top, bottom, upright_line = upright[at]
            if (
                level_line == upright_line
                or not top + _INSIDE < y < bottom - _INSIDE
                or upright_line in connections.joins[level_line]
            ):
                continue
            first, second = (
                _RANK[connections.connectors[level_line].line.kind],
                _RANK[connections.connectors[upright_line].line.kind],
            )
            gaps[upright_line if first >= second else level_line].add((x, y))
            seen.add((round(x), round(y)))
    return tuple(_along(lines[n], points) for n, points in enumerate(gaps)), len(seen)


def _along(line: Sequence[Stretch], points: set[Point]) -> tuple[Point, ...]:
    """Return points in the order in which a line passes them."""
    result: list[Point] = []
    for part in line:
        (ax, ay), (bx, by) = part.start, part.end
        on = [
            (x, y)
            for x, y in points
            if min(ax, bx) - 0.01 <= x <= max(ax, bx) + 0.01 and min(ay, by) - 0.01 <= y <= max(ay, by) + 0.01
        ]
        result += sorted(on, key=lambda point: (abs(point[0] - ax) + abs(point[1] - ay), point))
    return tuple(dict.fromkeys(result))


def joins_another(connections: ConnectorSet, lines: Sequence[Sequence[Stretch]], n: int) -> bool:
    """Tell whether a line shares a stretch with another one."""
    for other in connections.joins[n]:
        for part in lines[n]:
            for its in lines[other]:
                if _lie_on_each_other(part, its):
                    return True
    return False


def _lie_on_each_other(first: Stretch, second: Stretch) -> bool:
    for along, across in ((0, 1), (1, 0)):
        ends = (first.start, first.end, second.start, second.end)
        if max(end[across] for end in ends) - min(end[across] for end in ends) < 0.5:
            low = max(min(first.start[along], first.end[along]), min(second.start[along], second.end[along]))
            high = min(max(first.start[along], first.end[along]), max(second.start[along], second.end[along]))
            return high - low > 0.5
    return False
