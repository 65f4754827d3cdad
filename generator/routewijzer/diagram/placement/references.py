"""The picture for telephones: lanes below each other, at most two boxes wide, no line between lanes.

A line into another lane, to a stakeholder or back to its own box becomes a small reference behind its source:
it names the target, carries the condition and leads to the target's page. So does a second line between the
same boxes. Stakeholders are not drawn: the page shows them as links, and their lines in the list.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from routewijzer.diagram.model.sketch import Box, Line, Sketch
from routewijzer.diagram.model.structure import structure_of
from routewijzer.diagram.placement.layering import longest_paths

LONGEST = 2
"""A line without a condition may pass this many boxes less one; a longer one becomes a reference."""


def stack(sketch: Sketch) -> Sketch:
    """Return the sketch of the stacked picture: references in place of lines between lanes, and of long ones.

    A telephone has no room beside a line. So the conditions of references, and of ends that only one line
    reaches, stand in the box. Lines of stakeholders are left out with their column.
    """
    lanes = {lane.id: lane for lane in sketch.lanes if not lane.column}
    targets = {box.id: box for box in sketch.boxes}
    boxes = {box.id: replace(box, pin=None) for box in sketch.boxes if box.lane in lanes}
    behind: dict[str, list[Box]] = {name: [] for name in boxes}
    shared = Counter(
        line.target for line in sketch.lines for source in dict.fromkeys(line.source) if source in boxes
    )
    steps = _steps(sketch)
    lines: list[Line] = []
    drawn_pairs: set[tuple[str, str]] = set()
    for line in sketch.lines:
        for source in dict.fromkeys(line.source):
            if source not in boxes:
                continue
            origin, target, pair = boxes[source], targets[line.target], (source, line.target)
            near = (
                origin.lane == target.lane
                and origin is not boxes.get(line.target)
                and pair not in drawn_pairs
            )
            if near and not _is_long(line, steps.get(pair, 1), target, shared):
                lines.append(replace(line, source=(source,)))
                drawn_pairs.add(pair)
                continue
            tone = lanes[target.lane].tone if target.lane in lanes else None
            reference = _reference(origin, target, line, tone, len(behind[source]))
            behind[source].append(reference)
            lines.append(Line((source,), reference.id, line.kind))
    lines, captions = _conditions_into_ends(boxes, lines)
    ordered: list[Box] = []
    for name, box in boxes.items():
        caption = captions.get(name)
        ordered.append(replace(box, caption=caption) if caption else box)
        ordered += behind[name]
    used = {box.lane for box in ordered}
    return replace(
        sketch,
        lanes=tuple(lane for lane in lanes.values() if lane.id in used),
        boxes=tuple(ordered),
        lines=tuple(lines),
    )


def _steps(sketch: Sketch) -> dict[tuple[str, str], int]:
    """Return how many boxes further on each line leads within a lane; 0 for a line that leads back."""
    structure = structure_of(sketch)
    depth = longest_paths(structure)
    return {
        (link.source, link.target): 0 if link.back else depth[link.target] - depth[link.source]
        for link in structure.links
        if link.pushes or link.back
    }


def _is_long(line: Line, steps: int, target: Box, entering: Mapping[str, int]) -> bool:
    """Tell whether a line within a lane would pass other boxes, or has a condition but no room for it."""
    if target.kind == "end" and line.label and entering[line.target] > 1:
        return True
    return not 1 <= steps <= (1 if line.label else LONGEST)


def _reference(source: Box, target: Box, line: Line, tone: int | None, number: int) -> Box:
    """Return the small box that stands for a long line. No id of an element holds a `>`."""
    return Box(
        id=f"{source.id}>{number}>{target.id}",
        kind="ref",
        lane=source.lane,
        label=target.label,
        caption=line.label,
        href=target.href,
        name=f"{line.label}: {target.name}" if line.label else target.name,
        tone=tone,
    )


def _conditions_into_ends(boxes: dict[str, Box], lines: list[Line]) -> tuple[list[Line], dict[str, str]]:
    """Move the condition of an end's only line into the end."""
    entering: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        entering.setdefault(line.target, []).append(n)
    captions: dict[str, str] = {}
    result = list(lines)
    for name, numbers in entering.items():
        box = boxes.get(name)
        if box and box.kind == "end" and not box.caption and len(numbers) == 1 and lines[numbers[0]].label:
            captions[name] = lines[numbers[0]].label
            result[numbers[0]] = replace(lines[numbers[0]], label="")
    return result, captions
