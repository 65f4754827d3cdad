"""The last choice among placements of the wide picture: routed in several ways, judged as they are drawn."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from routewijzer.diagram.layout.compose import MARGIN, compose
from routewijzer.diagram.layout.crossings import find_crossings
from routewijzer.diagram.layout.geometry import Layout, Plan
from routewijzer.diagram.layout.lay_out import LEAST_OVER, TARGET_WIDTH, WIDE, Sheet, length_and_bends
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.routing.costs import BEND
from routewijzer.diagram.routing.grid import Cell
from routewijzer.diagram.routing.segments import Segment
from routewijzer.diagram.routing.tracks import Tracks

CROSSING = 450.0
UNPLACED_LABEL = 900.0
TOO_WIDE = 40.0
HEIGHT = 5.0
"""Costs in units of the router: a crossing, a label without a place, a unit of width above the target, a unit
of height. Set by hand. With TOO_WIDE 8 a picture of 1,441 units was chosen for one crossing less, and its
letters are below 14 pixels on a screen of 1280."""


@dataclass(frozen=True, slots=True)
class PlacementCandidate:
    """A placement to choose from, in so many columns at most, and what it costs besides its lines."""

    cells: dict[str, Cell]
    columns: int
    order: float


@dataclass(frozen=True, slots=True)
class ChoiceBudget:
    """How much work a choice may be.

    The best `placements` in as many columns as the first has, and the best one in each other number, are
    routed in the first `variants`; the best `drawings` routings of each are drawn.
    """

    placements: int
    variants: int
    drawings: int


def choose(
    sketch: Sketch, candidates: Sequence[PlacementCandidate], budget: ChoiceBudget
) -> tuple[dict[str, Cell], int]:
    """Return the best placement and the number of its best routing, as they are drawn."""
    usual: dict[tuple[tuple[str, Cell], ...], tuple[float, int, PlacementCandidate, Sheet]] = {}
    for number, candidate in enumerate(candidates):
        key = tuple(sorted(candidate.cells.items()))
        if key not in usual:
            sheet = Sheet(sketch, candidate.cells, WIDE)
            usual[key] = (candidate.order + sheet.judge(sheet.route()), number, candidate, sheet)
    ranked = sorted(usual.values(), key=lambda each: each[:2])
    most = {each.columns: 1 for each in candidates} | {candidates[0].columns: budget.placements}
    trials = [
        each
        for columns, count in most.items()
        for each in [each for each in ranked if each[2].columns == columns][:count]
    ]
    least, chosen, routing = math.inf, trials[0][2].cells, 0
    for _, _, candidate, sheet in trials:
        different: dict[tuple[tuple[Segment, ...], ...], tuple[int, Tracks]] = {}
        for number in range(budget.variants):
            tracks = sheet.route(number)
            different.setdefault(tracks.segments, (number, tracks))
        judged = sorted((sheet.judge(tracks), number, tracks) for number, tracks in different.values())
        for _, number, tracks in judged[: budget.drawings]:
            cost = candidate.order + _drawn_cost(sheet, tracks, least - candidate.order)
            if cost < least:
                least, chosen, routing = cost, candidate.cells, number
    return chosen, routing


def _drawn_cost(sheet: Sheet, tracks: Tracks, limit: float) -> float:
    """Return what a drawing costs (real crossings, labels and size); infinite when that is above a limit.

    It has the likeliest width of boxes; only where that is too wide the others are tried too. Room for
    conditions only makes a drawing larger, so it is given up as soon as it costs too much without them.
    """
    widths, columns = sheet.profile.widths, sum(kind == "cell" for kind in sheet.grid.x_kinds)
    narrower = columns * (widths[0] - min(widths))

    def is_hopeful(plan: Plan, layout: Layout) -> bool:
        _, crossings = find_crossings(plan.connections, layout.lines)
        size = _size_cost(layout.width - narrower, layout.height)
        return CROSSING * crossings + size + length_and_bends(layout) < limit

    labelled = sheet.label(tracks, widths[0], is_hopeful)
    if labelled is None:
        return math.inf
    drawing = compose(labelled, sheet.cells)
    if labelled.layout.width > TARGET_WIDTH:
        drawing = sheet.draw(tracks, labelled)
    cost = CROSSING * drawing.crossings + UNPLACED_LABEL * len(drawing.problems)
    cost += _size_cost(drawing.width - 2 * MARGIN, drawing.height - 2 * MARGIN)
    lengths = [
        abs(ax - bx) + abs(ay - by) for line in drawing.lines for (ax, ay), (bx, by) in pairwise(line.points)
    ]
    bends = sum(len(line.points) - 2 for line in drawing.lines)
    return round(cost + sum(lengths) + BEND * bends, 3)


def _size_cost(width: float, height: float) -> float:
    """Return what the size of a picture costs, without its margins."""
    over = width - TARGET_WIDTH
    return HEIGHT * height + (TOO_WIDE * (LEAST_OVER + over) if over > 0 else 0.0)
