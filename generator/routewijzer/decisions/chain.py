"""Decisions that follow each other at once: the proof that no case goes round without end.

An outcome whose target is itself a decision leads on at once, and the answers are kept: a question is asked
once. Whoever comes to the same decision again with the same answers gets the same outcome again, for ever. No
case is tried: the rules along every way back are cut with each other, and a way on which no case is left does
not exist. An outcome that leads to a step ends the chain: something is done there, after which the answers
can be different.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from routewijzer.decisions.proof import Answers, Effort
from routewijzer.decisions.table import DecisionTable, bits
from routewijzer.model import Decision, Outcome, Route


def offers(route: Route) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return what `decisions_offered` gives for every decision and outcome."""
    return {
        key: {
            name: decisions_offered(route, decision, outcome) for name, outcome in decision.outcomes.items()
        }
        for key, decision in route.decisions.items()
    }


def decisions_offered(route: Route, decision: Decision, outcome: Outcome) -> tuple[str, ...]:
    """Return the decisions that can be taken at once after an outcome, the answers kept.

    The one that it leads to, those that it offers, and those that the decision itself leads to without a
    condition. A condition of theirs is not among the answers, so such a decision could contradict the advice.
    """
    following = [
        outcome.to or "",
        *outcome.offers,
        *(edge.to for edge in decision.next.values() if edge.when is None),
    ]
    return tuple(key for key in dict.fromkeys(following) if key in route.decisions and key != decision.id)


Following = Mapping[str, Mapping[str, str]]
"""Decision → outcome → the decision that follows at once."""

Combinations = tuple[tuple[str, int], ...]
"""Question → the answers (bits) that are still possible, sorted by question: all their combinations."""


@dataclass(frozen=True, slots=True)
class Loop:
    """The decisions of a round, each with the outcome that leads on, and answers that go round in it."""

    visits: tuple[tuple[str, str], ...]
    example: Answers


def loops(tables: Mapping[str, DecisionTable], following: Following) -> Iterator[Loop]:
    """Every round that some case goes through, told once, from its first decision in the order of `tables`.

    Raises `TooIntricate` when that takes more than `MAX_EFFORT`.
    """
    order = {key: number for number, key in enumerate(tables)}
    for start in tables:
        combinations: dict[tuple[tuple[str, str], ...], Combinations] = {}
        for visits, case in _rounds(tables, following, order, start):
            if visits not in combinations or len(case) < len(combinations[visits]):
                combinations[visits] = case
        for visits, case in combinations.items():
            yield Loop(visits, example_of(tables, case))


def _rounds(
    tables: Mapping[str, DecisionTable], following: Following, order: Mapping[str, int], start: str
) -> Iterator[tuple[tuple[tuple[str, str], ...], Combinations]]:
    """Every way from `start` back to it through later decisions, with the cases that take it."""
    effort = Effort()
    todo: list[tuple[str, tuple[tuple[str, str], ...], Combinations]] = [(start, (), ())]
    done = set(todo)
    while todo:
        current, visits, case = todo.pop()
        effort.spend(len(tables[current].rows))
        for row in tables[current].rows:
            target = following.get(current, {}).get(row.outcome)
            if target is None or target not in tables:
                continue
            narrowed = cut(case, tables[current], row.allowed_answers)
            way = (*visits, (current, row.outcome))
            if narrowed is None:
                continue
            if target == start:
                yield way, narrowed
            elif order[target] > order[start] and all(target != before for before, _ in way):
                state = (target, way, narrowed)
                if state not in done:
                    done.add(state)
                    todo.append(state)


def example_of(tables: Mapping[str, DecisionTable], case: Combinations) -> Answers:
    """Return one answer to each question that narrows a case, in the order of the tables."""
    answers = {column.id: column.answers for table in tables.values() for column in table.columns}
    left = dict(case)
    return tuple((key, answers[key][next(bits(left[key]))]) for key in answers if key in left)


def cut(case: Combinations, table: DecisionTable, allowed_answers: tuple[int, ...]) -> Combinations | None:
    """Return the part of a case that a rule with these answers covers, or None when there is none."""
    left = dict(case)
    for column, mask in zip(table.columns, allowed_answers, strict=True):
        if mask != column.all:
            left[column.id] = left.get(column.id, column.all) & mask
            if not left[column.id]:
                return None
    return tuple(sorted(left.items()))
