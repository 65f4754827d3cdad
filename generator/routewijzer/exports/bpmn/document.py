"""The document of BPMN: one pool with the lanes of the picture, its process, and its diagram."""

from typing import Any

from lxml.etree import Element, SubElement, indent, tostring

from routewijzer.diagram.model.drawing import Drawing
from routewijzer.exports.bpmn.process import FlowNode, Process, SequenceFlow, in_lanes, neighbours, process_of
from routewijzer.exports.bpmn.waypoints import ShapeBounds
from routewijzer.graph import Graph
from routewijzer.i18n import Words

_BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_BOUNDS = "{http://www.omg.org/spec/DD/20100524/DC}Bounds"
_WAYPOINT = "{http://www.omg.org/spec/DD/20100524/DI}waypoint"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAMESPACES: Any = {
    None: _BPMN,
    "bpmndi": _DI,
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "xsi": _XSI,
}
_BAND = 30.0
"""Width of the name of a pool or lane, at its left."""


def export_bpmn(drawing: Drawing, graph: Graph, words: Words) -> bytes:
    """Return the picture of a route as one document of BPMN 2.0."""
    head = graph.route.route
    process = process_of(drawing, graph, words.bpmn.choice, words.bpmn.end)
    root = Element(f"{{{_BPMN}}}definitions", nsmap=_NAMESPACES)
    root.set("id", f"route_{head.id}")
    root.set("targetNamespace", f"https://example.org/routewijzer/{head.id}")
    together = _add(root, "collaboration", id="collaboration")
    name = f"{head.title} ({head.edition}, {head.version}, {head.published})"
    _add(together, "participant", id="pool", name=name, processRef="process")
    _process(_add(root, "process", id="process", isExecutable="false"), drawing, process)
    _diagram(root, drawing, process)
    indent(root, " ")
    return tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _add(parent: Any, tag: str, /, **attributes: str) -> Any:
    return SubElement(parent, f"{{{_BPMN}}}{tag}", attributes)


def _process(part: Any, drawing: Drawing, process: Process) -> None:
    lanes = in_lanes(process)
    own = _add(part, "laneSet", id="lanes")
    for placed in drawing.lanes:
        lane = _add(own, "lane", id=f"lane_{placed.lane.id}", name=placed.lane.label)
        for key in lanes.get(placed.lane.id, ()):
            _add(lane, "flowNodeRef").text = key
    for node, incoming, outgoing in neighbours(process):
        shape = _add(part, node.tag, id=node.id, name=node.name)
        for name, ids in (("incoming", incoming), ("outgoing", outgoing)):
            for arrow in ids:
                _add(shape, name).text = arrow
        if node.condition:
            begins = _add(shape, "conditionalEventDefinition", id=f"begins_{node.id}")
            _expression(begins, "condition", node.condition)
    for flow in process.flows:
        _flow(part, flow)


def _flow(part: Any, flow: SequenceFlow) -> None:
    arrow = _add(part, "sequenceFlow", id=flow.id, sourceRef=flow.source, targetRef=flow.target)
    if flow.name:
        arrow.set("name", flow.name)
    if flow.condition:
        _expression(arrow, "conditionExpression", flow.condition)


def _expression(parent: Any, tag: str, text: str) -> None:
    part = _add(parent, tag)
    part.set(f"{{{_XSI}}}type", "tFormalExpression")
    part.text = text


def _diagram(root: Any, drawing: Drawing, process: Process) -> None:
    diagram = SubElement(root, f"{{{_DI}}}BPMNDiagram", id="diagram")
    plane = SubElement(diagram, f"{{{_DI}}}BPMNPlane", id="plane", bpmnElement="collaboration")
    left = min(lane.x for lane in drawing.lanes) - 2 * _BAND
    top = min(lane.y for lane in drawing.lanes)
    bottom = max(lane.y + lane.height for lane in drawing.lanes)
    right = max(lane.x + lane.width for lane in drawing.lanes)
    _shape(plane, "pool", ShapeBounds(left, top, right - left, bottom - top), horizontal=True)
    for lane in drawing.lanes:
        place = ShapeBounds(lane.x - _BAND, lane.y, lane.width + _BAND, lane.height)
        _shape(plane, f"lane_{lane.lane.id}", place, horizontal=True)
    for node in process.nodes:
        _shape(plane, node.id, node.bounds, label=_label(node))
    for flow in process.flows:
        edge = SubElement(plane, f"{{{_DI}}}BPMNEdge", id=f"edge_{flow.id}", bpmnElement=flow.id)
        for x, y in flow.points:
            SubElement(edge, _WAYPOINT, x=_number(x), y=_number(y))
        if flow.label:
            _bounds(SubElement(edge, f"{{{_DI}}}BPMNLabel"), flow.label)


def _label(node: FlowNode) -> ShapeBounds | None:
    """Return where the name of a small shape stands: below it, for an event that begins at its left."""
    at = node.bounds
    if node.tag in ("task", "businessRuleTask"):
        return None
    if node.condition:
        return ShapeBounds(at.x - 106, at.y - 4, 100, at.height + 8)
    return ShapeBounds(at.x - 20, at.bottom + 2, at.width + 40, 14)


def _shape(
    plane: Any, name: str, place: ShapeBounds, label: ShapeBounds | None = None, *, horizontal: bool = False
) -> None:
    shape = SubElement(plane, f"{{{_DI}}}BPMNShape", id=f"shape_{name}", bpmnElement=name)
    if horizontal:
        shape.set("isHorizontal", "true")
    _bounds(shape, place)
    if label:
        _bounds(SubElement(shape, f"{{{_DI}}}BPMNLabel"), label)


def _bounds(parent: Any, place: ShapeBounds) -> None:
    sizes = {"x": place.x, "y": place.y, "width": place.width, "height": place.height}
    SubElement(parent, _BOUNDS, {key: _number(value) for key, value in sizes.items()})


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
