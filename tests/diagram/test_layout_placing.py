"""Placements: found once, kept, and changed as little as possible."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from diagram.base_drawings import stacked_base, wide_base
from diagram.generate import generate
from diagram.judge import judge
from diagram.sketches import base, reword, with_boxes, with_lane
from routewijzer.diagram import Placement, draw_stacked, draw_wide, structure_key
from routewijzer.diagram.model.sketch import Box, CellPin, Line, Sketch
from routewijzer.diagram.placement import wide
from routewijzer.picture import PictureLock

_GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def base_placement() -> Placement:
    """Return the placement that the search finds for the base; `test_the_search…` holds it to that."""
    placement = Placement.from_dict(json.loads((_GOLDEN / "base.placing.json").read_text("utf-8")))
    assert placement
    return placement


def _moved_boxes(one: Placement, two: Placement) -> set[str]:
    there = two.as_mapping()
    return {name for name, cell in one.as_mapping().items() if name in there and there[name] != cell}


@pytest.mark.proof
def test_the_search_finds_the_same_good_picture_everywhere(base_placement: Placement) -> None:
    """What it finds on any machine is in git; the yardstick holds its figures."""
    heard: list[float] = []
    drawing, placement = draw_wide(base(), progress=heard.append)
    assert placement == base_placement
    assert judge(drawing) == []
    assert drawing.crossings <= 3
    assert drawing.width <= 1408
    assert drawing.text_size >= 16.0
    assert heard == sorted(heard)
    assert all(0 < done <= 1 for done in heard)


def test_a_kept_placing_is_used_as_it_is(base_placement: Placement) -> None:
    first = draw_wide(base(), base_placement)
    assert first[1] == base_placement
    assert first == draw_wide(base(), base_placement)


def test_the_picture_does_not_depend_on_how_python_orders_sets(base_placement: Placement) -> None:
    code = (
        "import hashlib; from diagram.generate import generate; from routewijzer.diagram import *\n"
        "s = generate(7, 8); drawn = repr((draw_wide(s), draw_stacked(s)))\n"
        "print(hashlib.sha256(drawn.encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    path = os.pathsep.join((str(root / "generator"), str(root / "tests")))
    outcomes = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": path,
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outcomes) == 1


def test_other_words_move_nothing(base_placement: Placement) -> None:
    sketch = reword(base())
    assert structure_key(sketch) == structure_key(base())
    drawing, placement = draw_wide(sketch, base_placement)
    assert placement == base_placement
    cells = {placed.box.id: (placed.column, placed.row) for placed in drawing.boxes}
    before = {
        placed.box.id: (placed.column, placed.row) for placed in draw_wide(base(), base_placement)[0].boxes
    }
    assert cells == before
    assert judge(drawing) == []


@pytest.mark.parametrize(
    ("change", "same"),
    [
        (lambda sketch: replace(sketch, title="Anders", legend=(), phases=()), True),
        (lambda sketch: replace(sketch, lines=sketch.lines[1:]), False),
        (lambda sketch: replace(sketch, boxes=sketch.boxes[:-1]), False),
        (lambda sketch: replace(sketch, lanes=sketch.lanes[::-1]), False),
        (
            lambda sketch: replace(sketch, boxes=(replace(sketch.boxes[0], kind="end"), *sketch.boxes[1:])),
            False,
        ),
        (
            lambda sketch: replace(
                sketch, boxes=(replace(sketch.boxes[0], pin=CellPin(1, 1)), *sketch.boxes[1:])
            ),
            False,
        ),
    ],
)
def test_the_key_changes_with_the_structure_only(change, same: bool) -> None:  # type: ignore[no-untyped-def]
    assert (structure_key(change(base())) == structure_key(base())) is same


@pytest.fixture(params=[40, pytest.param(wide.BUDGET_FROM_KEPT, marks=pytest.mark.proof)])
def rounds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Routings that a search from a kept placement may use: few, and in `make proof` as many as it has.

    With few the last choice is a short one too.
    """
    monkeypatch.setattr(wide, "BUDGET_FROM_KEPT", request.param)
    if request.param == 40:
        monkeypatch.setattr(wide, "SEARCH_BUDGET", wide.GUESS_BUDGET)
    return int(request.param)


def test_three_boxes_more_move_at_most_two_others(base_placement: Placement, rounds: int) -> None:
    drawing, placement = draw_wide(with_boxes(), base_placement)
    assert len(_moved_boxes(base_placement, placement)) <= 2
    assert judge(drawing) == []
    assert drawing.crossings <= 6
    assert drawing.width <= 1408
    assert drawing.text_size >= 13.0


