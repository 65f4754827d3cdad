"""The whole picture with some of its boxes and lines marked, as seen from a folder below the root."""

import re
from collections.abc import Callable, Collection

from markupsafe import Markup, escape

_FROM_TO = re.compile(r'data-from="([^"]*)" data-to="([^"]*)"')
_BOX = re.compile(r'data-id="([^"]*)"')
_HREF = re.compile(r'href="(?!#|[a-z]+:)')


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

    return Markup(_HREF.sub('href="../', _BOX.sub(box, _FROM_TO.sub(line, svg))))
