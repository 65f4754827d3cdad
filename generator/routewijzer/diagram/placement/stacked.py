"""The placement of the stacked picture: each lane on its own, two boxes wide, main line at the left.

A first placement puts every box under its source, references and stops beside it; a small search with
the router mends what crosses. A lane that has not changed keeps its placement: lanes do not see each other.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from routewijzer.diagram.layout.lay_out import STACKED
from routewijzer.diagram.model.connectors import connect_lines
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.model.structure import Structure, structure_key, structure_of
from routewijzer.diagram.placement.cells import Placement, make_placement
from routewijzer.diagram.placement.layering import longest_paths
from routewijzer.diagram.placement.local_search import Evaluation, Search
from routewijzer.diagram.routing.grid import Cell, make_grid
from routewijzer.diagram.routing.router import Router
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
ANYWHERE = 1_000_000

Standing = tuple[Cell, ...]
"""The cells of the boxes of one lane, in the order of the model."""


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
    cost_model = _StandingCost(sketch, structure)
    (_, placement), *_ = Search(cost_model, BUDGET).run(tuple(first[name] for name in structure.boxes))
    return dict(zip(structure.boxes, placement, strict=True))


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
        kind, place = structure.kind, {name: n for n, name in enumerate(structure.boxes)}
        self.decisions = frozenset(name for name in structure.boxes if kind[name] == "decision")
        self.is_main = [kind[name] not in ("ref", "end") for name in structure.boxes]
        self.links = [
            (
                place[link.source],
                place[link.target],
                -ANYWHERE if link.back else 1 if link.pushes else 0,
                kind[link.target] in ("ref", "end"),
                link.labelled,
            )
            for link in structure.links
        ]

    def order(self, cells: Standing) -> float:
        """Return everything but the routes: height, ways that lead up, main boxes at the right."""
        rows = [row for _, row in cells]
        cost = ROW * (1 + max(rows))
        for source, target, least_down, beside_too, labelled in self.links:
            down = rows[target] - rows[source]
            if down < least_down and not (beside_too and not down):
                cost += BACKWARDS
            if labelled and not down:
                cost += LABEL_ACROSS
        above: list[int] = []
        for n, (column, row) in enumerate(cells):
            if column and self.is_main[n]:
                cost += BESIDE
            at = bisect_right(above, row)
            cost += OUT_OF_ORDER / 4 * (n - at)
            above.insert(at, row)
        return cost

    def estimate(self, cells: Standing) -> float:
        """Return a quick guess without routing."""
        cost = self.order(cells)
        for source, target, *_ in self.links:
            (ax, ay), (bx, by) = cells[source], cells[target]
            cost += abs(bx - ax) * _PITCH_X + abs(by - ay) * _PITCH_Y
        return cost

    def cost(self, cells: Standing, limit: float) -> Evaluation:
        """Return the full cost; routing stops early once it must exceed `limit`."""
        rest = self.order(cells)
        if rest > limit:
            return Evaluation(rest, exact=False)
        by_name = dict(zip(self.structure.boxes, cells, strict=True))
        grid = make_grid(self.sketch, by_name, self.box_sizes, STACKED.flow, self.hyphens)
        routes = Router(grid, self.connections, self.decisions).route_within(1, limit - rest)
        return Evaluation(routes.cost + rest, exact=True) if routes else Evaluation(limit, exact=False)

    def neighbours(self, cells: Standing) -> Iterator[tuple[float, Standing]]:
        """Yield all placements one small change away, each with its quick guess."""
        for changed in _changes(cells):
            closed = _close_gaps(changed)
            yield self.estimate(closed), closed


def _changes(cells: Standing) -> Iterator[list[Cell]]:
    """Exchange two boxes near each other, move one to a free cell, or to a new row of its own."""
    taken = set(cells)
    rows = 1 + max(row for _, row in cells)
    for n, (_, row) in enumerate(cells):
        for other in range(n + 1, len(cells)):
            if abs(cells[other][1] - row) <= 3:
                changed = list(cells)
                changed[n], changed[other] = cells[other], cells[n]
                yield changed
        for new_row in range(max(0, row - 3), min(rows + 1, row + 4)):
            for new_column in (0, 1):
                if (new_column, new_row) not in taken:
                    changed = list(cells)
                    changed[n] = (new_column, new_row)
                    yield changed
        for new_row in range(max(0, row - 2), min(rows, row + 4)):
            moved = [(column, own + 1 if own >= new_row else own) for column, own in cells]
            for new_column in (0, 1):
                changed = list(moved)
                changed[n] = (new_column, new_row)
                yield changed


def _close_gaps(cells: Sequence[Cell]) -> Standing:
    """Without empty rows, and without an empty left column."""
    rows = sorted({row for _, row in cells})
    least = min([column for column, _ in cells])
    if not least and len(rows) > rows[-1]:
        return tuple(cells)
    number = {row: n for n, row in enumerate(rows)}
    return tuple([(column - least, number[row]) for column, row in cells])
