"""Every place where the model names something else: the one list that the id checks read."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from routewijzer.checks.rule import Subject
from routewijzer.findings import guesses, nearest
from routewijzer.model import Decision, Described, Element, Route
from routewijzer.yamldoc import KeyPath

Kind = str
"""What is named: "element", "lane", "source", "link", "question", …; several with " or "."""


@dataclass(frozen=True, slots=True)
class Reference:
    """At `path` the model names `id`, which must be a `kind`."""

    path: KeyPath
    id: str
    kind: Kind


def known(subject: Subject, kind: Kind) -> Mapping[str, object]:
    """What can be named as `kind`."""
    if kind not in subject.names:
        merged: dict[str, object] = {}
        for part in kind.split(" or "):
            merged |= subject.names[part]
        subject.names[kind] = merged
    return subject.names[kind]


def references(subject: Subject) -> Iterator[Reference]:
    """All references of a route except a decision's own outcomes and answers, in no special order."""
    route = subject.route
    head = route.route
    yield Reference(("route", "source"), head.source, "source")
    yield Reference(("route", "helpline"), head.helpline, "service")
    yield Reference(("route", "start"), head.start, "element")
    for key, emergency in head.emergency.items():
        yield Reference(("route", "emergency", key, "service"), emergency.service, "service")
    for path, described in subject.described.items():
        yield from _of_described(path, described)
    for key, phase in route.phases.items():
        if phase.step:
            yield Reference(("phases", key, "step"), phase.step, "element")
    for key, term in route.terms.items():
        if term.source:
            yield Reference(("terms", key, "source"), term.source, "source")
        yield from _many(("terms", key, "see"), term.see, "term or element or lane")
    for key in route.legend:
        yield Reference(("legend", key), key, "legend entry")
    yield from _of_cases(route)
    for key, question in route.questions.items():
        if question.source:
            yield Reference(("questions", key, "source"), question.source, "source")


def targets(subject: Subject) -> Iterator[tuple[str, KeyPath, str]]:
    """Every edge as written: the element it leaves, where its target stands, the target's id."""
    for path, described in subject.described.items():
        key = str(path[-1])
        if isinstance(described, Element):
            for name, edge in described.next.items():
                yield key, (*path, "next", name, "to"), edge.to
        if isinstance(described, Decision):
            for name, outcome in described.outcomes.items():
                if outcome.to is not None:
                    yield key, (*path, "outcomes", name, "to"), outcome.to


def named(subject: Subject) -> Mapping[str, Set[str]]:
    """Kind → the ids of this kind that something names. What a misspelled id probably means counts as named,
    so that a slip is told once."""
    found: dict[str, set[str]] = {kind: set() for kind in subject.names}
    missed = 0
    for reference in references(subject):
        names, meant = known(subject, reference.kind), reference.id
        if meant not in names:
            missed += 1
            meant = (nearest(meant, names) or meant) if missed <= guesses(names) else meant
        for kind in reference.kind.split(" or "):
            found.setdefault(kind, set()).add(meant)
    return found


def _of_cases(route: Route) -> Iterator[Reference]:
    for key, case in route.cases.items():
        for name, stop in case.stops.items():
            path: KeyPath = ("cases", key, "stops", name)
            yield Reference((*path, "at"), stop.at, "element")
            if stop.decision:
                yield Reference((*path, "decision"), stop.decision, "decision")


def _many(path: KeyPath, ids: tuple[str, ...], kind: Kind) -> Iterator[Reference]:
    for index, name in enumerate(ids):
        yield Reference((*path, index), name, kind)


def _of_described(path: KeyPath, described: Described) -> Iterator[Reference]:
    if described.source:
        yield Reference((*path, "source"), described.source, "source")
    yield from _many((*path, "cites"), described.cites, "source")
    yield from _many((*path, "links"), described.links, "link")
    yield from _many((*path, "see"), described.see, "element or term or lane")
    for key, fact in described.facts.items():
        if fact.source:
            yield Reference((*path, "facts", key, "source"), fact.source, "source")
        if fact.link:
            yield Reference((*path, "facts", key, "link"), fact.link, "link")
    for key, point in described.open.items():
        if point.source:
            yield Reference((*path, "open", key, "source"), point.source, "source")
        if point.suggests:
            yield Reference((*path, "open", key, "suggests"), point.suggests, "element")
    if isinstance(described, Element):
        yield from _of_element(path, described)
    if isinstance(described, Decision):
        yield from _of_decision(path, described)


def _of_element(path: KeyPath, element: Element) -> Iterator[Reference]:
    if element.lane:
        yield Reference((*path, "lane"), element.lane, "lane")
    yield from _many((*path, "phases"), element.phases, "phase")
    yield from _many((*path, "by"), element.by, "stakeholder or service")
    for key, edge in element.next.items():
        if edge.source:
            yield Reference((*path, "next", key, "source"), edge.source, "source")


def _of_decision(path: KeyPath, decision: Decision) -> Iterator[Reference]:
    yield from _many((*path, "questions"), decision.questions, "question")
    yield from _many((*path, "of"), decision.of, "element")
    for key, rule in decision.rules.items():
        if rule.source:
            yield Reference((*path, "rules", key, "source"), rule.source, "source")
    for key, outcome in decision.outcomes.items():
        if outcome.source:
            yield Reference((*path, "outcomes", key, "source"), outcome.source, "source")
        if outcome.call:
            yield Reference((*path, "outcomes", key, "call"), outcome.call, "service")
