"""The drawing of an element between what comes before it and what comes after it, in one narrow column.

What comes before stands above the element, what comes after below it. A single line runs straight; several
run along a trunk at the left (`trunk_tracks`). The condition of a line stands at the side of its box that is
turned to the element: below a box before it, above a box after it. Nothing is searched.
"""

from collections import Counter
from dataclasses import dataclass

from routewijzer.diagram.layout.compose import MARGIN
from routewijzer.diagram.layout.trunk_ports import PORT, even, ports_of, reach, rows_height
from routewijzer.diagram.layout.trunk_tracks import Branch, BranchedBox, TrunkSide
from routewijzer.diagram.model.drawing import Drawing, PlacedBox, PlacedLabel, Point, RoutedLine
from routewijzer.diagram.model.sketch import Box, Line, Sketch
from routewijzer.diagram.text.box_size import fit_box
from routewijzer.diagram.text.font_metrics import CONDITION_SIZE, LABEL_SIZE, REGULAR, block_width
from routewijzer.diagram.text.wrap import Hyphens, wrap

WIDTH = 312.0
"""Units. The column beside a page is 20rem wide and shows them at their natural size."""
LEAST_WIDTH = 150.0
"""A box is at least so wide: with more tracks than leave that room the drawing becomes wider."""
TRUNK_IN = 18.0
"""How far the leftmost track, and the end of a loop, lies inside the element: on its level side."""
TRACK = 14.0
REACH = 26.0
"""From one track to the next, and from the last one to the boxes: room for a corner and a tip."""
INSET = 20.0
"""How much a box on a straight line is narrower at both sides than the element."""
PADDING = 8.0
LEAST_HEIGHT = 38.0
"""Above and below the text of a box, and its least height."""
BOX_GAP = 12.0
STRAIGHT_GAP = 30.0
TIP_GAP = 20.0
"""Space between boxes, along a straight line, and above the element where lines end in it."""
BESIDE_LINE = 8.0
BESIDE_BOX = 2.0
LABEL_GAP = 5.0
APART = 10.0
"""From a condition to its line, to its box, to another one of the same box, and to anything else."""
LOOP_WIDTH = 26.0
LOOP_DEPTH = 28.0
LEAST_LABEL = 100.0
"""Size of a loop, and the least width that its condition may take."""


@dataclass(frozen=True, slots=True)
class TrunkSketch:
    """What the drawing shows: the element, the two sides of it, and its lines to itself."""

    sketch: Sketch
    element: Box
    before: TrunkSide
    after: TrunkSide
    loops: tuple[Line, ...]


