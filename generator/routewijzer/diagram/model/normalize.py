"""Making a sketch sound before it is drawn: what is odd becomes a problem in words, not an exception."""

from dataclasses import replace

from routewijzer.diagram.model.sketch import Box, CellPin, Line, Sketch, SketchLane

LARGEST_PIN = 99
"""Columns and rows beyond this would only be empty paper."""


def normalize(sketch: Sketch) -> tuple[Sketch, tuple[str, ...]]:
    """Return the sketch with each id once, a lane for every box, one column at most, pins on the paper.

    A line that is equal to another one is the same arrow; it is drawn once. Returns the problems too.
    """
    problems: list[str] = []
    boxes: dict[str, Box] = {}
    for box in sketch.boxes:
        if box.id in boxes:
            problems.append(f"box {box.id} is defined twice: only the first is drawn")
        else:
            boxes[box.id] = _clamp_pin(box, problems)
    lanes = _lanes(sketch.lanes, tuple(boxes.values()), problems)
    lines = _lines(sketch.lines, boxes, problems)
    normalized = replace(sketch, lanes=lanes, boxes=tuple(boxes.values()), lines=lines)
    return (sketch if normalized == sketch else normalized), tuple(problems)


def _lines(lines: tuple[Line, ...], boxes: dict[str, Box], problems: list[str]) -> tuple[Line, ...]:
    """Return lines between boxes that are there, each source once."""
    normalized: dict[Line, None] = {}
    for line in lines:
        missing = [name for name in (*line.source, line.target) if name not in boxes]
        if missing or not line.source:
            name = ", ".join(missing) or "as its source"
            problems.append(f"line from {' '.join(line.source)} to {line.target}: no box {name}")
            continue
        sources = tuple(dict.fromkeys(line.source))
        normalized[line if sources == line.source else replace(line, source=sources)] = None
    return tuple(normalized)


def _clamp_pin(box: Box, problems: list[str]) -> Box:
    if not box.pin:
        return box
    column, row = (min(max(n, 0), LARGEST_PIN) for n in (box.pin.column, box.pin.row))
    if (column, row) == (box.pin.column, box.pin.row):
        return box
    problems.append(f"pin of {box.id}: column {box.pin.column}, row {box.pin.row} is off the picture")
    return replace(box, pin=CellPin(column, row))


def _lanes(
    lanes: tuple[SketchLane, ...], boxes: tuple[Box, ...], problems: list[str]
) -> tuple[SketchLane, ...]:
    known: dict[str, SketchLane] = {}
    for lane in lanes:
        if lane.id in known:
            problems.append(f"lane {lane.id} is defined twice: only the first is drawn")
        elif lane.column and any(other.column for other in known.values()):
            problems.append(f"lane {lane.id} is a second column: it is drawn as a band")
            known[lane.id] = replace(lane, column=False)
        else:
            known[lane.id] = lane
    for box in boxes:
        if box.lane not in known:
            problems.append(
                f'box {box.id} stands in an unknown lane "{box.lane}": it gets a lane without a title'
            )
            known[box.lane] = SketchLane(box.lane, "")
    return tuple(known.values())
