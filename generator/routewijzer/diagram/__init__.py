"""The picture of a route: place, route, and a drawing with every coordinate known.

`draw_wide`, `draw_stacked` and `draw_neighbourhood` turn a `Sketch` into a `Drawing`; rendering it is
the work of `dot`, `engine` and `svg`.
"""

from collections.abc import Callable

from routewijzer.diagram.drawing import Drawing
from routewijzer.diagram.layout import WIDE, lay_out
from routewijzer.diagram.placing import Placing, keep_pins, make_placing, quick_cells
from routewijzer.diagram.sketch import Sketch
from routewijzer.diagram.structure import structure_key, structure_of

__all__ = ["Placing", "draw_wide", "structure_key"]

Progress = Callable[[float], None]
"""Is told how much of the search is done, from 0 to 1."""


def draw_wide(
    sketch: Sketch, kept: Placing | None = None, progress: Progress | None = None, quick: bool = False
) -> tuple[Drawing, Placing]:
    """The picture for screens and projectors, with the placing to keep."""
    key = structure_key(sketch)
    structure = structure_of(sketch)
    if kept and kept.structure == key:
        cells, problems = keep_pins(structure, kept.as_mapping())
    else:
        cells, problems = keep_pins(structure, quick_cells(structure))
    return lay_out(sketch, cells, WIDE), make_placing(key, cells, problems)
