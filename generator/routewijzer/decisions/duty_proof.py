"""Proof over all chains of decisions that a duty, once started, is kept on every later screen.

The tables are composed by `walks`. A chain that breaks a duty still breaks it without what came before
the duty started: a chain may begin at any decision, fewer answers narrow it less, and fewer decisions have
been taken. So it is enough to begin where the duty starts, and what is found there is the smallest.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from routewijzer.decisions.chain import example_of
from routewijzer.decisions.proof import Answers
from routewijzer.decisions.table import DecisionTable
from routewijzer.decisions.walks import Offers, Visits, Walk, walks


@dataclass(frozen=True, slots=True)
class DutyScope:
    """A duty over the tables.

    `starts`: decision → the rules that start it; `visible`: the decisions whose screens it heads; `against`:
    decision → the outcomes that say the contrary.
    """

    starts: Mapping[str, Set[str]]
    visible: Set[str]
    against: Mapping[str, Set[str]]


@dataclass(frozen=True, slots=True)
class DutyBreach:
    """A walk after which a duty is lost.

    `visits` are its decisions with their outcomes, from the one that starts the duty to the one that loses
    it, `example` the fewest answers that take it. `contrary`: the last outcome says the contrary; else the
    last decision, whose outcome is empty, does not show the duty.
    """

    visits: Visits
    contrary: bool
    example: Answers


def duty_breaches(
    tables: Mapping[str, DecisionTable], offers: Offers, scope: DutyScope
) -> Iterator[DutyBreach]:
    """Yield the smallest walk to each decision that does not show the duty, and to each outcome against it.

    Raises `TooIntricate` when that takes more than `MAX_EFFORT`.
    """
    smallest: dict[tuple[str, str], Walk] = {}
    for walk in walks(tables, offers, scope.starts):
        last, outcome = walk.visits[-1]
        if outcome in scope.against.get(last, ()) if outcome else last not in scope.visible:
            known = smallest.get((last, outcome))
            if known is None or walk.size < known.size:
                smallest[last, outcome] = walk
    for (_, outcome), walk in smallest.items():
        yield DutyBreach(walk.visits, bool(outcome), example_of(tables, walk.case))
