"""From boxes in cells to a drawing: measure, route, lay tracks, settle the labels, put it on paper."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from routewijzer.diagram.boxes import Measured, measure_box
from routewijzer.diagram.drawing import Drawing, Flow
from routewijzer.diagram.geometry import Layout, Plan
from routewijzer.diagram.grid import Cell, make_grid
from routewijzer.diagram.joins import join_paths
from routewijzer.diagram.paper import SCREEN, put_on_paper, text_size
from routewijzer.diagram.router import Router
from routewijzer.diagram.settle import Settled, settle, spread
from routewijzer.diagram.sketch import Sketch
from routewijzer.diagram.tracks import lay_tracks
from routewijzer.diagram.wires import band_boxes, wire
from routewijzer.diagram.wrap import Hyphens

LARGE = 70
"""From so many boxes on only one width is tried, and re-routing stops sooner."""
ROUNDS = 4
"""Most times that wires in each other's way are routed again."""
_HOPE = 0.5
"""A width is given up when its text is so many pixels smaller than another's: growing gutters seldom make
room for more."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a picture is laid out: its flow, the width of boxes that the router reckons with, the
    widths to choose from, the likeliest first, and whether it spreads over a whole screen."""

    flow: Flow
    nominal: float
    widths: tuple[float, ...]
    fills_screen: bool


WIDE = Manner("right", 152.0, (158.0, 146.0, 170.0, 134.0, 182.0), fills_screen=True)
NEAR = Manner("right", 150.0, (150.0,), fills_screen=False)
STACKED = Manner("down", 138.0, (138.0,), fills_screen=False)


def lay_out(sketch: Sketch, cells: Mapping[str, Cell], manner: Manner) -> Drawing:
    """Draw a sketch whose boxes have cells: one routing, then the box width that reads best."""
    hyphens = Hyphens(sketch.hyphens, sketch.language)
    boxes = band_boxes(sketch)
    wiring = wire(sketch)
    large = len(boxes) > LARGE

    def measure(width: float) -> dict[str, Measured]:
        return {box.id: measure_box(box, width, manner.flow, hyphens) for box in boxes}

    grid = make_grid(sketch, cells, measure(manner.nominal), manner.flow, hyphens)
    decisions = frozenset(box.id for box in boxes if box.kind == "decision")
    routes = Router(grid, wiring, decisions).route_all(1 if large else ROUNDS)
    paths = join_paths(routes.paths, wiring.wires)
    tracks = lay_tracks(grid, paths, wiring.wires)

    def draw(width: float, least: float) -> Settled | None:
        plan = Plan(sketch, grid, measure(width), wiring, tracks, hyphens)
        settled = settle(plan, lambda layout: _promise(plan, layout) >= least)
        return spread(settled, SCREEN[0] / SCREEN[1]) if settled and manner.fills_screen else settled

    best: Settled | None = None
    for width in (manner.nominal,) if large else manner.widths:
        settled = draw(width, _readable(best) - _HOPE if best else -math.inf)
        if settled and (not best or _readable(settled) > _readable(best)):
            best = settled
    assert best  # the first width is never given up
    return put_on_paper(best, cells)


def _promise(plan: Plan, layout: Layout) -> float:
    """How well a picture may read: the size of its text, less for tall texts."""
    rows = max((len(measured.rows) for measured in plan.measured.values()), default=0)
    return text_size(layout) - 0.5 * max(0, rows - 3)


def _readable(settled: Settled) -> float:
    """How well a picture reads: as it promised, less for homeless labels."""
    return round(_promise(settled.plan, settled.layout) - 0.4 * len(settled.labels.homeless), 4)
