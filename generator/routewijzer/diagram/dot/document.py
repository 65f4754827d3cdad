"""A drawing as DOT: the picture as a file that Graphviz renders as PNG or PDF, and others open and change.

Every coordinate is given, so Graphviz places and routes nothing (`neato -n2`); any Graphviz tool can open,
check or change the file. DOT measures in points with the origin at the bottom left: one viewBox unit is one
point, and y is turned over. The `id`s name the parts in what Graphviz draws: `lane-0`, `box-0`, `line-0`,
`condition-0`, by their order in the drawing; a test compares those places with the site's picture.
"""

import re
from collections.abc import Iterator

from routewijzer.diagram.dot.boxes import CLEAR_FORM, box_nodes, mark_node
from routewijzer.diagram.dot.legend import legend_statements
from routewijzer.diagram.dot.statement import (
    Coordinates,
    bold,
    colour,
    decimal,
    hidden_point,
    statement,
)
from routewijzer.diagram.model.drawing import Drawing, PlacedLabel, PlacedLane, RoutedLine
from routewijzer.diagram.svg.curves import curves
from routewijzer.diagram.svg.marks import COLUMN_TITLE_LEFT, TITLE_LEFT, TITLE_TOP, lane_tab, title_height
from routewijzer.diagram.svg.palette import ARROW_SIZE, PAINT_ORDER, PENS, tone_names
from routewijzer.diagram.svg.shapes import Frame
from routewijzer.diagram.text.escaping import address, dot_string, is_plain_name, quoted_rows
from routewijzer.diagram.text.font_metrics import BOLD, CONDITION_SIZE, LABEL_SIZE, TITLE_SIZE, block_width

FONT = "Arial"
"""The DOT's font: every engine has it or one of the same widths, and it is narrower than the site's."""

_OURS = re.compile("(box|canvas|condition|frame|lane|legend|line)-")
"""How the names of nodes begin that are not ids: two nodes of one name are one node to Graphviz."""


def node_names(drawing: Drawing) -> tuple[str, ...]:
    """Return the names of the boxes' nodes.

    Their ids where those are plain and nobody else's, else `box-0`, …
    """
    names: dict[str, None] = {}
    for number, placed in enumerate(drawing.boxes):
        name = placed.box.id
        usable = is_plain_name(name) and not _OURS.match(name) and name not in names
        names[name if usable else f"box-{number}"] = None
    return tuple(names)


def _lane(place: Coordinates, drawing: Drawing, number: int, inside: list[str]) -> Iterator[str]:
    placed = drawing.lanes[number]
    lane = placed.lane
    area = colour("src" if lane.column else tone_names(lane.tone)[0])
    text = colour("ink" if lane.column else tone_names(lane.tone)[1])
    left = placed.x + (COLUMN_TITLE_LEFT if lane.column else TITLE_LEFT)
    middle = (
        left + block_width(placed.rows, TITLE_SIZE, BOLD) / 2,
        placed.y + TITLE_TOP + title_height(placed) / 2,
    )
    yield f'subgraph "cluster_lane-{number}" {{'
    attributes = {
        "id": dot_string(f"lane-{number}"),
        "bb": place.bounds(Frame(placed.x, placed.y, placed.width, placed.height)),
        "style": '"rounded,filled"',
        "fillcolor": area,
        "color": area,
        "fontsize": decimal(TITLE_SIZE),
        "fontcolor": text,
        "tooltip": dot_string(lane.label),
    }
    if placed.rows:
        attributes |= {"label": f"<{bold(placed.rows, 'LEFT')}>", "lp": f'"{place.point(middle)}"'}
    if address(lane.href):
        attributes["URL"] = dot_string(address(lane.href))
    yield from (f"  {key}={value};" for key, value in attributes.items())
    yield from (f"  {line}" for line in inside)
    yield "}"


def frame_id(lane_number: int, number: int) -> str:
    """Return name of the frame around stakeholders that share an arrow."""
    return f"frame-{lane_number}-{number}"


def _frames(place: Coordinates, number: int, lane: PlacedLane) -> Iterator[str]:
    for index, frame in enumerate(lane.frames):
        name = dot_string(frame_id(number, index))
        yield statement(
            name,
            {
                "id": name,
                **place.rectangle(Frame(*frame)),
                "shape": "box",
                "style": '"rounded"',
                "color": colour("main"),
                "penwidth": "1.5",
                "label": '""',
            },
        )


