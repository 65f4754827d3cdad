"""Drawings that several tests look at: each is made once in a process."""

from functools import cache

from diagram.sketches import base
from routewijzer.diagram import Placement, draw_stacked, draw_wide
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.sketch import Sketch


@cache
def quick(sketch: Sketch) -> Drawing:
    """Return a sketch for a wide screen, placed quickly."""
    return draw_wide(sketch, quick=True)[0]


@cache
def search_stacked(sketch: Sketch) -> tuple[Drawing, Placement]:
    """Return a sketch for a telephone, placed by a search."""
    return draw_stacked(sketch)


def wide_base() -> Drawing:
    """Return the prototype's route for a wide screen, placed quickly."""
    return quick(base())


def stacked_base() -> tuple[Drawing, Placement]:
    """Return it for a telephone."""
    return search_stacked(base())
