"""Where lines cross, and which of the two is interrupted there."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from routewijzer.diagram.drawing import Point
from routewijzer.diagram.geometry import Stretch
from routewijzer.diagram.sketch import LineKind
from routewijzer.diagram.wires import Wiring

_RANK: dict[LineKind, int] = {"main": 3, "escalation": 2, "exit": 1, "contact": 0}
_INSIDE = 1.0


def find_crossings(
    wiring: Wiring, lines: Sequence[Sequence[Stretch]]
) -> tuple[tuple[tuple[Point, ...], ...], int]:
    """The gaps of each line, in its direction, and the number of places where lines cross.

    The less important kind is interrupted, of two equals the upright one. Lines that may join do
    not interrupt each other.
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
    for y, left, right, one in level:
        for at in range(bisect_left(places, left + _INSIDE), bisect_right(places, right - _INSIDE)):
            x, top, bottom, two = upright[at]
            if one == two or not top + _INSIDE < y < bottom - _INSIDE or two in wiring.partners[one]:
                continue
            first, second = _RANK[wiring.wires[one].line.kind], _RANK[wiring.wires[two].line.kind]
            gaps[two if first >= second else one].add((x, y))
            seen.add((round(x), round(y)))
    return tuple(_along(lines[n], points) for n, points in enumerate(gaps)), len(seen)


def _along(line: Sequence[Stretch], points: set[Point]) -> tuple[Point, ...]:
    """Points in the order in which a line passes them."""
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


def joins_another(wiring: Wiring, lines: Sequence[Sequence[Stretch]], n: int) -> bool:
    """Whether a line shares a stretch with another one."""
    for other in wiring.partners[n]:
        for part in lines[n]:
            for its in lines[other]:
                if _lie_on_each_other(part, its):
                    return True
    return False


def _lie_on_each_other(one: Stretch, two: Stretch) -> bool:
    for along, across in ((0, 1), (1, 0)):
        ends = (one.start, one.end, two.start, two.end)
        if max(end[across] for end in ends) - min(end[across] for end in ends) < 0.5:
            low = max(min(one.start[along], one.end[along]), min(two.start[along], two.end[along]))
            high = min(max(one.start[along], one.end[along]), max(two.start[along], two.end[along]))
            return high - low > 0.5
    return False
