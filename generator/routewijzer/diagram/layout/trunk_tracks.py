"""In which order the boxes on one side of an element stand, and on which track each of their lines runs.

The lines between an element and the boxes below it leave it downwards, along a trunk at the left of these
boxes, and branch off to the right; those of the boxes above it are their mirror image. A trunk has a track
for each run of lines of one kind. A line crosses every track between its own and the boxes that goes on
beyond its box; so a run of boxes further from the element takes a track further from the boxes, and nothing
crosses. That is left-edge channel assignment (Hashimoto, Stevens) with boxes whose order is free.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from routewijzer.diagram.model.sketch import Box, Line, LineKind

_NEAREST_FIRST: tuple[LineKind, ...] = ("main", "escalation", "contact", "exit")
"""Boxes stand by the kind of their lines: the route itself is next to the element, stopping is far away."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A line between the element and a box, and the number of its track: 0 is the one next to the boxes."""

    line: Line
    track: int


@dataclass(frozen=True, slots=True)
class BranchedBox:
    """A box on one side of the element with its branches, the nearest to the element first."""

    box: Box
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class TrunkSide:
    """The boxes before or after an element, the nearest to it first."""

    boxes: tuple[BranchedBox, ...]

    @property
    def tracks(self) -> int:
        """Number of tracks of its trunk."""
        return max((branch.track + 1 for each in self.boxes for branch in each.branches), default=0)


def order_side(ends: Iterable[tuple[Box, Sequence[Line]]]) -> TrunkSide:
    """Return boxes with their lines as a side of the element; of equal kinds the first given is the nearest.

    A box with lines of several kinds stands where these meet, so that as few runs as possible arise.
    """
    rank = {kind: number for number, kind in enumerate(_NEAREST_FIRST)}

    def span(end: tuple[Box, Sequence[Line]]) -> tuple[int, int]:
        ranks = [rank[line.kind] for line in end[1]]
        return min(ranks), max(ranks)

    boxes: list[BranchedBox] = []
    track, last = -1, ""
    for box, lines in sorted(ends, key=span):
        branches: list[Branch] = []
        before = last
        for line in sorted(lines, key=lambda line: (line.kind != before, rank[line.kind])):
            track += line.kind != last
            last = line.kind
            branches.append(Branch(line, track))
        boxes.append(BranchedBox(box, tuple(branches)))
    return TrunkSide(tuple(boxes))
