"""The legend as nodes and edges of DOT."""

from collections.abc import Iterator

from routewijzer.diagram.dot.boxes import CLEAR_FORM, compose_box, mark_node, plain_form
from routewijzer.diagram.dot.outlines import is_composed
from routewijzer.diagram.dot.statement import Coordinates, bold, colour, decimal, hidden_point, statement
from routewijzer.diagram.layout.legend_room import LEGEND_ROW
from routewijzer.diagram.model.drawing import Drawing, Point
from routewijzer.diagram.model.sketch import LineKind
from routewijzer.diagram.svg.curves import curves
from routewijzer.diagram.svg.legend import Sign, legend_signs, legend_title_at
from routewijzer.diagram.svg.palette import ARROW_SIZE, PENS, box_names
from routewijzer.diagram.svg.shapes import BoxShape, Frame
from routewijzer.diagram.text.escaping import dot_string
from routewijzer.diagram.text.font_metrics import BOLD, CONDITION_SIZE, REGULAR, text_width

SIGN_OUTLINE = 1.5


def _words(place: Coordinates, name: str, text: str, left_middle: Point, weight: int) -> str:
    width = text_width(text, CONDITION_SIZE, weight)
    frame = Frame(left_middle[0], left_middle[1] - LEGEND_ROW / 2, width + 4, LEGEND_ROW)
    # A plain label keeps to the left side of its node, an HTML-like one, for bold, to the middle.
    plain = dot_string(text)[:-1] + '\\l"'
    attributes = {
        "id": dot_string(name),
        **place.rectangle(frame),
        **CLEAR_FORM,
        "margin": "0",
        "fontsize": decimal(CONDITION_SIZE),
        "label": f"<{bold((text,), 'LEFT')}>" if weight == BOLD else plain,
    }
    return statement(dot_string(name), attributes)


def _box_sign(place: Coordinates, name: str, shape: BoxShape) -> Iterator[str]:
    colours = box_names(shape.kind, None, (), current=False)
    form = plain_form(shape, colours, SIGN_OUTLINE)
    if is_composed(shape.kind):
        yield from compose_box(place, name, shape, colours, SIGN_OUTLINE)
        form = CLEAR_FORM
    yield statement(
        dot_string(name), {"id": dot_string(name), **place.rectangle(shape.frame), **form, "label": '""'}
    )


def _line_sign(place: Coordinates, name: str, kind: LineKind, route: tuple[Point, Point]) -> Iterator[str]:
    ends = [f"{name}-start", f"{name}-end"]
    for end, point in zip(ends, route, strict=True):
        yield hidden_point(end, place.point(point))
    pen = PENS[kind]
    attributes = {
        "id": dot_string(name),
        "pos": place.spline(curves(route), route[-1]),
        "color": colour(pen.colour),
        "penwidth": decimal(pen.graphviz_width),
        "style": pen.graphviz,
        "arrowsize": decimal(ARROW_SIZE),
    }
    yield statement(f"{dot_string(ends[0])} -> {dot_string(ends[1])}", attributes)


def _sign(place: Coordinates, sign: Sign) -> Iterator[str]:
    if sign.shape:
        yield from _box_sign(place, sign.id, sign.shape)
    if sign.line:
        yield from _line_sign(place, sign.id, sign.line, sign.route)
    for mark_of_sign in sign.marks:
        yield mark_node(place, mark_of_sign)
    yield _words(place, f"{sign.id}-words", sign.entry.label, sign.words_at, REGULAR)


def legend_statements(place: Coordinates, drawing: Drawing) -> Iterator[str]:
    """Return the statements of the legend; none where it stands outside the picture."""
    title_at = legend_title_at(drawing)
    if title_at:
        yield _words(place, "legend-title", drawing.sketch.legend_title, title_at, BOLD)
    for sign in legend_signs(drawing):
        yield from _sign(place, sign)
