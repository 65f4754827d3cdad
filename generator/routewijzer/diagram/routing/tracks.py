"""Tracks: connectors that use the same grid line get places beside each other, ordered to cross least.

A left-edge channel assignment (Hashimoto, Stevens: *Wire routing by optimizing channel assignment within
large apertures*, DAC 1971): segments on one line take the lowest free track, in an order that is chosen here
for the fewest crossings instead of by the left edge alone. Two stretches on one line get different tracks
unless they are apart, or are the deliberately shared stretch of connectors that join. In a gutter the tracks
are numbered slots; on a line through boxes they are offsets from the middle, where the straight main line
keeps offset 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, permutations

from routewijzer.diagram.model.connectors import Connector
from routewijzer.diagram.routing.grid import Grid, Vertex
from routewijzer.diagram.routing.router import GridPath
from routewijzer.diagram.routing.segments import (
    GridLine,
    Segment,
    SharedSegment,
    bends_of,
    joined_steps,
    merge_shared,
    segments_of,
)

_MOST_PERMUTED = 6
_MOST_PASSES = 4


@dataclass(frozen=True, slots=True)
class Tracks:
    """The track of every segment.

    `place[connector, segment]` is a slot (in a gutter, from 0) or an offset in tracks (on a line through
    boxes). `slots` counts the slots of each gutter, `offsets` lists those in use on each line through boxes,
    in order.
    """

    segments: tuple[tuple[Segment, ...], ...]
    place: Mapping[tuple[int, int], float]
    slots: Mapping[GridLine, int]
    offsets: Mapping[GridLine, tuple[float, ...]]


def lay_tracks(grid: Grid, paths: tuple[GridPath, ...], connectors: tuple[Connector, ...]) -> Tracks:
    """Give every segment its track."""
    segments = tuple(segments_of(path) for path in paths)
    joined = joined_steps(paths, connectors)
    shared_segments: dict[GridLine, list[SharedSegment]] = {}
    for n, parts in enumerate(segments):
        for at, part in enumerate(parts):
            low, high = part.span
            shared_segments.setdefault(part.line, []).append(
                SharedSegment(
                    low,
                    high,
                    [(n, at)],
                    bends_of(parts, at),
                    [(low, high, n)],
                    straight=len(parts) == 1,
                    main=connectors[n].line.kind == "main",
                )
            )
    place: dict[tuple[int, int], float] = {}
    slots: dict[GridLine, int] = {}
    offsets: dict[GridLine, tuple[float, ...]] = {}
    boxed = set(grid.cells.values())
    for line in sorted(shared_segments):
        merged = merge_shared(shared_segments[line], line, joined, boxed)
        through_boxes = (grid.x_kinds if line[0] == "x" else grid.y_kinds)[line[1]] == "cell"
        groups = [_order_levels(group, near) for group, near in _components(merged, line, boxed)]
        if not through_boxes:
            slots[line] = max(1 + max(level for _, level in group) for group in groups)
        for group in groups:
            count = 1 + max(level for _, level in group)
            if through_boxes:
                middle = min(
                    group, key=lambda each: (not each[0].straight, not each[0].main, each[0].members)
                )
                shift = -float(middle[1])
                if not (middle[0].straight or middle[0].main):
                    shift = -(count - 1) / 2
                used = {level + shift for _, level in group}
                offsets[line] = tuple(sorted({*offsets.get(line, ()), *used}))
            else:
                shift = float((slots[line] - count) // 2)
            for shared, level in group:
                for member in shared.members:
                    place[member] = level + shift
    return Tracks(segments, place, slots, offsets)


def _components(
    shared_segments: list[SharedSegment], line: GridLine, box_vertices: set[Vertex]
) -> list[tuple[list[SharedSegment], dict[int, list[int]]]]:
    """Return groups of shared segments that need different tracks, each with who conflicts with whom."""
    axis, number = line

    def conflict(first: SharedSegment, second: SharedSegment) -> bool:
        if first.low < second.high and second.low < first.high:
            return True
        return any(
            end == begin and ((end, number) if axis == "y" else (number, end)) not in box_vertices
            for end, begin in ((first.high, second.low), (second.high, first.low))
        )

    order = sorted(
        range(len(shared_segments)), key=lambda n: (shared_segments[n].low, shared_segments[n].members)
    )
    near: dict[int, list[int]] = {n: [] for n in order}
    for at, n in enumerate(order):
        for other in order[at + 1 :]:
            if shared_segments[other].low > shared_segments[n].high:
                break
            if conflict(shared_segments[n], shared_segments[other]):
                near[n].append(other)
                near[other].append(n)
    groups = []
    seen: set[int] = set()
    for n in order:
        if n in seen:
            continue
        seen.add(n)
        group, todo = [], [n]
        while todo:
            current = todo.pop()
            group.append(current)
            for other in near[current]:
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        group.sort(key=lambda each: min(shared_segments[each].members))
        number_of = {each: at for at, each in enumerate(group)}
        groups.append(
            (
                [shared_segments[each] for each in group],
                {number_of[each]: [number_of[other] for other in near[each]] for each in group},
            )
        )
    return groups


def _order_levels(group: list[SharedSegment], near: dict[int, list[int]]) -> list[tuple[SharedSegment, int]]:
    """Return each shared segment with its level, in the order of levels that crosses least."""
    if len(group) == 1:
        return [(group[0], 0)]

    def count_crossings(first: SharedSegment, second: SharedSegment) -> float:
        """Return crossings when the first lies on the lower side of the second.

        Touching ends count for less.
        """

        def cut(bends: list[tuple[int, int]], over: SharedSegment, side: int) -> float:
            return sum(
                1.0 if over.low < at < over.high else 0.4
                for at, towards in bends
                if towards == side and over.low <= at <= over.high
            )

        return cut(first.bends, second, 1) + cut(second.bends, first, -1)

    numbers = range(len(group))
    cost = [[count_crossings(group[a], group[b]) if a != b else 0.0 for b in numbers] for a in numbers]
    order = list(numbers)
    if len(group) <= _MOST_PERMUTED:
        order = list(
            min(permutations(numbers), key=lambda each: sum(cost[a][b] for a, b in combinations(each, 2)))
        )
    else:
        _improve(order, cost)
    level: dict[int, int] = {}
    for each in order:
        level[each] = 1 + max((level[other] for other in near[each] if other in level), default=-1)
    return [(group[each], level[each]) for each in order]


def _improve(order: list[int], cost: list[list[float]]) -> None:
    """Move shared segments to better places in the order, one at a time, while that helps."""
    for _ in range(_MOST_PASSES):
        changed = False
        for each in sorted(order):
            at = order.index(each)
            gain, best, best_at = 0.0, 0.0, at
            for to in range(at + 1, len(order)):
                gain += cost[order[to]][each] - cost[each][order[to]]
                if gain < best - 1e-9:
                    best, best_at = gain, to
            gain = 0.0
            for to in range(at - 1, -1, -1):
                gain += cost[each][order[to]] - cost[order[to]][each]
                if gain < best - 1e-9:
                    best, best_at = gain, to
            if best_at != at:
                order.pop(at)
                order.insert(best_at, each)
                changed = True
        if not changed:
            return
