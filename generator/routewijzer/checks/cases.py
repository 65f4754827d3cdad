"""Rules about practice cases: a case walks along edges, and its answers give the outcome that it tells."""

from collections.abc import Iterator

from routewijzer.checks.rule import Problem, Subject
from routewijzer.decisions import table
from routewijzer.decisions.table import DecisionTable
from routewijzer.findings import KeyPath, did_you_mean, phrase
from routewijzer.model import Decision, Stop, Variation


def case_leap(subject: Subject) -> Iterator[Problem]:
    """Require that every stop of a case is reached from the one before it by an edge.

    The first one from a start; after a decision only by the edge of its outcome.
    """
    elements = subject.route.elements
    for key, case in subject.route.cases.items():
        before: Stop | None = Stop(at=case.comes_from, tell="-") if case.comes_from else None
        for name, stop in case.stops.items():
            allowed = _onwards(subject, before)
            if stop.at in elements and allowed and stop.at not in allowed:
                onward = tuple(sorted(allowed))
                if before:
                    message = phrase("case-leap", before=before.at, at=stop.at, allowed=onward)
                else:
                    message = phrase("case-leap.start", at=stop.at, allowed=onward)
                about = tuple(
                    subject.path(place.at) for place in (before, stop) if place and place.at in elements
                )
                yield Problem(("cases", key, "stops", name, "at"), message, value=True, about=about)
            before = stop
        for number, name in enumerate(case.short):
            if name not in case.stops:
                message = phrase("case-leap.short", stop=name)
                yield Problem(
                    ("cases", key, "short", number), message, did_you_mean(name, case.stops), value=True
                )


def case_outcome(subject: Subject) -> Iterator[Problem]:
    """Require that the answers of a case leave one outcome at a decision, the one that the case tells."""
    for key, case in subject.route.cases.items():
        for name, stop in case.stops.items():
            path = ("cases", key, "stops", name)
            problems = tuple(_of_stop(subject, path, stop))
            yield from problems
            decision = decision_at(subject, stop)
            if decision is None or problems:
                continue
            for other in stop.other:
                if other == stop.outcome or other not in decision.outcomes:
                    message = phrase("case-outcome.no-other", decision=decision.id, outcome=other)
                    yield Problem((*path, "other", other), message, about=(("decisions", decision.id),))
            for name_of, variation in stop.what_if.items():
                yield from _of_stop(subject, (*path, "what_if", name_of), vary(stop, variation))


def vary(stop: Stop, variation: Variation) -> Stop:
    """Return a stop with the answers and the outcome of one of its variations."""
    answers = {**stop.answers, **variation.answers}
    return stop.model_copy(update={"answers": answers, "outcome": variation.outcome})


def decision_at(subject: Subject, stop: Stop) -> Decision | None:
    """Return the decision that is taken at a stop: the one that it names, or the element itself."""
    return subject.route.decisions.get(stop.decision or stop.at)


def _onwards(subject: Subject, before: Stop | None) -> frozenset[str]:
    """Where a case may go after a stop; before the first one the starts and what they lead to."""
    if before is None:
        starts = subject.graph.starts
        return frozenset((*starts, *(edge.target for key in starts for edge in subject.graph.outgoing[key])))
    decision = decision_at(subject, before)
    result = decision.outcomes.get(before.outcome or "") if decision else None
    edges = subject.graph.outgoing.get(before.at, ())
    if result is None:
        return frozenset(edge.target for edge in edges)
    own = {outcome.to for outcome in decision.outcomes.values()} if decision else set()
    others = {edge.target for edge in edges if edge.outcome is None and edge.target not in own}
    return frozenset((*({result.to} if result.to else ()), *others))


def _of_stop(subject: Subject, path: KeyPath, stop: Stop) -> Iterator[Problem]:
    decision = decision_at(subject, stop)
    if decision is None:
        if stop.answers or stop.outcome:
            yield Problem(path, phrase("case-outcome.no-decision", at=stop.at))
        return
    if decision.of and stop.at not in decision.of:
        message = phrase("case-outcome.other-element", decision=decision.id, at=stop.at, of=decision.of)
        yield Problem((*path, "decision"), message, value=True, about=(("decisions", decision.id),))
        return
    own: tuple[KeyPath, ...] = (("decisions", decision.id),)
    if not stop.outcome:
        yield Problem(path, phrase("case-outcome.none", decision=decision.id), about=own)
        return
    if stop.outcome not in decision.outcomes:
        hint = did_you_mean(stop.outcome, decision.outcomes)
        message = phrase("case-outcome.unknown", decision=decision.id, outcome=stop.outcome)
        about = ((*own[0], "outcomes", stop.outcome),)
        yield Problem((*path, "outcome"), message, hint, value=True, about=about)
        return
    yield from _answer_problems(subject, path, stop, decision)


def _answer_problems(subject: Subject, path: KeyPath, stop: Stop, decision: Decision) -> Iterator[Problem]:
    questions = subject.route.questions
    for question, answer in stop.answers.items():
        where = (*path, "answers", question)
        if question not in decision.questions:
            hint = did_you_mean(question, decision.questions)
            message = phrase("case-outcome.question", decision=decision.id, question=question)
            about: tuple[KeyPath, ...] = (("decisions", decision.id, "questions", question),)
            yield Problem(where, message, hint, about=about)
            return
        if question in questions and answer not in questions[question].answers:
            hint = did_you_mean(answer, questions[question].answers)
            message = phrase("case-outcome.answer", question=question, answer=answer)
            about = (("questions", question, "answers", answer),)
            yield Problem(where, message, hint, value=True, about=about)
            return
    possible = outcomes_of(table(subject.route, decision), stop)
    if possible != (stop.outcome,):
        outcome = stop.outcome or ""
        if stop.outcome in possible:
            message = phrase("case-outcome.too-few-answers", possible=possible, outcome=outcome)
        elif possible:
            message = phrase("case-outcome.other", possible=possible, outcome=outcome)
        else:
            message = phrase("case-outcome.nothing", outcome=outcome)
        yield Problem((*path, "outcome"), message, value=True, about=(("decisions", decision.id),))


def outcomes_of(rows: DecisionTable, stop: Stop) -> tuple[str, ...]:
    """Return the outcomes that a table leaves after the answers of a stop."""
    live = rows.everything
    for number, column in enumerate(rows.columns):
        answer = stop.answers.get(column.id)
        if answer in column.answers:
            live &= rows.allowing[number][column.answers.index(answer)]
    return rows.outcomes(live)
