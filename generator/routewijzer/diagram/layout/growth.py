"""Which gutters must grow, and by how much, to give a unplaced label a place.

For every place that a label could have, whatever is in the way must move: outward from the line that
the label belongs to, or along that line. Everything beyond a gutter moves when it grows.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from routewijzer.diagram.layout.axes import Gap
from routewijzer.diagram.layout.geometry import Layout, Plan
from routewijzer.diagram.layout.labels import Candidate, Labels, own_line_hits
from routewijzer.diagram.layout.obstacles import Bounds
from routewijzer.diagram.model.drawing import Flow
from routewijzer.diagram.routing.segments import Axis

_TOUCH = 4.0
"""Free room for a label must lie beside its own line for at least so much."""
_AIR = 1.0
"""A little more than needed, so that rounding cannot take the place away again."""
_EDGE = 2.0
"""A label stays so far from the edge of the picture."""
_AXES: tuple[Axis, Axis] = ("x", "y")
_UNIT_COST: dict[Flow, tuple[float, float]] = {"right": (2.0, 1.0), "down": (6.0, 1.0)}
"""Cost of a unit of width, and of one of height: screens are wide, telephones are narrow."""


@dataclass(frozen=True, slots=True)
class GrowthRequest:
    """Gutters that should grow, each by an amount, and what that costs."""

    cost: float
    growth: tuple[tuple[Gap, float], ...]


class Growth:
    """Finds requests in one layout whose labels have been placed as far as possible."""

    def __init__(self, plan: Plan, layout: Layout, labels: Labels) -> None:
        self.plan, self.layout, self.labels = plan, layout, labels
        wide, high = _UNIT_COST[plan.grid.flow]
        self.costs: dict[Axis, float] = {"x": wide, "y": high}
        kinds = {"x": plan.grid.x_kinds, "y": plan.grid.y_kinds}
        self.gaps: dict[Axis, list[tuple[float, float, bool, Gap]]] = {"x": [], "y": []}
        for gap, (start, end) in layout.gaps.items():
            axis, number = gap[0]
            self.gaps[axis].append((end, start, kinds[axis][number] != "cell", gap))
        for each in self.gaps.values():
            each.sort()

    def cheapest(self, n: int, surcharge: Callable[[Gap], float]) -> GrowthRequest | None:
        """Return the cheapest way to give the label of connector n a place, as far as growing gutters can.

        `surcharge` is what growing a gutter costs besides. Places come by their cost, and a request costs
        more than a quarter of that: once this alone is too much, no later place can be cheaper.
        """
        best: GrowthRequest | None = None
        for candidate in self.labels.candidates[n]:
            if best and candidate.cost / 4 > best.cost:
                break
            bounds = candidate.bounds
            if bounds[0] < _EDGE or bounds[1] < _EDGE:
                continue
            blockers = self._blockers(candidate, bounds, n)
            for pushes in (True, False):
                request = self._request(candidate, bounds, blockers, pushes)
                if request is None:
                    continue
                cost = round(request.cost + surcharge(request.growth[0][0]), 3)
                if best is None or (cost, request.growth) < (best.cost, best.growth):
                    best = GrowthRequest(cost, request.growth)
        return best

    def title_requests(self) -> Iterator[GrowthRequest]:
        """Return room for lane titles that an upright line crosses, or that are wider than their lane."""
        layout = self.layout
        for lane, (left, top, width, height) in layout.titles.items():
            right, bottom = left + width, top + height
            lane_left, _, lane_width, _ = layout.lanes[lane]
            short = right - (lane_left + lane_width)
            if short > 0:
                yield GrowthRequest(short, ((self._last("x"), short + _AIR),))
            crossed = [
                part.start[0]
                for line in layout.lines
                for part in line
                if abs(part.start[0] - part.end[0]) < 0.01
                and left < part.start[0] < right
                and min(part.start[1], part.end[1]) < bottom
                and top < max(part.start[1], part.end[1])
            ]
            gap = self._gap_within("x", left, min(crossed)) if crossed else None
            if gap:
                yield GrowthRequest(right - min(crossed), ((gap, right - min(crossed) + _AIR),))

    def _last(self, axis: Axis) -> Gap:
        """Return the gap at the right or lower edge of the picture."""
        return self.gaps[axis][-1][3]

    def _gap_within(self, axis: Axis, low: float, high: float) -> Gap | None:
        """Return the gap that has most room between two coordinates: of a gutter, else between ports."""
        best: tuple[bool, float, Gap] | None = None
        gaps = self.gaps[axis]
        for at in range(bisect_left(gaps, (low,)), len(gaps)):
            end, start, gutter, gap = gaps[at]
            if start >= high:  # gaps do not overlap, so no later one begins before
                break
            room = min(end, high) - max(start, low)
            if room > 0.5 and (best is None or (gutter, room) > (best[0], best[1] + 0.01)):
                best = (gutter, room, gap)
        return best[2] if best else None

    def _request(
        self, candidate: Candidate, bounds: Bounds, blockers: list[Bounds], pushes: bool
    ) -> GrowthRequest | None:
        """Return what must grow for one place; `pushes` tells to push outward whatever can be pushed so."""
        part, sign = candidate.beside, candidate.outward
        level = candidate.is_level
        along, across = (0, 1) if level else (1, 0)
        axis_along, axis_across = _AXES[along], _AXES[across]
        low, high = bounds[along], bounds[along + 2]
        near = part.start[across]
        far = bounds[across] if sign < 0 else bounds[across + 2]
        outward = before = after = 0.0
        limit = far
        for blocker in blockers:
            edge = blocker[across + 2] if sign < 0 else blocker[across]
            inside = level and blocker[along] > low and blocker[along + 2] < high
            beyond = pushes and sign * (edge - near) > 0 and not inside
            if beyond and self._gap_within(axis_across, min(near, edge), max(near, edge)):
                outward = max(outward, sign * (far - edge))
                limit = min(limit, edge) if sign > 0 else max(limit, edge)
            elif blocker[along] + blocker[along + 2] < low + high:
                before = max(before, blocker[along + 2] - low)
            else:
                after = max(after, high - blocker[along])
        growth: list[tuple[Gap, float]] = []
        cost = candidate.cost / 4
        if outward:
            gap = self._gap_within(axis_across, min(near, limit), max(near, limit))
            if gap is None:
                return None
            growth.append((gap, outward + _AIR))
            cost += (outward + _AIR) * self.costs[axis_across]
        if before or after:
            reach = sorted((part.start[along], part.end[along]))
            free = max(low + before, reach[0]), min(high - after, reach[1])
            if free[1] - free[0] < _TOUCH:
                return None
            gap = self._gap_within(axis_along, *free)
            if gap is None:
                return None
            growth.append((gap, before + after + _AIR))
            cost += (before + after + _AIR) * self.costs[axis_along]
        return GrowthRequest(cost, tuple(growth)) if growth else self._inside(candidate)

    def _blockers(self, candidate: Candidate, bounds: Bounds, n: int) -> list[Bounds]:
        hits = self.labels.obstacles.hits(bounds, n) + own_line_hits(bounds, self.layout, n)
        return hits if candidate.is_level else hits + self.labels.levels.hits(bounds, n)

    def _inside(self, candidate: Candidate) -> GrowthRequest | None:
        """Nothing is in the way, but the label sticks out of the picture: its last gutter must grow."""
        _, _, right, bottom = candidate.bounds
        wider, higher = right - self.layout.width + _EDGE, bottom - self.layout.height + _EDGE
        axis: Axis = "x" if wider > 0 else "y"
        amount = max(wider if wider > 0 else higher, 0.0) + _AIR
        return GrowthRequest(amount * self.costs[axis] + candidate.cost / 4, ((self._last(axis), amount),))
