"""What one lane of the wide picture costs by itself: a change touches one lane, the others are known."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.model.structure import Structure
from routewijzer.diagram.placement.moves import LaneCells
from routewijzer.diagram.placement.ordering import main_line
from routewijzer.diagram.routing.costs import BEND
from routewijzer.diagram.routing.grid import Cell
from routewijzer.diagram.text.font_metrics import CONDITION_SIZE, REGULAR, block_width
from routewijzer.diagram.text.wrap import Hyphens, wrap_condition

ROW = 220.0
KINK = 600.0
OUT_OF_ORDER = 40.0
MOVED_BOX = 500.0
MOVED_CELL = 20.0
FOLD_DOWN = 60.0
FOLD_BACK = 450.0
FOLD_BACK_COLUMN = 40.0
FOLD_UP = 200.0
"""Costs: a row, a kink in a main line, two boxes of a column in another order than in the model, a box that
leaves its kept cell, each cell that it goes; a line of the route that leads down within its column, one that
leads back and each column that it does, and more when it leads up as well; in units of the router. Set by
hand; on the base ROW 150 and 300 and KINK 450 and 700 were tried too, with two seeds or one: 4 to 8
crossings, and no value was best at all."""

COLUMN_PITCH = 222.0
ROW_PITCH = 120.0


@dataclass(frozen=True, slots=True)
class LaneCost:
    """What a lane costs: its number of rows, its order, and a guess at the lines within it.

    `above` counts the stops that stand above their step, `room` tells how wide the conditions between
    neighbours make each gutter.
    """

    rows: int
    order: float
    links: float
    above: int
    room: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _LaneRules:
    """What of a lane its cost depends on; boxes are numbers in the order of the model.

    `links` are source, target, whether the link pushes, and the width of its condition; `stops` are pairs of
    a step and its stop; `onward` are the boxes that the last but one of the main line leads on to.
    """

    links: tuple[tuple[int, int, bool, float], ...]
    forward: tuple[tuple[int, int], ...]
    stops: tuple[tuple[int, int], ...]
    main_line: tuple[int, ...]
    onward: tuple[int, ...]
    previous: tuple[tuple[int, Cell], ...]


def link_estimate(source: Cell, target: Cell, lanes_down: float, pushes: bool) -> float:
    """Guess at the cost of a line; `lanes_down` is how much lower the lane of its target begins."""
    across = (target[0] - source[0]) * COLUMN_PITCH
    down = lanes_down + (target[1] - source[1]) * ROW_PITCH
    cost = abs(across) + abs(down) + (BEND if across and down else 0.0)
    return cost + 2 * BEND if pushes and across < 0 else cost


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


class LaneCosts:
    """Reckon the cost of each lane of placements of one sketch within a number of columns.

    `unfolded_cells` tell which boxes make up the main lines; `previous` are cells that boxes should stay in.
    """

    def __init__(
        self,
        sketch: Sketch,
        structure: Structure,
        unfolded_cells: Mapping[str, Cell],
        previous: Mapping[str, Cell],
        columns: int,
    ) -> None:
        self.columns = columns
        hyphens = Hyphens(sketch.hyphens, sketch.language)
        conditions = {
            (source, line.target): _condition_width(line.label, hyphens)
            for line in sketch.lines
            for source in line.source
            if line.label
        }
        first = {name: column for name, (column, _) in unfolded_cells.items()}
        self.rules = [
            _lane_rules(structure, lane, conditions, main_line(structure, first, lane), previous)
            for lane in range(structure.lanes)
        ]
        self.costs: list[dict[LaneCells, LaneCost]] = [{} for _ in structure.groups]

    def of(self, lane: int, cells: LaneCells) -> LaneCost:
        """Return what a lane costs with its boxes in these cells."""
        known = self.costs[lane].get(cells)
        if known is None:
            known = self.costs[lane][cells] = self._reckon(self.rules[lane], cells)
        return known

    def _reckon(self, rules: _LaneRules, cells: LaneCells) -> LaneCost:
        order, links, rows = KINK * _kinks(rules, cells), 0.0, 0
        for at, (column, row) in enumerate(cells):
            rows = max(rows, row + 1)
            for other_column, other_row in cells[at + 1 :]:
                if column == other_column and other_row < row:
                    order += OUT_OF_ORDER
        for source, target in rules.forward:
            order += _fold_cost(cells[source], cells[target])
        for n, (column, row) in rules.previous:
            if cells[n] != (column, row):
                order += MOVED_BOX + MOVED_CELL * (abs(cells[n][0] - column) + abs(cells[n][1] - row))
        room = [0.0] * self.columns
        for source, target, pushes, condition in rules.links:
            (ax, ay), (bx, by) = cells[source], cells[target]
            links += link_estimate(cells[source], cells[target], 0.0, pushes)
            if condition and ay == by and abs(ax - bx) == 1:
                room[min(ax, bx)] = max(room[min(ax, bx)], condition)
        above = sum([cells[stop][1] < cells[step][1] for step, stop in rules.stops])
        return LaneCost(rows, order, links, above, tuple(room))


def _lane_rules(
    structure: Structure,
    lane: int,
    conditions: Mapping[tuple[str, str], float],
    line: tuple[str, ...],
    previous: Mapping[str, Cell],
) -> _LaneRules:
    number = {name: n for n, name in enumerate(structure.groups[lane])}
    inside = [link for link in structure.links if link.source in number and link.target in number]
    last = line[-2] if len(line) > 1 else ""
    return _LaneRules(
        links=tuple(
            (
                number[link.source],
                number[link.target],
                link.pushes,
                conditions.get((link.source, link.target), 0.0) if link.labelled else 0.0,
            )
            for link in inside
        ),
        forward=tuple((number[a], number[b]) for a, b in structure.forward if a in number),
        stops=tuple((number[link.source], number[link.target]) for link in inside if link.kind == "exit"),
        main_line=tuple(number[name] for name in line),
        onward=tuple(number[link.target] for link in inside if link.pushes and link.source == last),
        previous=tuple((number[name], cell) for name, cell in previous.items() if name in number),
    )


def _kinks(rules: _LaneRules, cells: LaneCells) -> int:
    """Return bends in a lane's main line; at its end any straight way on will do."""
    line = rules.main_line
    if len(line) < 2:
        return 0
    bends = sum([cells[first][1] != cells[second][1] for first, second in pairwise(line[:-1])])
    last = cells[line[-2]][1]
    return bends + (not any(cells[target][1] == last for target in rules.onward))
