"""The walks through decisions that follow each other, from the tables alone: no case is tried.

The rules along a walk are cut with each other; a walk on which no case is left does not exist. It goes on as
the helper does: to the decisions that are offered after an outcome, and to none twice.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from routewijzer.decisions.chain import Combinations, cut
from routewijzer.decisions.proof import Effort
from routewijzer.decisions.table import DecisionTable

Offers = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Decision → outcome → the decisions that the helper offers after it."""

Visits = tuple[tuple[str, str], ...]
"""Decisions with their outcomes, in the order of a walk."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk up to an outcome, or up to the beginning of a decision (`visits` ends with an empty outcome).

    `case` are the cases that take it.
    """

    visits: Visits
    case: Combinations

    @property
    def size(self) -> tuple[int, int]:
        """How long it is to tell: its decisions, then its answers."""
        return len(self.visits), len(self.case)


def walks(
    tables: Mapping[str, DecisionTable],
    offers: Offers,
    starts: Mapping[str, Set[str]],
    case: Combinations = (),
) -> Iterator[Walk]:
    """Every walk of some of the cases that begins with one of the rules `starts` (decision → rules).

    Each is yielded at the beginning of every later decision and at each outcome. Raises `TooIntricate` when
    that takes more than `MAX_EFFORT`.
    """
    effort = Effort()
    todo = deque((key, Walk((), case)) for key in tables if starts.get(key))
    done = set(todo)
    while todo:
        current, before = todo.popleft()
        effort.spend(len(tables[current].rows))
        if before.visits:
            yield Walk((*before.visits, (current, "")), before.case)
        for row in tables[current].rows:
            if not before.visits and row.id not in starts[current]:
                continue
            narrowed = cut(before.case, tables[current], row.allowed_answers)
            if narrowed is None:
                continue
            walk = Walk((*before.visits, (current, row.outcome)), narrowed)
            yield walk
            for target in offers.get(current, {}).get(row.outcome, ()):
                state = (target, walk)
                if target in tables and all(target != key for key, _ in walk.visits) and state not in done:
                    done.add(state)
                    todo.append(state)
