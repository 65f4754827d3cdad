"""Tracks: wires that use the same grid line get places beside each other, ordered to cross least.

Two stretches on one line get different tracks unless they are apart, or are the deliberately shared
stretch of wires that join. In a gutter the tracks are numbered slots; on a line through boxes they
are offsets from the middle, where the straight main line keeps offset 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations, permutations
from typing import Literal

from routewijzer.diagram.grid import Grid, Vertex
from routewijzer.diagram.router import Path
from routewijzer.diagram.wires import Wire, may_join

Axis = Literal["x", "y"]
"""`x`: a vertical grid line, which has an x coordinate; `y`: a horizontal one."""

GridLine = tuple[Axis, int]

_MOST_PERMUTED = 6
_MOST_PASSES = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight part of a wire's way: along which grid line, from which vertex to which."""

    line: GridLine
    first: Vertex
    last: Vertex

    @property
    def span(self) -> tuple[int, int]:
        """Lowest and highest grid line, of the other axis, that the segment reaches."""
        along = 1 if self.line[0] == "x" else 0
        one, two = self.first[along], self.last[along]
        return (one, two) if one <= two else (two, one)


@dataclass(frozen=True, slots=True)
class Tracks:
    """`place[wire, segment]` is a slot (in a gutter, from 0) or an offset in tracks (on a line
    through boxes). `slots` counts the slots of each gutter, `offsets` lists those in use on each line
    through boxes, in order."""

    segments: tuple[tuple[Segment, ...], ...]
    place: Mapping[tuple[int, int], float]
    slots: Mapping[GridLine, int]
    offsets: Mapping[GridLine, tuple[float, ...]]


@dataclass(slots=True)
class _Strand:
    """Segments that lie on each other on purpose; `bends` are the places where they turn off, with
    -1 for towards the lower side of the line and 1 for the higher."""

    low: int
    high: int
    members: list[tuple[int, int]]
    bends: list[tuple[int, int]] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    straight: bool = False
    main: bool = False


def segments_of(path: Path) -> tuple[Segment, ...]:
    """The straight parts of a way, in its direction."""
    result: list[Segment] = []
    start = 0
    for at in range(1, len(path)):
        upright = path[at][0] == path[at - 1][0]
        if at == len(path) - 1 or (path[at + 1][0] == path[at][0]) != upright:
            line: GridLine = ("x", path[at][0]) if upright else ("y", path[at][1])
            result.append(Segment(line, path[start], path[at]))
            start = at
    return tuple(result)


def _joined_steps(
    paths: tuple[Path, ...], wires: tuple[Wire, ...]
) -> dict[tuple[int, int], set[frozenset[Vertex]]]:
    """For each pair of wires: the steps that they share on purpose (a common end, or a common begin)."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for n, wire in enumerate(wires):
        groups.setdefault(("in", wire.line.kind, wire.target), []).append(n)
        groups.setdefault(("out", wire.line.kind, wire.source), []).append(n)
    joined: dict[tuple[int, int], set[frozenset[Vertex]]] = {}
    for (way, _, _), members in groups.items():
        for one, two in combinations(members, 2):
            if may_join(wires[one], wires[two]) != way:
                continue
            first, second = paths[one], paths[two]
            if way == "in":
                first, second = first[::-1], second[::-1]
            common = 0
            while common < min(len(first), len(second)) and first[common] == second[common]:
                common += 1
            if common > 1:
                joined[min(one, two), max(one, two)] = {
                    frozenset(step) for step in zip(first[:common], first[1:common], strict=False)
                }
    return joined


def lay_tracks(grid: Grid, paths: tuple[Path, ...], wires: tuple[Wire, ...]) -> Tracks:
    """Give every segment its track."""
    segments = tuple(segments_of(path) for path in paths)
    joined = _joined_steps(paths, wires)
    strands: dict[GridLine, list[_Strand]] = {}
    for n, parts in enumerate(segments):
        for at, part in enumerate(parts):
            low, high = part.span
            strands.setdefault(part.line, []).append(
                _Strand(
                    low,
                    high,
                    [(n, at)],
                    _bends(parts, at),
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
        merged = _merge(strands[line], line, joined, boxed)
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


def _bends(parts: tuple[Segment, ...], at: int) -> list[tuple[int, int]]:
    """Where a segment's way turns off the line, and to which side."""
    part = parts[at]
    along, across = (1, 0) if part.line[0] == "x" else (0, 1)
    result = []
    for end, neighbour in ((part.first, at - 1), (part.last, at + 1)):
        if 0 <= neighbour < len(parts):
            other = parts[neighbour]
            far = other.first if other.last == end else other.last
            result.append((end[along], -1 if far[across] < end[across] else 1))
    return result


def _merge(
    strands: list[_Strand],
    line: GridLine,
    joined: dict[tuple[int, int], set[frozenset[Vertex]]],
    boxed: set[Vertex],
) -> list[_Strand]:
    """Fuse the strands of wires that join on this line."""
    axis, number = line

    def share(one: int, two: int, low: int, high: int) -> bool:
        steps = joined.get((min(one, two), max(one, two)))
        if not steps:
            return False
        for at in range(low, high):
            step = ((number, at), (number, at + 1)) if axis == "x" else ((at, number), (at + 1, number))
            if frozenset(step) in steps:
                return True
        return False

    def fits(one: _Strand, two: _Strand) -> bool:
        """Some members share a stretch, and no two members overlap or touch without belonging together."""
        found = False
        for low, high, wire in one.spans:
            for other_low, other_high, other in two.spans:
                start, end = max(low, other_low), min(high, other_high)
                if start < end and wire != other and share(wire, other, start, end):
                    found = True
                elif start < end:
                    return False
                elif start == end and (min(wire, other), max(wire, other)) not in joined:
                    if ((number, end) if axis == "x" else (end, number)) not in boxed:
                        return False
        return found

    result: list[_Strand] = []
    for strand in sorted(strands, key=lambda strand: (strand.low, strand.high, strand.members)):
        here = strand
        again = True
        while again:
            again = False
            for other in result:
                if other.low < here.high and here.low < other.high and fits(other, here):
                    result.remove(other)
                    here = _Strand(
                        min(other.low, here.low),
                        max(other.high, here.high),
                        other.members + here.members,
                        other.bends + here.bends,
                        other.spans + here.spans,
                        other.straight or here.straight,
                        other.main or here.main,
                    )
                    again = True
                    break
        result.append(here)
    return result


def _components(
    strands: list[_Strand], line: GridLine, boxed: set[Vertex]
) -> list[tuple[list[_Strand], dict[int, list[int]]]]:
    """Groups of strands that need different tracks, each with who conflicts with whom."""
    axis, number = line

    def conflict(one: _Strand, two: _Strand) -> bool:
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


def _ordered(group: list[_Strand], near: dict[int, list[int]]) -> list[tuple[_Strand, int]]:
    """Each strand with its level, in the order of levels that crosses least."""
    if len(group) == 1:
        return [(group[0], 0)]

    def crossed(one: _Strand, two: _Strand) -> float:
        """Crossings when the first lies on the lower side of the second; touching ends count for less."""

        def cut(bends: list[tuple[int, int]], over: _Strand, side: int) -> float:
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
