"""The straight parts of routed ways, and the shared segments of those that lie on each other on purpose."""

from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Literal

from routewijzer.diagram.model.connectors import Connector, may_join
from routewijzer.diagram.routing.grid import Vertex
from routewijzer.diagram.routing.router import GridPath

Axis = Literal["x", "y"]
"""`x`: a vertical grid line, which has an x coordinate; `y`: a horizontal one."""

GridLine = tuple[Axis, int]

JoinedConnectors = dict[tuple[int, int], set[frozenset[Vertex]]]
"""For two connectors, the lower number first: the steps that they share on purpose."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight part of a connector's way: along which grid line, from which vertex to which."""

    line: GridLine
    first: Vertex
    last: Vertex

    @property
    def span(self) -> tuple[int, int]:
        """Lowest and highest grid line, of the other axis, that the segment reaches."""
        along = 1 if self.line[0] == "x" else 0
        start, end = self.first[along], self.last[along]
        return (start, end) if start <= end else (end, start)


@dataclass(slots=True)
class SharedSegment:
    """Segments that lie on each other on purpose, on one grid line.

    `members` are pairs of connector and segment; `bends` are the places where they turn off, with -1 for
    towards the lower side of the line and 1 for the higher; `spans` are the extents of the members: low,
    high, connector.
    """

    low: int
    high: int
    members: list[tuple[int, int]]
    bends: list[tuple[int, int]] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    straight: bool = False
    main: bool = False


def segments_of(path: GridPath) -> tuple[Segment, ...]:
    """Return the straight parts of a way, in its direction."""
    result: list[Segment] = []
    start = 0
    for at in range(1, len(path)):
        upright = path[at][0] == path[at - 1][0]
        if at == len(path) - 1 or (path[at + 1][0] == path[at][0]) != upright:
            line: GridLine = ("x", path[at][0]) if upright else ("y", path[at][1])
            result.append(Segment(line, path[start], path[at]))
            start = at
    return tuple(result)


def joined_steps(paths: tuple[GridPath, ...], connectors: tuple[Connector, ...]) -> JoinedConnectors:
    """For each pair of connectors: the steps that they share on purpose (a common end, or a common begin)."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for number, connector in enumerate(connectors):
        groups.setdefault(("in", connector.line.kind, connector.target), []).append(number)
        groups.setdefault(("out", connector.line.kind, connector.source), []).append(number)
    steps = [[frozenset(step) for step in pairwise(path)] for path in paths]
    joined: JoinedConnectors = {}
    for (line_path, _, _), members in groups.items():
        for n, other in combinations(members, 2):
            if may_join(connectors[n], connectors[other]) != line_path:
                continue
            first, second = paths[n], paths[other]
            if line_path == "in":
                first, second = first[::-1], second[::-1]
            common = 0
            while common < min(len(first), len(second)) and first[common] == second[common]:
                common += 1
            if common > 1:
                shared = steps[n][1 - common :] if line_path == "in" else steps[n][: common - 1]
                joined[min(n, other), max(n, other)] = set(shared)
    return joined


def bends_of(parts: tuple[Segment, ...], at: int) -> list[tuple[int, int]]:
    """Return where a segment's way turns off the line, and to which side."""
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
class _Merger:
    """Fuses the shared segments of one grid line."""

    line: GridLine
    joints: JoinedConnectors
    box_vertices: set[Vertex]

    def _vertex(self, at: int) -> Vertex:
        axis, number = self.line
        return (number, at) if axis == "x" else (at, number)

    def _share(self, first: int, second: int, low: int, high: int) -> bool:
        """Tell whether two connectors share a step between two places on the line."""
        steps = self.joints.get((min(first, second), max(first, second)), set())
        return any(frozenset((self._vertex(at), self._vertex(at + 1))) in steps for at in range(low, high))

    def _may_touch(self, first: int, second: int, at: int) -> bool:
        """Tell whether two connectors that only touch here may lie on one track.

        At a box, or when they join.
        """
        return (min(first, second), max(first, second)) in self.joints or self._vertex(
            at
        ) in self.box_vertices

    def fits(self, first: SharedSegment, second: SharedSegment) -> bool:
        """Tell whether members share a stretch, and no two overlap or touch without belonging together."""
        overlaps = False
        for low, high, connector in first.spans:
            for other_low, other_high, other in second.spans:
                start, end = max(low, other_low), min(high, other_high)
                if start < end:
                    if connector == other or not self._share(connector, other, start, end):
                        return False
                    overlaps = True
                elif start == end and not self._may_touch(connector, other, end):
                    return False
        return overlaps


def merge_shared(
    shared_segments: list[SharedSegment], line: GridLine, joints: JoinedConnectors, box_vertices: set[Vertex]
) -> list[SharedSegment]:
    """Fuse the shared segments of connectors that join on this line; no boxes but at `box_vertices`."""
    merger = _Merger(line, joints, box_vertices)
    result: list[SharedSegment] = []
    for shared in sorted(shared_segments, key=lambda shared: (shared.low, shared.high, shared.members)):
        merged = shared
        partner: SharedSegment | None = shared
        while partner:
            partner = next(
                (
                    other
                    for other in result
                    if other.low < merged.high and merged.low < other.high and merger.fits(other, merged)
                ),
                None,
            )
            if partner:
                result.remove(partner)
                merged = _union(partner, merged)
        result.append(merged)
    return result


def _union(first: SharedSegment, second: SharedSegment) -> SharedSegment:
    return SharedSegment(
        min(first.low, second.low),
        max(first.high, second.high),
        first.members + second.members,
        first.bends + second.bends,
        first.spans + second.spans,
        first.straight or second.straight,
        first.main or second.main,
    )
