"""Rules about practice cases: a case walks along edges, and its answers give the outcome that it tells."""

from collections.abc import Iterator

from routewijzer.checks.rule import Problem, Subject
from routewijzer.decisions import table
from routewijzer.decisions.table import DecisionTable
from routewijzer.findings import did_you_mean
from routewijzer.model import Decision, Stop
from routewijzer.yamldoc import KeyPath


def case_leap(subject: Subject) -> Iterator[Problem]:
    """Every stop of a case is reached from the one before it by an edge, the first one from a start; after a
    decision only by the edge of its outcome."""
    for key, case in subject.route.cases.items():
        before: Stop | None = None
        for name, stop in case.stops.items():
            allowed = _onwards(subject, before)
            if stop.at in subject.route.elements and allowed and stop.at not in allowed:
                where = (
                    f'no edge leads from "{before.at}" to "{stop.at}"'
                    if before
                    else f'no route starts at "{stop.at}"'
                )
                hint = f"from there it goes to {', '.join(sorted(allowed))}"
                yield Problem(("cases", key, "stops", name, "at"), where, hint, value=True)
            before = stop


def case_outcome(subject: Subject) -> Iterator[Problem]:
    """At a decision the answers of a case leave exactly one outcome, the one that the case tells."""
    for key, case in subject.route.cases.items():
        for name, stop in case.stops.items():
            yield from _of_stop(subject, ("cases", key, "stops", name), stop)


def taken(subject: Subject, stop: Stop) -> Decision | None:
    """The decision that is taken at a stop: the one that it names, or the element itself."""
    return subject.route.decisions.get(stop.decision or stop.at)


def _onwards(subject: Subject, before: Stop | None) -> frozenset[str]:
    """Where a case may go after a stop; before the first one the starts and what they lead to."""
    if before is None:
        starts = subject.graph.starts
        return frozenset((*starts, *(edge.target for key in starts for edge in subject.graph.outgoing[key])))
    decision = taken(subject, before)
    told = decision.outcomes.get(before.outcome or "") if decision else None
    edges = subject.graph.outgoing.get(before.at, ())
    if told is None:
        return frozenset(edge.target for edge in edges)
    own = {outcome.to for outcome in decision.outcomes.values()} if decision else set()
    others = {edge.target for edge in edges if edge.outcome is None and edge.target not in own}
    return frozenset((*({told.to} if told.to else ()), *others))


def _of_stop(subject: Subject, path: KeyPath, stop: Stop) -> Iterator[Problem]:
    decision = taken(subject, stop)
    if decision is None:
        if stop.answers or stop.outcome:
            yield Problem(
                path, f'no decision is taken at "{stop.at}"', 'name one with "decision" or delete the answers'
            )
        return
    if decision.of and stop.at not in decision.of:
        message = f'decision "{decision.id}" is not about "{stop.at}"'
        yield Problem((*path, "decision"), message, f"it is about {', '.join(decision.of)}", value=True)
        return
    if not stop.outcome:
        yield Problem(
            path,
            f'"{decision.id}" is decided here, but the case tells no outcome',
            'add "answers" and "outcome"',
        )
        return
    if stop.outcome not in decision.outcomes:
        hint = did_you_mean(stop.outcome, decision.outcomes)
        yield Problem(
            (*path, "outcome"), f'"{decision.id}" has no outcome "{stop.outcome}"', hint, value=True
        )
        return
    yield from _given(subject, path, stop, decision)


def _given(subject: Subject, path: KeyPath, stop: Stop, decision: Decision) -> Iterator[Problem]:
    questions = subject.route.questions
    for question, answer in stop.answers.items():
        where = (*path, "answers", question)
        if question not in decision.questions:
            hint = did_you_mean(question, decision.questions)
            yield Problem(where, f'"{decision.id}" does not ask "{question}"', hint)
            return
        if question in questions and answer not in questions[question].answers:
            hint = did_you_mean(answer, questions[question].answers)
            yield Problem(where, f'"{question}" has no answer "{answer}"', hint, value=True)
            return
    possible = outcomes_of(table(subject.route, decision), stop)
    if possible != (stop.outcome,):
        told = " or ".join(f'"{outcome}"' for outcome in possible) or "nothing"
        message = f'these answers give {told}, but the case tells "{stop.outcome}"'
        hint = "answer more questions" if stop.outcome in possible else "change the answers or the outcome"
        yield Problem((*path, "outcome"), message, hint, value=True)


def outcomes_of(rows: DecisionTable, stop: Stop) -> tuple[str, ...]:
    """The outcomes that a table leaves after the answers of a stop."""
    live = rows.everything
    for number, column in enumerate(rows.columns):
        answer = stop.answers.get(column.id)
        if answer in column.answers:
            live &= rows.allowing[number][column.answers.index(answer)]
    return rows.outcomes(live)