def test_a_lane_more_moves_at_most_two_others(base_placement: Placement, rounds: int) -> None:
    drawing, placement = draw_wide(with_lane(), base_placement)
    assert len(_moved_boxes(base_placement, placement)) <= 2
    assert judge(drawing) == []
    assert drawing.crossings <= 7
    assert drawing.width <= 1408
    assert drawing.text_size >= 14.0


def test_a_box_less_moves_at_most_two_others(base_placement: Placement, rounds: int) -> None:
    sketch = base()
    boxes = tuple(box for box in sketch.boxes if box.id != "advies")
    lines = tuple(line for line in sketch.lines if "advies" not in (*line.source, line.target))
    _, placement = draw_wide(replace(sketch, boxes=boxes, lines=lines), base_placement)
    assert len(_moved_boxes(base_placement, placement)) <= 2


def test_a_quick_placing_is_good_too() -> None:
    drawing = wide_base()
    assert drawing.crossings <= 3
    assert drawing.width <= 1408


def _pin(sketch: Sketch, **pins: CellPin) -> Sketch:
    return replace(sketch, boxes=tuple(replace(box, pin=pins.get(box.id)) for box in sketch.boxes))


def test_a_pin_wins(base_placement: Placement) -> None:
    sketch = _pin(base(), beslissing1=CellPin(5, 0), advies=CellPin(2, 3))
    for given, quick in ((base_placement, True), (None, True)):
        drawing, placement = draw_wide(sketch, given, quick=quick)
        cells = placement.as_mapping()
        assert (cells["beslissing1"], cells["advies"]) == ((5, 0), (2, 3))
        assert judge(drawing) == []


def test_two_pins_on_one_cell_are_a_problem_and_the_first_wins(base_placement: Placement) -> None:
    drawing, placement = draw_wide(
        _pin(base(), stap1=CellPin(0, 0), stap2=CellPin(0, 0)), base_placement, quick=True
    )
    assert placement.as_mapping()["stap1"] == (0, 0)
    assert "pin of stap2: stap1 is pinned to column 0, row 0 too" in drawing.problems


def test_a_placing_survives_its_lock_file(base_placement: Placement) -> None:
    lock = PictureLock(wide=replace(base_placement, routing=7), stacked=stacked_base()[1])
    assert PictureLock.read(lock.write()) == lock
    cells = json.loads(lock.write())["wide"]["cells"]
    assert list(cells) == sorted(cells)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"structure": "x"},
        {"structure": 1, "cells": {}},
        {"structure": "x", "cells": {"a": [1]}},
        {"structure": "x", "cells": {"a": [1, -1]}},
        {"structure": "x", "cells": {"a": [True, 1]}},
        {"structure": "x", "cells": {"a": "12"}},
        {"structure": "x", "cells": [["a", 1, 1]]},
        {"structure": "x", "cells": {"a": [1, 1]}, "routing": -1},
        {"structure": "x", "cells": {"a": [1, 1]}, "routing": 9999},
        {"structure": "x", "cells": {"a": [1, 1]}, "routing": "1"},
    ],
)
def test_a_spoilt_lock_file_is_as_if_there_were_none(data: object) -> None:
    assert Placement.from_dict(data) is None


def test_a_kept_placing_with_wrong_boxes_is_not_trusted(base_placement: Placement) -> None:
    spoilt = replace(base_placement, cells=base_placement.cells[:-3])
    drawing, placement = draw_wide(base(), spoilt, quick=True)
    assert {name for name, _, _ in placement.cells} == {name for name, _, _ in base_placement.cells}
    assert judge(drawing) == []


def test_the_stacked_placing_is_kept_and_reproducible() -> None:
    drawing, placement = stacked_base()
    assert draw_stacked(base(), placement) == (drawing, placement)
    small = generate(7, 8)
    assert draw_stacked(small) == draw_stacked(small)


def test_a_lane_that_did_not_change_stays_as_it_was_on_a_telephone() -> None:
    sketch = generate(2, 9)
    changed, other = sketch.boxes[-1].lane, sketch.boxes[-1].id
    more = replace(
        sketch,
        boxes=(*sketch.boxes, Box("nieuw", "service", changed, "Nieuw")),
        lines=(*sketch.lines, Line((other,), "nieuw", "contact")),
    )
    _, before = draw_stacked(sketch)
    _, after = draw_stacked(more)
    lane = {box.id: box.lane for box in sketch.boxes}
    assert len(set(lane.values())) > 2
    assert {lane[name] for name in _moved_boxes(before, after) if name in lane} <= {changed}
