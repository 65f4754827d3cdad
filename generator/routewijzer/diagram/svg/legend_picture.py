"""The legend as SVG: inside the picture, and as single signs for buttons beside it."""

from dataclasses import dataclass

from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.svg.curves import curves, shortening
from routewijzer.diagram.svg.elements import (
    SvgElement,
    add,
    bars,
    line_data,
    outline,
    root,
    serialise,
    sides,
    text,
    tip_data,
)
from routewijzer.diagram.svg.legend import SIGN_HEIGHT, SIGN_WIDTH, Sign, legend_signs, legend_title_at
from routewijzer.diagram.svg.palette import PHASES
from routewijzer.diagram.svg.shapes import Frame
from routewijzer.diagram.text.font_metrics import CONDITION_SIZE


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One entry of a legend outside the picture.

    Its kind (for `data-pic-kind`), its words, and its sign as an inline SVG that screen readers pass over.
    """

    kind: str
    label: str
    sign: str


def _draw_sign(parent: SvgElement, sign: Sign) -> None:
    """Return the ink of a sign."""
    if sign.shape:
        kind = sign.shape.kind
        box = add(parent, "g", cls=f"pic-{kind}")
        outline(box, sign.shape, cls="pic-shape")
        if kind == "service":
            sides(box, tuple(mark.frame for mark in sign.marks))
    elif sign.line:
        pieces = curves(sign.route)
        line = add(add(parent, "g", cls="pic-lines"), "g", cls=f"pic-{sign.line}")
        add(line, "path", d=line_data(pieces))
        add(line, "path", cls="pic-tip", d=tip_data(pieces[-1], shortening(sign.route)))
    elif sign.phase is not None:
        strips = [mark.frame for mark in sign.marks]
        off = tuple(frame for index, frame in enumerate(strips) if index != sign.phase)
        if off:
            bars(parent, off, cls="pic-bar")
        bars(parent, (strips[sign.phase],), cls=f"pic-bar pic-p{sign.phase % PHASES}")


def draw_legend(parent: SvgElement, drawing: Drawing) -> None:
    """Add the legend where the drawing has room for it; the words beside the picture say the same."""
    signs = legend_signs(drawing)
    if not signs:
        return
    legend = add(parent, "g", cls="pic-legend", aria_hidden="true")
    title_at = legend_title_at(drawing)
    if title_at:
        text(legend, (drawing.sketch.legend_title,), title_at, CONDITION_SIZE, cls="pic-title")
    for sign in signs:
        entry = add(legend, "g", data_pic_kind=sign.entry.kind)
        _draw_sign(entry, sign)
        text(entry, (sign.entry.label,), sign.words_at, CONDITION_SIZE)


def legend_items(sketch: Sketch) -> tuple[LegendItem, ...]:
    """Return the legend for outside the picture, in the sketch's order.

    Print each as a button with `data-pic-kind` and `aria-pressed="false"`, its sign and its words.
    """
    items = []
    for entry in sketch.legend:
        frame = Frame(2.0, 2.0, SIGN_WIDTH, SIGN_HEIGHT)
        sign = Sign("sign", entry, frame, "right", len(sketch.phases))
        svg = root((0, 0, SIGN_WIDTH + 4, SIGN_HEIGHT + 4), cls="pic pic-sign", aria_hidden="true")
        _draw_sign(svg, sign)
        items.append(LegendItem(entry.kind, entry.label, serialise(svg)))
    return tuple(items)
