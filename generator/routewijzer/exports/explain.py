"""A decision told in words, for whoever must judge it: what is asked, what follows, when and why."""

from collections.abc import Iterator

from routewijzer.decisions import (
    DecisionGraph,
    DecisionNode,
    DecisionTable,
    Leaf,
    compile_table,
    example,
    in_words,
    reasons,
    table,
)
from routewijzer.model import Decision, Route, Rule


def explain(route: Route, key: str) -> str:
    """Return the decision `key` of a checked route as plain text, ending in a line break.

    Tells how many questions are asked and in which order, and every outcome with the smallest example of
    answers that leads there and with its rules: `*` those that hold in the example, `-` the others. KeyError
    for any other id, `TooIntricate` for a table that the checks refuse.
    """
    decision = route.decisions[key]
    whole = table(route, decision)
    graph = compile_table(whole)
    lines = [
        f"{key}: {decision.title}",
        f"{len(whole.columns)} questions, {len(whole.rows)} rules, {len(decision.outcomes)} outcomes",
        f"asked of a person: {graph.mean_questions:.2f} questions on average, at most {graph.longest}",
        "",
        "Questions in the order in which they are asked",
        *_order(route, graph),
    ]
    for name in decision.outcomes:
        lines += ["", *_outcome(route, decision, whole, name)]
    return "\n".join(lines) + "\n"


def _order(route: Route, graph: DecisionGraph) -> Iterator[str]:
    """Every question once, nearest to the start first, with what each answer leads to."""
    steps = {graph.start: 0}
    for number in range(graph.start, -1, -1):
        node = graph.nodes[number]
        if isinstance(node, DecisionNode) and number in steps:
            for to in node.to:
                steps[to] = max(steps.get(to, 0), steps[number] + 1)
    numbers: dict[int, int] = {}
    for number in sorted(steps, key=lambda number: (steps[number], -number)):
        if isinstance(graph.nodes[number], DecisionNode):
            numbers[number] = len(numbers) + 1
    for number, place in numbers.items():
        node = graph.nodes[number]
        if isinstance(node, DecisionNode):
            question = route.questions[node.question]
            urgent = " (urgent)" if question.urgent else ""
            yield f"  {place}. {question.text} [{node.question}]{urgent}"
            for answer, to in zip(question.answers.values(), node.to, strict=True):
                yield f"       {answer.title} → {_target(graph, numbers, to)}"


def _target(graph: DecisionGraph, numbers: dict[int, int], number: int) -> str:
    node = graph.nodes[number]
    return node.outcome if isinstance(node, Leaf) else f"question {numbers[number]}"


def _outcome(route: Route, decision: Decision, whole: DecisionTable, name: str) -> Iterator[str]:
    outcome = decision.outcomes[name]
    yield f"Outcome {name}: {outcome.title}"
    yield f"  {outcome.advice}"
    if outcome.to:
        yield f"  leads to: {outcome.to}"
    for key in outcome.offers:
        yield f"  offers: {key}"
    if outcome.stays:
        yield f"  stays: {_duty(route, outcome.stays)}"
    answers = example(whole, name)
    if answers is None:
        yield "  no answers lead here"
        return
    yield f"  for example: {in_words(route, answers)}"
    why = reasons(whole, dict(answers))
    for rule in decision.rules.values():
        if rule.then == name:
            mark = "*" if why and rule.id in why.rules else "-"
            yield f"  {mark} {rule.because} {_ground(decision, rule)}"
            yield f"      when {_condition(route, rule)} [{rule.id}]"
            if rule.stays:
                yield f"      stays: {_duty(route, rule.stays)}"
    if outcome.open:
        yield f"  open: {outcome.open}"
    for reading in outcome.readings:
        yield f"    reading: {reading}"


def _duty(route: Route, key: str) -> str:
    return f"{route.duties[key].text} [{key}]"


def _ground(decision: Decision, rule: Rule) -> str:
    source = rule.source or (decision.source if rule.basis == "stated" else None)
    return f"({rule.basis}, {source})" if source else f"({rule.basis})"


def _condition(route: Route, rule: Rule) -> str:
    """Return a rule's answers in words: `"Is it hurt?" No or I do not know, "Has it a tag?" Yes`."""
    parts = []
    for key, answers in rule.when.items():
        question = route.questions[key]
        parts.append(f'"{question.text}" {" or ".join(question.answers[answer].title for answer in answers)}')
    return ", ".join(parts)
