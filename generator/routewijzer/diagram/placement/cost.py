"""The cost of a placement of the wide picture: the router's, and what a reader cares for besides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from routewijzer.diagram.model.connectors import ConnectorSet
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.model.structure import FlowLink, Structure
from routewijzer.diagram.placement.local_search import Cells, Evaluation
from routewijzer.diagram.placement.moves import neighbours
from routewijzer.diagram.placement.ordering import main_line
from routewijzer.diagram.routing.astar import Router
from routewijzer.diagram.routing.costs import BEND, Variant
from routewijzer.diagram.routing.grid import Cell, make_grid
from routewijzer.diagram.text.box_size import MeasuredBox
from routewijzer.diagram.text.font_metrics import CONDITION_SIZE, REGULAR, block_width
from routewijzer.diagram.text.wrap import Hyphens, wrap_condition

CROSSING = 180.0
ROW = 220.0
KINK = 600.0
STOP_ABOVE = 360.0
OUT_OF_ORDER = 40.0
MOVED_BOX = 500.0
MOVED_CELL = 20.0
FOLD_DOWN = 60.0
FOLD_BACK = 450.0
FOLD_BACK_COLUMN = 40.0
FOLD_UP = 200.0
WIDER_GUTTER = 5.0
"""Costs: a crossing (dearer than for the router: another cell for a box can avoid what no way can), a row, a
kink in a main line, a stop above its step (as a share of all stops), two boxes of a column in another order
than in the model, a box that leaves its kept cell, each cell that it goes; a line of the route that leads
down within its column, one that leads back and each column that it does, and more when it leads up as well;
a unit of width of a condition between neighbours; in units of the router. Set by hand; on the base CROSSING
110 and 250, ROW 150 and 300 and KINK 450 and 700 were tried too, with two seeds or one: 4 to 8 crossings, and
no value was best at all. WIDER_GUTTER 5 gave 14 pixels at 1280 for nine seeds of ten, 2 for fewer."""

_COLUMN_PITCH = 222.0
_ROW_PITCH = 120.0
_LANE_PITCH = 130.0


@dataclass(frozen=True, slots=True)
class _LaneCost:
    """What one lane costs by itself: its rows (a number), its order, and a guess at the lines within it.

    `room` is how wide the conditions between neighbours make each gutter.
    """

    rows: int
    order: float
    links: float
    room: tuple[float, ...]


def _link_estimate(link: FlowLink, cells: Cells, lanes_down: float) -> float:
    """Guess at the cost of a line; `lanes_down` is how much lower the lane of its target begins."""
    (ax, ay), (bx, by) = cells[link.source], cells[link.target]
    down = lanes_down + (by - ay) * _ROW_PITCH
    across = (bx - ax) * _COLUMN_PITCH
    cost = abs(across) + abs(down) + (BEND if across and down else 0.0)
    return cost + 2 * BEND if across < 0 and link.pushes else cost


def _fold_cost(source: Cell, target: Cell) -> float:
    """Return the price of a line of the route that leads down or back in its lane instead of on."""
    back = source[0] - target[0]
    if back < 0:
        return 0.0
    up = FOLD_UP if target[1] < source[1] else 0.0
    return up + (FOLD_BACK + FOLD_BACK_COLUMN * back if back else FOLD_DOWN)


def _condition_width(label: str, hyphens: Hyphens) -> float:
    """Return the least width of a condition, written in as many rows as one may have."""
    ways = wrap_condition(label, CONDITION_SIZE, REGULAR, hyphens)
    return min((block_width(rows, CONDITION_SIZE, REGULAR) for rows in ways), default=0.0)


class WideCost:
    """Reckon the cost of placements of one sketch within a number of columns.

    `unfolded_cells` tell which boxes make up the main lines; `previous` are cells that boxes should stay in.
    With `folds` a lane may turn back where the columns end, at a price.
    """

    def __init__(
        self,
        sketch: Sketch,
        structure: Structure,
        connections: ConnectorSet,
        box_sizes: Mapping[str, MeasuredBox],
        unfolded_cells: Cells,
        previous: Cells,
        columns: int,
        folds: bool,
    ) -> None:
        self.sketch, self.structure, self.connections, self.box_sizes = (
            sketch,
            structure,
            connections,
            box_sizes,
        )
        self.previous, self.columns, self.folds = previous, columns, folds
        first = {name: column for name, (column, _) in unfolded_cells.items()}
        self.hyphens = Hyphens(sketch.hyphens, sketch.language)
        self.decisions = frozenset(name for name in structure.boxes if structure.kind[name] == "decision")
        self.main_lines = tuple(main_line(structure, first, lane) for lane in range(structure.lanes))
        self.stops = tuple((link.source, link.target) for link in structure.links if link.kind == "exit")
        lane = structure.lane
        self.inside: list[list[FlowLink]] = [[] for _ in structure.groups]
        self.across: list[FlowLink] = []
        for link in structure.links:
            same = lane[link.source] == lane[link.target]
            (self.inside[lane[link.source]] if same else self.across).append(link)
        self.forward: list[list[tuple[str, str]]] = [[] for _ in structure.groups]
        for source, target in structure.forward:
            self.forward[lane[source]].append((source, target))
        self.condition = {
            (source, line.target): _condition_width(line.label, self.hyphens)
            for line in sketch.lines
            for source in line.source
            if line.label
        }
        self.lane_costs: list[dict[tuple[Cell, ...], _LaneCost]] = [{} for _ in structure.groups]
        self.onward: dict[str, list[str]] = {}
        for link in structure.links:
            if link.pushes and structure.lane[link.source] == structure.lane[link.target]:
                self.onward.setdefault(link.source, []).append(link.target)

    def order(self, cells: Cells) -> float:
        """Return everything but the routes: rows, kinks, reading order, and how much moved."""
        lanes = self._lane_costs(cells)
        cost = sum([lane.order for lane in lanes]) + ROW * sum([lane.rows for lane in lanes])
        widths: list[float] = [max(gutter) for gutter in zip(*[lane.room for lane in lanes], strict=True)]
        cost += WIDER_GUTTER * sum(widths)
        above = sum([cells[stop][1] < cells[step][1] for step, stop in self.stops])
        cost += STOP_ABOVE * above / max(1, len(self.stops))
        for name, cell in self.previous.items():
            if cells[name] != cell:
                distance = abs(cells[name][0] - cell[0]) + abs(cells[name][1] - cell[1])
                cost += MOVED_BOX + MOVED_CELL * distance
        return cost

    def estimate(self, cells: Cells) -> float:
        """Return a quick guess without routing, to try promising placements first."""
        tops: list[float] = []
        top = 0.0
        cost = self.order(cells)
        for lane in self._lane_costs(cells):
            tops.append(top)
            top += _LANE_PITCH + _ROW_PITCH * (max(1, lane.rows) - 1)
            cost += lane.links
        lane_of = self.structure.lane
        for link in self.across:
            down = tops[lane_of[link.target]] - tops[lane_of[link.source]]
            cost += _link_estimate(link, cells, down)
        return cost

    def _lane_costs(self, cells: Cells) -> list["_LaneCost"]:
        """Return what each lane costs by itself: most changes touch one lane, the others are known."""
        result = []
        for lane, members in enumerate(self.structure.groups):
            key = tuple([cells[name] for name in members])
            known = self.lane_costs[lane].get(key)
            if known is None:
                known = self.lane_costs[lane][key] = self._lane_cost(lane, cells)
            result.append(known)
        return result

    def _lane_cost(self, lane: int, cells: Cells) -> "_LaneCost":
        order = self.structure.order
        members = self.structure.members(lane)
        cost = KINK * self._kinks(self.main_lines[lane], cells)
        columns: dict[int, list[str]] = {}
        for name in members:
            columns.setdefault(cells[name][0], []).append(name)
        for names in columns.values():
            for first, second in combinations(names, 2):
                if (order[first] < order[second]) != (cells[first][1] < cells[second][1]):
                    cost += OUT_OF_ORDER
        cost += sum(_fold_cost(cells[source], cells[target]) for source, target in self.forward[lane])
        return _LaneCost(
            1 + max((cells[name][1] for name in members), default=-1),
            cost,
            sum(_link_estimate(link, cells, 0.0) for link in self.inside[lane]),
            self._room(lane, cells),
        )

    def _room(self, lane: int, cells: Cells) -> tuple[float, ...]:
        """Return how wide the conditions between neighbours in a row make the gutter after each column."""
        room = [0.0] * self.columns
        for link in self.inside[lane]:
            (ax, ay), (bx, by) = cells[link.source], cells[link.target]
            if ay == by and abs(ax - bx) == 1 and link.labelled:
                at = min(ax, bx)
                room[at] = max(room[at], self.condition.get((link.source, link.target), 0.0))
        return tuple(room)

    def _kinks(self, line: tuple[str, ...], cells: Cells) -> int:
        """Return bends in a lane's main line; at its end any straight way on will do."""
        if len(line) < 2:
            return 0
        bends = sum(cells[first][1] != cells[second][1] for first, second in pairwise(line[:-1]))
        last = line[-2]
        return bends + (not any(cells[target][1] == cells[last][1] for target in self.onward.get(last, ())))

    def cost(self, cells: Cells, limit: float) -> Evaluation:
        """Return the full cost; routing stops early once it must exceed `limit`."""
        rest = self.order(cells)
        if rest > limit:
            return Evaluation(rest, exact=False)
        grid = make_grid(self.sketch, cells, self.box_sizes, "right", self.hyphens)
        way = Variant(crossing=CROSSING)
        routes = Router(grid, self.connections, self.decisions, way).route_within(1, limit - rest)
        if routes is None:
            return Evaluation(limit, exact=False)
        return Evaluation(routes.cost + rest, exact=True)

    def neighbours(self, cells: Cells) -> Iterator[Cells]:
        """Return all placements one small change away."""
        return neighbours(self.structure, cells, self.columns, self.folds)
