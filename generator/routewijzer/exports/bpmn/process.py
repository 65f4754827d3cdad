"""The picture as a process: what each box becomes, and the flows between.

A box of our picture becomes what its kind is: who starts becomes a start event, an end an end event, a
decision a task for rules. Where more than one arrow leaves, a gateway chooses behind the task, and behind
an open end stands an end event: a task of BPMN with several flows would take them all at once. These small
shapes stand inside the box, at its right, so that every other coordinate stays as drawn.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from routewijzer.diagram.model.drawing import Drawing, PlacedBox, RoutedLine
from routewijzer.exports.bpmn.waypoints import GAP, SMALL, Points, ShapeBounds, around, arrival, bounds_of
from routewijzer.graph import Graph

_TASKS = {
    "decision": "businessRuleTask",
    "step": "task",
    "phase": "task",
    "service": "task",
    "stakeholder": "task",
}


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A shape: `tag` is its name in BPMN; `condition` says when a start event begins."""

    id: str
    tag: str
    name: str
    lane: str
    bounds: ShapeBounds
    condition: str = ""


@dataclass(frozen=True, slots=True)
class SequenceFlow:
    """An arrow; `name` is its short condition and `condition` the whole one, both empty for none."""

    id: str
    source: str
    target: str
    points: Points
    name: str = ""
    condition: str = ""
    label: ShapeBounds | None = None


@dataclass(slots=True)
class Process:
    """All shapes and arrows, in reading order."""

    nodes: list[FlowNode] = field(default_factory=list)
    flows: list[SequenceFlow] = field(default_factory=list)


def process_of(drawing: Drawing, graph: Graph, question: str, ending: str) -> Process:
    """Return the process of a picture.

    `question` names each gateway, `ending` the end event of an open end.
    """
    process = Process()
    leaving = {placed.box.id: _leaving(drawing, placed.box.id) for placed in drawing.boxes}
    entered = {line.line.target for line in drawing.lines}
    places: dict[str, tuple[str, str, ShapeBounds, ShapeBounds]] = {}
    for placed in drawing.boxes:
        places[placed.box.id] = _add_box(
            process, placed, len(leaving[placed.box.id]), placed.box.id in entered, question, ending
        )
    whole = {placed.box.id: _place(placed) for placed in drawing.boxes}
    labels = {label.line: bounds_of(label.x, label.y, label.width, label.height) for label in drawing.labels}
    conditions = {(edge.source, edge.target, edge.kind): edge.when or "" for edge in graph.edges}
    for source, lines in leaving.items():
        for line in lines:
            target = line.line.target
            way = conditions.get((source, target, line.line.kind), "")
            _, out, _, out_at = places[source]
            into, _, into_at, _ = places[target]
            points = (*around(out_at, whole[source], line.points[0]), *line.points[1:-1])
            points = (*points, *arrival(into_at, whole[target], line.points[-1]))
            choice = len(lines) > 1
            name = line.line.label or way
            process.flows.append(
                SequenceFlow(
                    id=f"flow_{len(process.flows) + 1}",
                    source=out,
                    target=into,
                    points=points,
                    name=name or (ending if choice else ""),
                    condition=(way or name or ending) if choice else "",
                    label=labels.get(line.line),
                )
            )
    return process


def _place(drawn_box: PlacedBox) -> ShapeBounds:
    return bounds_of(drawn_box.x, drawn_box.y, drawn_box.width, drawn_box.height)


def _leaving(drawing: Drawing, key: str) -> list[RoutedLine]:
    return [line for line in drawing.lines if key in line.line.source]


def _add_box(
    process: Process, drawn_box: PlacedBox, ways: int, entered: bool, question: str, ending: str
) -> tuple[str, str, ShapeBounds, ShapeBounds]:
    """Add the shapes of a box; return where arrows arrive and leave: ids and bounds."""
    box = drawn_box.box
    whole = _place(drawn_box)
    name = " ".join(filter(None, (f"{box.caption}:" if box.caption else "", box.label)))
    if box.kind == "stakeholder" and not entered:
        event = FlowNode(f"start_{box.id}", "startEvent", name, box.lane, whole.at_right(), name)
        process.nodes.append(event)
        return event.id, event.id, event.bounds, event.bounds
    if box.kind == "end" and not ways:
        event = FlowNode(f"end_{box.id}", "endEvent", name, box.lane, whole.centre())
        process.nodes.append(event)
        return event.id, event.id, event.bounds, event.bounds
    begins = not entered or box.kind == "stakeholder"  # no arrow may enter a start event
    left = SMALL + GAP if begins else 0
    right = SMALL + GAP if ways != 1 else 0
    bounds = ShapeBounds(whole.x + left, whole.y, whole.width - left - right, whole.height)
    task = FlowNode(f"task_{box.id}", _TASKS.get(box.kind, "task"), name, box.lane, bounds)
    process.nodes.append(task)
    if begins:
        start = FlowNode(f"start_{box.id}", "startEvent", name, box.lane, whole.at_left(), name)
        process.nodes.append(start)
        _join(process, start, task)
    if ways == 1:
        return task.id, task.id, bounds, bounds
    tag, title = ("exclusiveGateway", question) if ways else ("endEvent", ending)
    behind = FlowNode(f"{'choice' if ways else 'end'}_{box.id}", tag, title, box.lane, whole.at_right())
    process.nodes.append(behind)
    _join(process, task, behind)
    return task.id, behind.id, bounds, behind.bounds


def _join(process: Process, source: FlowNode, target: FlowNode) -> None:
    y = target.bounds.middle[1] if target.bounds.width == SMALL else source.bounds.middle[1]
    points = ((source.bounds.right, y), (target.bounds.x, y))
    process.flows.append(SequenceFlow(f"flow_{len(process.flows) + 1}", source.id, target.id, points))


def neighbours(process: Process) -> Iterator[tuple[FlowNode, list[str], list[str]]]:
    """Yield each shape with the ids of the arrows that enter and leave it."""
    incoming: dict[str, list[str]] = {}
    outgoing: dict[str, list[str]] = {}
    for flow in process.flows:
        incoming.setdefault(flow.target, []).append(flow.id)
        outgoing.setdefault(flow.source, []).append(flow.id)
    for node in process.nodes:
        yield node, incoming.get(node.id, []), outgoing.get(node.id, [])


def in_lanes(process: Process) -> Mapping[str, list[str]]:
    """Return the ids of the shapes by lane."""
    lanes: dict[str, list[str]] = {}
    for node in process.nodes:
        lanes.setdefault(node.lane, []).append(node.id)
    return lanes
