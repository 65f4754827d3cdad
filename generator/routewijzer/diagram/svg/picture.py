"""The site's picture: a drawing as inline SVG that a style sheet colours and everybody can use.

The SVG carries classes instead of colours, a viewBox instead of a size, links instead of tooltips, and no
ids but those that a link in it points to. Its order is the reading order: the column of stakeholders, then
lane by lane in the direction of the route. Lines are hidden from screen readers; a list beside the picture
says what follows a box. `picture.js` reads `data-id` and `data-title` of boxes, `data-from`
and `data-to` of lines, and `data-pic-kind` of the legend's entries.
"""

from collections.abc import Collection
from dataclasses import replace

from routewijzer.diagram.model.drawing import Drawing, PlacedLane
from routewijzer.diagram.model.sketch import SketchLane
from routewijzer.diagram.svg.boxes import draw_box, title_frame, token
from routewijzer.diagram.svg.curves import terse
from routewijzer.diagram.svg.elements import (
    SvgElement,
    add,
    rectangle,
    root,
    serialise,
    text,
)
from routewijzer.diagram.svg.legend_picture import draw_legend
from routewijzer.diagram.svg.lines import draw_lines
from routewijzer.diagram.svg.marks import (
    COLUMN_TITLE_LEFT,
    TITLE_LEFT,
    TITLE_TOP,
    box_tone,
    lane_tab,
    title_height,
)
from routewijzer.diagram.svg.palette import TONES
from routewijzer.diagram.svg.shapes import Frame
from routewijzer.diagram.text.escaping import address
from routewijzer.diagram.text.font_metrics import (
    BOLD,
    TITLE_LEADING,
    TITLE_SIZE,
    block_width,
)

BAND_RADIUS = 14.0
FRAME_RADIUS = 14.0


def _tone_class(lane: PlacedLane) -> str:
    return "pic-column" if lane.lane.column else f"pic-t{lane.lane.tone % TONES}"


def _draw_bands(parent: SvgElement, drawing: Drawing) -> None:
    for number, lane in enumerate(drawing.lanes):
        group = add(parent, "g", cls=_tone_class(lane))
        rectangle(group, Frame(lane.x, lane.y, lane.width, lane.height), BAND_RADIUS, cls="pic-band")
        tab = lane_tab(number, lane)
        if tab:
            rectangle(group, tab.frame, cls="pic-tab")
        for frame in lane.frames:
            rectangle(group, Frame(*frame), FRAME_RADIUS, cls="pic-frame")


def _reading_order(drawing: Drawing, numbers: list[int], downwards: bool) -> list[int]:
    """Return boxes of one lane as the route goes: column by column, or, `downwards`, row by row."""

    def key(number: int) -> tuple[int, int]:
        placed = drawing.boxes[number]
        x, y = round(placed.x), round(placed.y)
        return (y, x) if downwards else (x, y)

    return sorted(numbers, key=key)


def _draw_title(parent: SvgElement, lane: PlacedLane) -> None:
    """Return a lane's title.

    A link to its explanation, or, where there is none, text that the list repeats.
    """
    left = lane.x + (COLUMN_TITLE_LEFT if lane.lane.column else TITLE_LEFT)
    middle = lane.y + TITLE_TOP + title_height(lane) / 2
    if address(lane.lane.href):
        link = add(parent, "a", cls="pic-title", href=address(lane.lane.href), aria_label=lane.lane.label)
        around = title_frame(left, middle, block_width(lane.rows, TITLE_SIZE, BOLD), title_height(lane))
        rectangle(link, around, 4, cls="pic-ring")
        text(link, lane.rows, (left, middle), TITLE_SIZE, TITLE_LEADING, aria_hidden="true")
    else:
        text(
            parent, lane.rows, (left, middle), TITLE_SIZE, TITLE_LEADING, cls="pic-title", aria_hidden="true"
        )


def _draw_list(
    parent: SvgElement,
    drawing: Drawing,
    lane: SketchLane | None,
    numbers: list[int],
    uid: str,
    link_targets: Collection[str],
    scripted: bool,
) -> None:
    """Return the boxes of one lane as a list; None stands for a picture without lanes.

    The list has a name only where no title that is read out stands before it. Without `scripted` each box is
    drawn at height 0 and moved down: boxes of one size are then the same text, which packs small.
    """
    if not numbers:
        return
    column = lane is not None and lane.column
    name = lane.label if lane and not address(lane.href) else ""
    boxes = add(parent, "g", role="list", aria_label=name)
    level = drawing
    if not scripted:
        level = replace(drawing, boxes=tuple(replace(placed, y=0.0) for placed in drawing.boxes))
    for number in _reading_order(drawing, numbers, downwards=column or drawing.flow == "down"):
        box = drawing.boxes[number].box
        tone = box_tone(drawing, box) if box.tone is not None or lane is None else None
        anchor = f"{uid}-{token(box.id)}"
        item = draw_box(boxes, level, number, tone, anchor if anchor in link_targets else "")
        if not scripted:
            item.set("transform", f"translate(0 {terse(drawing.boxes[number].y)})")


def _draw_boxes(
    parent: SvgElement, drawing: Drawing, uid: str, link_targets: Collection[str], scripted: bool
) -> None:
    placed_lanes = {lane.lane.id for lane in drawing.lanes}
    for lane in sorted(drawing.lanes, key=lambda lane: not lane.lane.column):
        group = add(parent, "g", cls=_tone_class(lane))
        _draw_title(group, lane)
        inside = [index for index, placed in enumerate(drawing.boxes) if placed.box.lane == lane.lane.id]
        _draw_list(group, drawing, lane.lane, inside, uid, link_targets, scripted)
    outside = [index for index, placed in enumerate(drawing.boxes) if placed.box.lane not in placed_lanes]
    _draw_list(parent, drawing, None, outside, uid, link_targets, scripted)


def picture(
    drawing: Drawing, uid: str, link_targets: Collection[str] = (), *, scripted: bool = True
) -> SvgElement:
    """Return the picture as an `svg` element; the exported SVG is made from it too."""
    own = {placed.box.href[1:] for placed in drawing.boxes if placed.box.href.startswith("#")}
    svg = root(
        (0.0, 0.0, drawing.width, drawing.height),
        cls=f"pic pic-{drawing.flow}" if drawing.lanes else f"pic pic-{drawing.flow} pic-mini",
        role="group",
        aria_label=drawing.sketch.accessible_name or drawing.sketch.title,
        width=terse(drawing.width),  # its natural size: the style sheet keeps small pictures to it
    )
    _draw_bands(svg, drawing)
    draw_lines(svg, drawing, scripted=scripted)
    _draw_boxes(svg, drawing, uid, own.union(link_targets), scripted)
    draw_legend(svg, drawing)
    return svg


def to_svg(drawing: Drawing, uid: str, link_targets: Collection[str] = (), *, scripted: bool = True) -> str:
    """Return the picture as inline SVG for a page; without `scripted` it has nothing that only scripts read.

    `uid` is unique among the pictures of a page. A box gets the id `<uid>-<box id>` only when another box of
    this picture links to `#<uid>-<box id>`, or when that is in `link_targets`: the ids that other pictures
    lead to.
    """
    svg = picture(drawing, uid, link_targets, scripted=scripted)
    if not scripted:
        for each in svg.iter():
            for name in map(str, tuple(each.attrib)):
                if name.startswith("data-"):
                    del each.attrib[name]
    return serialise(svg)
