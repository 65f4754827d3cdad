"""What a drawing says must be true: whose arrow it is, under which condition, and where it leads."""

from dataclasses import replace

import pytest

from diagram.base_drawings import quick, stacked_base, wide_base
from diagram.generate import generate
from diagram.judge import judge
from diagram.judge_geometry import box_rectangle
from diagram.sketches import base, with_lane
from routewijzer.diagram import draw_neighbourhood, draw_wide
from routewijzer.diagram.model.drawing import Drawing, RoutedLine
from routewijzer.diagram.model.sketch import Box, Line, Sketch, SketchLane

_SKETCHES = [base(), with_lane(), *(generate(seed, 10 + seed * 110 // 59) for seed in (6, 12, 18, 24))]
"""Two of the prototype, and four that are judged too (`test_layout_judged`), so that they are drawn once."""


@pytest.fixture(scope="module", params=range(len(_SKETCHES)))
def drawing(request: pytest.FixtureRequest) -> Drawing:
    return quick(_SKETCHES[request.param])


def _line(drawing: Drawing, target: str, source: str) -> RoutedLine:
    return next(line for line in drawing.lines if line.line.target == target and source in line.line.source)


def test_an_arrow_of_several_stakeholders_starts_from_a_frame_around_exactly_them() -> None:
    drawing = wide_base()
    column = next(lane for lane in drawing.lanes if lane.lane.column)
    ((x, y, width, height),) = column.frames
    inside = {
        placed.box.id
        for placed in drawing.boxes
        if box_rectangle(placed)[0] < x + width
        and box_rectangle(placed)[3] > y
        and box_rectangle(placed)[1] < y + height
    }
    line = _line(drawing, "stap1", "onderwijs")
    assert inside == set(line.line.source)
    assert "gezin" not in inside
    assert line.points[0][0] == pytest.approx(x + width)
    assert y < line.points[0][1] < y + height


def test_stakeholders_whose_frames_cannot_be_drawn_have_arrows_of_their_own() -> None:
    lanes = (SketchLane("wie", "Wie?", column=True), SketchLane("a", "A"))
    boxes = (
        *(Box(name, "stakeholder", "wie", name) for name in "pqr"),
        Box("x", "step", "a", "X"),
        Box("y", "step", "a", "Y"),
    )
    sketch = Sketch("", lanes, boxes, (Line(("p", "q"), "x"), Line(("q", "r"), "y")))
    drawing, _ = draw_wide(sketch)
    sources = {line.line.source for line in drawing.lines}
    assert ("p", "q") in sources
    assert {("q",), ("r",)} < sources
    assert judge(drawing) == []


def test_every_condition_stands_beside_a_stretch_of_its_own(drawing: Drawing) -> None:
    """On a stretch that other lines share a condition would seem to hold for them too."""
    for label in drawing.labels:
        own = next(line for line in drawing.lines if line.line == label.line)
        beside = [
            (start, end)
            for start, end in zip(own.points, own.points[1:], strict=False)
            if min(start[0], end[0]) - 9 < label.x + label.width / 2
            and label.x - label.width / 2 < max(start[0], end[0]) + 9
            and min(start[1], end[1]) - 9 < label.y + label.height / 2
            and label.y - label.height / 2 < max(start[1], end[1]) + 9
        ]
        shared = [
            (start, end)
            for line in drawing.lines
            if line is not own
            for start, end in zip(line.points, line.points[1:], strict=False)
        ]
        assert any(not any(_covers(other, mine) for other in shared) for mine in beside), label.line


def _covers(one: tuple[tuple[float, float], ...], two: tuple[tuple[float, float], ...]) -> bool:
    """Whether a stretch runs along the whole of another one."""
    for along, across in ((0, 1), (1, 0)):
        if len({point[across] for point in (*one, *two)}) == 1:
            low, high = sorted(point[along] for point in one)
            return all(low <= point[along] <= high for point in two)
    return False


def test_lines_that_join_stay_together_to_their_target(drawing: Drawing) -> None:
    """Two lines that met and parted again would read as a fork."""
    for number, one in enumerate(drawing.lines):
        for two in drawing.lines[number + 1 :]:
            if (
                (one.line.kind, one.line.target) == (two.line.kind, two.line.target)
                and one.joins
                and two.joins
            ):
                ends = one.points[-1] == two.points[-1]
                met = set(one.points[1:-1]) & set(two.points[1:-1])
                assert ends or not met, (one.line, two.line)


def test_one_of_two_crossing_lines_is_interrupted_and_the_graver_one_goes_on(drawing: Drawing) -> None:
    rank = {"main": 3, "escalation": 2, "exit": 1, "contact": 0}
    for line in drawing.lines:
        for x, y in line.gaps:
            through = [
                other
                for other in drawing.lines
                if (x, y) not in other.gaps
                and any(
                    min(a[0], b[0]) <= x <= max(a[0], b[0]) and min(a[1], b[1]) <= y <= max(a[1], b[1])
                    for a, b in zip(other.points, other.points[1:], strict=False)
                )
            ]
            assert any(rank[other.line.kind] >= rank[line.line.kind] for other in through)
    places = {(round(x), round(y)) for line in drawing.lines for x, y in line.gaps}
    assert len(places) == drawing.crossings


def test_the_main_line_of_the_base_is_straight_and_turns_once_at_most_where_its_lane_folds() -> None:
    drawing = wide_base()
    upright = 0
    for source, target in (("stap1", "stap2"), ("stap2", "stap3"), ("stap3", "stap4"), ("stap4", "stap5")):
        (ax, ay), (bx, by) = _line(drawing, target, source).points
        assert ax == bx or ay == by
        upright += ax == bx
    assert upright <= 1


def test_a_telephone_shows_a_line_into_another_lane_as_a_reference_with_its_condition() -> None:
    drawing, _ = stacked_base()
    reference = next(
        placed
        for placed in drawing.boxes
        if placed.box.kind == "ref" and placed.box.id.startswith("beslissing1>")
    )
    assert reference.box.label == "Melding"
    assert " ".join(reference.caption) == "acuut of structureel onveilig"
    assert reference.box.href == "route/meldingen.html"
    assert reference.box.tone == 1
    lanes = {placed.box.id: placed.box.lane for placed in drawing.boxes}
    assert all(lanes[line.line.source[0]] == lanes[line.line.target] for line in drawing.lines)
    assert {placed.column for placed in drawing.boxes} <= {0, 1}


def test_a_telephone_shows_every_line_of_the_route() -> None:
    sketch = base()
    drawing, _ = stacked_base()
    shown = {(line.line.source[0], line.line.target.split(">")[-1]) for line in drawing.lines}
    column = {box.id for box in sketch.boxes if box.lane == "wie"}
    wanted = {(line.source[0], line.target) for line in sketch.lines if line.source[0] not in column}
    assert shown == wanted


def test_an_end_that_several_lines_reach_does_not_claim_the_condition_of_one() -> None:
    """Only one of three ways to close the code is under "geen vermoeden meer"."""
    drawing, _ = stacked_base()
    end = next(placed for placed in drawing.boxes if placed.box.id == "sluit-meldcode")
    assert end.caption == ()


def test_a_neighbourhood_shows_all_neighbours_and_nothing_else() -> None:
    sketch = base()
    drawing = draw_neighbourhood(sketch, "meldingen")
    assert {placed.box.id for placed in drawing.boxes} == {
        "beslissing1",
        "keuze-advies",
        "meldingen",
        "veiligheidsbeoordeling",
    }
    assert [placed.box.id for placed in drawing.boxes if placed.box.current] == ["meldingen"]
    height = {placed.box.id: placed.y for placed in drawing.boxes}
    assert height["beslissing1"] < height["meldingen"] < height["veiligheidsbeoordeling"]
    caption = {placed.box.id: " ".join(placed.caption) for placed in drawing.boxes}
    assert (caption["beslissing1"], caption["keuze-advies"]) == ("Meldcode", "")


def test_an_element_before_and_after_stands_in_a_neighbourhood_twice() -> None:
    boxes = (Box("x", "step", "a", "X"), Box("y", "step", "a", "Y"))
    sketch = Sketch("", (SketchLane("a", "A"),), boxes, (Line(("x",), "y"), Line(("y",), "x", "contact")))
    drawing = draw_neighbourhood(sketch, "x")
    assert sorted(placed.box.id for placed in drawing.boxes) == ["x", "y", "y>"]
    assert judge(drawing) == []


def test_the_legend_stands_under_the_stakeholders_or_outside() -> None:
    drawing = wide_base()
    column = next(lane for lane in drawing.lanes if lane.lane.column)
    assert drawing.legend_at
    assert drawing.legend_at[1] > column.y + column.height
    without = replace(base(), lanes=tuple(replace(lane, column=False) for lane in base().lanes))
    assert draw_wide(without, quick=True)[0].legend_at is None


def test_a_loop_goes_round_the_corner_that_is_free() -> None:
    boxes = tuple(Box(name, "step", "a", name.upper()) for name in "xyz")
    lines = (Line(("x",), "y"), Line(("y",), "y", "main", "opnieuw"), Line(("y",), "z"))
    drawing, _ = draw_wide(Sketch("", (SketchLane("a", "A"),), boxes, lines))
    loop = _line(drawing, "y", "y")
    assert len(loop.points) == 5
    assert judge(drawing) == []
    busy = (*lines, Line(("y",), "y", "exit", "nog eens"), Line(("y",), "y", "contact", "weer"))
    assert judge(draw_wide(Sketch("", (SketchLane("a", "A"),), boxes, busy))[0]) == []


def test_a_bracket_between_stakeholders_says_its_condition_beside_itself() -> None:
    lanes = (SketchLane("wie", "Wie?", column=True), SketchLane("a", "A"))
    boxes = (*(Box(name, "stakeholder", "wie", name) for name in "pqr"), Box("x", "step", "a", "X"))
    lines = (
        Line(("p", "q"), "x"),
        Line(("r",), "p", "contact", "zorgen thuis"),
        Line(("r",), "r", "main", "niemand neemt op"),
        Line(("x",), "q", "main", "vraag terug"),
    )
    drawing, _ = draw_wide(Sketch("", lanes, boxes, lines))
    assert {routed.line for routed in drawing.lines} == set(lines)
    assert {label.line for label in drawing.labels} == set(lines[1:])
    assert judge(drawing) == []
