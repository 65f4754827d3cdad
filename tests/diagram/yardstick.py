"""How good a drawing is, in figures, and the table in git that every drawing is held against.

`python -m diagram.yardstick`, with `generator` and `tests` on the path, writes the table anew: look at the
pictures before it is committed.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from diagram.base_drawings import quick, search_stacked
from diagram.generate import generate
from diagram.sketches import base, with_boxes, with_lane
from diagram.strange import SOUND
from routewijzer import i18n
from routewijzer.diagram import Placement, draw_wide
from routewijzer.diagram.model.drawing import Drawing, Point
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.text.font_metrics import CONDITION_SIZE
from routewijzer.loading import load
from routewijzer.picture import PictureLock, sketches
from routewijzer.project import kept_places, open_project

HOME_WIDTH = 1232.0
"""Pixels that a page leaves for the picture on a screen of 1280."""
TABLE = Path(__file__).parent / "golden" / "yardstick.json"
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Figures:
    """Crossings, bends, length of all lines and of what they share (units), smallest letters at home (px)."""

    crossings: int
    bends: int
    length: float
    shared_length: float
    text: float


def measure(drawing: Drawing) -> Figures:
    """Return the figures of a drawing."""
    parts = [part for line in drawing.lines for part in pairwise(line.points)]
    length = sum(abs(ax - bx) + abs(ay - by) for (ax, ay), (bx, by) in parts)
    return Figures(
        crossings=drawing.crossings,
        bends=sum(len(line.points) - 2 for line in drawing.lines),
        length=round(length),
        shared_length=round(length - _covered_length(parts)),
        text=round(CONDITION_SIZE * HOME_WIDTH / drawing.width, 1),
    )


def _covered_length(parts: list[tuple[Point, Point]]) -> float:
    """Return the length of paper that stretches cover: what two of them share counts once."""
    spans: dict[tuple[int, float], list[tuple[float, float]]] = {}
    for start, end in parts:
        across = 0 if start[0] == end[0] else 1
        low, high = sorted((start[1 - across], end[1 - across]))
        spans.setdefault((across, start[across]), []).append((low, high))
    covered = 0.0
    for along in spans.values():
        reached = float("-inf")
        for low, high in sorted(along):
            covered += max(0.0, high - max(low, reached))
            reached = max(reached, high)
    return covered


def worse(now: Figures, table: Figures) -> list[str]:
    """Say in words what of a drawing is worse than the table by more than the tolerance."""
    allowed = {
        "crossings": (now.crossings, table.crossings + max(1, table.crossings // 20)),
        "bends": (now.bends, table.bends + max(2, table.bends // 20)),
        "length": (now.length, 1.05 * table.length),
        "shared_length": (0.9 * table.shared_length, now.shared_length),
        "text": (0.97 * table.text, now.text),
    }
    return [
        f"{name}: {getattr(now, name)} where the table has {getattr(table, name)}"
        for name, (less, more) in allowed.items()
        if less > more
    ]


@cache
def edition_sketch(edition: str) -> tuple[Sketch, PictureLock]:
    """Return what an edition of this repository draws (the base without a name), and its kept places."""
    project = open_project(_ROOT, edition)
    subject = load(project, date(2026, 1, 1)).subject
    language, _ = i18n.load(project.theme / "words", "nl")
    assert subject
    assert language
    drawn = sketches(subject.graph, language, lambda key: f"route/{key}.html").picture
    return drawn, PictureLock.read(kept_places(project))


def _edition(edition: str) -> Drawing:
    drawn, kept = edition_sketch(edition)
    return draw_wide(drawn, kept.wide)[0]


def _prototype() -> Drawing:
    placing = json.loads((_ROOT / "tests/diagram/golden/base.placing.json").read_text("utf-8"))
    return draw_wide(base(), Placement.from_dict(placing))[0]


DRAWINGS: Mapping[str, Callable[[], Drawing]] = {
    "base": lambda: _edition(""),
    "voorbeeld-crisis": lambda: _edition("voorbeeld-crisis"),
    "voorbeeld-strafrecht": lambda: _edition("voorbeeld-strafrecht"),
    "prototype": _prototype,
    "prototype, three boxes more": lambda: quick(with_boxes()),
    "prototype, a lane more": lambda: quick(with_lane()),
    "prototype on a telephone": lambda: search_stacked(base())[0],
    **{
        f"strange: {name}": lambda name=name: quick(SOUND[name])  # type: ignore[misc]
        for name in SOUND
        if len(SOUND[name].boxes) < 40
    },
    **{
        f"generated {seed}, {boxes} boxes": lambda seed=seed, boxes=boxes: (  # type: ignore[misc]
            quick(generate(seed, boxes))
        )
        for seed, boxes in ((1, 12), (2, 18), (3, 24), (4, 30), (5, 36))
    },
}


def read_table() -> Mapping[str, Figures]:
    """Return the figures in git, by the name of the drawing."""
    return {name: Figures(**row) for name, row in json.loads(TABLE.read_text("utf-8")).items()}


def write_table() -> None:
    """Measure every drawing, and write the table: one line a drawing."""
    rows = (f" {json.dumps(name)}: {json.dumps(asdict(measure(draw())))}" for name, draw in DRAWINGS.items())
    TABLE.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


if __name__ == "__main__":
    write_table()
