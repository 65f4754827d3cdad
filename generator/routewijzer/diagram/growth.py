"""Which gutters must grow, and by how much, to give a homeless label a place.

For every place that a label could have, whatever is in the way must move: outward from the line that
the label belongs to, or along that line. Everything beyond a gutter moves when it grows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from routewijzer.diagram.axes import Gap
from routewijzer.diagram.geometry import Layout, Plan
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
        wish = _wish(plan, candidate, layout, labels, n)
        if wish:
            yield wish


def _wish(plan: Plan, candidate: Candidate, layout: Layout, labels: Labels, n: int) -> Wish | None:
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
        gap = _gap_within(plan, layout, "y" if level else "x", min(near, limit), max(near, limit))
        if gap is None:
            return None
        growth.append((gap, outward + _AIR))
        price += (outward + _AIR) * (_DOWNWARD_PRICE if level else 1.0)
    if before or after:
        gap = _gap_within(plan, layout, "x" if level else "y", low + before, high - after)
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


def title_wishes(plan: Plan, layout: Layout) -> Iterator[Wish]:
    """Room for lane titles that an upright line crosses, or that are wider than their lane."""
    for lane, (left, top, width, height) in layout.titles.items():
        right, bottom = left + width, top + height
        lane_left, _, lane_width, _ = layout.lanes[lane]
        short = right - (lane_left + lane_width)
        if short > 0:
            last = max(gap for gap in layout.gaps if gap[0][0] == "x")
            yield Wish(short, ((last, short + _AIR),))
        crossed = [
            part.start[0]
            for line in layout.lines
            for part in line
            if abs(part.start[0] - part.end[0]) < 0.01
            and left < part.start[0] < right
            and min(part.start[1], part.end[1]) < bottom
            and top < max(part.start[1], part.end[1])
        ]
        for x in sorted(crossed)[:1]:
            gap = _gap_within(plan, layout, "x", left, x)
            if gap:
                yield Wish(right - x, ((gap, right - x + _AIR),))


def _gap_within(plan: Plan, layout: Layout, axis: Axis, low: float, high: float) -> Gap | None:
    """The gap that has most room between two coordinates: of a gutter, else between ports."""
    kinds = plan.grid.x_kinds if axis == "x" else plan.grid.y_kinds
    best: tuple[bool, float, Gap] | None = None
    for gap, (start, end) in layout.gaps.items():
        if gap[0][0] != axis:
            continue
        room = min(end, high) - max(start, low)
        gutter = kinds[gap[0][1]] != "cell"
        if room > 0.5 and (best is None or (gutter, room) > (best[0], best[1] + 0.01)):
            best = (gutter, room, gap)
    return best[2] if best else None
