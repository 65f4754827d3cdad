"""The placement of the wide picture: a kept one as it stands, else a search that starts from it."""

from collections.abc import Callable, Mapping

from routewijzer.diagram.layout.lay_out import WIDE, lay_out
from routewijzer.diagram.model.connectors import band_boxes, connect_lines
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.model.structure import structure_key, structure_of
from routewijzer.diagram.placement.cells import Placement, initial_cells, keep_pins, make_placement, tidy
from routewijzer.diagram.placement.cost import WideCost
from routewijzer.diagram.placement.local_search import Search
from routewijzer.diagram.routing.grid import Cell
from routewijzer.diagram.text.box_size import measure_box
from routewijzer.diagram.text.wrap import Hyphens

BUDGET = 900
BUDGET_FROM_KEPT = 450
USUAL_SIZE = 32
"""Routings that a search may use for a route of this many boxes; larger ones take longer, and get fewer."""
LARGEST_SEARCH = 150
"""With more boxes the quick placement is used as it is."""

CROSSING = 450.0
UNPLACED = 300.0
TARGET_TEXT_SIZE = 17.0
SMALLER = 300.0
LARGER = 30.0
"""Costs for the last choice, in units of the router: a crossing, a label without a place, a pixel of text
below and above 17. Set by hand; no other values were measured."""

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
        return make_placement(key, pinned, problems)
    matching = {name: cell for name, cell in cells.items() if name in structure.lane}
    start, problems = keep_pins(
        structure, {**initial_cells(structure), **matching} if matching else initial_cells(structure)
    )
    if quick or not 1 < len(structure.boxes) <= LARGEST_SEARCH:
        return make_placement(key, start, problems)
    stay = {name: cell for name, cell in matching.items() if name not in structure.pins}
    columns = 1 + max(column for column, _ in start.values()) + (1 if matching else 0)
    hyphens = Hyphens(sketch.hyphens, sketch.language)
    measured = {box.id: measure_box(box, WIDE.nominal, WIDE.flow, hyphens) for box in band_boxes(sketch)}
    cost_model = WideCost(sketch, structure, connect_lines(sketch), measured, start, stay, columns)
    usual = BUDGET_FROM_KEPT if matching else BUDGET
    budget = max(60, min(usual, round(usual * (USUAL_SIZE / len(structure.boxes)) ** 2)))
    finalists = Search(cost_model, budget, progress).run(tidy(structure, start))
    best = min(finalists, key=lambda each: _final(sketch, *each))
    return make_placement(key, best[1], problems)


def _final(sketch: Sketch, cost: float, cells: Mapping[str, Cell]) -> float:
    """Return the cost of a placement once it is drawn: real crossings, real labels, real size of the text."""
    drawing = lay_out(sketch, cells, WIDE)
    cost += CROSSING * drawing.crossings + UNPLACED * len(drawing.problems)
    off = drawing.text_size - TARGET_TEXT_SIZE
    return round(cost - (LARGER * off if off > 0 else SMALLER * off), 3)
