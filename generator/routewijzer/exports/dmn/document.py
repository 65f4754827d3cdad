"""The document of DMN: a question becomes input data, a decision its table with hit policy ANY.

Our rules have no order, and overlap only with equal outcomes: that is what ANY says (DMN 1.3, 8.2.10). Why a
rule holds, how sure that is and on which source it rests are annotations.
"""

from typing import Any

from lxml.etree import Element, SubElement, indent, tostring

from routewijzer.exports.dmn.diagram import add_diagram
from routewijzer.exports.dmn.names import ANNOTATIONS, ANY_ANSWER, MODEL, cell, element_id, variable
from routewijzer.model import Decision, Outcome, Question, Route, Rule

_NAMESPACES: Any = {
    None: MODEL,
    "dmndi": "https://www.omg.org/spec/DMN/20191111/DMNDI/",
    "dc": "http://www.omg.org/spec/DMN/20180521/DC/",
    "di": "http://www.omg.org/spec/DMN/20180521/DI/",
}
_OURS = "https://example.org/routewijzer/"
"""What names our own definitions, as the standard asks; no address that anybody opens."""


def export_dmn(route: Route) -> bytes:
    """Return all tables of a checked route as one document of DMN 1.3."""
    head = route.route
    decisions = [decision for decision in route.decisions.values() if decision.rules]
    question_keys = dict.fromkeys(key for decision in decisions for key in decision.questions)
    root = Element(_tag("definitions"), nsmap=_NAMESPACES)
    root.set("id", element_id("route", head.id))
    root.set("name", f"{head.title} ({head.edition}, {head.version}, {head.published})")
    root.set("namespace", f"{_OURS}{head.id}")
    _text(root, "description", head.summary)
    for key in question_keys:
        _input_data(root, route.questions[key])
    for decision in decisions:
        _decision(root, route, decision)
    add_diagram(root, decisions)
    indent(root, " ")
    return tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _tag(name: str) -> str:
    return f"{{{MODEL}}}{name}"


def _add(parent: Any, tag: str, /, **attributes: str) -> Any:
    return SubElement(parent, _tag(tag), attributes)


def _text(parent: Any, name: str, text: str) -> None:
    _add(parent, name).text = text


def _input_data(root: Any, question: Question) -> None:
    part = _add(root, "inputData", id=element_id("question", question.id), name=question.text)
    answers = "; ".join(f"{key}: {answer.title}" for key, answer in question.answers.items())
    _text(part, "description", " ".join(filter(None, (question.help, f"({answers})"))))
    name = variable(question.id)
    _add(part, "variable", id=element_id("variable", question.id), name=name, typeRef="string")


def _decision(root: Any, route: Route, decision: Decision) -> None:
    part = _add(root, "decision", id=element_id("decision", decision.id), name=decision.title)
    if decision.summary:
        _text(part, "description", decision.summary)
    _text(part, "question", decision.summary or decision.title)
    _text(part, "allowedAnswers", "; ".join(map(_outcome, decision.outcomes.values())))
    name = variable(decision.id)
    _add(part, "variable", id=element_id("result", decision.id), name=name, typeRef="string")
    for key in decision.questions:
        needs = _add(part, "informationRequirement", id=element_id("requirement", decision.id, key))
        _add(needs, "requiredInput", href=f"#{element_id('question', key)}")
    table = _add(part, "decisionTable", id=element_id("table", decision.id), hitPolicy="ANY")
    for key in decision.questions:
        _input(table, decision, route.questions[key])
    output = _add(table, "output", id=element_id("output", decision.id), name=name, typeRef="string")
    _text(_add(output, "outputValues"), "text", cell(decision.outcomes))
    for key in ANNOTATIONS:
        _add(table, "annotation", name=key)
    for rule in decision.rules.values():
        _rule(table, decision, rule)


def _outcome(outcome: Outcome) -> str:
    return f"{outcome.id}: {outcome.title}"


def _input(table: Any, decision: Decision, question: Question) -> None:
    part = _add(table, "input", id=element_id("input", decision.id, question.id), label=question.text)
    expression = _add(part, "inputExpression", typeRef="string")
    _text(expression, "text", variable(question.id))
    _text(_add(part, "inputValues"), "text", cell(question.answers))


def _rule(table: Any, decision: Decision, rule: Rule) -> None:
    part = _add(table, "rule", id=element_id("rule", decision.id, rule.id))
    _text(part, "description", rule.because)
    for key in decision.questions:
        answers = rule.when.get(key)
        entry = _add(part, "inputEntry", id=element_id("cell", decision.id, rule.id, key))
        _text(entry, "text", cell(answers) if answers else ANY_ANSWER)
    _text(_add(part, "outputEntry", id=element_id("then", decision.id, rule.id)), "text", cell((rule.then,)))
    data = rule.model_dump(mode="json")
    for key in ANNOTATIONS:
        _text(_add(part, "annotationEntry"), "text", data[key] or "")
