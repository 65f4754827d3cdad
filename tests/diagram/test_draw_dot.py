"""DOT: the text of the file, and that Graphviz keeps every position in it."""

import math
import re
from dataclasses import replace
from pathlib import Path

import pytest

from diagram.conftest import pictures
from diagram.drawings import small_drawing
from diagram.graphviz_svg import render_and_read
from routewijzer.diagram.dot.document import node_names, to_dot
from routewijzer.diagram.dot.engine import Engine, find_engine, render
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.svg.curves import curves
from routewijzer.diagram.svg.marks import box_frame, box_marks
from routewijzer.diagram.svg.shapes import BoxShape, Frame
from routewijzer.diagram.text.escaping import dot_string

GOLDEN = Path(__file__).parent / "golden" / "small.dot"
NEAR = 0.5
"""Units that an engine may move something; system Graphviz rounds sizes of nodes to whole points."""


@pytest.fixture(params=["small", "two", "wide", "stacked"])
def drawing(request: pytest.FixtureRequest) -> Drawing:
    """Drawings made by hand (of `two` the one without lanes), and a real route as it is laid out."""
    return pictures(request.param)[-1]


def near(one: Frame, other: Frame) -> bool:
    sides = ((one.x, other.x), (one.y, other.y), (one.right, other.right), (one.bottom, other.bottom))
    return all(abs(a - b) <= NEAR for a, b in sides)


def test_the_file_is_the_one_that_was_looked_at() -> None:
    """After a wanted change: render the new text, look at the picture, and only then put it in this file."""
    assert to_dot(small_drawing()) == GOLDEN.read_text("utf-8")


def test_the_same_drawing_gives_the_same_file() -> None:
    assert to_dot(small_drawing()) == to_dot(small_drawing())


def test_every_node_and_edge_has_its_place() -> None:
    statements = re.findall(r'^ *"[^"]+"(?: -> "[^"]+")? (\[.*\];)$', to_dot(small_drawing()), re.MULTILINE)
    assert len(statements) > 40
    assert [statement for statement in statements if "pos=" not in statement] == []


def test_colours_have_six_digits_because_older_graphviz_reads_no_others() -> None:
    colours = re.findall(r'color="([^"]+)"', to_dot(small_drawing()), re.IGNORECASE)
    assert len(set(colours)) > 10
    assert all(re.fullmatch(r"#[0-9a-f]{6}|transparent", colour) for colour in colours)


def test_boxes_lanes_frames_and_conditions_stay_where_the_drawing_has_them(
    drawing: Drawing, engine: Engine
) -> None:
    found = render_and_read(drawing, engine)
    wanted = {f"box-{n}": box_frame(placed) for n, placed in enumerate(drawing.boxes)}
    wanted |= {f"lane-{n}": Frame(p.x, p.y, p.width, p.height) for n, p in enumerate(drawing.lanes)}
    for n, lane in enumerate(drawing.lanes):
        wanted |= {f"frame-{n}-{m}": Frame(*frame) for m, frame in enumerate(lane.frames)}
    for n, label in enumerate(drawing.labels):
        left, top = label.x - label.width / 2, label.y - label.height / 2
        wanted[f"condition-{n}"] = Frame(left, top, label.width, label.height)
    for n in range(len(drawing.boxes)):
        wanted |= {mark.id: mark.frame for mark in box_marks(drawing, n)}
    assert [name for name, frame in wanted.items() if not near(found.frames[name], frame)] == []


def test_lines_keep_each_point_and_each_gap(drawing: Drawing, engine: Engine) -> None:
    found = render_and_read(drawing, engine)
    for n, routed in enumerate(drawing.lines):
        wanted = curves(routed.points, routed.gaps)
        assert len(found.curves[f"line-{n}"]) == len(wanted) == 1 + len(routed.gaps)
        for piece, expected in zip(found.curves[f"line-{n}"], wanted, strict=True):
            assert len(piece) == len(expected)
            assert all(math.dist(a, b) <= NEAR for a, b in zip(piece, expected, strict=True))


