"""From boxes in cells to a drawing: measure, route, lay tracks, run the label loop, compose the drawing."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from routewijzer.diagram.layout.compose import SCREEN, compose, text_size
from routewijzer.diagram.layout.geometry import Layout, Plan
from routewijzer.diagram.layout.label_loop import LabelledLayout, run_label_loop, spread_gutters
from routewijzer.diagram.model.connectors import band_boxes, connect_lines
from routewijzer.diagram.model.drawing import Drawing, Flow
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.routing.astar import Router
from routewijzer.diagram.routing.grid import Cell, make_grid
from routewijzer.diagram.routing.merge_paths import join_paths
from routewijzer.diagram.routing.tracks import lay_tracks
from routewijzer.diagram.text.box_size import Measured, measure_box
from routewijzer.diagram.text.wrap import Hyphens

LARGE = 70
"""From so many boxes on only one width is tried, and re-routing stops sooner."""
ROUNDS = 4
"""Most times that connectors in each other's way are routed again."""
_HOPE = 0.5
"""A width is given up when its text is so many pixels smaller than another's: growing gutters seldom make
room for more."""


@dataclass(frozen=True, slots=True)
class LayoutProfile:
    """How a picture is laid out.

    Its flow, the width of boxes that the router reckons with, the widths to choose from, the likeliest first,
    and whether it spreads over a whole screen.
    """

    flow: Flow
    nominal: float
    widths: tuple[float, ...]
    fills_screen: bool


WIDE = LayoutProfile("right", 152.0, (158.0, 146.0, 170.0, 134.0, 182.0), fills_screen=True)
NEAR = LayoutProfile("right", 150.0, (150.0,), fills_screen=False)
STACKED = LayoutProfile("down", 138.0, (138.0,), fills_screen=False)


def lay_out(sketch: Sketch, cells: Mapping[str, Cell], profile: LayoutProfile) -> Drawing:
    """Draw a sketch whose boxes have cells: one routing, then the box width that reads best."""
    hyphens = Hyphens(sketch.hyphens, sketch.language)
    boxes = band_boxes(sketch)
    connections = connect_lines(sketch)
    large = len(boxes) > LARGE

    def measure(width: float) -> dict[str, Measured]:
        return {box.id: measure_box(box, width, profile.flow, hyphens) for box in boxes}

    grid = make_grid(sketch, cells, measure(profile.nominal), profile.flow, hyphens)
    decisions = frozenset(box.id for box in boxes if box.kind == "decision")
    routes = Router(grid, connections, decisions).route_all(1 if large else ROUNDS)
    paths = join_paths(routes.paths, connections.connectors)
    tracks = lay_tracks(grid, paths, connections.connectors)

    def draw(width: float, least: float) -> LabelledLayout | None:
        plan = Plan(sketch, grid, measure(width), connections, tracks, hyphens)
        labelled = run_label_loop(plan, lambda layout: _estimated_readability(plan, layout) >= least)
        return (
            spread_gutters(labelled, SCREEN[0] / SCREEN[1]) if labelled and profile.fills_screen else labelled
        )

    best: LabelledLayout | None = None
    for width in (profile.nominal,) if large else profile.widths:
        labelled = draw(width, _readability(best) - _HOPE if best else -math.inf)
        if labelled and (not best or _readability(labelled) > _readability(best)):
            best = labelled
    assert best  # the first width is never given up
    return compose(best, cells)


def _estimated_readability(plan: Plan, layout: Layout) -> float:
    """Return how well a picture may read: the size of its text, less for tall texts."""
    rows = max((len(measured.rows) for measured in plan.measured.values()), default=0)
    return text_size(layout) - 0.5 * max(0, rows - 3)


def _readability(labelled: LabelledLayout) -> float:
    """Return how well a picture reads: as it promised, less for unplaced labels."""
    return round(
        _estimated_readability(labelled.plan, labelled.layout) - 0.4 * len(labelled.labels.unplaced), 4
    )
