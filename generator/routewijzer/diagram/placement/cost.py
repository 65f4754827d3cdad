"""The cost of a placement of the wide picture: the router's, and what a reader cares for besides."""

from collections.abc import Iterator, Mapping, Sequence

from routewijzer.diagram.model.connectors import ConnectorSet
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.model.structure import Structure
from routewijzer.diagram.placement.lane_cost import ROW, ROW_PITCH, LaneCost, LaneCosts, link_estimate
from routewijzer.diagram.placement.local_search import Evaluation
from routewijzer.diagram.placement.moves import Lanes, Moves
from routewijzer.diagram.routing.costs import Variant
from routewijzer.diagram.routing.grid import Cell, make_grid
from routewijzer.diagram.routing.router import Router
from routewijzer.diagram.text.box_size import MeasuredBox
from routewijzer.diagram.text.wrap import Hyphens

CROSSING = 180.0
STOP_ABOVE = 360.0
WIDER_GUTTER = 5.0
"""Costs: a crossing (dearer than for the router: another cell for a box can avoid what no way can), a stop
above its step (as a share of all stops), a unit of width of a condition between neighbours; in units of the
router. Set by hand; on the base CROSSING 110 and 250 were tried too, with two seeds or one: no value was best
at all. WIDER_GUTTER 5 gave 14 pixels at 1280 for nine seeds of ten, 2 for fewer."""

_LANE_PITCH = 130.0


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
        unfolded_cells: Mapping[str, Cell],
        previous: Mapping[str, Cell],
        columns: int,
        folds: bool,
    ) -> None:
        self.sketch, self.structure, self.connections = sketch, structure, connections
        self.box_sizes, self.columns = box_sizes, columns
        self.hyphens = Hyphens(sketch.hyphens, sketch.language)
        self.decisions = frozenset(name for name in structure.boxes if structure.kind[name] == "decision")
        self.lane_costs = LaneCosts(sketch, structure, unfolded_cells, previous, columns)
        self.moves = Moves(structure, columns, folds)
        place = {
            name: (lane, n) for lane, names in enumerate(structure.groups) for n, name in enumerate(names)
        }
        across = [link for link in structure.links if place[link.source][0] != place[link.target][0]]
        self.across = [(*place[link.source], *place[link.target], link.pushes) for link in across]
        self.stops_across = [
            (*place[link.source], *place[link.target]) for link in across if link.kind == "exit"
        ]
        self.stops = sum(link.kind == "exit" for link in structure.links)

    def lanes(self, cells: Mapping[str, Cell]) -> Lanes:
        """Return the cells of all boxes by lane."""
        return tuple(tuple(cells[name] for name in names) for names in self.structure.groups)

    def cells(self, lanes: Lanes) -> dict[str, Cell]:
        """Return the cell of each box, in the order of the model."""
        cells = {
            name: cell
            for names, own in zip(self.structure.groups, lanes, strict=True)
            for name, cell in zip(names, own, strict=True)
        }
        return {name: cells[name] for name in self.structure.boxes}

    def order(self, lanes: Lanes) -> float:
        """Return everything but the routes: rows, kinks, reading order, and how much moved."""
        return self._order(lanes, [self.lane_costs.of(lane, cells) for lane, cells in enumerate(lanes)])

    def _order(self, lanes: Lanes, costs: Sequence[LaneCost]) -> float:
        cost, above = 0.0, 0
        for each in costs:
            cost += each.order + ROW * each.rows
            above += each.above
        for source_lane, source, target_lane, target in self.stops_across:
            above += lanes[target_lane][target][1] < lanes[source_lane][source][1]
        width: float = sum(map(max, zip(*[each.room for each in costs], strict=True)))
        return cost + WIDER_GUTTER * width + STOP_ABOVE * above / max(1, self.stops)

    def estimate(self, lanes: Lanes) -> float:
        """Return a quick guess without routing, to try promising placements first."""
        costs = [self.lane_costs.of(lane, cells) for lane, cells in enumerate(lanes)]
        cost, top = self._order(lanes, costs), 0.0
        tops = []
        for each in costs:
            tops.append(top)
            top += _LANE_PITCH + ROW_PITCH * (max(1, each.rows) - 1)
            cost += each.links
        for source_lane, source, target_lane, target, pushes in self.across:
            down = tops[target_lane] - tops[source_lane]
            cost += link_estimate(lanes[source_lane][source], lanes[target_lane][target], down, pushes)
        return cost

    def neighbours(self, lanes: Lanes) -> Iterator[tuple[float, Lanes]]:
        """Yield all placements one small change away, each with its quick guess."""
        for changed in self.moves.neighbours(lanes):
            yield self.estimate(changed), changed

    def cost(self, lanes: Lanes, limit: float) -> Evaluation:
        """Return the full cost; routing stops early once it must exceed `limit`."""
        rest = self.order(lanes)
        if rest > limit:
            return Evaluation(rest, exact=False)
        grid = make_grid(self.sketch, self.cells(lanes), self.box_sizes, "right", self.hyphens)
        way = Variant(crossing=CROSSING)
        routes = Router(grid, self.connections, self.decisions, way).route_within(1, limit - rest)
        if routes is None:
            return Evaluation(limit, exact=False)
        return Evaluation(routes.cost + rest, exact=True)
