"""Sketches for the tests: the prototype's route, and what two regions add to it."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from routewijzer.diagram.model.sketch import Box, LegendEntry, Line, Sketch, SketchLane

_HERE = Path(__file__).parent / "routes"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LEGEND = (
    ("step", "Stap"),
    ("decision", "Beslissing"),
    ("end", "Einde"),
    ("main", "Route"),
    ("contact", "Advies"),
    ("exit", "Stoppen"),
    ("escalation", "Opschalen"),
    ("phase-0", "Fase veiligheid"),
    ("phase-1", "Fase risicogestuurd"),
    ("phase-2", "Fase herstelgericht"),
)


@cache
def read_sketch(*names: str) -> Sketch:
    """Return a sketch from small YAML files; later files add lanes, boxes and lines to the first."""
    first, *others = (yaml.load((_HERE / f"{name}.yaml").read_text("utf-8"), _LOADER) for name in names)
    data: dict[str, Any] = first
    for other in others:
        for key in ("nodes", "edges"):
            data[key] += other.get(key, [])
        for lane in other.get("lanes", []):
            after = next(n for n, known in enumerate(data["lanes"]) if known["id"] == lane["after"])
            data["lanes"].insert(after + 1, lane)
    column = data["sources"]
    phases = [phase["id"] for phase in data["phases"]]
    lanes = [SketchLane(column["id"], column["label"], column=True)]
    lanes += [
        SketchLane(lane["id"], lane["label"], f"{lane['id']}.html", n) for n, lane in enumerate(data["lanes"])
    ]
    boxes = tuple(
        Box(
            id=node["id"],
            kind=node["kind"],
            lane=node["lane"],
            label=node["label"],
            caption=f"Stap {node['nr']}" if "nr" in node else node.get("cap", ""),
            phases=(phases.index(node["phase"]),) if "phase" in node else (),
            href=f"route/{node['id']}.html",
            name=node["label"],
        )
        for node in data["nodes"]
    )
    lines = tuple(
        Line(
            tuple(column["all"]) if edge["from"] == column["id"] else (edge["from"],),
            edge["to"],
            edge["kind"],
            edge.get("label", ""),
        )
        for edge in data["edges"]
    )
    legend = tuple(LegendEntry(kind, label) for kind, label in _LEGEND)
    titles = tuple(phase["label"] for phase in data["phases"])
    return Sketch(
        data["title"], tuple(lanes), boxes, lines, titles, legend, "Legenda", tuple(data["hyphens"])
    )


def base() -> Sketch:
    """Return the prototype's route: 6 stakeholders, 26 boxes in 4 lanes."""
    return read_sketch("base")


def with_boxes() -> Sketch:
    """Return a region that adds three boxes."""
    return read_sketch("base", "three-boxes")


def with_lane() -> Sketch:
    """Return a region that adds a lane with four boxes."""
    return read_sketch("base", "lane")


def reword(sketch: Sketch) -> Sketch:
    """Return the same structure with other words in every box and at every line."""
    boxes = tuple(replace(box, label=f"{box.label} (nieuw)") for box in sketch.boxes)
    lines = tuple(
        replace(line, label=f"{line.label} enzovoort" if line.label else "") for line in sketch.lines
    )
    return replace(sketch, boxes=boxes, lines=lines)