def _tail(drawing: Drawing, line: RoutedLine, names: dict[str, str]) -> str | None:
    """Return the node that a line starts from: its box, or the smallest frame around all of its boxes."""
    if len(line.line.source) == 1:
        return names.get(line.line.source[0])
    centres = [(placed.x, placed.y) for placed in drawing.boxes if placed.box.id in line.line.source]
    around = [
        (frame[2] * frame[3], frame_id(number, index))
        for number, lane in enumerate(drawing.lanes)
        for index, frame in enumerate(lane.frames)
        if all(
            frame[0] <= x <= frame[0] + frame[2] and frame[1] <= y <= frame[1] + frame[3] for x, y in centres
        )
    ]
    return min(around)[1] if around and centres else None


def _line(place: Coordinates, drawing: Drawing, number: int, names: dict[str, str]) -> Iterator[str]:
    routed = drawing.lines[number]
    pen = PENS[routed.line.kind]
    pieces = curves(routed.points, routed.gaps)
    ends = [_tail(drawing, routed, names), names.get(routed.line.target)]
    if not pieces:
        return
    for index, point in ((0, routed.points[0]), (1, routed.points[-1])):
        if ends[index] is None:
            ends[index] = f"line-{number}-end-{index}"
            yield hidden_point(f"line-{number}-end-{index}", place.point(point))
    attributes = {
        "id": dot_string(f"line-{number}"),
        "class": dot_string(f"pic-{routed.line.kind}"),
        "pos": place.spline(pieces, routed.points[-1]),
        "color": colour(pen.colour),
        "penwidth": decimal(pen.graphviz_width),
        "style": pen.graphviz,
        "arrowsize": decimal(ARROW_SIZE),
    }
    if routed.line.label:
        attributes["tooltip"] = dot_string(routed.line.label)
    yield statement(f"{dot_string(str(ends[0]))} -> {dot_string(str(ends[1]))}", attributes)


def _condition(place: Coordinates, number: int, label: PlacedLabel) -> str:
    name = dot_string(f"condition-{number}")
    frame = Frame(label.x - label.width / 2, label.y - label.height / 2, label.width, label.height)
    return statement(
        name,
        {
            "id": name,
            "class": dot_string(f"pic-{label.line.kind}"),
            **place.rectangle(frame),
            **CLEAR_FORM,
            "fontsize": decimal(CONDITION_SIZE),
            "fontcolor": colour(PENS[label.line.kind].colour),
            "label": quoted_rows(label.rows),
        },
    )


def _canvas(place: Coordinates, drawing: Drawing) -> Iterator[str]:
    yield hidden_point("canvas-left-top", place.point((0, 0)))
    yield hidden_point("canvas-right-bottom", place.point((drawing.width, drawing.height)))


def _content(drawing: Drawing) -> Iterator[str]:
    place = Coordinates(drawing.height)
    names = node_names(drawing)
    by_id = {
        placed.box.id: name for placed, name in zip(reversed(drawing.boxes), reversed(names), strict=True)
    }
    lane_ids = {lane.lane.id for lane in drawing.lanes}
    yield from _canvas(place, drawing)
    for number, lane in enumerate(drawing.lanes):
        tab = lane_tab(number, lane)
        inside = [mark_node(place, tab)] if tab else []
        inside += _frames(place, number, lane)
        for index, placed in enumerate(drawing.boxes):
            if placed.box.lane == lane.lane.id:
                inside += box_nodes(place, drawing, index, names[index])
        yield from _lane(place, drawing, number, inside)
    for index, placed in enumerate(drawing.boxes):
        if placed.box.lane not in lane_ids:
            yield from box_nodes(place, drawing, index, names[index])
    for kind in PAINT_ORDER:
        for number, routed in enumerate(drawing.lines):
            if routed.line.kind == kind:
                yield from _line(place, drawing, number, by_id)
    for number, label in enumerate(drawing.labels):
        yield _condition(place, number, label)
    yield from legend_statements(place, drawing)


def to_dot(drawing: Drawing) -> str:
    """Return the drawing as the text of a DOT file; the same drawing gives the same text, byte for byte.

    Render it with `neato -n2 -Tsvg` (or `-Tpng`, `-Tpdf`): every position in it is final.
    """
    defaults = {"fontname": dot_string(FONT), "fontsize": decimal(LABEL_SIZE), "fontcolor": colour("ink")}
    graph = {
        "notranslate": "true",
        "outputorder": "edgesfirst",
        "splines": "true",
        "pad": "0",
        "margin": "0",
        "bgcolor": colour("surface"),
        "fontname": dot_string(FONT),
        "label": '""',
    }
    head = (
        "// Every position is final: render with neato -n2.",
        "// Hexagons, chevrons and pills are filled by parts, outlined by an edge: Graphviz has none such.",
        f"digraph {dot_string(drawing.sketch.title)} {{",
        "  " + statement("graph", graph),
        "  " + statement("node", {"fixedsize": "true", **defaults}),
    )
    return "\n".join((*head, *(f"  {line}" for line in _content(drawing)), "}", ""))
