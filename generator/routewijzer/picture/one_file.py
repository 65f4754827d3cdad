"""The pictures of a route with links inside one document that holds all pages."""

import re
from collections.abc import Mapping

from routewijzer.addresses import anchor
from routewijzer.addresses import part as part_page
from routewijzer.diagram.model.drawing import relink
from routewijzer.diagram.svg.picture import to_svg
from routewijzer.i18n import Words
from routewijzer.picture.details import WIDE
from routewijzer.picture.gallery import Gallery

_RING = re.compile(r'<(?:rect|polygon)[^>]* class="pic-ring"/>')
"""Shows where the focus is; in the document, where bytes count, the box itself does (`one-file.css`)."""


def inside_one_file(pictures: Gallery, words: Words) -> Mapping[str, str]:
    """Return the lying picture of the route under "", and of each part under its id; empty for no picture."""
    if not pictures.wide:
        return {}
    drawings = {part.id: relink(part.drawing, _inside) for part in pictures.parts}
    linked = {placed.box.href[1:] for drawing in drawings.values() for placed in drawing.boxes}
    return {
        "": _RING.sub("", to_svg(relink(pictures.drawing, _inside), WIDE)),
        **{
            key: _RING.sub("", to_svg(drawing, f"{anchor(part_page(words, key))}:{WIDE}", linked))
            for key, drawing in drawings.items()
        },
    }


def _inside(href: str) -> str:
    return f"#{anchor(href)}"
