"""The picture of a route: place, route, and a drawing with every coordinate known.

`draw_wide`, `draw_stacked` and `draw_neighbourhood` turn a `Sketch` into a `Drawing`; rendering it is
the work of `dot`, `engine` and `svg`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from routewijzer.diagram.layout.lay_out import STACKED, WIDE, lay_out
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.normalize import normalize
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.model.structure import structure_key, structure_of
from routewijzer.diagram.placement.cells import Placement, keep_pins
from routewijzer.diagram.placement.neighbourhood import Neighbourhoods
from routewijzer.diagram.placement.references import stack
from routewijzer.diagram.placement.stacked import place_stacked
from routewijzer.diagram.placement.wide import Progress, place_wide
from routewijzer.diagram.routing.costs import VARIANTS
from routewijzer.diagram.routing.grid import Cell

__all__ = [
    "Placement",
    "Progress",
    "draw_neighbourhood",
    "draw_neighbourhoods",
    "draw_placed",
    "draw_stacked",
    "draw_wide",
    "structure_key",
]


def draw_wide(
    sketch: Sketch, previous: Placement | None = None, progress: Progress | None = None, quick: bool = False
) -> tuple[Drawing, Placement]:
    """Return the picture for screens and projectors, with the placement to keep.

    With a kept placement of the same structure nothing is searched. `quick` takes a good placement without a
    search; `progress` is told how much of a search is done, from 0 to 1.
    """
    normalized, problems = normalize(sketch)
    placement = place_wide(normalized, previous, progress, quick)
    drawing = lay_out(normalized, placement.as_mapping(), WIDE, placement.routing)
    return _with_problems(drawing, (*problems, *placement.problems)), placement


def draw_placed(sketch: Sketch, cells: Mapping[str, Cell]) -> Drawing:
    """Return the picture for screens with every box in its cell; nothing is searched.

    A box without a cell, or whose cell is taken by one before it, stands in the nearest free one. Of all ways
    to route it the first that has no problem is drawn, else the one with the fewest.
    """
    normalized, problems = normalize(sketch)
    placed, pins = keep_pins(structure_of(normalized), cells)
    best: Drawing | None = None
    for routing in range(VARIANTS):
        drawing = lay_out(normalized, placed, WIDE, routing)
        if best is None or len(drawing.problems) < len(best.problems):
            best = drawing
        if not best.problems:
            break
    assert best is not None
    return _with_problems(best, (*problems, *pins))


def draw_stacked(
    sketch: Sketch, previous: Placement | None = None, progress: Progress | None = None, quick: bool = False
) -> tuple[Drawing, Placement]:
    """Return the picture for telephones, with the placement to keep.

    Its sketch holds references in place of lines between lanes and of long ones, and no stakeholders.
    """
    normalized, problems = normalize(sketch)
    stacked = stack(normalized)
    placement = place_stacked(stacked, previous, quick)
    if progress:
        progress(1.0)
    return _with_problems(lay_out(stacked, placement.as_mapping(), STACKED), problems), placement


def draw_neighbourhood(sketch: Sketch, element_id: str) -> Drawing:
    """Return the small picture of one element: what comes before it, itself, what comes after. No search."""
    return Neighbourhoods(normalize(sketch)[0]).draw(element_id)


def draw_neighbourhoods(sketch: Sketch) -> Iterator[tuple[str, Drawing]]:
    """Yield the small picture of every box, with its id."""
    neighbourhoods = Neighbourhoods(normalize(sketch)[0])
    return ((box.id, neighbourhoods.draw(box.id)) for box in neighbourhoods.sketch.boxes)


def _with_problems(drawing: Drawing, problems: tuple[str, ...]) -> Drawing:
    return replace(drawing, problems=(*problems, *drawing.problems))
