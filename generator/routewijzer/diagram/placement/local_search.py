"""Iterated local search for a good placement: descend by small changes, perturb the best, descend again.

The scheme is that of Lourenço, Martin and Stützle (*Iterated local search*, Handbook of Metaheuristics,
2003): first improvement within a neighbourhood, then one to three changes at random from the best placement
so far. The router judges. It runs only when the structure of a route changes. A fixed seed and a budget
counted in routings make it give the same placement on every machine.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from random import Random
from typing import Any, Generic, Protocol, TypeVar

SEED = 7
FINALISTS = 10
PATIENCE = 220
"""A search ends after so many routings that brought nothing better. Of eight routes six were drawn the same
as with all 900, in a third of the time; 120 gave one of them twice the crossings."""
MOST_GUESSED = 40
"""Changes that are made on a guess alone."""
_UNKNOWN = float("inf")
_WORTH = 1.0
"""A placement must be better by this much."""
_HOPELESS = 900.0
"""A placement whose quick guess is worse than the best one's by this much is not routed."""

P = TypeVar("P", bound=tuple[Any, ...])
"""A placement, as a cost model writes it: a tuple of cells, or of lanes."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The cost of a placement; not `exact` when it is only known to be at least this."""

    cost: float
    exact: bool


class CostModel(Protocol[P]):
    """What a search needs to know about placements."""

    def cost(self, placement: P, limit: float) -> Evaluation:
        """Return the cost; it need not be exact when it exceeds `limit`."""

    def estimate(self, placement: P) -> float:
        """Return a quick guess at the cost."""

    def neighbours(self, placement: P) -> Iterable[tuple[float, P]]:
        """Return all placements one small change away that break no rule, with guesses, in a fixed order."""


@dataclass(slots=True)
class Search(Generic[P]):
    """One search; `run` gives the best placements found, the best first."""

    cost_model: CostModel[P]
    budget: int
    progress: Callable[[float], None] | None = None
    random: Random = field(default_factory=lambda: Random(SEED))
    evaluations: dict[P, Evaluation] = field(default_factory=dict)
    around: dict[P, tuple[P, ...]] = field(default_factory=dict)
    routings: int = 0
    patient_until: float = _UNKNOWN

    @property
    def is_done(self) -> bool:
        """Whether the budget is used up, or nothing better was found for long."""
        return self.routings >= min(self.budget, self.patient_until)

    def run(self, *starts: P) -> list[tuple[float, P]]:
        """Descend from each start, then again and again from changed versions of the best placement."""
        pool = [self._descend(start) for start in starts]
        best, placement = min(pool, key=lambda each: each[0])
        self.patient_until = self.routings + PATIENCE
        idle = 0
        while not self.is_done and idle < 60:
            before = self.routings
            changed = placement
            for _ in range((1, 2, 2, 3)[self._pick(4)]):
                changed = self._perturb(changed)
            cost, optimum = self._descend(changed)
            idle = idle + 1 if self.routings == before else 0
            if all(optimum != other for _, other in pool):
                pool.append((cost, optimum))
            if cost < best - _WORTH:
                best, placement = cost, optimum
                self.patient_until = self.routings + PATIENCE
        if self.progress:
            self.progress(1.0)
        return sorted(pool)[:FINALISTS]

    def refine(self, placement: P, passes: int = MOST_GUESSED) -> P:
        """Take the change with the best guess, at most so often, until none helps; nothing is routed."""
        best = self.cost_model.estimate(placement)
        for _ in range(passes):
            near = min(self.cost_model.neighbours(placement), key=itemgetter(0), default=None)
            if near is None or near[0] > best - _WORTH:
                break
            best, placement = near
        return placement

    def _pick(self, count: int) -> int:
        """Return a number below `count`; made from `random()`, whose sequence Python guarantees."""
        return int(self.random.random() * count)

    def _perturb(self, placement: P) -> P:
        near = self._ranked_neighbours(placement)
        return near[self._pick(len(near))] if near else placement

    def _cost(self, placement: P, limit: float = _UNKNOWN) -> float:
        known = self.evaluations.get(placement)
        if known and (known.exact or known.cost >= limit):
            return known.cost
        evaluation = self.cost_model.cost(placement, limit)
        self.evaluations[placement] = evaluation
        self.routings += 1
        if self.progress and not self.routings % 20:
            self.progress(min(1.0, self.routings / self.budget))
        return evaluation.cost if evaluation.exact else max(evaluation.cost, limit)

    def _descend(self, placement: P) -> tuple[float, P]:
        """Take the first change that helps, the most promising tried first, until none does."""
        cost = self._cost(placement)
        better = True
        while better and not self.is_done:
            better = False
            for changed in self._ranked_neighbours(placement):
                new = self._cost(changed, cost)
                if new < cost - _WORTH:
                    cost, placement, better = new, changed, True
                    break
                if self.is_done:
                    break
        return cost, placement

    def _ranked_neighbours(self, placement: P) -> tuple[P, ...]:
        """Return the placements one change away, those with the best guess first."""
        near = self.around.get(placement)
        if near is None:
            limit = self.cost_model.estimate(placement) + _HOPELESS
            trials = []
            for n, (guess, changed) in enumerate(self.cost_model.neighbours(placement)):
                if guess < limit:
                    trials.append((round(guess, 3), n, changed))
            near = self.around[placement] = tuple(changed for _, _, changed in sorted(trials))
        return near
