"""No drawing becomes worse unseen: each is measured against the table of figures in git."""

from dataclasses import replace
from typing import Any

import pytest

from diagram.yardstick import DRAWINGS, Figures, measure, read_table, worse
from routewijzer.diagram import draw_wide
from routewijzer.diagram.model.sketch import Box, Line, Sketch, SketchLane

REGIONS = ("voorbeeld-crisis", "voorbeeld-strafrecht")
"""As large as the base, and drawn by the same rules: left to `make proof`."""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.proof] if n % 2 or name in REGIONS else [])
        for n, name in enumerate(DRAWINGS)
    ],
)
def test_a_drawing_is_as_good_as_the_table_says(name: str) -> None:
    assert worse(measure(DRAWINGS[name]()), read_table()[name]) == []


def test_the_table_has_a_row_for_each_drawing_and_no_other() -> None:
    assert list(read_table()) == list(DRAWINGS)


@pytest.mark.parametrize(
    "change",
    [{"crossings": 9}, {"bends": 43}, {"length": 10_600.0}, {"shared_length": 800.0}, {"text": 13.5}],
)
def test_each_figure_that_is_worse_is_told(change: dict[str, Any]) -> None:
    table = Figures(crossings=7, bends=40, length=10_000.0, shared_length=1_000.0, text=14.0)
    assert worse(table, table) == []
    (told,) = worse(replace(table, **change), table)
    assert told.startswith(next(iter(change)))


def test_two_lines_into_one_target_share_their_last_stretch() -> None:
    boxes = tuple(Box(name, "step", "a", name.upper()) for name in "xyz")
    other = (Box("ver", "step", "b", "Ver"),)
    lines = (Line(("x",), "ver"), Line(("y",), "ver"), Line(("z",), "ver"))
    sketch = Sketch("", (SketchLane("a", "A"), SketchLane("b", "B")), (*boxes, *other), lines)
    drawing, _ = draw_wide(sketch)
    assert measure(drawing).shared_length > 0
    assert len({line.points[-1] for line in drawing.lines}) < len(drawing.lines)
