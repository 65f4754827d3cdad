"""The last choice among placements of the wide picture: routed in several ways, judged as they are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from routewijzer.diagram.layout.compose import MARGIN
from routewijzer.diagram.layout.lay_out import LEAST_OVER, TARGET_WIDTH, WIDE, Sheet
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
    drawings = []
    for _, at, candidate, sheet in trials:
        different: dict[tuple[tuple[Segment, ...], ...], tuple[int, Tracks]] = {}
        for number in range(budget.variants):
            tracks = sheet.route(number)
            different.setdefault(tracks.segments, (number, tracks))
        judged = sorted((sheet.judge(tracks), number) for number, tracks in different.values())
        drawings += [
            (candidate.order + _drawn_cost(sheet, number), at, n, candidate.cells, number)
            for n, (_, number) in enumerate(judged[: budget.drawings])
        ]
    _, _, _, chosen, routing = min(drawings, key=lambda each: each[:3])
    return chosen, routing


def _drawn_cost(sheet: Sheet, number: int) -> float:
    """Return what a drawing costs: real crossings, real labels, real size.

    It has the likeliest width of boxes; only where that is too wide the others are tried too.
    """
    tracks = sheet.route(number)
    drawing = sheet.draw(tracks, quick=True)
    if drawing.width > TARGET_WIDTH + 2 * MARGIN:
        drawing = sheet.draw(tracks)
    over = drawing.width - TARGET_WIDTH - 2 * MARGIN
    cost = CROSSING * drawing.crossings + UNPLACED_LABEL * len(drawing.problems) + HEIGHT * drawing.height
    cost += TOO_WIDE * (LEAST_OVER + over) if over > 0 else 0.0
    lengths = [
        abs(ax - bx) + abs(ay - by) for line in drawing.lines for (ax, ay), (bx, by) in pairwise(line.points)
    ]
    bends = sum(len(line.points) - 2 for line in drawing.lines)
    return round(cost + sum(lengths) + BEND * bends, 3)
