"""The finished pictures of a route: sketches → drawings → SVG, with the places of the boxes that are kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from routewijzer.addresses import HOME, element, relative
from routewijzer.addresses import part as part_page
from routewijzer.diagram import Progress, draw_neighbourhoods, draw_stacked, draw_wide
from routewijzer.diagram.model.drawing import Drawing, relink
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.svg.legend_picture import LegendItem, legend_items
from routewijzer.diagram.svg.picture import to_svg
from routewijzer.diagram.text.font_metrics import LABEL_SIZE
from routewijzer.findings import Phrase, phrase
from routewijzer.graph import Graph
from routewijzer.i18n import Words
from routewijzer.picture.details import STACKED, WIDE
from routewijzer.picture.divide import divide_picture
from routewijzer.picture.lock import PictureLock
from routewijzer.picture.sketches import sketches

READABLE = 12.0
"""Pixels of the text in boxes on a screen of 1280 below which the picture is too full."""
HOME_WIDTH = 1232.0
"""Pixels that a page leaves for the picture on a screen of 1280."""


SEARCHED_PARTS = 8
"""The pictures of so many parts are searched for the best places; of more the quick ones are taken."""


@dataclass(frozen=True, slots=True)
class PartSketch:
    """What the picture of a part shows.

    `own` are the boxes that stand in it and in no other; `above` is the larger part that it is in, or empty.
    """

    id: str
    title: str
    sketch: Sketch
    own: tuple[str, ...]
    above: str


@dataclass(frozen=True, slots=True)
class PartPicture:
    """The finished pictures of a part of a divided route, as `Gallery` has those of the whole."""

    id: str
    title: str
    own: tuple[str, ...]
    above: str
    wide: str
    stacked: str
    drawing: Drawing
    legend: tuple[LegendItem, ...]


@dataclass(frozen=True, slots=True)
class SmallPicture:
    """The finished picture of what stands before and after an element.

    `height` is in units, which are pixels at its natural size; `neighbours` is the number of boxes around it.
    """

    svg: str
    height: float
    neighbours: int


@dataclass(frozen=True, slots=True)
class Gallery:
    """The finished pictures of a route.

    `wide` and `stacked` are SVG for the pages, `mini` the small ones by element (none for one without
    arrows), `drawing` is the wide one for exports, `lock` holds the places to keep, `problems` say what is
    not drawn well. Of a divided route these show the overview, and `parts` the rest; `whole` is what one
    drawing of all would show.
    """

    wide: str
    stacked: str
    mini: Mapping[str, SmallPicture]
    drawing: Drawing
    legend: tuple[LegendItem, ...]
    lock: PictureLock
    problems: tuple[Phrase, ...]
    whole: Sketch
    parts: tuple[PartPicture, ...] = ()


def gallery(
    graph: Graph, words: Words, lock: PictureLock, progress: Progress | None = None, quick: bool = False
) -> Gallery:
    """Draw all pictures of a route.

    It searches for places only where the kept ones do not fit the structure any more; `progress` is told
    about that. With `quick` it takes a good placement without a search.
    """
    home = sketches(graph, words, lambda key: relative(element(key), HOME))
    whole = sketches(graph, words, lambda key: relative(element(key), element("here"))).whole
    route = graph.route
    named = {key: element.part for key, element in route.elements.items() if element.part}
    titles = {key: part.title for key, part in route.parts.items()}
    divided = divide_picture(
        home.picture, named, titles, words, lambda key: relative(part_page(words, key), HOME)
    )
    parts = divided.parts if divided else ()
    above = divided.above if divided else {}
    sketch = pictures(
        divided.overview if divided else home.picture,
        tuple(
            PartSketch(
                each.part.id, each.part.title, each.sketch, each.part.boxes, above.get(each.part.id, "")
            )
            for each in parts
        ),
        replace(whole, accessible_name=words.element.place),
        lock,
        progress,
        quick,
    )
    return replace(sketch, whole=home.picture, problems=(*home.problems, *sketch.problems))


@lru_cache(maxsize=4)  # most changes of a route leave its pictures alone, and so do most editions
def pictures(
    sketch: Sketch,
    parts: tuple[PartSketch, ...],
    near: Sketch,
    lock: PictureLock,
    progress: Progress | None,
    quick: bool = False,
) -> Gallery:
    """Draw sketches: of `sketch` the whole, of `parts` each part, of `near` the surroundings of each box.

    What was drawn last is remembered; `pictures.cache_clear()` forgets it.
    """
    share = 1 / (1 + len(parts))
    first = _pair(sketch, lock, _share_of(progress, 0.0, share), quick)
    quickly = quick or len(parts) > SEARCHED_PARTS
    pairs = tuple(
        _pair(part.sketch, lock.part(part.id), _share_of(progress, number * share, share), quickly)
        for number, part in enumerate(parts, 1)
    )
    linked = {box.href.partition("#")[2] for part in parts for box in part.sketch.boxes if box.kind == "ref"}
    standing = {_standing(each) for each in linked}
    return Gallery(
        wide=to_svg(first.wide, WIDE),
        stacked=to_svg(first.stacked, STACKED),
        mini={
            name: SmallPicture(
                to_svg(drawing, "mini", scripted=False), drawing.height, len(drawing.boxes) - 1
            )
            for name, drawing in draw_neighbourhoods(near)
            if drawing.lines
        },
        drawing=first.wide,
        legend=legend_items(sketch),
        lock=replace(
            first.lock, parts=tuple((part.id, pair.lock) for part, pair in zip(parts, pairs, strict=True))
        ),
        problems=tuple(problem for pair in (first, *pairs) for problem in _problems(pair)),
        whole=sketch,
        parts=tuple(
            PartPicture(
                part.id,
                part.title,
                part.own,
                part.above,
                to_svg(pair.wide, WIDE, linked),
                to_svg(relink(pair.stacked, _standing), STACKED, standing),
                pair.wide,
                legend_items(part.sketch),
            )
            for part, pair in zip(parts, pairs, strict=True)
        ),
    )


def whole_drawing(pictures: Gallery) -> Drawing:
    """Return one drawing with every box of the route: for a divided route one that is placed quickly."""
    return draw_wide(pictures.whole, quick=True)[0] if pictures.parts else pictures.drawing


@dataclass(frozen=True, slots=True)
class _Pair:
    """A sketch drawn lying and standing, and the places to keep."""

    wide: Drawing
    stacked: Drawing
    lock: PictureLock


def _pair(sketch: Sketch, lock: PictureLock, progress: Progress | None, quick: bool) -> _Pair:
    wide, wide_kept = draw_wide(sketch, lock.wide, progress, quick)
    stacked, stacked_kept = draw_stacked(sketch, lock.stacked, progress, quick)
    return _Pair(wide, stacked, PictureLock(wide_kept, stacked_kept))


def _share_of(progress: Progress | None, start: float, share: float) -> Progress | None:
    """Return what tells `progress` of one picture among others, from where its share starts."""
    if progress is None or share == 1:
        return progress
    return lambda part: progress(start + share * part)


def _standing(href: str) -> str:
    """Return a reference into a lying picture, or the id that it leads to, as one of the standing picture."""
    place, mark, name = href.rpartition("#")
    return f"{place}{mark}{STACKED}{name.removeprefix(WIDE)}" if name.startswith(f"{WIDE}-") else href


def _problems(pair: _Pair) -> Iterator[Phrase]:
    """Yield what could not be drawn well, and whether the letters are too small at home."""
    for problem in (*pair.wide.problems, *pair.stacked.problems):
        yield phrase("picture.other", problem=problem)
    text_size = LABEL_SIZE * HOME_WIDTH / pair.wide.width
    if text_size < READABLE:
        yield phrase("picture.too-full", size=round(text_size), least=round(READABLE))
