"""Rules about the paths that the base demands: proved for every case, on the merged route of an edition."""

from collections.abc import Iterable, Iterator, Set

from routewijzer.checks.rule import Problem, Subject
from routewijzer.checks.tables import provable_tables
from routewijzer.decisions import CaseEnd, CaseScope, TooIntricate, case_ends, in_words, offers
from routewijzer.findings import KeyPath, Phrase, phrase
from routewijzer.model import Decision, RequiredPath, Rule


def path_lost(subject: Subject) -> Iterator[Problem]:
    """Require that a path of the base leads to where it must, and never to what it avoids."""
    for path in _known_paths(subject):
        yield from _without_way(subject, path)
        try:
            for end in _ends(subject, path, onward=False) if path.to else ():
                yield from _without_end(subject, path, end)
            for end in _ends(subject, path, onward=True) if path.avoid else ():
                yield from _at_avoided(subject, path, end)
        except TooIntricate:
            yield Problem(_place(path), phrase("path-lost.intricate", path=path.id))


def path_idle(subject: Subject) -> Iterator[Problem]:
    """Require that a path of the base says where it leads, and is about some case or element."""
    for path in _known_paths(subject):
        if not path.to and not path.avoid:
            yield Problem(_place(path), phrase("path-idle", path=path.id))
            continue
        beginnings = _decisions(subject, path)
        narrowed = path.doubt or path.when or path.avoid or not beginnings
        ready = set(beginnings) <= set(provable_tables(subject))  # else another rule says what is wrong
        if narrowed and ready and not any(_elements(subject, path)) and not _has_case(subject, path):
            yield Problem(_place(path), phrase("path-idle.no-case", path=path.id))


def _known_paths(subject: Subject) -> Iterator[RequiredPath]:
    """Yield the paths that name only what there is; the others are told as unknown ids."""
    elements, questions = subject.route.elements, subject.route.questions
    for path in subject.route.regions.paths.values():
        if all(key in elements for key in (*path.at, *path.to, *path.avoid)) and all(
            key in questions and set(answers) <= set(questions[key].answers)
            for key, answers in path.when.items()
        ):
            yield path


def _has_case(subject: Subject, path: RequiredPath) -> bool:
    try:
        return next(_ends(subject, path, onward=False), None) is not None
    except TooIntricate:
        return True


def _without_way(subject: Subject, path: RequiredPath) -> Iterator[Problem]:
    for key in _elements(subject, path):
        if not _leads(subject, path, (edge.target for edge in subject.graph.outgoing[key])):
            message = phrase(
                "path-lost.element", element=key, to=path.to, within=_within(path), text=path.text
            )
            yield Problem(subject.path(key), message, other=_place(path))


def _without_end(subject: Subject, path: RequiredPath, end: CaseEnd) -> Iterator[Problem]:
    key, name = end.visits[-1]
    outcome = subject.route.decisions[key].outcomes[name]
    calls = outcome.calls(subject.route.route.helpline)
    if not _leads(subject, path, (outcome.to or "", *outcome.offers, *calls)):
        case = in_words(subject.route, end.example)
        message = phrase(
            "path-lost", outcome=name, to=path.to, within=_within(path), case=case, text=path.text
        )
        yield Problem(("decisions", key, "outcomes", name), message, other=_place(path))


def _at_avoided(subject: Subject, path: RequiredPath, end: CaseEnd) -> Iterator[Problem]:
    key, name = end.visits[-1]
    target = subject.route.decisions[key].outcomes[name].to
    if target in path.avoid:
        way = " → ".join(f"{decision} ({outcome})" for decision, outcome in end.visits)
        case = in_words(subject.route, end.example)
        message = phrase("path-lost.avoid", outcome=name, target=target, way=way, case=case, text=path.text)
        about = tuple(("decisions", decision, "outcomes", outcome) for decision, outcome in end.visits)
        at = ("decisions", key, "outcomes", name, "to")
        yield Problem(at, message, value=True, other=_place(path), about=about)


def _ends(subject: Subject, path: RequiredPath, *, onward: bool) -> Iterator[CaseEnd]:
    """Yield the outcomes that the path's cases come to; `onward`: also at the decisions that follow."""
    tables = provable_tables(subject)
    starts = {
        key: {name for name, rule in decision.rules.items() if not path.doubt or _doubts(subject, rule)}
        for key, decision in _decisions(subject, path).items()
        if key in tables
    }
    when = {key: frozenset(answers) for key, answers in path.when.items()}
    return case_ends(tables, offers(subject.route) if onward else {}, CaseScope(starts, when))


def _doubts(subject: Subject, rule: Rule) -> bool:
    """Tell whether a rule is open, or holds only for who does not know the answer to a question."""
    questions = subject.route.questions
    return rule.basis == "open" or any(
        answers == (questions[key].unknown,) for key, answers in rule.when.items() if key in questions
    )


def _leads(subject: Subject, path: RequiredPath, first: Iterable[str]) -> bool:
    """Tell whether the path's `to` is among `first`, or so few arrows behind it as the path allows."""
    goal, outgoing = set(path.to), subject.graph.outgoing
    seen: Set[str] = frozenset()
    now = frozenset(first)
    for _ in range(path.steps or len(outgoing) + 1):
        if now & goal:
            return True
        seen |= now
        now = frozenset(edge.target for key in now if key in outgoing for edge in outgoing[key]) - seen
    return False


def _decisions(subject: Subject, path: RequiredPath) -> dict[str, Decision]:
    decisions = subject.route.decisions
    return {key: decisions[key] for key in path.at or decisions if key in decisions}


def _elements(subject: Subject, path: RequiredPath) -> Iterator[str]:
    """Yield the beginnings that are no decisions, where the path is about elements at all."""
    if path.to and not path.doubt and not path.when:
        yield from (key for key in path.at if key not in subject.route.decisions)


def _within(path: RequiredPath) -> Phrase:
    return phrase("path-steps", most=path.steps) if path.steps else phrase("path-steps.any")


def _place(path: RequiredPath) -> KeyPath:
    return ("regions", "paths", path.id)
