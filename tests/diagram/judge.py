"""The judge of a drawing: finds what a careful reader would call a fault, from coordinates alone.

It knows nothing of how the drawing was made, and shares no code with the engine but the data types
and the widths of the font.
"""

from collections.abc import Iterator
from itertools import combinations

from diagram.judge_geometry import (
    Rectangle,
    Segment,
    around,
    box_rectangle,
    distance,
    label_rectangle,
    overlap,
    segments,
)
from diagram.judge_small import crossing_lines, may_share_a_trunk, stands_at_its_box
from routewijzer.diagram.model.drawing import Drawing, PlacedBox, PlacedLane, Point, RoutedLine
from routewijzer.diagram.text.font_metrics import text_width

_TOUCH = 0.6


def judge(drawing: Drawing) -> list[str]:
    """Everything that is wrong with a drawing, in words; empty for a good one."""
    return [
        *_missing(drawing),
        *_boxes(drawing),
        *_lines_through_boxes(drawing),
        *_lines_on_lines(drawing),
        *_labels(drawing),
        *_titles(drawing),
        *_lanes(drawing),
        *_texts(drawing),
        *_outside(drawing),
        *_ends(drawing),
        *(() if drawing.lanes else crossing_lines(drawing)),
    ]


def _name(line: RoutedLine) -> str:
    return f"{' '.join(line.line.source)} > {line.line.target}"


def _missing(drawing: Drawing) -> Iterator[str]:
    """Every box and line of the sketch is drawn, and every condition."""
    drawn = {placed.box.id for placed in drawing.boxes}
    for box in drawing.sketch.boxes:
        if box.id not in drawn:
            yield f"box {box.id} is not drawn"
    lines = {
        (source, line.line.target, line.line.kind, line.line.label)
        for line in drawing.lines
        for source in line.line.source
    }
    for wanted in drawing.sketch.lines:
        for source in wanted.source:
            if (source, wanted.target, wanted.kind, wanted.label) not in lines:
                yield f"line {source} > {wanted.target} is not drawn"
    written = {label.line for label in drawing.labels}
    for line in drawing.lines:
        if line.line.label.strip() and line.line not in written:
            yield f"condition of {_name(line)} is not drawn"
    for problem in drawing.problems:
        yield f"problem: {problem}"


def _boxes(drawing: Drawing) -> Iterator[str]:
    for one, two in combinations(drawing.boxes, 2):
        if overlap(box_rectangle(one, 2), box_rectangle(two, 2)):
            yield f"boxes {one.box.id} and {two.box.id} overlap"


def _lines_through_boxes(drawing: Drawing) -> Iterator[str]:
    for line in drawing.lines:
        for segment in segments(line):
            for box in drawing.boxes:
                if overlap(around(segment), box_rectangle(box, -1)):
                    own = box.box.id in (*line.line.source, line.line.target)
                    if not own or _runs_inside(segment, box):
                        yield f"line {_name(line)} runs through box {box.box.id}"


def _runs_inside(segment: Segment, box: PlacedBox) -> bool:
    """Tell whether a line runs inside its own box, further than a slanted side needs."""
    left, top, right, bottom = box_rectangle(box, -1)
    (ax, ay), (bx, by) = segment
    inside = max(0.0, min(max(ax, bx), right) - max(min(ax, bx), left)) + max(
        0.0, min(max(ay, by), bottom) - max(min(ay, by), top)
    )
    return inside > 31


def _may_share(one: RoutedLine, two: RoutedLine) -> bool:
    """Deliberate joins: same kind, and the same target, or the same source and both without condition."""
    if one.line.kind != two.line.kind:
        return False
    if one.line.target == two.line.target:
        return True
    return one.line.source == two.line.source and not one.line.label and not two.line.label


def _lines_on_lines(drawing: Drawing) -> Iterator[str]:
    flat: list[tuple[float, float, float, int]] = []
    upright: list[tuple[float, float, float, int]] = []
    for n, line in enumerate(drawing.lines):
        for (ax, ay), (bx, by) in segments(line):
            if abs(ay - by) < 0.05:
                flat.append((ay, min(ax, bx), max(ax, bx), n))
            elif abs(ax - bx) < 0.05:
                upright.append((ax, min(ay, by), max(ay, by), n))
            else:
                yield f"line {_name(line)} is slanted"
    for group in (flat, upright):
        group.sort()
        for at, (place, low, high, n) in enumerate(group):
            for other_place, other_low, other_high, other in group[at + 1 :]:
                if other_place - place > 5:
                    break
                if n == other or min(high, other_high) - max(low, other_low) <= _TOUCH:
                    continue
                one, two = drawing.lines[n], drawing.lines[other]
                may_share = _may_share if drawing.lanes else may_share_a_trunk
                if not may_share(one, two) or other_place - place > 0.05:
                    yield f"lines {_name(one)} and {_name(two)} lie on each other at {place:.0f}, {low:.0f}"


def _labels(drawing: Drawing) -> Iterator[str]:
    for one, two in combinations(drawing.labels, 2):
        if overlap(label_rectangle(one, 1), label_rectangle(two, 1)):
            yield f'labels "{one.line.label}" and "{two.line.label}" overlap'
    for label in drawing.labels:
        rectangle = label_rectangle(label)
        for box in drawing.boxes:
            if overlap(rectangle, box_rectangle(box, 1)):
                yield f'label "{label.line.label}" lies over box {box.box.id}'
        for line in drawing.lines:
            for segment in segments(line):
                if overlap(rectangle, around(segment, 1)):
                    yield f'label "{label.line.label}" lies over line {_name(line)}'
        near = min(
            (
                distance(rectangle, around(segment))
                for line in drawing.lines
                if line.line == label.line
                for segment in segments(line)
            ),
            default=99.0,
        )
        if near > 9 and (drawing.lanes or not stands_at_its_box(drawing, label)):
            yield f'label "{label.line.label}" is {near:.0f} away from its line'
        for row in label.rows:
            if text_width(row, 16.0, 400) > label.width + 0.5:
                yield f'label "{label.line.label}" is wider than its place'


