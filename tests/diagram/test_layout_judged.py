"""No drawing has a fault: boxes, lines, labels and titles keep clear of each other."""

from dataclasses import replace

import pytest

from diagram.base_drawings import quick, search_stacked, stacked_base, wide_base
from diagram.generate import generate
from diagram.judge import judge
from diagram.sketches import base, with_boxes, with_lane
from diagram.strange import ODD, SOUND
from routewijzer.diagram import draw_neighbourhood, draw_stacked, draw_wide
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.sketch import Box, Line, Sketch, SketchLane

OWN = {"three boxes more": with_boxes(), "a lane more": with_lane()}
SHORT = (0, 6, 12, 18, 24, 36, 54)
"""Generated routes that are not left to `make proof`: of each size one."""
GENERATED_ROUTES = [(seed, 10 + seed * 110 // 59) for seed in range(60)]


def test_the_prototypes_route_is_drawn_without_a_fault() -> None:
    assert judge(wide_base()) == []
    assert judge(stacked_base()[0]) == []


@pytest.mark.parametrize("name", OWN)
def test_the_prototypes_regions_are_drawn_without_a_fault(name: str) -> None:
    assert judge(quick(OWN[name])) == []


@pytest.mark.parametrize("name", [pytest.param("three boxes more", marks=pytest.mark.proof), "a lane more"])
def test_the_prototypes_regions_are_drawn_without_a_fault_on_a_telephone(name: str) -> None:
    assert judge(search_stacked(OWN[name])[0]) == []


@pytest.mark.parametrize(
    ("seed", "boxes"),
    [pytest.param(*each, marks=[] if each[0] in SHORT else [pytest.mark.proof]) for each in GENERATED_ROUTES],
)
def test_a_generated_route_is_drawn_without_a_fault(seed: int, boxes: int) -> None:
    sketch = generate(seed, boxes)
    assert judge(quick(sketch)) == []
    assert judge(draw_stacked(sketch, quick=True)[0]) == []


@pytest.mark.parametrize("seed", [0, 7, 19, 33, 51])
def test_every_neighbourhood_of_a_generated_route_is_drawn_without_a_fault(seed: int) -> None:
    sketch = generate(*GENERATED_ROUTES[seed])
    for box in sketch.boxes:
        assert judge(draw_neighbourhood(sketch, box.id)) == [], box.id


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.proof] if name.startswith("forty") else []) for name in SOUND],
)
@pytest.mark.parametrize("short", [True, pytest.param(False, marks=pytest.mark.proof)])
def test_a_strange_but_sound_sketch_is_drawn_without_a_fault(name: str, short: bool) -> None:
    """Searched for at length where it is small, and in `make proof` where it has many lines too."""
    sketch = SOUND[name]
    placed_quickly = (short and len(sketch.lines) > 10) or len(sketch.boxes) > 20
    wide = quick(sketch) if placed_quickly else draw_wide(sketch)[0]
    assert judge(wide) == []
    assert judge(draw_stacked(sketch, quick=placed_quickly)[0]) == []
    for box in sketch.boxes[:2]:
        assert judge(draw_neighbourhood(sketch, box.id)) == []


@pytest.mark.parametrize("name", ODD)
def test_an_odd_sketch_is_drawn_as_far_as_possible_and_says_what_is_odd(name: str) -> None:
    sketch, problem = ODD[name]
    for drawing in (draw_wide(sketch)[0], draw_wide(sketch, quick=True)[0]):
        assert any(problem in each for each in drawing.problems)
        assert {placed.box.id for placed in drawing.boxes} == {box.id for box in sketch.boxes}
        assert not [fault for fault in judge(drawing) if "problem" not in fault and "not drawn" not in fault]


def test_a_neighbourhood_of_nothing_says_so() -> None:
    with pytest.raises(KeyError, match="weg"):
        draw_neighbourhood(base(), "weg")


@pytest.fixture(scope="module")
def good() -> Drawing:
    return wide_base()


def _with_box(drawing: Drawing, name: str, **changes: object) -> Drawing:
    boxes = tuple(
        replace(placed, **changes) if placed.box.id == name else placed  # type: ignore[arg-type]
        for placed in drawing.boxes
    )
    return replace(drawing, boxes=boxes)


