"""A route that is too large for one picture: an overview and its parts, and no arrow that is in neither."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from diagram.generate import generate
from diagram.judge import judge
from diagram.sketches import base
from made_pages import load_words
from routewijzer.diagram import draw_stacked, draw_wide
from routewijzer.diagram.model.sketch import Box, Line, Sketch, SketchLane
from routewijzer.picture.details import MOST_BOXES
from routewijzer.picture.divide import DividedSketch, divide_picture
from routewijzer.picture.division import LARGEST_PART, LARGEST_WHOLE, divide
from work import calls

Arrow = tuple[str, str, str, str]
"""Source, target, kind and condition."""


def divide_sketch(sketch: Sketch, parts_by_box: dict[str, str] | None = None) -> DividedSketch:
    titles = {part: f"Deel {part}" for part in (parts_by_box or {}).values()}
    found = divide_picture(
        sketch, parts_by_box or {}, titles, load_words("nl"), lambda part: f"beeld/{part}.html"
    )
    assert found
    return found


def hub(boxes: int, arrows: int, lanes: int = 8) -> Sketch:
    """Return chains in lanes; so many of their boxes lead to the very first one, half with a condition."""
    names = [f"b{n}" for n in range(boxes)]
    size = -(-boxes // lanes)
    made = tuple(Box(name, "step", f"l{n // size}", f"Stap {n}") for n, name in enumerate(names))
    chains = [Line((names[n],), names[n + 1]) for n in range(boxes - 1) if (n + 1) % size]
    steps = max(1, (boxes - 1) // arrows)
    many = [
        Line((names[boxes - 1 - n * steps],), "b0", "contact", f"reden {n}" if n % 2 else "")
        for n in range(min(arrows, boxes - 2))
    ]
    return Sketch(
        "Naaf", tuple(SketchLane(f"l{n}", f"Baan {n}") for n in range(lanes)), made, (*chains, *many)
    )


def arrows(sketch: Sketch) -> Iterator[Arrow]:
    for line in sketch.lines:
        yield from ((source, line.target, line.kind, line.label) for source in line.source)


def arrows_shown(sketch: DividedSketch) -> dict[str, Counter[Arrow]]:
    """Return the arrows of the route that the pictures of the parts show, by the part.

    Of an arrow between two parts its reference tells which one it is.
    """
    lowest = [each for each in sketch.parts if each.part.id not in set(sketch.above.values())]
    result = {}
    for detail in lowest:
        seen = Counter[Arrow]()
        for line in detail.sketch.lines:
            if not {*line.source, line.target} & detail.stands_for.keys():
                seen.update((source, line.target, line.kind, line.label) for source in line.source)
        for name, crossing in detail.stands_for.items():
            ends = [line for line in detail.sketch.lines if name in (*line.source, line.target)]
            for arrow in crossing:
                own = arrow.source if name.startswith("to.") else arrow.line.target
                kind, label = arrow.line.kind, arrow.line.label
                drawn = [
                    line
                    for line in ends
                    if own in (*line.source, line.target)
                    and line.kind == kind
                    and bool(line.label) == bool(label)
                ]
                assert drawn, (name, arrow)
                seen[arrow.source, arrow.line.target, kind, label] += 1
        result[detail.part.id] = seen
    return result


SKETCHES = {
    "60 boxes": generate(11, 60),
    "120 boxes": generate(3, 120),
    "many to one": hub(300, 250),
    "many from one": replace(
        hub(300, 250),
        lines=tuple(
            Line((line.target,), line.source[0], line.kind, line.label) for line in hub(300, 250).lines
        ),
    ),
    "more parts than one overview holds": hub(1000, 300, lanes=60),
    "many stakeholders": replace(
        hub(20, 4, lanes=2),
        lanes=(SketchLane("who", "Wie?", column=True), SketchLane("l0", "Een"), SketchLane("l1", "Twee")),
        boxes=(
            *(Box(f"p{n}", "stakeholder", "who", f"Persoon {n}") for n in range(60)),
            *hub(20, 4, lanes=2).boxes,
        ),
        lines=(
            *hub(20, 4, lanes=2).lines,
            Line(tuple(f"p{n}" for n in range(60)), "b3"),
            Line(("p1",), "p2", "contact"),
        ),
    ),
}


@pytest.mark.parametrize("name", SKETCHES)
def test_every_arrow_is_in_the_pictures_of_its_two_ends_and_in_no_other(name: str) -> None:
    sketch = SKETCHES[name]
    found = divide_sketch(sketch)
    home = {box: each.part.id for each in found.parts for box in each.part.boxes}
    column = {box.id for box in sketch.boxes if box.id not in home}
    seen = arrows_shown(found)
    wanted: dict[str, Counter[Arrow]] = {part: Counter() for part in seen}
    for arrow in arrows(sketch):
        for part in {home[end] for end in arrow[:2] if end not in column}:
            wanted[part][arrow] += 1
    assert seen == wanted


@pytest.mark.parametrize("name", SKETCHES)
def test_the_overview_counts_every_arrow_between_its_parts_once(name: str) -> None:
    sketch = SKETCHES[name]
    found = divide_sketch(sketch)
    top = {box.id.removeprefix("part."): box for box in found.overview.boxes}
    home = {box: each.part.id for each in found.parts for box in each.part.boxes}

    def highest(box: str) -> str:
        part = home.get(box, box)
        while part in found.above:
            part = found.above[part]
        return part

    assert len(top) <= LARGEST_WHOLE
    wanted = Counter(
        (highest(source), highest(target))
        for source, target, _, _ in arrows(sketch)
        if highest(source) != highest(target)
    )
    counted = Counter[tuple[str, str]]()
    for line in found.overview.lines:
        ends = tuple(dict.fromkeys(name.removeprefix("part.") for name in line.source))
        total = int(line.label.split()[0])
        for source in ends:
            counted[source, line.target.removeprefix("part.")] += total // len(ends)
    assert counted == wanted


def test_every_box_stands_in_one_part_and_no_picture_holds_more_than_can_be_read() -> None:
    for name, sketch in SKETCHES.items():
        found = divide_sketch(sketch)
        lowest = [each for each in found.parts if each.part.id not in set(found.above.values())]
        homes = Counter(box for each in lowest for box in each.part.boxes)
        assert set(homes.values()) == {1}, name
        assert all(len(each.part.boxes) <= LARGEST_PART for each in lowest), name
        assert all(len(each.sketch.boxes) <= MOST_BOXES + 12 for each in found.parts), name
        assert len({each.part.id for each in found.parts}) == len(found.parts), name


def test_what_fits_in_one_picture_is_not_divided() -> None:
    assert divide(base(), {}, {}, load_words("nl")) is None
    assert divide_picture(hub(LARGEST_WHOLE, 3), {"b0": "x"}, {"x": "X"}, load_words("nl"), str) is None
    assert divide_picture(hub(LARGEST_WHOLE + 1, 3), {}, {}, load_words("nl"), str)


def test_the_parts_of_the_author_stand_above_lanes() -> None:
    named = {f"b{n}": "kort" for n in range(0, 60, 7)} | {"b1": "weg"}
    found = divide_sketch(hub(60, 5, lanes=4), named)
    parts = {each.part.id: each.part for each in found.parts}
    assert set(parts["kort"].boxes) == {f"b{n}" for n in range(0, 60, 7)}
    assert parts["kort"].title == "Deel kort"
    assert parts["weg"].boxes == ("b1",)
    assert sum(len(part.boxes) for part in parts.values()) == 60


def test_a_part_or_lane_that_is_too_large_is_cut_where_few_lines_pass() -> None:
    names = [f"b{n}" for n in range(57)]
    inside = [
        Line((names[n],), names[other])
        for n in range(57)
        for other in range(n + 1, min(57, n + 4))
        if (n < 18) == (other < 18) and (n < 38) == (other < 38)
    ]
    bridges = (Line(("b17",), "b18"), Line(("b37",), "b38"))
    sketch = Sketch(
        "Lang",
        (SketchLane("l", "Lang"),),
        tuple(Box(name, "step", "l", name) for name in names),
        (*inside, *bridges),
    )
    found = divide_sketch(sketch)
    assert [each.part.title for each in found.parts] == ["Lang (1 van 3)", "Lang (2 van 3)", "Lang (3 van 3)"]
    assert [len(each.part.boxes) for each in found.parts] == [18, 20, 19]


def test_a_reference_names_the_other_box_and_leads_to_it_in_the_picture_of_its_part() -> None:
    found = divide_sketch(hub(60, 5, lanes=4))
    references = {box.id: box for each in found.parts for box in each.sketch.boxes if box.kind == "ref"}
    leaving = references["to.b0"]
    assert (leaving.label, leaving.href) == ("Stap 0", "beeld/l0.html#wide-b0")
    assert leaving.name == "Stap 0 (in Baan 0)"
    assert references["from.b0"].label == "van 5 vakken"
    assert "Stap 59" in references["from.b0"].name


@pytest.mark.parametrize(
    "sketch",
    [
        hub(40, 5, lanes=4),
        pytest.param(generate(11, 60), marks=pytest.mark.proof),
        pytest.param(generate(3, 120), marks=pytest.mark.proof),
    ],
)
def test_parts_can_be_read_and_have_no_faults(sketch: Sketch) -> None:
    found = divide_sketch(sketch)
    for sketch in (found.overview, *(each.sketch for each in found.parts)):
        drawing, _ = draw_wide(sketch, quick=True)
        assert judge(drawing) == []
        assert 16 * 1232 / drawing.width >= 14.0
        assert judge(draw_stacked(sketch, quick=True)[0]) == []


def test_a_route_that_is_twice_as_large_takes_about_twice_the_work() -> None:
    def work(boxes: int) -> int:
        sketch = hub(boxes, boxes // 3, lanes=boxes // 20)
        return calls(lambda: divide_sketch(sketch))

    work(100)  # the words are read once
    assert work(2000) < 2.6 * work(1000)


@pytest.mark.proof
def test_the_fullest_picture_of_a_thousand_boxes_takes_little_work() -> None:
    """Three times what was counted when this was written: 300 arrows lead to one of its boxes."""
    found = divide_sketch(hub(1000, 300, lanes=50))
    fullest = max(found.parts, key=lambda each: len(each.sketch.boxes) + len(each.sketch.lines)).sketch
    calls(lambda: (draw_wide(fullest, quick=True), draw_stacked(fullest, quick=True)), most=16_000_000)
