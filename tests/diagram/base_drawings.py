"""Drawings of the prototype's route that several tests look at, each made once."""

from functools import cache

from diagram.sketches import base
from routewijzer.diagram import Placement, draw_stacked, draw_wide
from routewijzer.diagram.model.drawing import Drawing


@cache
def wide_base() -> Drawing:
    """For a wide screen, placed quickly."""
    return draw_wide(base(), quick=True)[0]


@cache
def stacked_base() -> tuple[Drawing, Placement]:
    """For a telephone."""
    return draw_stacked(base())
