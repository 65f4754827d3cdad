"""The cost of a placement of the wide picture: the router's, and what a reader cares for besides."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from routewijzer.diagram.model.connectors import ConnectorSet
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.model.structure import Structure
from routewijzer.diagram.placement.local_search import Cells, Evaluation
from routewijzer.diagram.placement.moves import neighbours
from routewijzer.diagram.placement.ordering import main_line
from routewijzer.diagram.routing.astar import Router
from routewijzer.diagram.routing.costs import BEND
from routewijzer.diagram.routing.grid import make_grid
from routewijzer.diagram.text.box_size import Measured
from routewijzer.diagram.text.wrap import Hyphens

ROW = 150.0
KINK = 450.0
STOP_ABOVE = 360.0
OUT_OF_ORDER = 40.0
MOVED = 500.0
MOVED_CELL = 20.0
"""Costs: a row, a kink in a main line, a stop above its step (as a share of all stops), two boxes of a column
in another order than in the model, a box that leaves its kept cell, each cell that it goes; in units of the
router. Set by hand; no other values were measured."""

_COLUMN_PITCH = 222.0
_ROW_PITCH = 120.0
_LANE_PITCH = 130.0


class WideCost:
    """Reckon the cost of placements of one sketch within a number of columns.

    `start` tells which boxes make up the main lines; `previous` are cells that boxes should stay in.
    """

    def __init__(
        self,
        sketch: Sketch,
        structure: Structure,
        connections: ConnectorSet,
        measured: Mapping[str, Measured],
        start: Cells,
        previous: Cells,
        columns: int,
    ) -> None:
        self.sketch, self.structure, self.connections, self.measured = (
            sketch,
            structure,
            connections,
            measured,
        )
        self.previous, self.columns = previous, columns
        first = {name: column for name, (column, _) in start.items()}
        self.hyphens = Hyphens(sketch.hyphens, sketch.language)
        self.decisions = frozenset(name for name in structure.boxes if structure.kind[name] == "decision")
        self.main_lines = tuple(main_line(structure, first, lane) for lane in range(structure.lanes))
        self.stops = tuple((link.source, link.target) for link in structure.links if link.kind == "exit")
        self.onward: dict[str, list[str]] = {}
        for link in structure.links:
            if link.pushes and structure.lane[link.source] == structure.lane[link.target]:
                self.onward.setdefault(link.source, []).append(link.target)

    def order(self, cells: Cells) -> float:
        """Return everything but the routes: rows, kinks, reading order, and how much moved."""
        order = self.structure.order
        rows = 0
        cost = 0.0
        for members in self.structure.groups:
            highest = -1
            columns: dict[int, list[str]] = {}
            for name in members:
                column, row = cells[name]
                highest = max(highest, row)
                columns.setdefault(column, []).append(name)
            rows += highest + 1
            for names in columns.values():
                for n, first in enumerate(names):
                    for second in names[n + 1 :]:
                        if (order[first] < order[second]) != (cells[first][1] < cells[second][1]):
                            cost += OUT_OF_ORDER
        cost += ROW * rows
        cost += KINK * sum(self._kinks(line, cells) for line in self.main_lines)
        above = sum([cells[stop][1] < cells[step][1] for step, stop in self.stops])
        cost += STOP_ABOVE * above / max(1, len(self.stops))
        for name, cell in self.previous.items():
            if cells[name] != cell:
                distance = abs(cells[name][0] - cell[0]) + abs(cells[name][1] - cell[1])
                cost += MOVED + MOVED_CELL * distance
        return cost

    def _kinks(self, line: tuple[str, ...], cells: Cells) -> int:
        """Return bends in a lane's main line; at its end any straight way on will do."""
        if len(line) < 2:
            return 0
        bends = sum(cells[first][1] != cells[second][1] for first, second in pairwise(line[:-1]))
        last = line[-2]
        return bends + (not any(cells[target][1] == cells[last][1] for target in self.onward.get(last, ())))

    def estimate(self, cells: Cells) -> float:
        """Return a quick guess without routing, to try promising placements first."""
        structure = self.structure
        tops: list[float] = []
        top = 0.0
        for lane in range(structure.lanes):
            tops.append(top)
            top += _LANE_PITCH + _ROW_PITCH * max(
                (cells[name][1] for name in structure.members(lane)), default=0
            )
        cost = self.order(cells)
        for link in structure.links:
            (ax, ay), (bx, by) = cells[link.source], cells[link.target]
            down = (
                tops[structure.lane[link.target]]
                + by * _ROW_PITCH
                - tops[structure.lane[link.source]]
                - ay * _ROW_PITCH
            )
            across = (bx - ax) * _COLUMN_PITCH
            cost += abs(across) + abs(down) + (BEND if across and down else 0.0)
            if across < 0 and link.pushes:
                cost += 2 * BEND
        return cost

    def cost(self, cells: Cells, limit: float) -> Evaluation:
        """Return the full cost; routing stops early once it must exceed `limit`."""
        rest = self.order(cells)
        if rest > limit:
            return Evaluation(rest, exact=False)
        grid = make_grid(self.sketch, cells, self.measured, "right", self.hyphens)
        routes = Router(grid, self.connections, self.decisions).route_within(1, limit - rest)
        if routes is None:
            return Evaluation(limit, exact=False)
        return Evaluation(routes.cost + rest, exact=True)

    def neighbours(self, cells: Cells) -> Iterator[Cells]:
        """Return all placements one small change away."""
        return neighbours(self.structure, cells, self.columns)
