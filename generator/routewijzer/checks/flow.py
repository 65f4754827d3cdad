"""Rules about the way through the route: every element can be reached, and from each a way goes on."""

from collections.abc import Iterator

from routewijzer.checks.rule import Problem, Subject
from routewijzer.graph import Graph
from routewijzer.model import Decision, Element, Step


def unreachable(subject: Subject) -> Iterator[Problem]:
    """Every element on the route can be reached from a stakeholder or the start."""
    graph = subject.graph
    reached = graph.reachable(graph.starts)
    for key, element in subject.route.elements.items():
        if key not in reached and _on_route(element):
            yield Problem(
                subject.path(key),
                f'{element.element_kind} "{key}" is unreachable: no way leads here from a start',
                "link it or delete it",
            )


def dead_end(subject: Subject) -> Iterator[Problem]:
    """An element without an arrow on is an end, or says that the source names no next step."""
    for key, element in subject.route.elements.items():
        stops = isinstance(element, Step) and element.kind == "end"
        open_end = any(point.no_next for point in element.open.values())
        leaves = bool(subject.graph.outgoing[key])
        if _on_route(element) and not (leaves or stops or open_end):
            yield Problem(
                subject.path(key),
                f'{element.element_kind} "{key}" is a dead end: no arrow leaves it',
                'add "next", make it an end, or add an open point with "no_next: true"',
            )
        if leaves and stops:
            yield Problem(
                subject.path(key), f'end "{key}" has arrows that leave it', 'delete "next" or the kind'
            )


def cycle_without_exit(subject: Subject) -> Iterator[Problem]:
    """Every circle has a way out: to an end, or to an element where the source stops."""
    graph = subject.graph
    ends = {
        key
        for key, element in subject.route.elements.items()
        if not graph.outgoing[key] or any(point.no_next for point in element.open.values())
    }
    incoming: dict[str, list[str]] = {key: [] for key in subject.route.elements}
    for edge in graph.edges:
        incoming[edge.target].append(edge.source)
    saved, todo = set(ends), list(ends)
    while todo:
        for before in incoming[todo.pop()]:
            if before not in saved:
                saved.add(before)
                todo.append(before)
    lost = [key for key in subject.route.elements if key not in saved]
    while lost:
        circle = _circle(graph, lost[0])
        first = min(circle, key=lambda key: subject.line(subject.path(key)))
        at = circle.index(first)
        told = " → ".join((*circle[at:], *circle[:at], first))
        yield Problem(subject.path(first), f"circle without a way out: {told}", "add an arrow that leaves it")
        caught = graph.reachable(circle)
        lost = [key for key in lost if not graph.reachable((key,)) & caught]


def outcome_off_route(subject: Subject) -> Iterator[Problem]:
    """A table about the choice inside other elements only leads where these elements lead."""
    for key, decision in subject.route.decisions.items():
        if not decision.of:
            continue
        allowed = set(decision.of)
        for element in decision.of:
            allowed |= {edge.target for edge in subject.graph.outgoing.get(element, ())}
        for name, outcome in decision.outcomes.items():
            if outcome.to and outcome.to in subject.route.elements and outcome.to not in allowed:
                yield Problem(
                    ("decisions", key, "outcomes", name, "to"),
                    f'outcome leads to "{outcome.to}", but no arrow of {", ".join(decision.of)} does',
                    "add the arrow there or lead elsewhere",
                    value=True,
                )


def _on_route(element: Element) -> bool:
    """Contact data without a lane and tables inside other elements take no part in the flow."""
    if isinstance(element, Decision) and element.of:
        return False
    return element.element_kind != "service" or element.lane is not None


def _circle(graph: Graph, start: str) -> list[str]:
    """A circle that is entered when one keeps taking the first arrow from `start`."""
    walked: list[str] = []
    here = start
    while here not in walked:
        walked.append(here)
        here = graph.outgoing[here][0].target
    return walked[walked.index(here) :]
