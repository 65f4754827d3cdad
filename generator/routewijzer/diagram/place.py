"""The placing of the wide picture: a kept one as it stands, else a search that starts from it."""

from collections.abc import Callable, Mapping

from routewijzer.diagram.boxes import measure_box
from routewijzer.diagram.grid import Cell
from routewijzer.diagram.layout import WIDE, lay_out
from routewijzer.diagram.placing import Placing, keep_pins, make_placing, quick_cells, tidy
from routewijzer.diagram.score import WideScore
from routewijzer.diagram.search import Search
from routewijzer.diagram.sketch import Sketch
from routewijzer.diagram.structure import structure_key, structure_of
from routewijzer.diagram.wires import band_boxes, wire
from routewijzer.diagram.wrap import Hyphens

BUDGET = 900
BUDGET_FROM_KEPT = 450
USUAL_SIZE = 32
"""Routings that a search may use for a route of this many boxes; larger ones take longer, and get fewer."""
LARGEST_SEARCH = 150
"""With more boxes the quick placing is used as it is."""

CROSSING = 450.0
HOMELESS = 300.0
READABLE = 17.0
SMALLER = 300.0
LARGER = 30.0
"""Prices for the last choice: a crossing, a label without a place, a pixel of text below and above 17."""

Progress = Callable[[float], None]
"""Is told how much of the search is done, from 0 to 1."""


def place_wide(sketch: Sketch, kept: Placing | None, progress: Progress | None, quick: bool) -> Placing:
    """The placing to draw with, and to keep.

    A kept one for the same structure is used unchanged. Another kept one is where the search starts,
    and boxes that leave its cells cost so much that few do.
    """
    key, structure = structure_key(sketch), structure_of(sketch)
    cells = kept.as_mapping() if kept else {}
    if kept and kept.structure == key and cells.keys() == set(structure.boxes):
        pinned, problems = keep_pins(structure, cells)
        return make_placing(key, pinned, problems)
    known = {name: cell for name, cell in cells.items() if name in structure.lane}
    start, problems = keep_pins(
        structure, {**quick_cells(structure), **known} if known else quick_cells(structure)
    )
    if quick or not 1 < len(structure.boxes) <= LARGEST_SEARCH:
        return make_placing(key, start, problems)
    stay = {name: cell for name, cell in known.items() if name not in structure.pins}
    columns = 1 + max(column for column, _ in start.values()) + (1 if known else 0)
    hyphens = Hyphens(sketch.hyphens, sketch.language)
    measured = {box.id: measure_box(box, WIDE.nominal, WIDE.flow, hyphens) for box in band_boxes(sketch)}
    score = WideScore(sketch, structure, wire(sketch), measured, start, stay, columns)
    usual = BUDGET_FROM_KEPT if known else BUDGET
    budget = max(60, min(usual, round(usual * (USUAL_SIZE / len(structure.boxes)) ** 2)))
    finalists = Search(score, budget, progress).run(tidy(structure, start))
    best = min(finalists, key=lambda each: _final(sketch, *each))
    return make_placing(key, best[1], problems)


def _final(sketch: Sketch, price: float, cells: Mapping[str, Cell]) -> float:
    """The price of a placing once it is drawn: real crossings, real labels, real size of the text."""
    drawing = lay_out(sketch, cells, WIDE)
    price += CROSSING * drawing.crossings + HOMELESS * len(drawing.problems)
    off = drawing.text_size - READABLE
    return round(price - (LARGER * off if off > 0 else SMALLER * off), 3)