def test_the_judge_sees_boxes_on_each_other_and_lines_through_them(good: Drawing) -> None:
    there = next(placed for placed in good.boxes if placed.box.id == "stap3")
    faults = judge(_with_box(good, "stap1", x=there.x, y=there.y))
    assert "boxes stap1 and stap3 overlap" in faults
    assert "line stap1 > stap2 does not start at its source" in faults
    next_one = next(placed for placed in good.boxes if placed.box.id == "stap4")
    between = _with_box(good, "stap1", x=(there.x + next_one.x) / 2, y=there.y)
    assert "line stap3 > stap4 runs through box stap1" in judge(between)


def test_the_judge_sees_a_label_on_a_box_a_line_and_a_title(good: Drawing) -> None:
    label = good.labels[0]
    box = next(placed for placed in good.boxes if placed.box.id == "stap4")
    lane = next(lane for lane in good.lanes if lane.lane.id == "vt")
    for x, y, fault in (
        (box.x, box.y, "lies over box stap4"),
        (box.x, box.y, "away from its line"),
        (lane.x + 40, lane.y + 24, "lies over the title of lane vt"),
        (-20.0, 50.0, "lies outside the picture"),
    ):
        moved = replace(good, labels=(replace(label, x=x, y=y), *good.labels[1:]))
        assert any(fault in each for each in judge(moved)), fault
    (ax, ay), (bx, by) = good.lines[5].points[:2]
    moved = replace(good, labels=(replace(label, x=(ax + bx) / 2, y=(ay + by) / 2), *good.labels[1:]))
    assert any("lies over line" in each for each in judge(moved))


def test_the_judge_sees_lines_on_each_other(good: Drawing) -> None:
    line = next(line for line in good.lines if line.line.target == "stap4")
    double = replace(line, line=replace(line.line, target="stap5", kind="exit"))
    assert any("lie on each other" in fault for fault in judge(replace(good, lines=(*good.lines, double))))


def test_the_judge_sees_a_condition_that_is_not_at_its_box_and_kinds_on_one_trunk() -> None:
    boxes = tuple(Box(name, "step", "a", name.upper()) for name in "vwxyz")
    ends = ("v", "x"), ("w", "x"), ("x", "y"), ("x", "y"), ("x", "z")
    arrows = tuple(Line((one,), two, "main", f"als {n}") for n, (one, two) in enumerate(ends))
    small = draw_neighbourhood(Sketch("", (SketchLane("a", "A"),), boxes, arrows), "x")
    assert judge(small) == []
    for number, label in enumerate(small.labels):
        for away in (-12, 12):
            labels = list(small.labels)
            labels[number] = replace(label, y=label.y + away)
            assert judge(replace(small, labels=tuple(labels))), label.rows
    (first, *_), last = small.lines[-1].points, small.lines[0].points[0]
    across = replace(small.lines[0], points=((last[0] - 40, first[1] + 4), (last[0], first[1] + 4)))
    assert any("cross" in each for each in judge(replace(small, lines=(*small.lines, across))))
    mixed = replace(small.lines[-1], line=replace(small.lines[-1].line, kind="exit"))
    assert any(
        "lie on each other" in each for each in judge(replace(small, lines=(*small.lines[:-1], mixed)))
    )


def test_the_judge_sees_what_is_missing(good: Drawing) -> None:
    assert "box gezin is not drawn" in judge(replace(good, boxes=good.boxes[1:])) or any(
        "is not drawn" in fault for fault in judge(replace(good, boxes=good.boxes[:-1], lines=()))
    )
    assert any("is not drawn" in fault for fault in judge(replace(good, lines=good.lines[1:])))
    assert any("condition" in fault for fault in judge(replace(good, labels=good.labels[1:])))


def test_the_judge_sees_text_that_is_too_wide_or_is_not_the_label(good: Drawing) -> None:
    assert any(
        "wider than the box" in fault
        for fault in judge(_with_box(good, "stap1", rows=("Signalen in kaart brengen",)))
    )
    assert any("is not its label" in fault for fault in judge(_with_box(good, "stap1", rows=("Signalen",))))
