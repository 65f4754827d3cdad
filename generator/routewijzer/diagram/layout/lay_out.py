"""From boxes in cells to a drawing: measure, route, lay tracks, run the label loop, compose the drawing."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from routewijzer.diagram.layout.compose import compose
from routewijzer.diagram.layout.crossings import find_crossings
from routewijzer.diagram.layout.geometry import Layout, Plan, measure_layout
from routewijzer.diagram.layout.label_loop import LabelledLayout, run_label_loop
from routewijzer.diagram.model.connectors import ConnectorSet, band_boxes, connect_lines
from routewijzer.diagram.model.drawing import Drawing, Flow
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.routing.costs import BEND, CROSSING, variant
from routewijzer.diagram.routing.grid import Cell, Grid, make_grid
from routewijzer.diagram.routing.merge_paths import join_paths
from routewijzer.diagram.routing.router import Router
from routewijzer.diagram.routing.tracks import Tracks, lay_tracks
from routewijzer.diagram.text.box_size import MeasuredBox, measure_box
from routewijzer.diagram.text.wrap import Hyphens

LARGE = 70
"""From so many boxes on only one width is tried, and re-routing stops sooner."""
ROUNDS = 4
"""Most times that connectors in each other's way are routed again."""
TARGET_WIDTH = 1392.0
"""Units; with margins 1,408. A picture of this width has letters of 14 pixels on a screen of 1280."""
TOO_WIDE = 24.0
LEAST_OVER = 10.0
BROKEN_WORD = 8.0
TALL_TEXT = 12.0
NO_PLACE = 240.0
"""Costs in units of height, for the choice of the box width: a unit of width above the target (the first
costs LEAST_OVER more), a word broken over two rows, a row of text above the third, a condition without a
place. Set by hand: to choose the largest text instead gave boxes of 126 with five rows and broken words, and
170 units more of height."""


@dataclass(frozen=True, slots=True)
class LayoutProfile:
    """How a picture is laid out.

    Its flow, the width of boxes that the router reckons with, and the widths to choose from, the likeliest
    first.
    """

    flow: Flow
    nominal: float
    widths: tuple[float, ...]


WIDE = LayoutProfile("right", 140.0, (138.0, 134.0, 146.0, 158.0, 170.0, 126.0))
STACKED = LayoutProfile("down", 138.0, (138.0,))


class Sheet:
    """A sketch whose boxes have cells, ready to be routed in several ways and drawn."""

    def __init__(self, sketch: Sketch, cells: Mapping[str, Cell], profile: LayoutProfile) -> None:
        self.sketch, self.cells, self.profile = sketch, cells, profile
        self.hyphens = Hyphens(sketch.hyphens, sketch.language)
        self.boxes = band_boxes(sketch)
        self.connections: ConnectorSet = connect_lines(sketch)
        self.large = len(self.boxes) > LARGE
        self.grid: Grid = make_grid(
            sketch, cells, self._measure_boxes(profile.nominal), profile.flow, self.hyphens
        )
        self.decisions = frozenset(box.id for box in self.boxes if box.kind == "decision")

    def _measure_boxes(self, width: float) -> dict[str, MeasuredBox]:
        return {box.id: measure_box(box, width, self.profile.flow, self.hyphens) for box in self.boxes}

    def _plan(self, width: float, tracks: Tracks) -> Plan:
        return Plan(
            self.sketch, self.grid, self._measure_boxes(width), self.connections, tracks, self.hyphens
        )

    def route(self, number: int = 0) -> Tracks:
        """Route all lines in the variant of this number, and lay their tracks."""
        router = Router(self.grid, self.connections, self.decisions, variant(number))
        routes = router.route_all(1 if self.large else ROUNDS)
        paths = join_paths(routes.paths, self.connections.connectors)
        return lay_tracks(self.grid, paths, self.connections.connectors)

    def judge(self, tracks: Tracks) -> float:
        """Return the cost of a routing as it will be drawn, but for the places of conditions."""
        layout = measure_layout(self._plan(self.profile.widths[0], tracks), {})
        _, crossings = find_crossings(self.connections, layout.lines)
        too_wide = TOO_WIDE * max(0.0, layout.width - TARGET_WIDTH)
        return too_wide + CROSSING * crossings + length_and_bends(layout)

    def label(
        self, tracks: Tracks, width: float, keep_going: Callable[[Plan, Layout], bool]
    ) -> LabelledLayout | None:
        """Give a routing its room, with boxes of one width; None as soon as it is not worth going on."""
        plan = self._plan(width, tracks)
        return run_label_loop(plan, partial(keep_going, plan))

    def draw(self, tracks: Tracks, likeliest: LabelledLayout | None = None) -> Drawing:
        """Draw a routing with the box width that reads best; `likeliest` is what the first width gives."""
        best: LabelledLayout | None = None
        least, too_wide = math.inf, math.inf
        for width in self.profile.widths[: 1 if self.large else None]:
            if width > too_wide:  # wider boxes never make a picture narrower
                continue
            labelled, likeliest = likeliest or self.label(tracks, width, partial(_is_better, least)), None
            if labelled is None:
                continue
            if labelled.layout.width > TARGET_WIDTH:
                too_wide = width
            cost = _cost(labelled.plan, labelled.layout) + NO_PLACE * len(labelled.labels.candidates)
            if cost < least:
                best, least = labelled, cost
        assert best  # the first width is never given up
        return compose(best, self.cells)


def lay_out(sketch: Sketch, cells: Mapping[str, Cell], profile: LayoutProfile, number: int = 0) -> Drawing:
    """Draw a sketch whose boxes have cells, routed in the variant of this number."""
    sheet = Sheet(sketch, cells, profile)
    return sheet.draw(sheet.route(number))


def length_and_bends(layout: Layout) -> float:
    """Return the length of all lines, and the price of their bends."""
    cost = 0.0
    for line in layout.lines:
        upright = [abs(part.start[0] - part.end[0]) < 0.01 for part in line if part.start != part.end]
        cost += BEND * sum(first != second for first, second in pairwise(upright))
        cost += sum(abs(part.start[0] - part.end[0]) + abs(part.start[1] - part.end[1]) for part in line)
    return cost


def _is_better(least: float, plan: Plan, layout: Layout) -> bool:
    return _cost(plan, layout) < least


def _cost(plan: Plan, layout: Layout) -> float:
    """Return the cost of a box width: not too wide first; then low, without broken words or tall texts."""
    broken = tall = 0
    for box_size in plan.box_sizes.values():
        tall += max(0, len(box_size.rows) - 3)
        broken += len(" ".join(box_size.rows).split()) - len(box_size.box.label.split())
    over = layout.width - TARGET_WIDTH
    too_wide = LEAST_OVER + over if over > 0 else 0.0
    return TOO_WIDE * too_wide + layout.height + BROKEN_WORD * broken + TALL_TEXT * tall
