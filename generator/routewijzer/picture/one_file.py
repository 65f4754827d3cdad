"""The pictures of a route with links inside one document that holds all pages."""

from collections.abc import Mapping

from routewijzer.addresses import anchor
from routewijzer.addresses import part as part_page
from routewijzer.diagram.model.drawing import relink
from routewijzer.diagram.svg.picture import to_svg
from routewijzer.i18n import Words
from routewijzer.picture.details import WIDE
from routewijzer.picture.gallery import Gallery


def inside_one_file(pictures: Gallery, words: Words) -> Mapping[str, str]:
    """Return the lying picture of the route under "", and of each part under its id; empty for no picture."""
    if not pictures.wide:
        return {}
    drawings = {part.id: relink(part.drawing, _inside) for part in pictures.parts}
    linked = {placed.box.href[1:] for drawing in drawings.values() for placed in drawing.boxes}
    return {
        "": to_svg(relink(pictures.drawing, _inside), WIDE),
        **{
            key: to_svg(drawing, f"{anchor(part_page(words, key))}:{WIDE}", linked)
            for key, drawing in drawings.items()
        },
    }


def _inside(href: str) -> str:
    return f"#{anchor(href)}"
