"""The straight parts of routed ways, and the strands of those that lie on each other on purpose."""

from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Literal

from routewijzer.diagram.grid import Vertex
from routewijzer.diagram.router import Path
from routewijzer.diagram.wires import Wire, may_join

Axis = Literal["x", "y"]
"""`x`: a vertical grid line, which has an x coordinate; `y`: a horizontal one."""

GridLine = tuple[Axis, int]

Joined = dict[tuple[int, int], set[frozenset[Vertex]]]
"""For two wires, the lower number first: the steps that they share on purpose."""


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


@dataclass(slots=True)
class Strand:
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


def joined_steps(paths: tuple[Path, ...], wires: tuple[Wire, ...]) -> Joined:
    """For each pair of wires: the steps that they share on purpose (a common end, or a common begin)."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for n, wire in enumerate(wires):
        groups.setdefault(("in", wire.line.kind, wire.target), []).append(n)
        groups.setdefault(("out", wire.line.kind, wire.source), []).append(n)
    steps = [[frozenset(step) for step in pairwise(path)] for path in paths]
    joined: Joined = {}
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
                shared = steps[one][1 - common :] if way == "in" else steps[one][: common - 1]
                joined[min(one, two), max(one, two)] = set(shared)
    return joined


def bends_of(parts: tuple[Segment, ...], at: int) -> list[tuple[int, int]]:
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


@dataclass(frozen=True, slots=True)
class _Fusing:
    """Fuses the strands of one grid line."""

    line: GridLine
    joined: Joined
    boxed: set[Vertex]

    def _vertex(self, at: int) -> Vertex:
        axis, number = self.line
        return (number, at) if axis == "x" else (at, number)

    def _share(self, one: int, two: int, low: int, high: int) -> bool:
        """Whether two wires share a step between two places on the line."""
        steps = self.joined.get((min(one, two), max(one, two)), set())
        return any(frozenset((self._vertex(at), self._vertex(at + 1))) in steps for at in range(low, high))

    def _may_touch(self, one: int, two: int, at: int) -> bool:
        """Whether two wires that only touch here may lie on one track: at a box, or when they join."""
        return (min(one, two), max(one, two)) in self.joined or self._vertex(at) in self.boxed

    def fits(self, one: Strand, two: Strand) -> bool:
        """Some members share a stretch, and no two members overlap or touch without belonging together."""
        found = False
        for low, high, wire in one.spans:
            for other_low, other_high, other in two.spans:
                start, end = max(low, other_low), min(high, other_high)
                if start < end:
                    if wire == other or not self._share(wire, other, start, end):
                        return False
                    found = True
                elif start == end and not self._may_touch(wire, other, end):
                    return False
        return found


def merge_strands(strands: list[Strand], line: GridLine, joined: Joined, boxed: set[Vertex]) -> list[Strand]:
    """Fuse the strands of wires that join on this line; `boxed` are the vertices where boxes stand."""
    fusing = _Fusing(line, joined, boxed)
    result: list[Strand] = []
    for strand in sorted(strands, key=lambda strand: (strand.low, strand.high, strand.members)):
        here = strand
        partner: Strand | None = strand
        while partner:
            partner = next(
                (
                    other
                    for other in result
                    if other.low < here.high and here.low < other.high and fusing.fits(other, here)
                ),
                None,
            )
            if partner:
                result.remove(partner)
                here = _fused(partner, here)
        result.append(here)
    return result


def _fused(one: Strand, two: Strand) -> Strand:
    return Strand(
        min(one.low, two.low),
        max(one.high, two.high),
        one.members + two.members,
        one.bends + two.bends,
        one.spans + two.spans,
        one.straight or two.straight,
        one.main or two.main,
    )
