"""Reading back where Graphviz drew things: the site's SVG has its geometry from here, not from the drawing.

So the page, the PNG and the PDF show one picture, and an engine that moved something would be seen by the
tests. Only the parts with our own ids are read; ink, text, comments and tooltips are left behind.
"""

import re
from dataclasses import dataclass

from lxml import etree

from routewijzer.diagram.drawing import Point
from routewijzer.diagram.engine import EngineError
from routewijzer.diagram.shapes import Frame
from routewijzer.diagram.splines import Curve

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What Graphviz drew, by our ids: `frames` of boxes, lanes, marks and conditions; `curves` of lines."""

    frames: dict[str, Frame]
    curves: dict[str, tuple[Curve, ...]]

    def frame(self, name: str) -> Frame:
        """The rectangle of a part; EngineError when Graphviz left it out."""
        if name not in self.frames:
            raise _left_out(name)
        return self.frames[name]

    def curve(self, name: str) -> tuple[Curve, ...]:
        """The pieces of a line; EngineError when Graphviz left it out."""
        if not self.curves.get(name):
            raise _left_out(name)
        return self.curves[name]


def _left_out(name: str) -> EngineError:
    return EngineError(
        f"Graphviz did not draw {name!r}; report this with the output of `routewijzer export dot`"
    )


def _points(numbers: str, height: float) -> list[Point]:
    values = [float(value) for value in _NUMBER.findall(numbers)]
    # Graphviz writes y turned over and moves all by a transform: adding the height does the same.
    return [(x, height + y) for x, y in zip(values[::2], values[1::2], strict=False)]


def _frame(points: list[Point]) -> Frame:
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return Frame(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)


def read_svg(svg: bytes, height: float) -> Rendered:
    """The geometry in an SVG of Graphviz, in viewBox units from the left top; `height` is the drawing's.

    Raises EngineError when it is no SVG.
    """
    try:
        root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as unreadable:
        raise EngineError(
            f"Graphviz wrote an SVG that cannot be read: {unreadable}; "
            "set GRAPHVIZ_DOT to another Graphviz, or unset it"
        ) from unreadable
    frames: dict[str, Frame] = {}
    curves: dict[str, tuple[Curve, ...]] = {}
    for group in root.iter(f"{_NAMESPACE}g"):
        kind = group.get("class", "").partition(" ")[0]
        name = group.get("id", "")
        if kind == "edge":
            paths = group.iter(f"{_NAMESPACE}path")
            curves[name] = tuple(tuple(_points(path.get("d", ""), height)) for path in paths)
        elif kind in ("node", "cluster"):
            for ink in group.iter(f"{_NAMESPACE}polygon", f"{_NAMESPACE}path"):
                numbers = ink.get("points") or ink.get("d") or ""
                frames.setdefault(name, _frame(_points(numbers, height)))
                break
    return Rendered(frames, curves)
