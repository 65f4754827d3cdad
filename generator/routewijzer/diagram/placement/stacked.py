"""The placement of the stacked picture: each lane on its own, two boxes wide, main line at the left.

A first placement puts every box under its source, references and stops beside it; a small search with
the router mends what crosses. A lane that has not changed keeps its placement: lanes do not see each other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from routewijzer.diagram.layout.lay_out import STACKED
from routewijzer.diagram.model.connectors import connect_lines
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.model.structure import Structure, structure_key, structure_of
from routewijzer.diagram.placement.cells import Placement, make_placement
from routewijzer.diagram.placement.layering import longest_paths
from routewijzer.diagram.placement.local_search import Cells, Evaluation, Search
from routewijzer.diagram.routing.astar import Router
from routewijzer.diagram.routing.grid import Cell, make_grid
from routewijzer.diagram.text.box_size import MeasuredBox, measure_box
from routewijzer.diagram.text.wrap import Hyphens

BUDGET = 260
"""Routings that the search may use for one lane."""
LARGEST_SEARCH = 40
"""A lane with more boxes keeps its first placement."""

ROW = 70.0
BACKWARDS = 400.0
OUT_OF_ORDER = 30.0
BESIDE = 25.0
LABEL_ACROSS = 420.0
"""Costs: a row, a way that leads up, two boxes in another order than in the model, a box of the main line at
the right, a condition between two boxes side by side (it would push them apart). Set by hand; no other values
were measured."""

_PITCH_X, _PITCH_Y = 180.0, 100.0


def place_stacked(sketch: Sketch, previous: Placement | None, quick: bool) -> Placement:
    """Return the placement to draw with, and to keep."""
    key = structure_key(sketch)
    names = {box.id for box in sketch.boxes}
    if previous and previous.structure == key and previous.as_mapping().keys() == names:
        return previous
    cells: dict[str, Cell] = {}
    for lane in sketch.lanes:
        boxes = tuple(box for box in sketch.boxes if box.lane == lane.id)
        inside = {box.id for box in boxes}
        lines = tuple(line for line in sketch.lines if line.target in inside)
        cells |= _place_lane(replace(sketch, lanes=(lane,), boxes=boxes, lines=lines), quick)
    return make_placement(key, cells)


def _place_lane(sketch: Sketch, quick: bool) -> dict[str, Cell]:
    structure = structure_of(sketch)
    first = _first_cells(structure)
    if quick or not 2 < len(first) <= LARGEST_SEARCH:
        return first
    finalists = Search(_StandingCost(sketch, structure), BUDGET).run(first)
    return finalists[0][1]


def _first_cells(structure: Structure) -> dict[str, Cell]:
    """Box under box in the order of the longest paths; what leads nowhere on stands beside its source."""
    depth = longest_paths(structure)
    onward = {link.source for link in structure.links if link.pushes}
    entering: dict[str, list[str]] = {}
    for link in structure.links:
        entering.setdefault(link.target, []).append(link.source)
    side = {
        name
        for name in structure.boxes
        if name not in onward and name in entering and structure.kind[name] in ("ref", "end", "service")
    }
    host = {name: max(entering[name], key=lambda source: (depth[source], source)) for name in side}
    side -= {name for name in side if host[name] in side}
    guests: dict[str, list[str]] = {}
    for name in structure.boxes:
        if name in side:
            guests.setdefault(host[name], []).append(name)
    cells: dict[str, Cell] = {}
    left = right = 0
    for name in sorted(structure.boxes, key=lambda name: (depth[name], structure.order[name])):
        if name in side:
            continue
        beside = guests.get(name, ())
        row = max(left, right) if beside else left
        cells[name] = (0, row)
        left = row + 1
        for other in beside:
            right = max(right, row)
            cells[other] = (1, right)
            right += 1
    return cells


class _StandingCost:
    """Costs placements of one lane."""

    def __init__(self, sketch: Sketch, structure: Structure) -> None:
        self.sketch, self.structure, self.connections = sketch, structure, connect_lines(sketch)
        self.hyphens = Hyphens(sketch.hyphens, sketch.language)
        self.box_sizes: Mapping[str, MeasuredBox] = {
            box.id: measure_box(box, STACKED.nominal, STACKED.flow, self.hyphens) for box in sketch.boxes
        }
        self.decisions = frozenset(name for name in structure.boxes if structure.kind[name] == "decision")

    def order(self, cells: Cells) -> float:
        """Return everything but the routes: height, ways that lead up, main boxes at the right."""
        order, kind = self.structure.order, self.structure.kind
        cost = ROW * (1 + max(row for _, row in cells.values()))
        for link in self.structure.links:
            if not link.back and cells[link.target][1] < cells[link.source][1] + (1 if link.pushes else 0):
                beside = (
                    kind[link.target] in ("ref", "end") and cells[link.target][1] == cells[link.source][1]
                )
                cost += 0.0 if beside else BACKWARDS
            if link.labelled and cells[link.target][1] == cells[link.source][1]:
                cost += LABEL_ACROSS
        for name, (column, row) in cells.items():
            if column and kind[name] not in ("ref", "end"):
                cost += BESIDE
            for other, cell in cells.items():
                if order[name] < order[other] and cell[1] < row:
                    cost += OUT_OF_ORDER / 4
        return cost

    def estimate(self, cells: Cells) -> float:
        """Return a quick guess without routing."""
        cost = self.order(cells)
        for link in self.structure.links:
            (ax, ay), (bx, by) = cells[link.source], cells[link.target]
            cost += abs(bx - ax) * _PITCH_X + abs(by - ay) * _PITCH_Y
        return cost

    def cost(self, cells: Cells, limit: float) -> Evaluation:
        """Return the full cost; routing stops early once it must exceed `limit`."""
        rest = self.order(cells)
        if rest > limit:
            return Evaluation(rest, exact=False)
        grid = make_grid(self.sketch, cells, self.box_sizes, STACKED.flow, self.hyphens)
        routes = Router(grid, self.connections, self.decisions).route_within(1, limit - rest)
        return Evaluation(routes.cost + rest, exact=True) if routes else Evaluation(limit, exact=False)

    def neighbours(self, cells: Cells) -> Iterator[Cells]:
        """Exchange two boxes near each other, move one to a free cell, or to a new row of its own."""
        names = self.structure.boxes
        taken = set(cells.values())
        rows = 1 + max(row for _, row in cells.values())
        for n, name in enumerate(names):
            _column, row = cells[name]
            for other in names[n + 1 :]:
                if abs(cells[other][1] - row) <= 3:
                    yield _close_gaps({**cells, name: cells[other], other: cells[name]})
            for new_row in range(max(0, row - 3), min(rows + 1, row + 4)):
                for new_column in (0, 1):
                    if (new_column, new_row) not in taken:
                        yield _close_gaps({**cells, name: (new_column, new_row)})
            for new_row in range(max(0, row - 2), min(rows, row + 4)):
                moved = {
                    other: (cell[0], cell[1] + (1 if cell[1] >= new_row else 0))
                    for other, cell in cells.items()
                }
                for new_column in (0, 1):
                    yield _close_gaps({**moved, name: (new_column, new_row)})


def _close_gaps(cells: Cells) -> Cells:
    """Without empty rows, and without an empty left column."""
    number = {row: n for n, row in enumerate(sorted({row for _, row in cells.values()}))}
    least = min(column for column, _ in cells.values())
    return {name: (column - least, number[row]) for name, (column, row) in cells.items()}
