"""The placement of the wide picture: a kept one as it stands, else a search that starts from it."""

import math
from collections.abc import Callable, Mapping
from itertools import pairwise

from routewijzer.diagram.layout.lay_out import TARGET_WIDTH, WIDE, Sheet
from routewijzer.diagram.model.connectors import band_boxes, column_boxes, connect_lines
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.model.structure import structure_key, structure_of
from routewijzer.diagram.placement.cells import (
    Placement,
    fold_cells,
    initial_cells,
    keep_pins,
    make_placement,
    tidy,
)
from routewijzer.diagram.placement.cost import WideCost
from routewijzer.diagram.placement.local_search import Search
from routewijzer.diagram.routing.costs import BEND, VARIANTS
from routewijzer.diagram.routing.grid import Cell
from routewijzer.diagram.routing.segments import Segment
from routewijzer.diagram.routing.tracks import Tracks
from routewijzer.diagram.text.box_size import measure_box
from routewijzer.diagram.text.wrap import Hyphens

BUDGET = 900
BUDGET_FROM_KEPT = 450
USUAL_SIZE = 32
"""Routings that a search may use for a route of this many boxes; larger ones take longer, and get fewer."""
LARGEST_SEARCH = 150
"""With more boxes the quick placement is used as it is."""

CROSSING = 450.0
UNPLACED = 900.0
TOO_WIDE = 8.0
HEIGHT = 2.0
"""Costs for the last choice, in units of the router: a crossing, a label without a place, a unit of width
above the target, a unit of height. Set by hand; no other values were measured."""

COLUMN_PITCH = 222.0
STAKEHOLDERS = 170.0
"""Width of a column of boxes with its gutter, and of the stakeholders' column: what decides how many fit."""
LARGEST_FOLDED = 45
"""With more boxes lanes are not folded: the picture would become too tall to see at once."""
ROUTED_AGAIN = 3
DRAWN_WHOLE = 3
"""Of the best placements so many are routed in all variants, and so many of those are drawn to their end."""

Progress = Callable[[float], None]
"""Takes the share of the search that is done, from 0 to 1."""


def place_wide(
    sketch: Sketch, previous: Placement | None, progress: Progress | None, quick: bool
) -> Placement:
    """Return the placement to draw with, and to keep.

    A kept one for the same structure is used unchanged. Another kept one is where the search starts, and
    boxes that leave its cells cost so much that few do.
    """
    key, structure = structure_key(sketch), structure_of(sketch)
    cells = previous.as_mapping() if previous else {}
    if previous and previous.structure == key and cells.keys() == set(structure.boxes):
        pinned, problems = keep_pins(structure, cells)
        return make_placement(key, pinned, problems, previous.routing)
    matching = {name: cell for name, cell in cells.items() if name in structure.lane}
    unfolded, problems = keep_pins(structure, initial_cells(structure))
    columns, folds = _columns(sketch, unfolded)
    starts = fold_cells(structure, unfolded, columns) if folds else (unfolded,)
    if matching:
        starts = tuple(keep_pins(structure, {**start, **matching})[0] for start in starts[:1])
        columns = max(columns, 1 + max(column for column, _ in starts[0].values()) + (not folds))
    hyphens = Hyphens(sketch.hyphens, sketch.language)
    measured = {box.id: measure_box(box, WIDE.nominal, WIDE.flow, hyphens) for box in band_boxes(sketch)}
    columns = max(columns, 1 + max((pin.column for pin in structure.pins.values()), default=0))
    stay = {name: cell for name, cell in matching.items() if name not in structure.pins}
    cost_model = WideCost(sketch, structure, connect_lines(sketch), measured, unfolded, stay, columns, folds)
    tidied = tuple(tidy(structure, start) for start in starts)
    usual = BUDGET_FROM_KEPT if matching else BUDGET
    budget = max(60, min(usual, round(usual * (USUAL_SIZE / max(1, len(structure.boxes))) ** 2)))
    search = Search(cost_model, budget, progress)
    if quick or not 1 < len(structure.boxes) <= LARGEST_SEARCH:
        if 1 < len(structure.boxes) <= LARGEST_FOLDED:
            tidied = (*tidied, *(search.refine(start) for start in tidied))
            return make_placement(key, search.best_of(tidied), problems)
        start = min(tidied, key=cost_model.estimate)
        return make_placement(key, start, problems)
    finalists = search.run(*(search.refine(start) for start in tidied))
    chosen, routing = _final(sketch, cost_model, finalists)
    return make_placement(key, chosen, problems, routing)


def _columns(sketch: Sketch, unfolded: Mapping[str, Cell]) -> tuple[int, bool]:
    """Return how many columns there may be, and whether lanes fold to fit in them."""
    widest = 1 + max((column for column, _ in unfolded.values()), default=0)
    room = TARGET_WIDTH - (STAKEHOLDERS if column_boxes(sketch) else 0.0)
    fit = math.floor(room / COLUMN_PITCH)
    folds = widest > fit and len(unfolded) <= LARGEST_FOLDED
    return (fit if folds else widest), folds


def _final(
    sketch: Sketch, cost_model: WideCost, finalists: list[tuple[float, dict[str, Cell]]]
) -> tuple[dict[str, Cell], int]:
    """Return the best placement and its best routing, as they are drawn."""
    usual = []
    for _, cells in finalists:
        sheet, order = Sheet(sketch, cells, WIDE), cost_model.order(cells)
        usual.append((order + sheet.judge(sheet.route()), order, cells, sheet))
    usual.sort(key=lambda each: each[0])
    judged = []
    for _, order, cells, sheet in usual[:ROUTED_AGAIN]:
        different: dict[tuple[tuple[Segment, ...], ...], tuple[int, Tracks]] = {}
        for number in range(VARIANTS):
            tracks = sheet.route(number)
            different.setdefault(tracks.segments, (number, tracks))
        costs = sorted((order + sheet.judge(tracks), number) for number, tracks in different.values())
        judged += [(cost, number, order, cells, sheet) for cost, number in costs[:DRAWN_WHOLE]]
    drawn = [
        (order + _drawn_cost(sheet, number), at, cells, number)
        for at, (_, number, order, cells, sheet) in enumerate(judged)
    ]
    _, _, chosen, number = min(drawn, key=lambda each: each[:2])
    return chosen, number


def _drawn_cost(sheet: Sheet, number: int) -> float:
    """Return what a drawing costs: real crossings, real labels, real size."""
    drawing = sheet.draw(sheet.route(number), quick=True)
    cost = CROSSING * drawing.crossings + UNPLACED * len(drawing.problems)
    cost += TOO_WIDE * max(0.0, drawing.width - TARGET_WIDTH - 16.0) + HEIGHT * drawing.height
    lengths = [
        abs(ax - bx) + abs(ay - by) for line in drawing.lines for (ax, ay), (bx, by) in pairwise(line.points)
    ]
    bends = sum(len(line.points) - 2 for line in drawing.lines)
    return round(cost + sum(lengths) + BEND * bends, 3)
