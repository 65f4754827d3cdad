"""Pieces of SVG: text in lines, outlines, tips, marks; terse, with classes instead of colours."""

import math
from functools import cache

from lxml import etree

from routewijzer.diagram.model.drawing import Point
from routewijzer.diagram.svg.curves import Curve, svg_path, terse
from routewijzer.diagram.svg.shapes import BoxShape, Frame
from routewijzer.diagram.text.escaping import printable

NAMESPACE = "http://www.w3.org/2000/svg"

SvgElement = etree._Element  # noqa: SLF001 (the only name that lxml gives the type)

BASELINE = 0.355
"""How far the base line lies below the optical middle of Inter's letters, as a share of the size."""
RING_MARGIN = 6.0
"""Distance between a box's outline and the middle of its focus ring."""
TIP_LENGTH = 12.0
TIP_HALF_WIDTH = 6.0
TIP_NOTCH = 0.75
"""Size of an arrow's tip, and at which share of its length the notch in its back lies."""


def root(view: tuple[float, float, float, float], **attributes: str) -> SvgElement:
    """Return an empty `svg` element that shows this part of the drawing: left, top, width, height."""
    svg = etree.Element(f"{{{NAMESPACE}}}svg", _escape(attributes), nsmap={None: NAMESPACE})  # type: ignore[dict-item]  # the stubs forget None
    svg.set("viewBox", " ".join(terse(value) for value in view))
    return svg


def _escape(attributes: dict[str, str]) -> dict[str, str]:
    return {_attribute(name): printable(value) for name, value in attributes.items() if value}


@cache
def _attribute(name: str) -> str:
    return "class" if name == "cls" else name.replace("_", "-")


def add(parent: SvgElement, tag: str, **attributes: str) -> SvgElement:
    """Return a new child. `cls` is the class, `_` in a name stands for `-`, empty attributes are left out."""
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", _escape(attributes))


def text(
    parent: SvgElement, rows: tuple[str, ...], at: Point, size: float, leading: float = 1.2, **attributes: str
) -> SvgElement | None:
    """Return lines of text around this height; x is what the style's `text-anchor` says.

    None without rows.
    """
    if not rows:
        return None
    step = round(size * leading)
    first = round(at[1] - (len(rows) - 1) * step / 2 + BASELINE * size)
    block = add(parent, "text", x=terse(at[0]), y=terse(first), **attributes)
    block.text = printable(rows[0])
    for row in rows[1:]:
        line = add(block, "tspan", x=terse(at[0]), dy=terse(step))
        line.text = printable(row)
    return block


def rectangle(parent: SvgElement, frame: Frame, radius: float = 0.0, **attributes: str) -> SvgElement:
    """Return a rectangle, with round corners where a radius is given."""
    corner = terse(radius) if radius else ""
    size = {"width": terse(frame.width), "height": terse(frame.height), "rx": corner}
    return add(parent, "rect", x=terse(frame.x), y=terse(frame.y), **size, **attributes)


def polygon(parent: SvgElement, points: tuple[Point, ...], **attributes: str) -> SvgElement:
    """Return a polygon through these points."""
    return add(parent, "polygon", points=" ".join(f"{terse(x)},{terse(y)}" for x, y in points), **attributes)


def outline(parent: SvgElement, shape: BoxShape, **attributes: str) -> SvgElement:
    """Return the outline of a box."""
    if shape.corners:
        return polygon(parent, shape.corners, **attributes)
    return rectangle(parent, shape.frame, shape.radius, **attributes)


def ring(parent: SvgElement, shape: BoxShape) -> SvgElement:
    """Return the focus ring around a box; it shows only while its link has the focus."""
    if shape.corners:
        return polygon(parent, shape.ring(RING_MARGIN), cls="pic-ring")
    return rectangle(parent, shape.frame.grow(RING_MARGIN), shape.radius + RING_MARGIN, cls="pic-ring")


def tip_data(curve: Curve, beyond: float) -> str:
    """Return path data of the tip of an arrow whose line ends with this curve, `beyond` units further."""
    (from_x, from_y), (end_x, end_y) = curve[-2], curve[-1]
    whole = math.dist(curve[-2], curve[-1]) or 1.0
    along_x, along_y = (end_x - from_x) / whole, (end_y - from_y) / whole

    def step(forward: float, aside: float) -> str:
        return svg_step(forward * along_x - aside * along_y, forward * along_y + aside * along_x)

    notch = TIP_LENGTH * (1 - TIP_NOTCH)
    steps = (step(-TIP_LENGTH, TIP_HALF_WIDTH), step(notch, -TIP_HALF_WIDTH), step(-notch, -TIP_HALF_WIDTH))
    start = svg_step(end_x + along_x * beyond, end_y + along_y * beyond)
    return f"M{start}l{' '.join(steps)}z".replace(" -", "-")


def svg_step(x: float, y: float) -> str:
    """Return two numbers of path data."""
    second = terse(y)
    return terse(x) + (second if second.startswith("-") else f" {second}")


def line_data(pieces: tuple[Curve, ...]) -> str:
    """Return path data of the line of an arrow, drawn from its tip backwards.

    The dashes of lines that join then coincide.
    """
    return svg_path(tuple(reversed(piece)) for piece in reversed(pieces))


def bars(parent: SvgElement, frames: tuple[Frame, ...], **attributes: str) -> SvgElement:
    """Phase bars as one stroked path with round ends."""
    data = "".join(
        f"M{svg_step(frame.x + frame.height / 2, frame.centre[1])}h{terse(frame.width - frame.height)}"
        for frame in frames
    )
    return add(parent, "path", d=data, **attributes)


def sides(parent: SvgElement, frames: tuple[Frame, ...]) -> SvgElement:
    """Return the two bars inside a service, as one stroked path."""
    data = "".join(f"M{svg_step(frame.centre[0], frame.y)}v{terse(frame.height)}" for frame in frames)
    return add(parent, "path", cls="pic-side", d=data)


def serialise(element: SvgElement) -> str:
    """Return the element as text, for inside an HTML page."""
    return etree.tostring(element, encoding="unicode")
