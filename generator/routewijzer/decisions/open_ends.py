"""How often a decision ends where its source decides nothing: counted over all combinations of answers.

The combinations are not enumerated: after the first questions only the rules that can still hold matter, and
parts of the table with the same of them are counted once.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from routewijzer.decisions.table import DecisionTable, table
from routewijzer.model import Decision, Route


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many combinations of answers there are, and how many of them end openly."""

    total: int
    open: int

    def __add__(self, other: "AnswerCount") -> "AnswerCount":
        return AnswerCount(self.total + other.total, self.open + other.open)


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """An outcome, and the combinations that lead there by open rules alone; in `known_cases` all is known."""

    outcome: str
    every: int
    known_cases: int


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """The open ends of a decision, the one that most combinations lead to first.

    `every` counts all combinations of answers, `known_cases` those without "I do not know".
    """

    decision: str
    every: AnswerCount
    known_cases: AnswerCount
    ends: tuple[OpenEnd, ...]


def open_ends(route: Route, decision: Decision) -> OpenEnds:
    """Return the open ends of a decision of a checked route."""
    rows = table(route, decision)
    open_rules = sum(
        1 << number for number, row in enumerate(rows.rows) if decision.rules[row.id].basis == "open"
    )
    every = _count_open(rows, [tuple(range(len(column.answers))) for column in rows.columns], open_rules)
    answers = [
        tuple(
            number
            for number, answer in enumerate(column.answers)
            if not route.questions[column.id].answers[answer].unknown
        )
        for column in rows.columns
    ]
    known = _count_open(rows, answers, open_rules)
    ends = [OpenEnd(outcome, every[outcome], known[outcome]) for outcome in every if outcome]
    return OpenEnds(
        decision.id,
        AnswerCount(every.total(), sum(end.every for end in ends)),
        AnswerCount(known.total(), sum(end.known_cases for end in ends)),
        tuple(sorted(ends, key=lambda end: (-end.every, end.outcome))),
    )


def route_open_ends(route: Route) -> Iterator[OpenEnds]:
    """Yield the open ends of every decision that has rules, in the order of the model."""
    yield from (open_ends(route, decision) for decision in route.decisions.values() if decision.rules)


def _count_open(rows: DecisionTable, answers: list[tuple[int, ...]], open_rules: int) -> Counter[str]:
    """Return how many combinations end at each outcome by open rules alone; under "" all others."""

    @cache
    def count(place: int, live: int) -> Counter[str]:
        if place == len(answers):
            number = (live & -live).bit_length() - 1
            return Counter({rows.rows[number].outcome if live and not live & ~open_rules else "": 1})
        counts: Counter[str] = Counter()
        for answer in answers[place]:
            counts.update(count(place + 1, live & rows.allowing[place][answer]))
        return counts

    return count(0, rows.everything)