def test_a_composed_box_is_filled_up_to_its_outline(drawing: Drawing, engine: Engine) -> None:
    """The parts of a hexagon, a chevron or a pill together are as large as the box."""
    found = render_and_read(drawing, engine)
    for n, placed in enumerate(drawing.boxes):
        parts = [frame for name, frame in found.frames.items() if name.startswith(f"box-{n}-part-")]
        if placed.box.kind in ("decision", "phase", "end", "ref"):
            left, top = min(part.x for part in parts), min(part.y for part in parts)
            right, bottom = max(part.right for part in parts), max(part.bottom for part in parts)
            assert near(Frame(left, top, right - left, bottom - top), box_frame(placed)), placed.box.id


@pytest.mark.parametrize("flow", ["right", "down"])
@pytest.mark.parametrize("kind", ["decision", "phase"])
def test_the_parts_of_a_slanted_box_have_the_corners_of_its_outline(
    kind: str, flow: str, engine: Engine
) -> None:
    drawing = small_drawing()
    (one,) = [placed for placed in drawing.boxes if placed.box.kind == kind]
    drawing = replace(drawing, boxes=(one,), lines=(), labels=(), flow=flow, legend_at=None)  # type: ignore[arg-type]
    svg = render(to_dot(drawing), "svg", engine).decode()
    polygons = re.findall(r'<polygon fill="#[^"]+" stroke="#[^"]+" stroke-width="0.5" points="([^"]+)"', svg)
    drawn_corners = [tuple(map(float, pair.split(","))) for points in polygons for pair in points.split()]
    wanted = BoxShape(one.box.kind, drawing.flow, box_frame(one)).corners
    for x, y in wanted:
        assert any(math.dist((x, y), (a, drawing.height + b)) <= 1 for a, b in drawn_corners), (x, y)


def test_nodes_are_called_by_their_ids_where_graphviz_can_read_those() -> None:
    drawing = small_drawing()
    odd = replace(drawing.boxes[1], box=replace(drawing.boxes[1].box, id='"; x -> y; "'))
    twin = replace(drawing.boxes[2], box=drawing.boxes[0].box)
    drawing = replace(drawing, boxes=(drawing.boxes[0], odd, twin))
    assert node_names(drawing) == ("stap-1", "box-1", "box-2")


@pytest.mark.parametrize("name", ["condition-0", "legend-title"])
def test_a_box_with_an_id_like_a_name_of_ours_stays_where_it_is(name: str) -> None:
    drawing = small_drawing()
    named = replace(drawing.boxes[0], box=replace(drawing.boxes[0].box, id=name))
    drawing = replace(drawing, boxes=(named, *drawing.boxes[1:]))
    found = render_and_read(drawing, find_engine({}))
    for number, placed in enumerate(drawing.boxes):
        assert found.frames[f"box-{number}"].centre == pytest.approx((placed.x, placed.y), abs=1)


def test_a_line_from_several_stakeholders_starts_from_their_frame() -> None:
    assert '"frame-0-0" -> "stap-1"' in to_dot(small_drawing())


def test_a_line_from_nobody_known_still_has_its_place() -> None:
    drawing = small_drawing()
    lost = replace(drawing.lines[1], line=replace(drawing.lines[1].line, source=("verdwenen",), target="weg"))
    assert '"line-0-end-0" -> "line-0-end-1"' in to_dot(replace(drawing, lines=(lost,)))


@pytest.mark.parametrize(
    ("text", "dot_text"),
    [
        ("Stap 1", '"Stap 1"'),
        ('zeg "ja"', '"zeg \\"ja\\""'),
        ("c:\\nieuw", '"c:\\\\nieuw"'),
        ("\\N", '"\\\\N"'),
        ("R&D", '"R&amp;D"'),
        ("&#8203;", '"&amp;#8203;"'),
        ("a\nb\tc", '"a b c"'),
        ("a\x00b", '"a\ufffdb"'),
        ("a\u200bb", '"a&#8203;b"'),
        ("\u202eom", '"&#8238;om&#8236;"'),
        ("\u2067a\u202eb\u202c", '"&#8295;a&#8238;b&#8236;&#8297;"'),
    ],
)
def test_a_text_is_written_so_that_it_appears_as_it_is(text: str, dot_text: str) -> None:
    assert dot_string(text) == dot_text
