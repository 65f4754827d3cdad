"""Which gutters must grow, and by how much, to give a homeless label a place.

For every place that a label could have, whatever is in the way must move: outward from the line that
the label belongs to, or along that line. Everything beyond a gutter moves when it grows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from routewijzer.diagram.geometry import Gap, Layout, Plan
from routewijzer.diagram.labels import Candidate, Labels, candidates, touches_own_line
from routewijzer.diagram.tracks import Axis

_AIR = 1.0
"""A little more than needed, so that rounding cannot take the place away again."""
_DOWNWARD_PRICE = 1.3
"""A unit of height costs more than one of width: screens are wide."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Gutters that should grow, each by an amount, and what that costs."""

    price: float
    growth: tuple[tuple[Gap, float], ...]


def wishes_for(plan: Plan, layout: Layout, labels: Labels, n: int) -> Iterator[Wish]:
    """All ways to give the label of wire n a place, as far as growing gutters can."""
    for candidate in candidates(plan, layout, n):
        if touches_own_line(candidate, layout, n):
            continue
        wish = _wish(candidate, layout, labels, n)
        if wish:
            yield wish


def _wish(candidate: Candidate, layout: Layout, labels: Labels, n: int) -> Wish | None:
    part, sign = candidate.beside, candidate.outward
    level = abs(part.start[1] - part.end[1]) < 0.01
    along, across = (0, 1) if level else (1, 0)
    bounds = candidate.bounds
    low, high = bounds[along], bounds[along + 2]
    near = part.start[across]
    far = bounds[across] if sign < 0 else bounds[across + 2]
    outward = before = after = 0.0
    limit = far
    for blocker in labels.obstacles.hits(bounds, n):
        edge = blocker[across + 2] if sign < 0 else blocker[across]
        if sign * (edge - near) > 0 and not (blocker[along] > low and blocker[along + 2] < high and level):
            outward = max(outward, sign * (far - edge))
            limit = min(limit, edge) if sign > 0 else max(limit, edge)
        elif blocker[along] + blocker[along + 2] < low + high:
            before = max(before, blocker[along + 2] - low)
        else:
            after = max(after, high - blocker[along])
    growth: list[tuple[Gap, float]] = []
    price = candidate.price / 4
    if outward:
        gap = _gap_within(layout, "y" if level else "x", min(near, limit), max(near, limit))
        if gap is None:
            return None
        growth.append((gap, outward + _AIR))
        price += (outward + _AIR) * (_DOWNWARD_PRICE if level else 1.0)
    if before or after:
        gap = _gap_within(layout, "x" if level else "y", low + before, high - after)
        if gap is None:
            return None
        growth.append((gap, before + after + _AIR))
        price += (before + after + _AIR) * (1.0 if level else _DOWNWARD_PRICE)
    if not growth:
        return _inside(candidate, layout)
    return Wish(price, tuple(growth))


def _inside(candidate: Candidate, layout: Layout) -> Wish | None:
    """Nothing is in the way, but the label sticks out of the picture: its last gutter must grow."""
    left, top, right, bottom = candidate.bounds
    wider, higher = right - layout.width + 2, bottom - layout.height + 2
    if left < 2 or top < 2:
        return None
    axis: Axis = "x" if wider > 0 else "y"
    last = max(gap for gap in layout.gaps if gap[0][0] == axis)
    amount = max(wider if wider > 0 else higher, 0.0) + _AIR
    return Wish(amount + candidate.price / 4, ((last, amount),))


def _gap_within(layout: Layout, axis: Axis, low: float, high: float) -> Gap | None:
    """The gap of a gutter that has most room between two coordinates."""
    best: tuple[float, Gap] | None = None
    for gap, (start, end) in layout.gaps.items():
        if gap[0][0] != axis:
            continue
        room = min(end, high) - max(start, low)
        if room > 0.5 and (best is None or room > best[0] + 0.01):
            best = (room, gap)
    return best[1] if best else None
