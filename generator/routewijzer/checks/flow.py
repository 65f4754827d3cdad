"""Rules about the way through the route: every element can be reached, and from each a way goes on."""

from collections.abc import Iterator, Mapping
from itertools import islice

from routewijzer.characters import as_read
from routewijzer.checks.references import targets
from routewijzer.checks.rule import Problem, Subject
from routewijzer.findings import KeyPath, Severity, guesses, nearest, phrase
from routewijzer.graph import SHORT_CONDITION, reachable_from
from routewijzer.model import Decision, Element, Step

LONGEST = 12
"""Most elements of a cycle that a message names."""


def unreachable(subject: Subject) -> Iterator[Problem]:
    """Require that every element on the route can be reached from a stakeholder or the start."""
    elements = subject.route.elements
    ways = _ways(subject)
    start = subject.route.route.start
    starts = {*subject.route.stakeholders, start if start in elements else nearest(start, elements) or ""}
    if starts == {""}:
        return
    reachable = reachable_from(ways, starts)
    lost = {key: None for key, element in elements.items() if key not in reachable and _on_route(element)}
    before = _before(ways)
    led_to = {key: [other for other in before[key] if other in lost and other != key] for key in lost}
    first = [key for key in lost if not led_to[key]]
    covered: set[str] = set()
    for key in (*first, *sorted(lost, key=lambda key: subject.line(subject.path(key)))):
        if key not in covered:
            covered |= reachable_from(ways, {key})
            kind = elements[key].element_kind
            if led_to[key]:
                message = phrase("unreachable.from", kind=kind, key=key, before=led_to[key][0])
            else:
                message = phrase("unreachable", kind=kind, key=key)
            yield Problem(subject.path(key), message, about=tuple(map(subject.path, led_to[key][:1])))


def dead_end(subject: Subject) -> Iterator[Problem]:
    """Require that an element that no edge leaves is an end, or says that the source names no next step."""
    leaving = {key for key, _, _ in targets(subject)}
    for key, element in subject.route.elements.items():
        stops = _is_end(element)
        if _on_route(element) and not (key in leaving or stops or _source_stops(element)):
            yield Problem(
                subject.path(key),
                phrase("dead-end", kind=element.element_kind, key=key),
            )
        if stops and key in leaving:
            yield Problem(subject.path(key), phrase("dead-end.end", key=key))


def not_drawn(subject: Subject) -> Iterator[Problem]:
    """Require that every arrow of an element with a box is drawn, or says that only words tell it."""
    graph, elements = subject.graph, subject.route.elements
    boxes = {key for key, element in elements.items() if element.picture and _on_route(element)}
    onward = {key: tuple(edge.target for edge in graph.outgoing[key] if edge.draw) for key in elements}
    leading = reachable_from(_before(onward), boxes)
    for edge in graph.edges:
        if edge.source in boxes and edge.draw and edge.target not in leading:
            yield Problem(
                edge.origin,
                phrase("not-drawn", target=edge.target),
                severity=Severity.WARNING,
                about=(subject.path(edge.target),),
            )


def unlabelled_condition(subject: Subject) -> Iterator[Problem]:
    """Give a condition that is too long for the picture a label: the same in a few words."""
    elements = subject.route.elements
    for edge in subject.graph.edges:
        if edge.short is None and _on_route(elements[edge.source]) and _on_route(elements[edge.target]):
            yield Problem(
                edge.origin,
                phrase("unlabelled-condition", target=edge.target, most=SHORT_CONDITION),
                severity=Severity.WARNING,
            )


