"""Which answers lead elsewhere than in the base, found on the rules alone, without trying combinations.

In a sound table every combination of answers has one outcome, so those that lead elsewhere are exactly the
ones in which a rule of the base meets a rule of the edition that leads elsewhere. Each such pair of rules
gives a case: the answers that both allow. Cases inside others are left out; two that differ in one
question only become one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from routewijzer.editions.difference import AnswerCase, OutcomeChange, TableDifference
from routewijzer.model import Decision, Question, Route

MAX_CASES = 12
"""Most cases that are told for one decision and one pair of goals."""

Cube = Mapping[str, frozenset[str]]
"""Question → the answers for which something holds."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """A table with the answers that it knows: `rules` are the goal and the answers of each rule."""

    answers: Cube
    rules: tuple[tuple[OutcomeChange, Cube], ...]


def tables(base: Route, edition: Route) -> tuple[TableDifference, ...]:
    """Return the decisions of both in which answers lead elsewhere, in the edition's order."""
    differences = (
        _compare(base, edition, base.decisions[key], decision)
        for key, decision in edition.decisions.items()
        if key in base.decisions
    )
    return tuple(table for table in differences if table.cases)


def _compare(base: Route, edition: Route, old: Decision, new: Decision) -> TableDifference:
    before, after = _rules(base, old), _rules(edition, new)
    every = {
        key: before.answers.get(key, frozenset()) | after.answers.get(key, frozenset())
        for key in {**before.answers, **after.answers}
    }
    groups: dict[tuple[OutcomeChange | None, OutcomeChange | None], list[Cube]] = {}
    for goal, cube in after.rules:
        for other, there in before.rules:
            if goal.ids != other.ids:
                groups.setdefault((other, goal), []).append(_both(every, there, cube))
        groups.setdefault((None, goal), []).extend(_beyond(every, cube, before))
    for goal, cube in before.rules:
        groups.setdefault((goal, None), []).extend(_beyond(every, cube, after))
    questions = {**base.questions, **edition.questions}
    cases: list[AnswerCase] = []
    more = 0
    for (was, now), cubes in groups.items():
        widest = _join(cube for cube in cubes if all(cube.values()))
        more += max(0, len(widest) - MAX_CASES)
        cases += [AnswerCase(_case_words(questions, every, cube), was, now) for cube in widest[:MAX_CASES]]
    return TableDifference(new.id, new.title, tuple(cases), more)


def _case_words(
    questions: Mapping[str, Question], every: Cube, cube: Cube
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return a case in words, in the order of questions and answers; what does not matter is left out."""
    return tuple(
        (
            question.text,
            tuple(answer.title for answer_id, answer in question.answers.items() if answer_id in cube[key]),
        )
        for key, question in ((key, questions[key]) for key in every)
        if cube[key] != every[key]
    )


def _rules(route: Route, decision: Decision) -> _Rules:
    elements = route.elements
    answers = {
        key: frozenset(route.questions[key].answers) for key in decision.questions if key in route.questions
    }
    rules: list[tuple[OutcomeChange, Cube]] = []
    for rule in decision.rules.values():
        outcome = decision.outcomes.get(rule.then)
        if outcome is not None:
            to = elements[outcome.to].title if outcome.to and outcome.to in elements else None
            cube = {key: frozenset(rule.when[key]) for key in answers if key in rule.when}
            rules.append((OutcomeChange(outcome.title, to, (rule.then, outcome.to or "")), cube))
    return _Rules(answers, tuple(rules))


def _both(every: Cube, first: Cube, second: Cube) -> Cube:
    """Return the answers that both allow; a rule that does not name a question allows all answers to it."""
    return {key: first.get(key, every[key]) & second.get(key, every[key]) for key in every}


def _beyond(every: Cube, cube: Cube, other: _Rules) -> list[Cube]:
    """Return the parts of `cube` for which no rule of another table holds: answers that it does not know."""
    left = [_both(every, cube, {})]
    for _, rule in other.rules:
        left = [part for whole in left for part in _without(whole, rule)]
    return left


def _without(whole: Cube, part: Cube) -> list[Cube]:
    """`whole` without the answers that `part` allows, as parts that do not overlap."""
    parts: list[Cube] = []
    rest = dict(whole)
    for key, allowed in part.items():
        outside = rest[key] - allowed
        if outside:
            parts.append({**rest, key: outside})
        rest[key] &= allowed
        if not rest[key]:
            break
    return parts


def _join(cubes: Iterable[Cube]) -> list[Cube]:
    """Return the same answers in fewer and wider cases, the widest first."""
    done: list[Cube] = []
    todo = list(cubes)
    while todo:
        cube = todo.pop(0)
        if any(all(cube[key] <= there[key] for key in cube) for there in done + todo):
            continue
        partner = next((there for there in done if _one_apart(cube, there)), None)
        if partner is None:
            done.append(cube)
        else:
            done.remove(partner)
            todo.append({key: cube[key] | partner[key] for key in cube})
    return sorted(done, key=lambda cube: -sum(len(answers) for answers in cube.values()))


def _one_apart(first: Cube, second: Cube) -> bool:
    return sum(first[key] != second[key] for key in first) == 1
