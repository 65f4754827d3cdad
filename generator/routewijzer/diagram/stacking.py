"""The placing of the stacked picture: each lane on its own, two boxes wide, main line at the left.

A first placing puts every box under its source, references and stops beside it; a small search with
the router mends what crosses. A lane that has not changed keeps its placing: lanes do not see each other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from routewijzer.diagram.boxes import Measured, measure_box
from routewijzer.diagram.columns import longest_paths
from routewijzer.diagram.grid import Cell, make_grid
from routewijzer.diagram.layout import STACKED
from routewijzer.diagram.placing import Placing, make_placing
from routewijzer.diagram.router import Router
from routewijzer.diagram.search import Cells, Judged, Search
from routewijzer.diagram.sketch import Sketch
from routewijzer.diagram.structure import Structure, structure_key, structure_of
from routewijzer.diagram.wires import wire
from routewijzer.diagram.wrap import Hyphens

BUDGET = 260
"""Routings that the search may use for one lane."""
LARGEST_SEARCH = 40
"""A lane with more boxes keeps its first placing."""

ROW = 70.0
BACKWARDS = 400.0
OUT_OF_ORDER = 30.0
BESIDE = 25.0
LABEL_ACROSS = 420.0
"""Prices: a row, a way that leads up, two boxes in another order than in the model, a box of the main
line at the right, a condition between two boxes side by side (it would push them apart)."""

_PITCH_X, _PITCH_Y = 180.0, 100.0


def place_stacked(stacked: Sketch, kept: Placing | None, quick: bool) -> Placing:
    """The placing to draw with, and to keep."""
    key = structure_key(stacked)
    names = {box.id for box in stacked.boxes}
    if kept and kept.structure == key and kept.as_mapping().keys() == names:
        return kept
    cells: dict[str, Cell] = {}
    for lane in stacked.lanes:
        boxes = tuple(box for box in stacked.boxes if box.lane == lane.id)
        inside = {box.id for box in boxes}
        lines = tuple(line for line in stacked.lines if line.target in inside)
        cells |= _place_lane(replace(stacked, lanes=(lane,), boxes=boxes, lines=lines), quick)
    return make_placing(key, cells)


def _place_lane(sketch: Sketch, quick: bool) -> dict[str, Cell]:
    structure = structure_of(sketch)
    first = _first_cells(structure)
    if quick or not 2 < len(first) <= LARGEST_SEARCH:
        return first
    finalists = Search(_LaneScore(sketch, structure), BUDGET).run(first)
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


class _LaneScore:
    """Prices placings of one lane."""

    def __init__(self, sketch: Sketch, structure: Structure) -> None:
        self.sketch, self.structure, self.wiring = sketch, structure, wire(sketch)
        self.hyphens = Hyphens(sketch.hyphens, sketch.language)
        self.measured: Mapping[str, Measured] = {
            box.id: measure_box(box, STACKED.nominal, STACKED.flow, self.hyphens) for box in sketch.boxes
        }
        self.decisions = frozenset(name for name in structure.boxes if structure.kind[name] == "decision")

    def order(self, cells: Cells) -> float:
        """Everything but the routes: height, ways that lead up, main boxes at the right."""
        order, kind = self.structure.order, self.structure.kind
        price = ROW * (1 + max(row for _, row in cells.values()))
        for link in self.structure.links:
            if not link.back and cells[link.target][1] < cells[link.source][1] + (1 if link.pushes else 0):
                beside = (
                    kind[link.target] in ("ref", "end") and cells[link.target][1] == cells[link.source][1]
                )
                price += 0.0 if beside else BACKWARDS
            if link.labelled and cells[link.target][1] == cells[link.source][1]:
                price += LABEL_ACROSS
        for name, (column, row) in cells.items():
            if column and kind[name] not in ("ref", "end"):
                price += BESIDE
            for other, cell in cells.items():
                if order[name] < order[other] and cell[1] < row:
                    price += OUT_OF_ORDER / 4
        return price

    def estimate(self, cells: Cells) -> float:
        """A quick guess without routing."""
        price = self.order(cells)
        for link in self.structure.links:
            (ax, ay), (bx, by) = cells[link.source], cells[link.target]
            price += abs(bx - ax) * _PITCH_X + abs(by - ay) * _PITCH_Y
        return price

    def price(self, cells: Cells, limit: float) -> Judged:
        """The full price; routing stops early once it must exceed `limit`."""
        rest = self.order(cells)
        if rest > limit:
            return Judged(rest, exact=False)
        grid = make_grid(self.sketch, cells, self.measured, STACKED.flow, self.hyphens)
        routes = Router(grid, self.wiring, self.decisions).route_within(1, limit - rest)
        return Judged(routes.price + rest, exact=True) if routes else Judged(limit, exact=False)

    def neighbours(self, cells: Cells) -> Iterator[Cells]:
        """Exchange two boxes near each other, move one to a free cell, or to a new row of its own."""
        names = self.structure.boxes
        taken = set(cells.values())
        rows = 1 + max(row for _, row in cells.values())
        for n, name in enumerate(names):
            _column, row = cells[name]
            for other in names[n + 1 :]:
                if abs(cells[other][1] - row) <= 3:
                    yield _closed({**cells, name: cells[other], other: cells[name]})
            for new_row in range(max(0, row - 3), min(rows + 1, row + 4)):
                for new_column in (0, 1):
                    if (new_column, new_row) not in taken:
                        yield _closed({**cells, name: (new_column, new_row)})
            for new_row in range(max(0, row - 2), min(rows, row + 4)):
                moved = {
                    other: (cell[0], cell[1] + (1 if cell[1] >= new_row else 0))
                    for other, cell in cells.items()
                }
                for new_column in (0, 1):
                    yield _closed({**moved, name: (new_column, new_row)})


def _closed(cells: Cells) -> Cells:
    """Without empty rows, and without an empty left column."""
    number = {row: n for n, row in enumerate(sorted({row for _, row in cells.values()}))}
    least = min(column for column, _ in cells.values())
    return {name: (column - least, number[row]) for name, (column, row) in cells.items()}
