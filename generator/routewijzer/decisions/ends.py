"""Where cases end: for each outcome that some of them come to, the smallest walk there."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from routewijzer.decisions.chain import Combinations, example_of
from routewijzer.decisions.proof import Answers
from routewijzer.decisions.table import DecisionTable
from routewijzer.decisions.walks import Offers, Visits, Walk, walks


@dataclass(frozen=True, slots=True)
class CaseScope:
    """Some cases at some decisions.

    `starts`: decision → the rules of which one holds; `when`: question → the answers of which one is given.
    """

    starts: Mapping[str, Set[str]]
    when: Mapping[str, Set[str]]


@dataclass(frozen=True, slots=True)
class CaseEnd:
    """An outcome that a case comes to: the decisions with their outcomes up to it, and the fewest answers."""

    visits: Visits
    example: Answers


def case_ends(tables: Mapping[str, DecisionTable], offers: Offers, scope: CaseScope) -> Iterator[CaseEnd]:
    """Yield the smallest walk of the cases to each outcome of each decision.

    Where `offers` is empty the walks end with the first decision. Raises `TooIntricate` when that takes
    more than `MAX_EFFORT`.
    """
    case = _case(tables, scope.when)
    if case is None:
        return
    smallest: dict[tuple[str, str], Walk] = {}
    for walk in walks(tables, offers, scope.starts, case):
        end = walk.visits[-1]
        if end[1] and (end not in smallest or walk.size < smallest[end].size):
            smallest[end] = walk
    for walk in smallest.values():
        yield CaseEnd(walk.visits, example_of(tables, walk.case))


def _case(tables: Mapping[str, DecisionTable], when: Mapping[str, Set[str]]) -> Combinations | None:
    """Return the cases with these answers, or None when no table asks for one of them."""
    columns = {column.id: column for table in tables.values() for column in table.columns}
    numbers: dict[str, int] = {}
    for key, answers in when.items():
        options = columns[key].answers if key in columns else ()
        numbers[key] = sum(1 << number for number, answer in enumerate(options) if answer in answers)
    return tuple(sorted(numbers.items())) if all(numbers.values()) else None
