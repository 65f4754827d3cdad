"""The picture as files that Graphviz reads or makes: DOT, and a PNG."""

from functools import partial

from routewijzer.diagram.dot.document import to_dot
from routewijzer.diagram.dot.engine import Engine, EngineError, render
from routewijzer.diagram.dot.statement import POINTS_AN_INCH
from routewijzer.diagram.model.drawing import Drawing, relink
from routewijzer.diagram.svg.legend import with_legend

WIDEST = 16_000
"""Most pixels that a PNG may be wide; Graphviz refuses or runs out of memory far above that."""


def export_dot(drawing: Drawing, from_folder: str = "") -> str:
    """Return the picture as a DOT file, to be rendered with `neato -n2`.

    `from_folder` leads from the folder of the file to the one that the picture's links begin in: "../".
    """
    return to_dot(with_legend(relink(drawing, partial(_link, from_folder)) if from_folder else drawing))


def _link(folder: str, href: str) -> str:
    """Return a relative address as seen from below; a whole one (RFC 3986, section 4.1) stays."""
    return href if ":" in href.partition("/")[0] else folder + href


def export_png(drawing: Drawing, width: int, engine: Engine) -> bytes:
    """Return the picture as a PNG about `width` pixels wide (Graphviz rounds up to a few more).

    Raises EngineError when Graphviz cannot draw it, or when the width is not between 1 and `WIDEST`.
    """
    if not 1 <= width <= WIDEST:
        raise EngineError(
            f"a PNG of {width} pixels wide cannot be made; choose a width between 1 and {WIDEST}"
        )
    return render(export_dot(drawing), "png", engine, dpi=POINTS_AN_INCH * width / drawing.width)
