"""The picture of a route: place, route, and a drawing with every coordinate known.

`draw_wide`, `draw_stacked` and `draw_neighbourhood` turn a `Sketch` into a `Drawing`; rendering it is
the work of `dot`, `engine` and `svg`.
"""

from dataclasses import replace

from routewijzer.diagram.drawing import Drawing
from routewijzer.diagram.layout import STACKED, WIDE, lay_out
from routewijzer.diagram.neighbourhood import draw_near
from routewijzer.diagram.place import Progress, place_wide
from routewijzer.diagram.placing import Placing
from routewijzer.diagram.sketch import Sketch
from routewijzer.diagram.sound import make_sound
from routewijzer.diagram.stacked import stack
from routewijzer.diagram.stacking import place_stacked
from routewijzer.diagram.structure import structure_key

__all__ = ["Placing", "Progress", "draw_neighbourhood", "draw_stacked", "draw_wide", "structure_key"]


def draw_wide(
    sketch: Sketch, kept: Placing | None = None, progress: Progress | None = None, quick: bool = False
) -> tuple[Drawing, Placing]:
    """The picture for screens and projectors, with the placing to keep.

    With a kept placing of the same structure nothing is searched. `quick` takes a good placing
    without a search; `progress` is told how much of a search is done, from 0 to 1.
    """
    sound, problems = make_sound(sketch)
    placing = place_wide(sound, kept, progress, quick)
    drawing = lay_out(sound, placing.as_mapping(), WIDE)
    return _with_problems(drawing, (*problems, *placing.problems)), placing


def draw_stacked(
    sketch: Sketch, kept: Placing | None = None, progress: Progress | None = None, quick: bool = False
) -> tuple[Drawing, Placing]:
    """The picture for telephones, with the placing to keep. Its sketch holds references in place of
    lines between lanes and of long ones, and no stakeholders."""
    sound, problems = make_sound(sketch)
    stacked = stack(sound)
    placing = place_stacked(stacked, kept, quick)
    if progress:
        progress(1.0)
    return _with_problems(lay_out(stacked, placing.as_mapping(), STACKED), problems), placing


def draw_neighbourhood(sketch: Sketch, element_id: str) -> Drawing:
    """The small picture of one element: what comes before it, itself, what comes after. No search."""
    return draw_near(make_sound(sketch)[0], element_id)


def _with_problems(drawing: Drawing, problems: tuple[str, ...]) -> Drawing:
    return replace(drawing, problems=(*problems, *drawing.problems))
