"""All sketches of a route that is too large for one picture: an overview, and one a part.

Where an overview would itself be too large its boxes are divided in the same way, so that no picture has more
boxes than can be read, however large the route is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from routewijzer.diagram.model.sketch import Line, Sketch
from routewijzer.i18n import Words
from routewijzer.picture.details import Detail, PartAddress, details
from routewijzer.picture.division import LARGEST_WHOLE, Division, divide
from routewijzer.picture.overview import overview, part_box


@dataclass(frozen=True, slots=True)
class DividedSketch:
    """The sketch of the overview, and those of all parts: larger ones first, then those they are made of.

    `above` gives the id of the larger part that a part is in, for those that are in one.
    """

    overview: Sketch
    parts: tuple[Detail, ...]
    above: Mapping[str, str]


def divide_picture(
    sketch: Sketch,
    parts_by_box: Mapping[str, str],
    titles: Mapping[str, str],
    words: Words,
    address: PartAddress,
) -> DividedSketch | None:
    """Return the sketches of a divided picture; None for a route that fits in one.

    `parts_by_box` and `titles` are the author's parts, as in `divide`; `address` gives the page of a part.
    """
    division = divide(sketch, parts_by_box, titles, words)
    if division is None:
        return None
    levels: list[tuple[Detail, ...]] = []
    above: dict[str, str] = {}
    taken: set[str] = set()
    arrows: Mapping[Line, int] | None = None
    while True:
        levels.append(details(division, words, address))
        taken |= {part.id for part in division.parts}
        top = overview(division, words, address, arrows)
        if len(division.parts) <= LARGEST_WHOLE:
            break
        larger = _larger(top.sketch, division, words, taken)
        assert larger  # more boxes than fit in one picture are always divided
        above |= {part.id: larger.home[part_box(part.id)].id for part in division.parts}
        division, arrows = larger, top.arrows
    return DividedSketch(top.sketch, tuple(detail for level in reversed(levels) for detail in level), above)


def _larger(sketch: Sketch, division: Division, words: Words, ids_taken: set[str]) -> Division | None:
    """Divide an overview: the pieces of a lane stay together, unless that would make nothing smaller."""
    groups = {part_box(part.id): part.group for part in division.parts}
    titles = {part.group: part.group_title for part in division.parts}
    together = 2 * len(titles) <= len(division.parts)
    return divide(sketch, groups if together else {}, titles, words, ids_taken)
