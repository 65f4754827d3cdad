"""Drawing is quick: function calls are counted, the same on every machine. Seconds tell `make bench`."""

import json
from pathlib import Path

import pytest

from diagram.generate import generate
from diagram.sketches import base
from routewijzer.diagram import Placement, draw_stacked, draw_wide
from work import calls


def drawing(boxes: int) -> int:
    """Return the calls that a generated route of so many boxes takes, placed quickly."""
    sketch = generate(3, boxes)
    return calls(lambda: draw_wide(sketch, quick=True))


def test_both_pictures_of_the_base_take_little_work_once_they_are_placed() -> None:
    """Twice what was counted when this was written."""
    data = json.loads((Path(__file__).parent / "golden" / "base.placing.json").read_text("utf-8"))
    wide = Placement.from_dict(data)
    _, stacked = draw_stacked(base(), quick=True)
    draw_wide(base(), wide)  # what is measured and broken into lines once is known by then
    assert calls(lambda: draw_wide(base(), wide)) < 650_000
    assert calls(lambda: draw_stacked(base(), stacked)) < 300_000


@pytest.mark.parametrize("boxes", [60, pytest.param(150, marks=pytest.mark.proof)])
def test_twice_as_many_boxes_take_at_most_three_times_the_work(boxes: int) -> None:
    assert drawing(2 * boxes) < 3 * drawing(boxes)
