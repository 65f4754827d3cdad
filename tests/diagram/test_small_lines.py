"""The small picture draws every arrow whole, though lines that run together are drawn once."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from lxml import etree

from diagram.generate import generate
from diagram.sketches import base, with_lane
from routewijzer.diagram import draw_neighbourhoods
from routewijzer.diagram.model.drawing import Drawing, Point
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.svg.picture import to_svg

CORNER = 12.0
"""Units around a corner, and before the tip, where a line bends or is covered."""

COMMAND = re.compile(r"([Mhvq])([^Mhvq]*)")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
Stretch = tuple[Point, Point]


def stretches(data: str) -> Iterator[Stretch]:
    """Yield the straight stretches of path data (SVG 2, 9.3), each from its lesser end."""
    x = y = 0.0
    for command, numbers in COMMAND.findall(data):
        given = [float(number) for number in NUMBER.findall(numbers)]
        if command == "M":
            x, y = given
            continue
        along = 0.0 if command == "v" else given[0] if command == "h" else given[-2]
        down = 0.0 if command == "h" else given[-1]
        end = x + along, y + down
        if command != "q":
            yield min((x, y), end), max((x, y), end)
        x, y = end


def points_between(start: Point, end: Point) -> Iterator[Point]:
    """Yield a point every few units of a stretch, beside its ends."""
    length = math.dist(start, end)
    for step in range(int(length // 4) + 1):
        share = step * 4 / (length or 1.0)
        if CORNER < share * length < length - CORNER:
            yield start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def lies_on(point: Point, stretch: Stretch) -> bool:
    (left, top), (right, bottom) = stretch
    return left - 0.2 <= point[0] <= right + 0.2 and top - 0.2 <= point[1] <= bottom + 0.2


def gaps_of(drawing: Drawing) -> list[str]:
    """Return where the SVG shows no line or tip of an arrow's own kind."""
    svg = etree.fromstring(to_svg(drawing, "mini", scripted=False))
    kinds = {line.line.kind: f"pic-{line.line.kind}" for line in drawing.lines}
    paths = {
        kind: [path.get("d", "") for group in svg.iter() if group.get("class") == name for path in group]
        for kind, name in kinds.items()
    }
    gaps = []
    for line in drawing.lines:
        lines, tips = paths[line.line.kind][:2]
        drawn = [*stretches(lines)]
        ends = [tuple(map(float, NUMBER.findall(start)[:2])) for start in tips.split("M")[1:]]
        name = f"{line.line.source} to {line.line.target}"
        if min(math.dist(line.points[-1], end) for end in ends) > 1:
            gaps.append(f"{name}: no tip")
        for start, end in pairwise(line.points):
            gaps += [
                f"{name}: nothing at {point}"
                for point in points_between(start, end)
                if not any(lies_on(point, stretch) for stretch in drawn)
            ]
    return gaps


@pytest.mark.parametrize(
    "sketch", [base(), with_lane(), *(generate(seed, 10 + 2 * seed) for seed in range(0, 60, 12))]
)
def test_every_arrow_of_a_small_picture_is_drawn_from_its_start_to_its_tip(sketch: Sketch) -> None:
    drawings = [drawing for _, drawing in draw_neighbourhoods(sketch)]
    assert sum(len(drawing.lines) for drawing in drawings) > len(drawings) // 2
    assert [gap for drawing in drawings for gap in gaps_of(drawing)] == []
