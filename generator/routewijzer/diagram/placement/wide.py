"""The placement of the wide picture: a kept one as it stands, else a search that starts from it."""

import math
from collections.abc import Callable, Mapping

from routewijzer.diagram.layout.lay_out import TARGET_WIDTH, WIDE
from routewijzer.diagram.model.connectors import band_boxes, column_boxes, connect_lines
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.model.structure import Structure, structure_key, structure_of
from routewijzer.diagram.placement.cells import (
    Placement,
    fold_cells,
    initial_cells,
    keep_pins,
    make_placement,
    tidy,
)
from routewijzer.diagram.placement.choice import ChoiceBudget, PlacementCandidate, choose
from routewijzer.diagram.placement.cost import WideCost
from routewijzer.diagram.placement.local_search import Search
from routewijzer.diagram.placement.moves import Lanes
from routewijzer.diagram.routing.costs import VARIANTS
from routewijzer.diagram.routing.grid import Cell
from routewijzer.diagram.text.box_size import measure_box
from routewijzer.diagram.text.wrap import Hyphens

BUDGET = 900
BUDGET_FROM_KEPT = 450
USUAL_SIZE = 32
"""Routings that a search may use for a route of this many boxes; larger ones take longer, and get fewer."""
LARGEST_SEARCH = 150
"""With more boxes the quick placement is used as it is."""

COLUMN_PITCH = 222.0
STAKEHOLDERS = 170.0
"""Width of a column of boxes with its gutter, and of the stakeholders' column: what decides how many fit."""
LARGEST_FOLDED = 45
"""With more boxes lanes are not folded: the picture would become too tall to see at once."""
SEARCH_BUDGET = ChoiceBudget(placements=3, variants=VARIANTS, drawings=3)
GUESS_BUDGET = ChoiceBudget(placements=1, variants=6, drawings=1)
"""How the last choice is made after a search, and among placements that no search has found."""

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
    unfolded_cells, problems = keep_pins(structure, initial_cells(structure))
    guesses = [
        _model(sketch, structure, unfolded_cells, matching, columns)
        for columns in _column_counts(sketch, unfolded_cells)
    ]
    if matching:
        del guesses[1:]
    searched = not quick and 1 < len(structure.boxes) <= LARGEST_SEARCH
    if not searched and not 1 < len(structure.boxes) <= LARGEST_FOLDED:
        cost_model, starts = guesses[0]
        quickest = min(starts, key=cost_model.estimate)
        return make_placement(key, cost_model.cells(quickest), problems)
    candidates: list[PlacementCandidate] = []
    for number, (cost_model, starts) in enumerate(guesses):
        usual = BUDGET_FROM_KEPT if matching else BUDGET
        budget = max(60, min(usual, round(usual * (USUAL_SIZE / len(structure.boxes)) ** 2)))
        search = Search(cost_model, budget, progress)
        refined = [search.refine(start) for start in starts]
        trials = (*refined, *starts)
        if searched and not number:
            trials = tuple(placed for _, placed in search.run(*refined))
        candidates += [
            PlacementCandidate(cost_model.cells(lanes), cost_model.columns, cost_model.order(lanes))
            for lanes in trials
        ]
    chosen, routing = choose(sketch, candidates, SEARCH_BUDGET if searched else GUESS_BUDGET)
    return make_placement(key, chosen, problems, routing)


def _model(
    sketch: Sketch,
    structure: Structure,
    unfolded_cells: Mapping[str, Cell],
    matching: Mapping[str, Cell],
    columns: int,
) -> tuple[WideCost, tuple[Lanes, ...]]:
    """Return the cost of placements in so many columns, and where a search in them may start.

    `matching` are cells that are kept from another structure.
    """
    widest = 1 + max((column for column, _ in unfolded_cells.values()), default=0)
    folds = columns < widest
    starts = fold_cells(structure, unfolded_cells, columns) if folds else (unfolded_cells,)
    if matching:
        starts = tuple(keep_pins(structure, {**start, **matching})[0] for start in starts[:1])
        columns = max(columns, 1 + max(column for column, _ in starts[0].values()) + (not folds))
    hyphens = Hyphens(sketch.hyphens, sketch.language)
    box_sizes = {box.id: measure_box(box, WIDE.nominal, WIDE.flow, hyphens) for box in band_boxes(sketch)}
    columns = max(columns, 1 + max((pin.column for pin in structure.pins.values()), default=0))
    stay = {name: cell for name, cell in matching.items() if name not in structure.pins}
    cost_model = WideCost(
        sketch, structure, connect_lines(sketch), box_sizes, unfolded_cells, stay, columns, folds
    )
    return cost_model, tuple(cost_model.lanes(tidy(structure, start)) for start in starts)


def _column_counts(sketch: Sketch, unfolded_cells: Mapping[str, Cell]) -> tuple[int, ...]:
    """Return how many columns there may be, the likeliest number first.

    Where lanes must fold to fit, one column more is a choice too: what is drawn decides.
    """
    widest = 1 + max((column for column, _ in unfolded_cells.values()), default=0)
    room = TARGET_WIDTH - (STAKEHOLDERS if column_boxes(sketch) else 0.0)
    fit = math.floor(room / COLUMN_PITCH)
    folds = widest > fit and len(unfolded_cells) <= LARGEST_FOLDED
    return (fit, fit + 1) if folds else (widest,)
