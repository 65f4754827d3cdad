"""One box of the picture as SVG: a link with its outline, its text and its marks."""

from routewijzer.diagram.model.drawing import Drawing, PlacedBox
from routewijzer.diagram.svg.elements import SvgElement, add, bars, outline, ring, sides, svg_step, text
from routewijzer.diagram.svg.marks import box_frame, box_marks, shows_bars
from routewijzer.diagram.svg.palette import PHASES, TONES
from routewijzer.diagram.svg.shapes import BoxShape, Frame
from routewijzer.diagram.text.box_size import (
    CHEVRON_DROP,
    CHEVRON_POINT,
    PHASE_BAR_ROOM,
    REFERENCE_ARROW_ROOM,
)
from routewijzer.diagram.text.escaping import address
from routewijzer.diagram.text.font_metrics import CAPTION_LEADING, CAPTION_SIZE, LABEL_LEADING, LABEL_SIZE

GO_IN = 9.0
"""How far the arrow of a cross-reference stands inside its left end."""


def token(name: str) -> str:
    """Return an id as one word of a space-separated attribute; ids of a checked route are that already."""
    return "%20".join(name.replace("%", "%25").split()) if set(name) & set(" %\t\n\r\f\v\xa0") else name


def _classes(drawn_box: PlacedBox, tone: int | None) -> str:
    names = [f"pic-{drawn_box.box.kind}"]
    if tone is not None:
        names.append(f"pic-t{tone % TONES}")
    if drawn_box.box.kind == "phase":
        names += [f"pic-p{phase % PHASES}" for phase in drawn_box.box.phases[:1]]
    if drawn_box.box.current:
        names.append("pic-current")
    return " ".join(names)


def _link(parent: SvgElement, drawn_box: PlacedBox, tone: int | None, anchor: str) -> SvgElement:
    """Return a link, or, for the page one is on, the same without an address.

    It says so and takes no focus.
    """
    box = drawn_box.box
    text = " ".join(drawn_box.rows)
    attributes = {
        "cls": _classes(drawn_box, tone),
        "id": anchor,
        "href": address(box.href),
        "data_id": token(box.id),
        "data_title": "" if text == box.label else box.label,
        "lang": box.language,
        "aria_label": box.name or " ".join((*drawn_box.caption, box.label)),
    }
    if not attributes["href"]:
        attributes |= {"role": "link", "aria_disabled": "true"}
    if box.current:
        attributes["aria_current"] = "page"
    return add(parent, "a", **attributes)


def _words(link: SvgElement, drawn_box: PlacedBox, shape: BoxShape) -> None:
    x, y = shape.frame.centre
    if drawn_box.box.kind == "phase":
        x, y = (x + CHEVRON_POINT / 4, y) if shape.flow == "right" else (x, y + CHEVRON_DROP / 2)
    if drawn_box.box.kind == "ref":
        x += REFERENCE_ARROW_ROOM / 2
    if shows_bars(drawn_box):
        y -= PHASE_BAR_ROOM
    above = CAPTION_SIZE * CAPTION_LEADING * len(drawn_box.caption)
    below = LABEL_SIZE * LABEL_LEADING * len(drawn_box.rows)
    # the name of the link says it whole: a screen reader would read the rows again, piece by piece
    quiet = {"aria_hidden": "true"}
    text(
        link, drawn_box.caption, (x, y - below / 2 - 1), CAPTION_SIZE, CAPTION_LEADING, cls="pic-cap", **quiet
    )
    text(link, drawn_box.rows, (x, y + above / 2), LABEL_SIZE, LABEL_LEADING, **quiet)


def draw_box(parent: SvgElement, drawing: Drawing, index: int, tone: int | None, anchor: str) -> SvgElement:
    """Add a list item with the box and return it; `tone` is its colour where it is not that of its lane."""
    placed = drawing.boxes[index]
    shape = BoxShape(placed.box.kind, drawing.flow, box_frame(placed))
    item = add(parent, "g", role="listitem")
    link = _link(item, placed, tone, anchor)
    if link.get("href"):
        ring(link, shape)
    outline(link, shape, cls="pic-shape")
    marks = box_marks(drawing, index)
    if placed.box.kind == "service":
        sides(link, tuple(mark.frame for mark in marks if "-side-" in mark.id))
    if shows_bars(placed):
        strips = [mark.frame for mark in marks if "-bar-" in mark.id]
        off = tuple(frame for phase, frame in enumerate(strips) if phase not in placed.box.phases)
        if off:
            bars(link, off, cls="pic-bar")
        for phase in placed.box.phases:
            bars(link, (strips[phase],), cls=f"pic-bar pic-p{phase % PHASES}")
    if placed.box.kind == "ref":
        start = svg_step(shape.frame.x + GO_IN, shape.frame.centre[1])
        add(link, "path", cls="pic-go", d=f"M{start}h11m-5-5 5 5-5 5")
    _words(link, placed, shape)
    return item


def title_frame(left: float, middle: float, width: float, height: float) -> Frame:
    """Return the rectangle around a lane's title, for its focus ring."""
    return Frame(left - 4, middle - height / 2 - 1, width + 8, height + 2)
