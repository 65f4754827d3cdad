"""Reading back where Graphviz drew the parts of a DOT file, by the ids that the file gives them."""

import re
from dataclasses import dataclass

from lxml import etree

from routewijzer.diagram.dot.document import to_dot
from routewijzer.diagram.dot.engine import Engine, render
from routewijzer.diagram.model.drawing import Drawing, Point
from routewijzer.diagram.svg.curves import Curve
from routewijzer.diagram.svg.shapes import Frame

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


@dataclass(frozen=True, slots=True)
class RenderedSvg:
    """`frames` of boxes, lanes, marks and conditions, `curves` of lines; by id, in viewBox units."""

    frames: dict[str, Frame]
    curves: dict[str, tuple[Curve, ...]]


def _points(numbers: str, height: float) -> list[Point]:
    values = [float(value) for value in _NUMBER.findall(numbers)]
    # Graphviz writes y turned over and moves all by a transform: adding the height does the same.
    return [(x, height + y) for x, y in zip(values[::2], values[1::2], strict=False)]


def frame_around(points: list[Point]) -> Frame:
    """Return the smallest rectangle around points."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return Frame(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)


def read_svg(svg: bytes, height: float) -> RenderedSvg:
    """Return the geometry in an SVG of Graphviz; `height` is the drawing's."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
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
                frames.setdefault(name, frame_around(_points(numbers, height)))
                break
    return RenderedSvg(frames, curves)


def render_and_read(drawing: Drawing, engine: Engine) -> RenderedSvg:
    """Return where an engine draws the parts of a drawing's DOT."""
    return read_svg(render(to_dot(drawing), "svg", engine), drawing.height)