def _title(lane: PlacedLane) -> Rectangle:
    left = lane.x + (12 if lane.lane.column else 18)
    width = max(text_width(row, 19.0, 600) for row in lane.rows)
    return left, lane.y + 12, left + width, lane.y + 12 + len(lane.rows) * 19 * 1.2


def _titles(drawing: Drawing) -> Iterator[str]:
    for lane in drawing.lanes:
        if not lane.rows:
            continue
        title, name = _title(lane), f"title of lane {lane.lane.id}"
        if title[2] > lane.x + lane.width:
            yield f"{name} is wider than the lane"
        for box in drawing.boxes:
            if overlap(title, box_rectangle(box)):
                yield f"box {box.box.id} stands on the {name}"
        for line in drawing.lines:
            if any(overlap(title, around(segment, 1)) for segment in segments(line)):
                yield f"line {_name(line)} runs through the {name}"
        for label in drawing.labels:
            if overlap(title, label_rectangle(label)):
                yield f'label "{label.line.label}" lies over the {name}'


def _lanes(drawing: Drawing) -> Iterator[str]:
    for one, two in combinations(drawing.lanes, 2):
        if overlap(_lane(one), _lane(two)):
            yield f"lanes {one.lane.id} and {two.lane.id} overlap"
    lanes = {lane.lane.id: _lane(lane) for lane in drawing.lanes}
    for box in drawing.boxes if lanes else ():
        left, top, right, bottom = box_rectangle(box)
        lane = lanes[box.box.lane]
        if left < lane[0] or top < lane[1] or right > lane[2] or bottom > lane[3]:
            yield f"box {box.box.id} stands outside its lane"


def _lane(lane: PlacedLane) -> Rectangle:
    return lane.x, lane.y, lane.x + lane.width, lane.y + lane.height


def _texts(drawing: Drawing) -> Iterator[str]:
    for box in drawing.boxes:
        slant = {"decision": 14.0, "phase": 15.0 if drawing.flow == "right" else 0.0, "ref": 26.0}
        room = box.width - slant.get(box.box.kind, 6.0)
        widths = [text_width(row, 17.0, 600) for row in box.rows]
        widths += [text_width(row, 16.0, 400) for row in box.caption]
        if widths and max(widths) > room:
            yield f"text of box {box.box.id} is wider than the box"
        height = len(box.rows) * 17 * 1.2 + len(box.caption) * 16 * 1.15
        if height > box.height - 8:
            yield f"text of box {box.box.id} is higher than the box"
        shown = "".join(box.rows).replace(" ", "").replace("-", "")
        meant = box.box.label.replace("\u00ad", "").replace("-", "")
        if shown != "".join(meant.split()):
            yield f"text of box {box.box.id} is not its label"


def _outside(drawing: Drawing) -> Iterator[str]:
    canvas = (0.0, 0.0, drawing.width, drawing.height)

    def out(rectangle: Rectangle) -> bool:
        return (
            rectangle[0] < canvas[0]
            or rectangle[1] < canvas[1]
            or rectangle[2] > canvas[2]
            or rectangle[3] > canvas[3]
        )

    for box in drawing.boxes:
        if out(box_rectangle(box, 6)):
            yield f"box {box.box.id} stands outside the picture"
    for line in drawing.lines:
        if any(out(around(segment)) for segment in segments(line)):
            yield f"line {_name(line)} leaves the picture"
    for label in drawing.labels:
        if out(label_rectangle(label)):
            yield f'label "{label.line.label}" lies outside the picture'
    for lane in drawing.lanes:
        if out(_lane(lane)):
            yield f"lane {lane.lane.id} leaves the picture"


def _ends(drawing: Drawing) -> Iterator[str]:
    """Yield where an arrow starts elsewhere than at its source (or their frame), or ends elsewhere."""
    boxes = {box.box.id: box for box in drawing.boxes}
    frames = [(x, y, x + width, y + height) for lane in drawing.lanes for x, y, width, height in lane.frames]
    for line in drawing.lines:
        if len(line.points) < 2:
            yield f"line {_name(line)} has no length"
            continue
        if not _on(line.points[-1], box_rectangle(boxes[line.line.target])):
            yield f"line {_name(line)} does not end at its target"
        sources = set(line.line.source)
        if len(sources) == 1:
            starts = [box_rectangle(boxes[line.line.source[0]])]
        else:
            starts = [frame for frame in frames if _boxes_in(frame, boxes) == sources]
        if not any(_on(line.points[0], start) for start in starts):
            yield f"line {_name(line)} does not start at its source"
        (ax, ay), (bx, by) = line.points[-2:]
        if abs(ax - bx) + abs(ay - by) < 9:
            yield f"line {_name(line)} has no room for its arrow head"


def _boxes_in(frame: Rectangle, boxes: dict[str, PlacedBox]) -> set[str]:
    return {name for name, box in boxes.items() if overlap(frame, box_rectangle(box))}


def _on(point: Point, rectangle: Rectangle) -> bool:
    """On the outline, or inside it by as much as a slanted or rounded side recedes."""
    left, top, right, bottom = rectangle
    x, y = point
    if not (left - 0.1 <= x <= right + 0.1 and top - 0.1 <= y <= bottom + 0.1):
        return False
    return min(x - left, right - x, y - top, bottom - y) <= 31
