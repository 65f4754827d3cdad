"""Drawing is quick: CPU seconds of this process, the best of a few runs, on a machine that may be busy."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from diagram.generate import generate
from diagram.sketches import base
from routewijzer.diagram import Placement, draw_stacked, draw_wide


def _best(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def test_both_pictures_of_the_base_take_a_quarter_of_a_second() -> None:
    data = json.loads((Path(__file__).parent / "golden" / "base.placing.json").read_text("utf-8"))
    wide = Placement.from_dict(data)
    _, stacked = draw_stacked(base(), quick=True)

    def draw() -> None:
        draw_wide(base(), wide)
        draw_stacked(base(), stacked)

    assert _best(draw, 3) <= 0.25


def test_three_hundred_boxes_take_less_than_five_seconds() -> None:
    sketch = generate(3, 300)
    assert _best(lambda: draw_wide(sketch, quick=True), 1) <= 5.0
