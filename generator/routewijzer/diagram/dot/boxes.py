"""Boxes and marks as nodes of DOT."""

from collections.abc import Iterator

from routewijzer.diagram.dot.outlines import closed_outline, is_composed, parts
from routewijzer.diagram.dot.statement import Coordinates, bold, colour, decimal, statement
from routewijzer.diagram.model.drawing import Drawing, PlacedBox
from routewijzer.diagram.svg.marks import Mark, box_frame, box_marks, box_tone, shows_bars
from routewijzer.diagram.svg.palette import box_names
from routewijzer.diagram.svg.shapes import BoxShape
from routewijzer.diagram.text.escaping import address, dot_string, marked_up
from routewijzer.diagram.text.font_metrics import CAPTION_SIZE

OUTLINE = 2.0
CURRENT_OUTLINE = 3.5
"""Width of a box's outline, and of the box whose page the picture stands on."""

Colours = tuple[str, str]
"""The palette's names for an area and its outline."""


def mark_node(place: Coordinates, mark: Mark) -> str:
    """Return a small filled rectangle as a node without text."""
    return statement(
        dot_string(mark.id),
        {
            "id": dot_string(mark.id),
            **place.rectangle(mark.frame),
            "shape": "box",
            "style": "filled",
            "fillcolor": colour(mark.colour),
            "penwidth": "0",
            "label": '""',
        },
    )


def plain_form(shape: BoxShape, colours: Colours, width: float) -> dict[str, str]:
    """Return attributes of a node whose outline Graphviz draws itself."""
    return {
        "shape": "box",
        "style": "filled" if shape.kind == "service" else '"rounded,filled"',
        "fillcolor": colour(colours[0]),
        "color": colour(colours[1]),
        "penwidth": decimal(width),
    }


CLEAR_FORM = {"shape": "box", "style": '""', "color": '"transparent"'}
"""Attributes of a node that only carries text."""


def compose_box(
    place: Coordinates, name: str, shape: BoxShape, colours: Colours, width: float
) -> Iterator[str]:
    """Return the ink of a box that Graphviz cannot draw in one node."""
    names = []
    for number, part in enumerate(parts(shape)):
        names.append(dot_string(f"{name}-part-{number}"))
        look = {
            "style": "filled",
            "fillcolor": colour(colours[0]),
            "color": colour(colours[0]),
            "penwidth": "0.5",
        }
        where = {"id": names[-1], **place.rectangle(part.frame)}
        yield statement(names[-1], {**where, **part.form, **look, "label": '""'})
    line = {
        "pos": place.spline((closed_outline(shape),)),
        "dir": "none",
        "color": colour(colours[1]),
        "penwidth": decimal(2 * width),  # the parts lie over the inner half
    }
    yield statement(f"{names[0]} -> {names[1]}", line)


def _label(drawn_box: PlacedBox) -> str:
    """Return the label as HTML-like text.

    A small caption above a bold title, shifted up over the phase bars.
    """
    caption = "<BR/>".join(marked_up(row) for row in drawn_box.caption)
    if caption:
        caption = f'<FONT POINT-SIZE="{decimal(CAPTION_SIZE)}" COLOR={colour("muted")}>{caption}</FONT><BR/>'
    rows = drawn_box.rows or ("",)
    title = bold((f"\u2192 {rows[0]}", *rows[1:]) if drawn_box.box.kind == "ref" else rows)
    room = '<BR/><FONT POINT-SIZE="8"> </FONT>' if shows_bars(drawn_box) else ""
    return f"<{caption}{title}{room}>"


def box_nodes(place: Coordinates, drawing: Drawing, number: int, name: str) -> Iterator[str]:
    """Return one box: its ink, the node that carries text, address and id, and its marks over that."""
    placed = drawing.boxes[number]
    box = placed.box
    shape = BoxShape(box.kind, drawing.flow, box_frame(placed))
    colours = box_names(box.kind, box_tone(drawing, box), box.phases, box.current)
    width = CURRENT_OUTLINE if box.current else OUTLINE
    if is_composed(box.kind):
        yield from compose_box(place, f"box-{number}", shape, colours, width)
    attributes = {
        "id": dot_string(f"box-{number}"),
        "class": dot_string(f"pic-{box.kind}"),
        **place.rectangle(shape.frame),
        **(CLEAR_FORM if is_composed(box.kind) else plain_form(shape, colours, width)),
        "label": _label(placed),
        "tooltip": dot_string(box.name or box.label),
    }
    if address(box.href):
        attributes["URL"] = dot_string(address(box.href))
    yield statement(dot_string(name), attributes)
    for mark in box_marks(drawing, number):
        yield mark_node(place, mark)
