"""The least that the rest of a way can cost: what it would cost in an empty grid.

The estimate of A* (Hart, Nilsson, Raphael: *A formal basis for the heuristic determination of minimum cost
paths*, 1968): never more than the real cost, and never falling by more than a step costs, as it is the exact
cost in a grid without boxes and other connectors.
"""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise, product

from routewijzer.diagram.routing.costs import SHARED_STRETCH, port_cost
from routewijzer.diagram.routing.step_lengths import DOWN, FAR, LEFT, RIGHT

LOWER, LEVEL, HIGHER = range(3)
"""Where the target is along an axis: at a lower coordinate, at the same one, at a higher one."""


def side(at: float, target: float) -> int:
    """Return where a target is, seen from a place on the same axis."""
    return LEVEL + (target > at) - (target < at)


@cache
def sides(lines: int, target: int, factor: int) -> tuple[int, ...]:
    """Return the side of a target as seen from each of so many grid lines, times a factor."""
    return tuple(factor * side(line, target) for line in range(lines))


class Distances:
    """How far the grid lines of one axis are from each other, at these places.

    A step over a gap that may be shared counts for less.
    """

    def __init__(self, lines: Sequence[float]) -> None:
        self.gaps = [after - before for before, after in pairwise(lines)]
        self.distances: dict[tuple[int, int], list[float]] = {}

    def of(self, target: int, shared: int) -> list[float]:
        """Return the distance of each line from a target; a gap with a bit in `shared` may be shared."""
        distances = self.distances.get((target, shared))
        if distances is None:
            gaps = [
                gap * (1.0 - SHARED_STRETCH) if shared >> n & 1 else gap for n, gap in enumerate(self.gaps)
            ]
            before = list(accumulate(reversed(gaps[:target]), initial=0.0))
            distances = [*reversed(before), *accumulate(gaps[target:])]
            self.distances[target, shared] = distances
        return distances


@cache
def rest_costs(kind: str, forward: int, bend: float) -> tuple[float, ...]:
    """Return the least cost of the bends and of the end that are left of a way, without any length.

    By 12 times the side of the target along x plus 4 times that along y plus the direction of the next step.
    """
    costs = [FAR] * 36
    costs[12 * LEVEL + 4 * LEVEL : 12 * LEVEL + 4 * LEVEL + 4] = [0.0] * 4
    changed = True
    while changed:
        changed = False
        for x, y, direction in product(range(3), range(3), range(4)):
            if (x, y) == (LEVEL, LEVEL):
                continue
            least = min(
                port_cost(kind, direction, forward)
                if (nx, ny) == (LEVEL, LEVEL)
                else min(
                    costs[12 * nx + 4 * ny + turn] + (bend if turn != direction else 0.0)
                    for turn in range(4)
                    if turn != (direction + 2) % 4
                )
                for nx, ny in _after_step(x, y, direction)
            )
            at = 12 * x + 4 * y + direction
            if least < costs[at]:
                costs[at], changed = least, True
    return tuple(costs)


def _after_step(x: int, y: int, direction: int) -> list[tuple[int, int]]:
    """Return where the target can be after a step: as before, level when it is near, or behind."""
    along = x if direction in (RIGHT, LEFT) else y
    onward = HIGHER if direction in (RIGHT, DOWN) else LOWER
    sides = [onward, LEVEL] if along == onward else [HIGHER - onward]
    return [(each, y) if direction in (RIGHT, LEFT) else (x, each) for each in sides]
