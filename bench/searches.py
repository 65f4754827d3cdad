"""What the search of places costs: each picture of the base route alone, without kept places.

    python bench/searches.py

Writes its part of bench/REPORT.md. Seconds are those of CPU in one process; routings are the same everywhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

from measure import TODAY, machine, table
from report_sections import put_section

from routewijzer import i18n
from routewijzer.diagram import draw_stacked, draw_wide
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.placement import local_search
from routewijzer.diagram.routing.router import Router
from routewijzer.loading import load
from routewijzer.picture import sketches
from routewijzer.project import open_project

ROOT = Path(__file__).resolve().parents[1]
TITLE = "Search of places"
SEEDS = range(1, 11)
MOST = {"wide": 5.0, "stacked": 6.0}
"""Seconds of CPU that a search may take, by picture."""


def base_sketch() -> Sketch:
    """Return what the picture of the base route shows."""
    project = open_project(ROOT)
    subject = load(project, TODAY).subject
    words, findings = i18n.load(project.theme / "words", "nl")
    if subject is None or words is None:
        raise SystemExit(f"the base route does not load: {findings}")
    return sketches(subject.graph, words, lambda key: f"route/{key}.html").picture


def measure_search(draw: Callable[[], Drawing]) -> tuple[float, int, Drawing]:
    """Return the seconds of CPU, the routings and the drawing of a search."""
    with patch.object(Router, "__init__", autospec=True, side_effect=Router.__init__) as routers:
        begin = time.process_time()
        drawing = draw()
        return time.process_time() - begin, routers.call_count, drawing


def searches() -> str:
    """Return the part of the report: the base in both pictures, and the wide one from ten seeds."""
    sketch, usual = base_sketch(), local_search.SEED
    cases: list[tuple[str, int, Callable[[], Drawing]]] = [
        ("wide", usual, lambda: draw_wide(sketch)[0]),
        ("stacked", usual, lambda: draw_stacked(sketch)[0]),
    ]
    cases += [("wide", seed, cases[0][2]) for seed in SEEDS if seed != usual]
    rows = []
    for name, seed, draw in cases:
        local_search.SEED = seed
        seconds, routings, drawing = measure_search(draw)
        rows.append((name, seed, f"{seconds:.2f}", f"{MOST[name]:.0f}", routings, *figures(drawing)))
    local_search.SEED = usual
    head = ("", "seed", "CPU, s", "at most", "routings", "crossings", "bends", "length", "letters at 1280")
    text = (
        "Both pictures of the base route placed anew in one process, without a kept place; a build does that "
        "only when the structure of the route changes. The shipped places are better than those of one "
        f"search, see docs/picture.md. {machine()}\n"
    )
    return f"{text}\n{table(head, rows)}"


def figures(drawing: Drawing) -> tuple[int, int, int, str]:
    """Return crossings, bends, length of all lines, and the smallest letters on a screen of 1280."""
    parts = [part for line in drawing.lines for part in pairwise(line.points)]
    length = sum(abs(ax - bx) + abs(ay - by) for (ax, ay), (bx, by) in parts)
    bends = sum(len(line.points) - 2 for line in drawing.lines)
    return drawing.crossings, bends, round(length), f"{16 * 1232 / drawing.width:.1f}"


def main() -> None:
    """Measure, and write the part of the report."""
    report = ROOT / "bench" / "REPORT.md"
    report.write_text(put_section(report.read_text("utf-8"), TITLE, searches()), "utf-8")


if __name__ == "__main__":
    main()