class TrunkLayout:
    """Boxes, lines and conditions as they are placed, from top to bottom; `y` is the height reached."""

    def __init__(self, trunk: TrunkSketch) -> None:
        self.trunk = trunk
        self.hyphens = Hyphens(trunk.sketch.hyphens, trunk.sketch.language)
        self.lead_straight = self._runs_straight(trunk.before)
        self.follow_straight = self._runs_straight(trunk.after) and not trunk.loops
        tracks = max(
            0 if self.lead_straight else trunk.before.tracks,
            0 if self.follow_straight else trunk.after.tracks,
        )
        self.left = MARGIN
        self.track = self.left + TRUNK_IN + TRACK * max(tracks - 1, 0)
        self.box_left = self.track + REACH
        loops = len(trunk.loops)
        loop_room = loops * (LOOP_WIDTH + TRACK) + LEAST_LABEL + 2 * BESIDE_LINE + TRUNK_IN
        self.right = max(
            WIDTH - MARGIN, self.box_left + LEAST_WIDTH, self.track + loop_room if loops else 0.0
        )
        self.middle = (self.left + self.right) / 2
        self.y = MARGIN
        self.boxes: list[PlacedBox] = []
        self.lines: list[RoutedLine] = []
        self.labels: list[PlacedLabel] = []

    def _runs_straight(self, side: TrunkSide) -> bool:
        """Tell whether a side is one box with one line, whose condition takes little room beside it."""
        branches = [branch for each in side.boxes for branch in each.branches]
        room = WIDTH / 2 - BESIDE_LINE - MARGIN
        return len(branches) == 1 and len(self._rows(branches[0].line, room)) <= 2

    def draw(self) -> Drawing:
        """Place everything and return the drawing."""
        before = [self._place_before(each) for each in reversed(self.trunk.before.boxes)]
        if before and not self.lead_straight:
            self.y = max(self.y, self.boxes[-1].y + self.boxes[-1].height / 2 + TIP_GAP)
        element = self._place(self.trunk.element, self.left, self.right, 0)
        for lines in before:
            for branch, start in lines:
                self._enter(element, branch, start)
        self._draw_loops(element)
        for each in self.trunk.after.boxes:
            self._place_after(element, each)
        return Drawing(
            sketch=self.trunk.sketch,
            flow="down",
            width=self.right + MARGIN,
            height=self.y + MARGIN,
            lanes=(),
            boxes=tuple(self.boxes),
            lines=tuple(self.lines),
            labels=tuple(self.labels),
            legend_at=None,
            crossings=0,
            text_size=LABEL_SIZE,
        )

    def _place(self, box: Box, left: float, right: float, ports: int) -> PlacedBox:
        """Place a box at the height reached, high enough for its text and for lines at its side."""
        size = fit_box(box, right - left, "down", self.hyphens, PADDING)
        height = max(LEAST_HEIGHT, even(size.height), PORT * (ports - 1) + 2 * TRACK)
        placed = PlacedBox(
            box,
            (left + right) / 2,
            self.y + height / 2,
            right - left,
            height,
            size.rows,
            size.caption,
            0,
            len(self.boxes),
        )
        self.boxes.append(placed)
        self.y += height
        return placed

    def _rows(self, line: Line, limit: float) -> tuple[str, ...]:
        return wrap(line.label, limit, CONDITION_SIZE, REGULAR, self.hyphens)

    def _write(self, line: Line, rows: tuple[str, ...], left: float, middle: float) -> None:
        """Write a condition from `left` on, around a height."""
        if rows:
            width = round(block_width(rows, CONDITION_SIZE, REGULAR), 2)
            self.labels.append(PlacedLabel(line, left + width / 2, middle, width, rows_height(rows), rows))

    def _write_all(self, branches: tuple[Branch, ...]) -> bool:
        """Write the conditions of a box below each other; tell whether there is any."""
        left = self.box_left + 2
        written = [
            (branch.line, rows) for branch in branches if (rows := self._rows(branch.line, self.right - left))
        ]
        for number, (line, rows) in enumerate(written):
            self.y += LABEL_GAP if number else 0.0
            self._write(line, rows, left, self.y + rows_height(rows) / 2)
            self.y += rows_height(rows)
        return bool(written)

    def _write_beside(self, line: Line) -> None:
        """Leave room for a straight line in the middle, with its condition at its right."""
        left = self.middle + BESIDE_LINE
        rows = self._rows(line, self.right - left)
        gap = max(STRAIGHT_GAP, even(rows_height(rows) + APART + BESIDE_BOX))
        self._write(line, rows, left, self.y + gap / 2)
        self.y += gap

    def _place_before(self, each: BranchedBox) -> list[tuple[Branch, Point]]:
        """Place a box above the element; return where its lines leave it."""
        if self.lead_straight:
            box = self._place(each.box, self.left + INSET, self.right - INSET, 0)
            (branch,) = each.branches
            start = box.x, box.y + reach(box, "down", 0.0)
            self._write_beside(branch.line)
            return [(branch, start)]
        branches = tuple(reversed(each.branches))
        box = self._place(each.box, self.box_left, self.right, len(branches))
        ports = list(zip(branches, ports_of(box, len(branches)), strict=True))
        self.y += BESIDE_BOX
        written = self._write_all(branches)
        self.y += APART if written else BOX_GAP - BESIDE_BOX
        return ports

    def _place_after(self, element: PlacedBox, each: BranchedBox) -> None:
        """Place a box below the element, with its lines."""
        if self.follow_straight:
            (branch,) = each.branches
            start = element.x, element.y + reach(element, "down", 0.0)
            self._write_beside(branch.line)
            box = self._place(each.box, self.left + INSET, self.right - INSET, 0)
            self.lines.append(RoutedLine(branch.line, (start, (box.x, box.y - reach(box, "up", 0.0)))))
            return
        top = self.y
        self.y += APART
        self.y = self.y + BESIDE_BOX if self._write_all(each.branches) else top + BOX_GAP
        box = self._place(each.box, self.box_left, self.right, len(each.branches))
        for branch, end in zip(each.branches, ports_of(box, len(each.branches)), strict=True):
            x = self._x(branch)
            start = x, element.y + reach(element, "down", x - element.x)
            self.lines.append(
                RoutedLine(
                    branch.line, (start, (x, end[1]), end), joins=self._joins(self.trunk.after, branch)
                )
            )

    def _enter(self, element: PlacedBox, branch: Branch, start: Point) -> None:
        """Draw a line from a box above the element into it."""
        x = element.x if self.lead_straight else self._x(branch)
        end = x, element.y - reach(element, "up", x - element.x)
        points = (start, end) if self.lead_straight else (start, (x, start[1]), end)
        self.lines.append(RoutedLine(branch.line, points, joins=self._joins(self.trunk.before, branch)))

    def _x(self, branch: Branch) -> float:
        return self.track - TRACK * branch.track

    def _joins(self, side: TrunkSide, branch: Branch) -> bool:
        return Counter(each.track for box in side.boxes for each in box.branches)[branch.track] > 1

    def _draw_loops(self, element: PlacedBox) -> None:
        """Draw the lines of the element to itself below it: each further right goes deeper, below the last.

        The condition of each stands at its left.
        """
        start, depth = self.left if not self.trunk.after.boxes else self.track, 0.0
        for number, line in enumerate(self.trunk.loops, 1 - len(self.trunk.loops)):
            end = self.right - TRUNK_IN + number * (LOOP_WIDTH + TRACK)
            begin = end - LOOP_WIDTH
            rows = self._rows(line, begin - start - 2 * BESIDE_LINE)
            above, depth = (
                depth,
                max(LOOP_DEPTH, depth + max(PORT, even(rows_height(rows)) + APART - BESIDE_BOX)),
            )
            width = block_width(rows, CONDITION_SIZE, REGULAR)
            self._write(line, rows, begin - BESIDE_LINE - width, self.y + (above + depth) / 2)
            xs = (begin, end)
            tops = [element.y + reach(element, "down", x - element.x) for x in xs]
            corners = [(x, self.y + depth) for x in xs]
            self.lines.append(RoutedLine(line, ((begin, tops[0]), *corners, (end, tops[1]))))
        self.y += depth + (BESIDE_BOX if depth else 0.0)
