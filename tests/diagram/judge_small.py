"""What only a small picture may do, where what comes before and after an element stands along a trunk."""

from collections.abc import Iterator
from itertools import permutations

from diagram.judge_geometry import Rectangle, box_rectangle, distance, label_rectangle, segments
from routewijzer.diagram.model.drawing import Drawing, PlacedLabel, RoutedLine

_CLOSE = 5.0
"""The most that may lie between a box and its conditions, and the least that keeps them from all else."""


def crossing_lines(drawing: Drawing) -> Iterator[str]:
    """Yield the lines that cross another one, which its order of boxes and tracks always avoids."""
    for one, two in permutations(drawing.lines, 2):
        for (ax, ay), (bx, _) in segments(one):
            for (cx, cy), (_, dy) in segments(two):
                if min(ax, bx) < cx < max(ax, bx) and min(cy, dy) < ay < max(cy, dy):
                    yield f"lines to {one.line.target} and {two.line.target} cross at {cx:.0f}, {ay:.0f}"


def may_share_a_trunk(one: RoutedLine, two: RoutedLine) -> bool:
    """Tell whether two lines may lie on each other: of one kind, to or from the element.

    Each has its condition at the box where it leaves the trunk, so that nothing is said of the others.
    """
    same_end = one.line.target == two.line.target or one.line.source == two.line.source
    return one.line.kind == two.line.kind and same_end


def stands_at_its_box(drawing: Drawing, label: PlacedLabel) -> bool:
    """Tell whether a condition is at the box that its line joins to the element, nearer than to all else.

    It stands on the element's side of that box, below or above other conditions of the same box.
    """
    here = next(placed for placed in drawing.boxes if placed.box.current)
    ends = {*label.line.source, label.line.target} - {here.box.id}
    box = next(placed for placed in drawing.boxes if {placed.box.id} == ends)
    together = [each for each in drawing.labels if ends < {*each.line.source, each.line.target}]
    rows = sorted((label_rectangle(each) for each in together), key=lambda row: row[1])
    outer = box_rectangle(box)
    if box.y > here.y:
        gaps = [below[1] - row[3] for row, below in zip(rows, [*rows[1:], outer], strict=True)]
    else:
        gaps = [row[1] - above[3] for above, row in zip([outer, *rows[:-1]], rows, strict=True)]
    inside = all(outer[0] <= row[0] and row[2] <= outer[2] for row in rows)
    others: list[Rectangle] = [box_rectangle(each) for each in drawing.boxes if each not in (box, here)]
    others += [label_rectangle(each) for each in drawing.labels if each not in together]
    apart = min((distance(row, other) for row in rows for other in others), default=99.0)
    return inside and all(0 <= gap <= _CLOSE for gap in gaps) and apart > _CLOSE
