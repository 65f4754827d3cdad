"""Rules about the first question of the helper: no answer leads away from safety."""

from collections.abc import Iterator, Set

from routewijzer.checks.rule import Problem, Subject
from routewijzer.findings import KeyPath, phrase
from routewijzer.model import Entrance, EntranceAnswer, EntranceGoal


def entrance_dead_end(subject: Subject) -> Iterator[Problem]:
    """Require that each answer of the first question, and of one behind it, calls somebody or leads on."""
    for key, answer in _answers(subject):
        path = _path(key)
        if answer.ask is None:
            if not (answer.call or answer.ways or answer.places):
                yield Problem(path, phrase("entrance-dead-end", answer=answer.title))
            continue
        question = subject.route.questions.get(answer.ask.question)
        for name in question.answers if question else ():
            goal = answer.ask.answers.get(name)
            if goal is None:
                message = phrase("entrance-dead-end.missing", question=answer.ask.question, answer=name)
                yield Problem((*path, "ask", "answers"), message)
            elif not (goal.call or goal.ways):
                at = (*path, "ask", "answers", name)
                yield Problem(at, phrase("entrance-dead-end", answer=name))


def entrance_danger(subject: Subject) -> Iterator[Problem]:
    """Require that the answer about danger stands first and leads to calls alone, first that of the bar."""
    alarm = next((each.service for each in subject.route.route.emergency.values()), None)
    answers = dict(_answers(subject))
    first = next(iter(answers), None)
    if answers and not any(answer.danger for answer in answers.values()):
        yield Problem(("entrance", "answers"), phrase("entrance-danger"))
    for key, answer in answers.items():
        if not answer.danger:
            continue
        if key != first:
            yield Problem(_path(key), phrase("entrance-danger.first"), other=_path(str(first)))
        if alarm and answer.call[:1] != (alarm,):
            message = phrase("entrance-danger.call", service=alarm)
            yield Problem(_path(key), message, about=((*_path(key), "call"),))
        if answer.ways or answer.places or answer.ask:
            yield Problem(_path(key), phrase("entrance-danger.away"))


def entrance_closing(subject: Subject) -> Iterator[Problem]:
    """Require that no answer leads straight to an end that a duty is against.

    The answer of who thinks that it is over leads to the decision that guards that end, and to nothing else.
    What a decision may lead to, the rules about duties and paths prove.
    """
    ends = {key for duty in subject.route.duties.values() for key in duty.against}
    for key, answer in _answers(subject):
        for path, goal in _goals(key, answer):
            for target in goal.ways:
                if target in ends:
                    yield Problem((*path, "ways", target), phrase("entrance-closing", target=target))
        if answer.closing and (
            len(answer.ways) != 1
            or not all(_guards(subject, target, ends) for target in answer.ways)
            or answer.places
            or answer.ask
        ):
            yield Problem(_path(key), phrase("entrance-closing.other", answer=answer.title))


def _answers(subject: Subject) -> Iterator[tuple[str, EntranceAnswer]]:
    entrance: Entrance | None = subject.route.entrance
    yield from entrance.answers.items() if entrance else ()


def _goals(key: str, answer: EntranceAnswer) -> Iterator[tuple[KeyPath, EntranceGoal]]:
    """Yield an answer and the answers behind it, each with its path."""
    yield _path(key), answer
    for name, goal in answer.ask.answers.items() if answer.ask else ():
        yield (*_path(key), "ask", "answers", name), goal


def _guards(subject: Subject, target: str, ends: Set[str]) -> bool:
    """Tell whether a decision decides about such an end, headed by every duty that is against it."""
    decision = subject.route.decisions.get(target)
    targets = {outcome.to for outcome in decision.outcomes.values()} & ends if decision else set()
    duties = [duty for duty in subject.route.duties.values() if targets & set(duty.against)]
    return bool(duties) and all(
        target in (*duty.within, *(duty.ask.within if duty.ask else ())) for duty in duties
    )


def _path(key: str) -> KeyPath:
    return ("entrance", "answers", key)
