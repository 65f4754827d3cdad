"""Tracks: wires that use the same grid line get places beside each other, ordered to cross least.

Two stretches on one line get different tracks unless they are apart, or are the deliberately shared
stretch of wires that join. In a gutter the tracks are numbered slots; on a line through boxes they
are offsets from the middle, where the straight main line keeps offset 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, permutations

from routewijzer.diagram.grid import Grid, Vertex
from routewijzer.diagram.router import Path
from routewijzer.diagram.segments import (
    GridLine,
    Segment,
    Strand,
    bends_of,
    joined_steps,
    merge_strands,
    segments_of,
)
from routewijzer.diagram.wires import Wire

_MOST_PERMUTED = 6
_MOST_PASSES = 4


@dataclass(frozen=True, slots=True)
class Tracks:
    """`place[wire, segment]` is a slot (in a gutter, from 0) or an offset in tracks (on a line
    through boxes). `slots` counts the slots of each gutter, `offsets` lists those in use on each line
    through boxes, in order."""

    segments: tuple[tuple[Segment, ...], ...]
    place: Mapping[tuple[int, int], float]
    slots: Mapping[GridLine, int]
    offsets: Mapping[GridLine, tuple[float, ...]]


def lay_tracks(grid: Grid, paths: tuple[Path, ...], wires: tuple[Wire, ...]) -> Tracks:
    """Give every segment its track."""
    segments = tuple(segments_of(path) for path in paths)
    joined = joined_steps(paths, wires)
    strands: dict[GridLine, list[Strand]] = {}
    for n, parts in enumerate(segments):
        for at, part in enumerate(parts):
            low, high = part.span
            strands.setdefault(part.line, []).append(
                Strand(
                    low,
                    high,
                    [(n, at)],
                    bends_of(parts, at),
                    [(low, high, n)],
                    straight=len(parts) == 1,
                    main=wires[n].line.kind == "main",
                )
            )
    place: dict[tuple[int, int], float] = {}
    slots: dict[GridLine, int] = {}
    offsets: dict[GridLine, tuple[float, ...]] = {}
    boxed = set(grid.cells.values())
    for line in sorted(strands):
        merged = merge_strands(strands[line], line, joined, boxed)
        through_boxes = (grid.x_kinds if line[0] == "x" else grid.y_kinds)[line[1]] == "cell"
        groups = [_ordered(group, near) for group, near in _components(merged, line, boxed)]
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
            for strand, level in group:
                for member in strand.members:
                    place[member] = level + shift
    return Tracks(segments, place, slots, offsets)


def _components(
    strands: list[Strand], line: GridLine, boxed: set[Vertex]
) -> list[tuple[list[Strand], dict[int, list[int]]]]:
    """Groups of strands that need different tracks, each with who conflicts with whom."""
    axis, number = line

    def conflict(one: Strand, two: Strand) -> bool:
        if one.low < two.high and two.low < one.high:
            return True
        return any(
            end == begin and ((end, number) if axis == "y" else (number, end)) not in boxed
            for end, begin in ((one.high, two.low), (two.high, one.low))
        )

    order = sorted(range(len(strands)), key=lambda n: (strands[n].low, strands[n].members))
    near: dict[int, list[int]] = {n: [] for n in order}
    for at, n in enumerate(order):
        for other in order[at + 1 :]:
            if strands[other].low > strands[n].high:
                break
            if conflict(strands[n], strands[other]):
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
            here = todo.pop()
            group.append(here)
            for other in near[here]:
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        group.sort(key=lambda each: min(strands[each].members))
        number_of = {each: at for at, each in enumerate(group)}
        groups.append(
            (
                [strands[each] for each in group],
                {number_of[each]: [number_of[other] for other in near[each]] for each in group},
            )
        )
    return groups


def _ordered(group: list[Strand], near: dict[int, list[int]]) -> list[tuple[Strand, int]]:
    """Each strand with its level, in the order of levels that crosses least."""
    if len(group) == 1:
        return [(group[0], 0)]

    def crossed(one: Strand, two: Strand) -> float:
        """Crossings when the first lies on the lower side of the second; touching ends count for less."""

        def cut(bends: list[tuple[int, int]], over: Strand, side: int) -> float:
            return sum(
                1.0 if over.low < at < over.high else 0.4
                for at, towards in bends
                if towards == side and over.low <= at <= over.high
            )

        return cut(one.bends, two, 1) + cut(two.bends, one, -1)

    numbers = range(len(group))
    price = [[crossed(group[a], group[b]) if a != b else 0.0 for b in numbers] for a in numbers]
    order = list(numbers)
    if len(group) <= _MOST_PERMUTED:
        order = list(
            min(permutations(numbers), key=lambda each: sum(price[a][b] for a, b in combinations(each, 2)))
        )
    else:
        _improve(order, price)
    level: dict[int, int] = {}
    for each in order:
        level[each] = 1 + max((level[other] for other in near[each] if other in level), default=-1)
    return [(group[each], level[each]) for each in order]


def _improve(order: list[int], price: list[list[float]]) -> None:
    """Move strands to better places in the order, one at a time, while that helps."""
    for _ in range(_MOST_PASSES):
        changed = False
        for each in sorted(order):
            at = order.index(each)
            gain, best, best_at = 0.0, 0.0, at
            for to in range(at + 1, len(order)):
                gain += price[order[to]][each] - price[each][order[to]]
                if gain < best - 1e-9:
                    best, best_at = gain, to
            gain = 0.0
            for to in range(at - 1, -1, -1):
                gain += price[each][order[to]] - price[order[to]][each]
                if gain < best - 1e-9:
                    best, best_at = gain, to
            if best_at != at:
                order.pop(at)
                order.insert(best_at, each)
                changed = True
        if not changed:
            return
