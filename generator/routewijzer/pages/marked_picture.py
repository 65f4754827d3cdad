"""The whole picture with some of its boxes and lines marked, as seen from a folder below the root."""

import re
from collections.abc import Callable, Collection

from markupsafe import Markup, escape

from routewijzer.pages.page import Pictures
from routewijzer.picture.details import LEAVING
from routewijzer.picture.overview import part_box

_FROM_TO = re.compile(r'data-from="([^"]*)" data-to="([^"]*)"')
_BOX = re.compile(r'data-id="([^"]*)"')
_HREF = re.compile(r'href="(?!#|[a-z]+:)')


def marked_pictures(
    pictures: Pictures,
    attribute: str,
    boxes: Collection[str],
    has_line: Callable[[str, str], bool],
    visible: Collection[str] = (),
) -> Markup:
    """Return the picture of the route with marks, as `marked_picture` does.

    Of a divided route that is the overview, with the marked parts, and then each part with one of `boxes`, or
    of `visible`. A line to another part is marked at its reference.
    """
    marked, wanted = set(boxes), {*boxes, *visible}
    parts = {part_box(part.id) for part in pictures.parts if marked.intersection(part.own)}

    def has(source: str, target: str) -> bool:
        return has_line(source, target.removeprefix(LEAVING))

    first = marked_picture(pictures.wide, attribute, {*boxes, *parts}, has_line)
    rest = (
        marked_picture(part.wide, attribute, boxes, has)
        for part in pictures.parts
        if wanted.intersection(part.own)
    )
    return Markup("").join((first, *rest))


def from_below(svg: str) -> Markup:
    """Return a picture of the root of the site as seen from a folder below it."""
    return Markup(_HREF.sub('href="../', svg))


def marked_picture(
    svg: str, attribute: str, boxes: Collection[str], has_line: Callable[[str, str], bool]
) -> Markup:
    """Return the picture with `attribute` on the boxes of some elements and on some lines.

    `has_line` is asked for each line, with the elements at its two ends, whether it is one of them.
    """
    names = {str(escape(key)) for key in boxes}

    def line(match: re.Match[str]) -> str:
        marked = any(has_line(source, match[2]) for source in match[1].split())
        return f"{attribute} {match[0]}" if marked else match[0]

    def box(match: re.Match[str]) -> str:
        return f"{attribute} {match[0]}" if match[1] in names else match[0]

    return from_below(_BOX.sub(box, _FROM_TO.sub(line, svg)))
