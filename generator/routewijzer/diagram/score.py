"""How good a placing of the wide picture is: the router's price, and what a reader cares for besides."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from routewijzer.diagram.boxes import Measured
from routewijzer.diagram.grid import make_grid
from routewijzer.diagram.moves import neighbours
from routewijzer.diagram.router import BEND, Router
from routewijzer.diagram.rows import main_line
from routewijzer.diagram.search import Cells, Judged
from routewijzer.diagram.sketch import Sketch
from routewijzer.diagram.structure import Structure
from routewijzer.diagram.wires import Wiring
from routewijzer.diagram.wrap import Hyphens

ROW = 150.0
KINK = 450.0
STOP_ABOVE = 360.0
OUT_OF_ORDER = 40.0
MOVED = 500.0
MOVED_CELL = 20.0
"""Prices: a row, a kink in a main line, a stop above its step (as a share of all stops), two boxes of a
column in another order than in the model, a box that leaves its kept cell, each cell that it goes."""

_COLUMN_PITCH = 222.0
_ROW_PITCH = 120.0
_LANE_PITCH = 130.0


class WideScore:
    """Prices placings of one sketch within a number of columns.

    `start` tells which boxes make up the main lines; `kept` are cells that boxes should stay in.
    """

    def __init__(
        self,
        sketch: Sketch,
        structure: Structure,
        wiring: Wiring,
        measured: Mapping[str, Measured],
        start: Cells,
        kept: Cells,
        columns: int,
    ) -> None:
        self.sketch, self.structure, self.wiring, self.measured = sketch, structure, wiring, measured
        self.kept, self.columns = kept, columns
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
        """Everything but the routes: rows, kinks, reading order, and how much moved."""
        order = self.structure.order
        rows = 0
        price = 0.0
        for members in self.structure.groups:
            highest = -1
            columns: dict[int, list[str]] = {}
            for name in members:
                column, row = cells[name]
                highest = max(highest, row)
                columns.setdefault(column, []).append(name)
            rows += highest + 1
            for names in columns.values():
                for n, one in enumerate(names):
                    for two in names[n + 1 :]:
                        if (order[one] < order[two]) != (cells[one][1] < cells[two][1]):
                            price += OUT_OF_ORDER
        price += ROW * rows
        price += KINK * sum(self._kinks(line, cells) for line in self.main_lines)
        above = sum([cells[stop][1] < cells[step][1] for step, stop in self.stops])
        price += STOP_ABOVE * above / max(1, len(self.stops))
        for name, cell in self.kept.items():
            if cells[name] != cell:
                distance = abs(cells[name][0] - cell[0]) + abs(cells[name][1] - cell[1])
                price += MOVED + MOVED_CELL * distance
        return price

    def _kinks(self, line: tuple[str, ...], cells: Cells) -> int:
        """Bends in a lane's main line; at its end any straight way on will do."""
        if len(line) < 2:
            return 0
        bends = sum(cells[one][1] != cells[two][1] for one, two in pairwise(line[:-1]))
        last = line[-2]
        return bends + (not any(cells[target][1] == cells[last][1] for target in self.onward.get(last, ())))

    def estimate(self, cells: Cells) -> float:
        """A quick guess without routing, to try promising placings first."""
        structure = self.structure
        tops: list[float] = []
        top = 0.0
        for lane in range(structure.lanes):
            tops.append(top)
            top += _LANE_PITCH + _ROW_PITCH * max(
                (cells[name][1] for name in structure.members(lane)), default=0
            )
        price = self.order(cells)
        for link in structure.links:
            (ax, ay), (bx, by) = cells[link.source], cells[link.target]
            down = (
                tops[structure.lane[link.target]]
                + by * _ROW_PITCH
                - tops[structure.lane[link.source]]
                - ay * _ROW_PITCH
            )
            across = (bx - ax) * _COLUMN_PITCH
            price += abs(across) + abs(down) + (BEND if across and down else 0.0)
            if across < 0 and link.pushes:
                price += 2 * BEND
        return price

    def price(self, cells: Cells, limit: float) -> Judged:
        """The full price; routing stops early once it must exceed `limit`."""
        rest = self.order(cells)
        if rest > limit:
            return Judged(rest, exact=False)
        grid = make_grid(self.sketch, cells, self.measured, "right", self.hyphens)
        routes = Router(grid, self.wiring, self.decisions).route_within(1, limit - rest)
        if routes is None:
            return Judged(limit, exact=False)
        return Judged(routes.price + rest, exact=True)

    def neighbours(self, cells: Cells) -> Iterator[Cells]:
        """All placings one small change away."""
        return neighbours(self.structure, cells, self.columns)
