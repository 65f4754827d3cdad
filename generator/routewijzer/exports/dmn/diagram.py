"""The picture of which decision needs which questions, as DMN draws it (DMN 1.3, chapter 13)."""

from typing import Any

from lxml.etree import SubElement

from routewijzer.exports.dmn.names import element_id
from routewijzer.model import Decision

_DI = "{https://www.omg.org/spec/DMN/20191111/DMNDI/}"
_BOUNDS = "{http://www.omg.org/spec/DMN/20180521/DC/}Bounds"
_POINT = "{http://www.omg.org/spec/DMN/20180521/DI/}waypoint"

_WIDTH, _HEIGHT = 220, 60
"""Of each box, in pixels."""

_COLUMNS = 5
"""Questions in a row."""


def add_diagram(root: Any, decisions: list[Decision]) -> None:
    """Add the picture to a document: the decisions in a row, the questions below it."""
    diagram = SubElement(SubElement(root, f"{_DI}DMNDI"), f"{_DI}DMNDiagram", id="diagram")
    question_keys = list(dict.fromkeys(key for decision in decisions for key in decision.questions))
    places: dict[str, tuple[int, int]] = {}
    for number, decision in enumerate(decisions):
        places[decision.id] = (40 + number * (_WIDTH + 40), 40)
        _shape(diagram, element_id("decision", decision.id), places[decision.id])
    below: dict[str, tuple[int, int]] = {}
    for number, key in enumerate(question_keys):
        row, column = divmod(number, max(_COLUMNS, len(decisions)))
        below[key] = (40 + column * (_WIDTH + 40), 260 + row * (_HEIGHT + 40))
        _shape(diagram, element_id("question", key), below[key])
    for decision in decisions:
        for key in decision.questions:
            name = element_id("requirement", decision.id, key)
            edge = SubElement(diagram, f"{_DI}DMNEdge", id=f"edge_{name}", dmnElementRef=name)
            x, y = below[key]
            SubElement(edge, _POINT, x=str(x + _WIDTH // 2), y=str(y))
            x, y = places[decision.id]
            SubElement(edge, _POINT, x=str(x + _WIDTH // 2), y=str(y + _HEIGHT))


def _shape(diagram: Any, name: str, place: tuple[int, int]) -> None:
    shape = SubElement(diagram, f"{_DI}DMNShape", id=f"shape_{name}", dmnElementRef=name)
    x, y = place
    SubElement(shape, _BOUNDS, x=str(x), y=str(y), width=str(_WIDTH), height=str(_HEIGHT))
