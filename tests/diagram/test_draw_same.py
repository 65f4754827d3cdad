"""The DOT, from which Graphviz makes PNG and PDF, shows the very picture that stands in the page."""

import re
from itertools import chain

import pytest
from lxml import etree

from diagram.conftest import pictures
from diagram.graphviz_svg import frame_around, render_and_read
from routewijzer.diagram.dot.engine import Engine
from routewijzer.diagram.model.drawing import Drawing, Point
from routewijzer.diagram.svg.picture import to_svg
from routewijzer.diagram.svg.shapes import Frame

SVG = "{http://www.w3.org/2000/svg}"
Element = etree._Element
NEAR = 0.6
"""Units between page and DOT: system Graphviz rounds nodes to whole points, the page to tenths."""
STEP = re.compile(r"([MhvqL])([^A-Za-z]*)")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.fixture(params=["small", "two", "wide", "stacked"])
def drawing(request: pytest.FixtureRequest) -> Drawing:
    """Drawings made by hand (of `two` the one without lanes), and a real route as it is laid out."""
    return pictures(request.param)[-1]


def frame_of(shape: Element) -> Frame:
    """Return the rectangle around a box's outline in the page."""
    if shape.get("points"):
        pairs = [pair.split(",") for pair in shape.get("points", "").split()]
        return frame_around([(float(x), float(y)) for x, y in pairs])
    return Frame(*(float(shape.get(name, "")) for name in ("x", "y", "width", "height")))


def pieces_of(path: str) -> list[list[Point]]:
    """Return the corners of each piece of a line in the page."""
    pieces: list[list[Point]] = []
    x = y = 0.0
    for command, text in STEP.findall(path):
        numbers = [float(number) for number in NUMBER.findall(text)]
        if command == "M":
            x, y = numbers
            pieces.append([])
        else:
            dx, dy = {"h": (numbers[0], 0.0), "v": (0.0, numbers[0])}.get(command, tuple(numbers[-2:]))
            x, y = x + dx, y + dy
        pieces[-1].append((x, y))
    return pieces


def near(one: Frame, two: Frame) -> bool:
    sides = ((one.x, two.x), (one.y, two.y), (one.right, two.right), (one.bottom, two.bottom))
    return all(abs(a - b) <= NEAR for a, b in sides)


def with_class(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def in_page_order(drawing: Drawing, root: Element) -> dict[str, int]:
    """Return the number of each box by its id, for the boxes that the page shows."""
    numbers = {placed.box.id: number for number, placed in enumerate(drawing.boxes)}
    return {
        link.get("data-id", ""): numbers[link.get("data-id", "")]
        for link in root.iter(f"{SVG}a")
        if link.get("data-id")
    }


def test_every_box_has_one_outline_in_both(drawing: Drawing, engine: Engine) -> None:
    root, dot = etree.fromstring(to_svg(drawing, "a")), render_and_read(drawing, engine)
    numbers = in_page_order(drawing, root)
    assert len(numbers) == len(drawing.boxes)
    for link in (link for link in root.iter(f"{SVG}a") if link.get("data-id")):
        (shape,) = with_class(link, "pic-shape")
        assert near(frame_of(shape), dot.frames[f"box-{numbers[link.get('data-id', '')]}"])


def test_bands_tabs_and_frames_are_the_same_in_both(drawing: Drawing, engine: Engine) -> None:
    root, dot = etree.fromstring(to_svg(drawing, "a")), render_and_read(drawing, engine)
    for name, part in (("pic-band", "lane-\\d+"), ("pic-tab", "lane-\\d+-tab"), ("pic-frame", "frame-.*")):
        page = [frame_of(element) for element in with_class(root, name)]
        other = [frame for key, frame in dot.frames.items() if re.fullmatch(part, key)]
        assert len(page) == len(other)
        assert all(any(near(frame, each) for each in other) for frame in page), name


def test_every_line_has_the_same_pieces_in_both(drawing: Drawing, engine: Engine) -> None:
    root, dot = etree.fromstring(to_svg(drawing, "a")), render_and_read(drawing, engine)
    lines = [
        line for group in with_class(root, "pic-lines")[:1] for line in group.iter() if line.get("data-to")
    ]
    assert len(lines) == len(drawing.lines) == sum(name.startswith("line-") for name in dot.curves)
    rest = [
        [end for curve in dot.curves[f"line-{n}"] for end in (curve[0], curve[-1])] for n in range(len(lines))
    ]
    for line in lines:
        path = next(element for element in line.iter(f"{SVG}path") if not element.get("class"))
        pieces = pieces_of(path.get("d", ""))
        ends = list(chain.from_iterable((piece[-1], piece[0]) for piece in reversed(pieces)))
        (same,) = [other for other in rest if matches(other, ends)][:1]
        rest.remove(same)
    assert rest == []


def matches(one: list[Point], two: list[Point]) -> bool:
    return len(one) == len(two) and all(
        abs(a - c) <= NEAR and abs(b - d) <= NEAR for (a, b), (c, d) in zip(one, two, strict=True)
    )


def test_every_condition_stands_at_the_same_place_in_both(drawing: Drawing, engine: Engine) -> None:
    root, dot = etree.fromstring(to_svg(drawing, "a")), render_and_read(drawing, engine)
    texts = [text for group in with_class(root, "pic-lines")[:1] for text in group.iter(f"{SVG}text")]
    centres = [middle(text) for text in texts]
    wanted = [dot.frames[f"condition-{number}"].centre for number in range(len(drawing.labels))]
    assert len(texts) == len(wanted)
    assert all(any(matches([centre], [other]) for other in wanted) for centre in centres)


def middle(text: Element) -> Point:
    """Return the centre of a condition's rows.

    Its first base line lies 0.355 of 16 units under a row's middle.
    """
    rows = [float(row.get("dy", "0")) for row in text.iter(f"{SVG}tspan")]
    return float(text.get("x", "")), float(text.get("y", "")) - 0.355 * 16 + sum(rows) / 2
