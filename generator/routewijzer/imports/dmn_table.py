"""A table of DMN as the rules of a decision: what is no such table, or would be lost, is a finding."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from routewijzer.exports.dmn.names import ANNOTATIONS, cell_values, model_id, question_of
from routewijzer.findings import Finding, did_you_mean, known_names, phrase
from routewijzer.imports.dmn_document import DmnReader, children, text_of
from routewijzer.model import Decision, Question, Route

RuleFields = Mapping[str, Any]
"""A rule as plain data, with the keys of the model; `when` is question → ids of answers."""

_POLICIES = ("ANY", "UNIQUE")
"""Hit policies under which rules have no order. UNIQUE is what DMN means where none is named."""

_BASES = ("stated", "inferred", "open")

_BASIS_MARK = re.compile(rf"\[({'|'.join(_BASES)})\]\s*(.*)", re.DOTALL)
"""A description that begins with the basis, for a modeller that shows no other annotation."""


@dataclass(frozen=True, slots=True)
class DmnTable:
    """The questions of a table in their order, and its rules by id in the order of the document."""

    questions: tuple[str, ...]
    rules: Mapping[str, RuleFields]


def read_table(
    content: bytes, file: str, route: Route, decision: Decision
) -> tuple[DmnTable | None, tuple[Finding, ...]]:
    """Return the table of a decision as a document of DMN has it, or None with all that is wrong.

    The ids of the route are those of a checked route. Never raises.
    """
    reader = DmnReader(file)
    part = reader.decision(content, decision.id)
    if part is None:
        return None, tuple(reader.findings)
    table = next(children(part, "decisionTable"), None)
    if table is None:
        reader.refuse(phrase("dmn.no-table", id=decision.id), part)
        return None, tuple(reader.findings)
    _check_head(reader, part, table, decision)
    questions = _questions(reader, table, route)
    rules: dict[str, RuleFields] = {}
    if questions:
        for rule in children(table, "rule"):
            key = _rule_id(rule, decision, rules)
            rules[key] = _Row(reader, rule, table, questions, route, decision, key).fields()
    if not rules and not reader.findings:
        reader.refuse(phrase("dmn.no-rules", id=decision.id), table)
    if reader.findings:
        return None, tuple(reader.findings)
    return DmnTable(tuple(question.id for question in questions), rules), ()


def _check_head(reader: DmnReader, part: Any, table: Any, decision: Decision) -> None:
    """Find what was changed that is not read back: the policy, the names, the outcomes."""
    policy = table.get("hitPolicy", "UNIQUE")
    if policy not in _POLICIES or table.get("aggregation"):
        reader.refuse(phrase("dmn.policy", policy=policy), table)
    if part.get("name", "") != decision.title:
        reader.refuse(phrase("dmn.not-read", text=part.get("name", "")), part)
    outputs = list(children(table, "output"))
    if len(outputs) != 1 or list(children(outputs[0], "defaultOutputEntry")):
        reader.refuse(phrase("dmn.outputs"), outputs[1] if len(outputs) > 1 else table)
        return
    outcomes = cell_values(text_of(outputs[0], "outputValues", "text"))
    for outcome in outcomes or ():
        if outcome not in decision.outcomes:
            hint = did_you_mean(outcome, decision.outcomes)
            reader.refuse(phrase("dmn.outcome", id=outcome), outputs[0], hint)


def _questions(reader: DmnReader, table: Any, route: Route) -> tuple[Question, ...]:
    """Return the questions of the columns; empty where one of them is none."""
    questions: list[Question] = []
    for part in children(table, "input"):
        name = text_of(part, "inputExpression", "text")
        question = route.questions.get(question_of(name))
        if question is None:
            hint = did_you_mean(question_of(name), route.questions)
            reader.refuse(phrase("dmn.question", name=name), part, hint)
        elif question in questions:
            reader.refuse(phrase("dmn.question-twice", name=name), part)
        else:
            questions.append(question)
            _check_question(reader, part, question)
    return () if reader.findings else tuple(questions)


def _check_question(reader: DmnReader, part: Any, question: Question) -> None:
    label = part.get("label")
    if label and label != question.text:
        reader.refuse(phrase("dmn.not-read", text=label), part)
    answers = cell_values(text_of(part, "inputValues", "text"))
    if answers and set(answers) != set(question.answers):
        reader.refuse(phrase("dmn.answers", id=question.id), part, known_names(tuple(question.answers)))


def _rule_id(part: Any, decision: Decision, rules: Mapping[str, RuleFields]) -> str:
    """Return the id of a rule: its own, or for one that a modeller added a new one."""
    key = model_id(part.get("id", ""), "rule")
    if key is not None and key in decision.rules and key not in rules:
        return key
    number = 1
    while f"rule-{number}" in {*decision.rules, *rules}:
        number += 1
    return f"rule-{number}"


@dataclass(frozen=True, slots=True)
class _Row:
    """A rule of a document with all that is needed to read it."""

    reader: DmnReader
    part: Any
    table: Any
    questions: tuple[Question, ...]
    route: Route
    decision: Decision
    key: str

    def fields(self) -> RuleFields:
        """Return the rule as plain data; what is wrong with it is told to the reader."""
        fields = {"when": dict(self._conditions()), "then": self._outcome(), **self._annotations()}
        if not fields["when"]:
            self.reader.refuse(phrase("dmn.no-condition"), self.part)
        return fields

    def _conditions(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        cells = list(children(self.part, "inputEntry"))
        if len(cells) != len(self.questions):
            self.reader.refuse(phrase("dmn.cells", count=len(cells), expected=len(self.questions)), self.part)
            return
        for question, cell in zip(self.questions, cells, strict=True):
            text = text_of(cell, "text")
            answers = cell_values(text)
            if answers is None:
                self.reader.refuse(phrase("dmn.cell", text=text), cell)
                continue
            for answer in answers:
                if answer not in question.answers:
                    hint = did_you_mean(answer, question.answers)
                    message = phrase("unknown-id.answer", question=question.id, answer=answer)
                    self.reader.refuse(message, cell, hint)
            if answers:
                yield question.id, answers

    def _outcome(self) -> str:
        cells = list(children(self.part, "outputEntry"))
        text = text_of(cells[0], "text") if cells else ""
        outcomes = cell_values(text)
        if outcomes is None or len(outcomes) != 1:
            self.reader.refuse(phrase("dmn.then", text=text), self.part)
            return ""
        if outcomes[0] not in self.decision.outcomes:
            hint = did_you_mean(outcomes[0], self.decision.outcomes)
            self.reader.refuse(phrase("dmn.outcome", id=outcomes[0]), self.part, hint)
        return outcomes[0]

    def _annotations(self) -> dict[str, str]:
        """Return the annotations that say something.

        A modeller may show only the description of a rule: where that was changed it is the reason, and where
        an annotation lacks, the rule keeps what it has. A description may begin with the basis: "[open] …".
        """
        columns = [str(part.get("name")) for part in children(self.table, "annotation")]
        entries = [text_of(part, "text") for part in children(self.part, "annotationEntry")]
        rule = self.decision.rules.get(self.key)
        before = {
            name: value for name, value in (rule.model_dump(mode="json") if rule else {}).items() if value
        }
        annotations = {name: str(before[name]) for name in ANNOTATIONS if name in before}
        annotations |= dict(zip(columns, entries, strict=False)) if entries else {}
        described = text_of(self.part, "description")
        if marked := _BASIS_MARK.fullmatch(described):
            annotations["basis"], described = marked[1], marked[2]
        if described and described != before.get("because"):
            if annotations.get("because") not in (None, "", before.get("because"), described):
                self.reader.refuse(phrase("dmn.two-reasons"), self.part)
            annotations["because"] = described
        if not annotations.get("because"):
            self.reader.refuse(phrase("dmn.no-reason"), self.part)
        if annotations.get("basis") not in _BASES:
            self.reader.refuse(
                phrase("dmn.basis", text=annotations.get("basis", "")), self.part, known_names(_BASES)
            )
        return {name: annotations[name] for name in ANNOTATIONS if annotations.get(name)}