def cycle_without_exit(subject: Subject) -> Iterator[Problem]:
    """Require that every cycle has a way out: to an end, or to an element where the source stops."""
    elements, ways = subject.route.elements, _ways(subject)
    loose = {key for key, _, target in targets(subject) if target not in elements}
    ends = {
        key
        for key, element in elements.items()
        if key in loose or not ways[key] or _is_end(element) or _source_stops(element)
    }
    before = _before(ways)
    saved = reachable_from(before, ends)
    lost = [key for key in elements if key not in saved]
    while lost:
        cycle = _cycle(ways, lost[0])
        first = min(cycle, key=lambda key: subject.line(subject.path(key)))
        at = cycle.index(first)
        way = (*cycle[at:], *cycle[:at], first)
        named = " → ".join(way if len(way) <= LONGEST else (*way[: LONGEST - 2], "…", first))
        about = tuple(map(subject.path, dict.fromkeys(way)))
        yield Problem(subject.path(first), phrase("cycle-without-exit", cycle=named), about=about)
        reported = reachable_from(before, reachable_from(ways, cycle))
        lost = [key for key in lost if key not in reported]


def outcome_off_route(subject: Subject) -> Iterator[Problem]:
    """Require that a table about the choice inside other elements only leads where these elements lead."""
    elements = subject.route.elements
    for key, decision in subject.route.decisions.items():
        if not decision.of or any(element not in elements for element in decision.of):
            continue
        allowed = set(decision.of)
        for element in decision.of:
            allowed |= {edge.target for edge in subject.graph.outgoing.get(element, ())}
        for name, outcome in decision.outcomes.items():
            if outcome.to and outcome.to in elements and outcome.to not in allowed:
                yield Problem(
                    ("decisions", key, "outcomes", name, "to"),
                    phrase("outcome-off-route", target=outcome.to, of=decision.of),
                    value=True,
                    about=tuple(map(subject.path, (outcome.to, *decision.of))),
                )


def duplicate_edge(subject: Subject) -> Iterator[Problem]:
    """Require that no two edges lead from one element to the same place under the same condition."""
    for key, edges in subject.graph.outgoing.items():
        first: dict[tuple[str, str, str], KeyPath] = {}
        for edge in edges:
            if edge.outcome is not None:
                continue
            condition = edge.when or edge.label or ""
            same = (edge.target, edge.kind, as_read(condition))
            if same in first:
                if condition:
                    message = phrase("duplicate-edge.condition", source=key, target=edge.target)
                else:
                    message = phrase("duplicate-edge", source=key, target=edge.target)
                yield Problem(edge.origin, message, severity=Severity.WARNING, other=first[same])
            first.setdefault(same, edge.origin)


def _on_route(element: Element) -> bool:
    """Contact data without a lane and tables inside other elements take no part in the flow."""
    if isinstance(element, Decision) and element.of:
        return False
    return element.element_kind != "service" or element.lane is not None


def _is_end(element: Element) -> bool:
    return isinstance(element, Step) and element.kind == "end"


def _source_stops(element: Element) -> bool:
    """Tell whether the source names no next step here, or at one of the decision's outcomes."""
    if isinstance(element, Decision) and any(outcome.to is None for outcome in element.outcomes.values()):
        return True
    return any(point.no_next for point in element.open.values())


def _ways(subject: Subject) -> Mapping[str, tuple[str, ...]]:
    """Element → where its edges lead.

    A misspelled target counts as the one that is probably meant, so that a slip is told once.
    """
    elements = subject.route.elements
    ways = {key: tuple(edge.target for edge in edges) for key, edges in subject.graph.outgoing.items()}
    nowhere = ((key, target) for key, _, target in targets(subject) if target not in elements)
    for key, target in islice(nowhere, guesses(elements)):
        if meant := nearest(target, elements):
            ways[key] = (*ways[key], meant)
    return ways


def _before(ways: Mapping[str, tuple[str, ...]]) -> Mapping[str, list[str]]:
    before: dict[str, list[str]] = {key: [] for key in ways}
    for key, following in ways.items():
        for target in following:
            before[target].append(key)
    return before


def _cycle(ways: Mapping[str, tuple[str, ...]], start: str) -> list[str]:
    """Return the cycle that one enters by always taking the first edge from `start`."""
    walked: dict[str, None] = {}
    key = start
    while key not in walked:
        walked[key] = None
        key = ways[key][0]
    keys = list(walked)
    return keys[keys.index(key) :]
