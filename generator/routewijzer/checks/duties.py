"""Rules about duties: proved over every walk that the helper offers, from the tables alone."""

from collections.abc import Iterator, Mapping, Set

from routewijzer.checks.rule import Problem, Subject
from routewijzer.checks.tables import provable_tables
from routewijzer.decisions import DutyBreach, DutyScope, TooIntricate, duty_breaches, in_words, offers
from routewijzer.findings import phrase
from routewijzer.model import Decision, Duty


def duty_lost(subject: Subject) -> Iterator[Problem]:
    """Require that a duty heads every later decision of a walk, and that no later outcome contradicts it."""
    decisions = subject.route.decisions
    tables = provable_tables(subject)
    for duty in subject.route.duties.values():
        if not all(key in decisions for key in (*duty.within, *(duty.ask.within if duty.ask else ()))):
            continue  # told as an unknown id
        try:
            for breach in duty_breaches(tables, offers(subject.route), _scope(decisions, duty)):
                yield _problem(subject, duty, breach)
        except TooIntricate:
            yield Problem(("duties", duty.id), phrase("duty-lost.intricate", duty=duty.id))


def duty_never_starts(subject: Subject) -> Iterator[Problem]:
    """Require that every duty starts somewhere."""
    decisions = subject.route.decisions
    for key, duty in subject.route.duties.items():
        if not any(_scope(decisions, duty).starts.values()):
            yield Problem(("duties", key), phrase("duty-never-starts", duty=key))


def hidden_call(subject: Subject) -> Iterator[Problem]:
    """Require that an action that a duty can hide names no service to call, nor its number."""
    called = {
        name
        for service in subject.route.services.values()
        if service.phone
        for name in (service.title, service.phone)
    }
    for key, decision in subject.route.decisions.items():
        for name, outcome in decision.outcomes.items():
            for place, action in outcome.pending.items():
                for words in sorted(called):
                    if words.casefold() in action.text.casefold():
                        path = ("decisions", key, "outcomes", name, "pending", place, "text")
                        yield Problem(path, phrase("hidden-call", words=words), value=True)
                        break


def _scope(decisions: Mapping[str, Decision], duty: Duty) -> DutyScope:
    asking: Set[str] = set(duty.ask.within) if duty.ask else set()
    doubting = asking if duty.ask and duty.ask.starts else set()
    return DutyScope(
        starts={
            key: {
                rule.id
                for rule in decision.rules.values()
                if key in doubting or duty.id in (rule.stays, decision.outcomes[rule.then].stays)
            }
            for key, decision in decisions.items()
            if all(rule.then in decision.outcomes for rule in decision.rules.values())
        },
        visible={*duty.within, *asking},
        against={
            key: {
                name
                for name, outcome in decision.outcomes.items()
                if outcome.to in duty.against or outcome.no_call
            }
            for key, decision in decisions.items()
        },
    )


def _problem(subject: Subject, duty: Duty, breach: DutyBreach) -> Problem:
    way = " → ".join(f"{key} ({outcome})" if outcome else key for key, outcome in breach.visits)
    case = in_words(subject.route, breach.example)
    key, name = breach.visits[-1]
    if not breach.contrary:
        message = phrase("duty-lost", duty=duty.id, decision=key, way=way, case=case)
        return Problem(("duties", duty.id, "within"), message, about=(("decisions", key),))
    outcome = subject.route.decisions[key].outcomes[name]
    if outcome.no_call:
        message = phrase("duty-lost.no-call", duty=duty.id, outcome=name, way=way, case=case)
    else:
        target = outcome.to or ""
        message = phrase("duty-lost.contrary", duty=duty.id, outcome=name, target=target, way=way, case=case)
    path = ("decisions", key, "outcomes", name, "no_call" if outcome.no_call else "to")
    return Problem(path, message, value=True, other=("duties", duty.id, "against"))
