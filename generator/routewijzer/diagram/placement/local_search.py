"""Iterated local search for a good placement: descend by small changes, perturb the best, descend again.

The scheme is that of Lourenço, Martin and Stützle (*Iterated local search*, Handbook of Metaheuristics,
2003): first improvement within a neighbourhood, then one to three changes at random from the best placement
so far. The router judges. It runs only when the structure of a route changes. A fixed seed and a budget
counted in routings make it give the same placement on every machine.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from routewijzer.diagram.routing.grid import Cell

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

Cells = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The cost of a placement; not `exact` when it is only known to be at least this."""

    cost: float
    exact: bool


class CostModel(Protocol):
    """What a search needs to know about placements."""

    def cost(self, cells: Cells, limit: float) -> Evaluation:
        """Return the cost; it need not be exact when it exceeds `limit`."""

    def estimate(self, cells: Cells) -> float:
        """Return a quick guess at the cost."""

    def neighbours(self, cells: Cells) -> Iterable[Cells]:
        """Return all placements that are one small change away and break no rule, in a fixed order."""


@dataclass(slots=True)
class Search:
    """One search; `run` gives the best placements found, the best first."""

    cost_model: CostModel
    budget: int
    progress: Callable[[float], None] | None = None
    random: Random = field(default_factory=lambda: Random(SEED))
    evaluations: dict[tuple[Cell, ...], Evaluation] = field(default_factory=dict)
    estimates: dict[tuple[Cell, ...], float] = field(default_factory=dict)
    around: dict[tuple[Cell, ...], tuple[Cells, ...]] = field(default_factory=dict)
    routings: int = 0
    patient_until: float = _UNKNOWN

    @property
    def is_done(self) -> bool:
        """Whether the budget is used up, or nothing better was found for long."""
        return self.routings >= min(self.budget, self.patient_until)

    def run(self, *starts: Cells) -> list[tuple[float, Cells]]:
        """Descend from each start, then again and again from changed versions of the best placement."""
        pool = [self._descend(dict(start)) for start in starts]
        best, cells = min(pool, key=lambda each: each[0])
        self.patient_until = self.routings + PATIENCE
        idle = 0
        while not self.is_done and idle < 60:
            before = self.routings
            changed = cells
            for _ in range((1, 2, 2, 3)[self._pick(4)]):
                changed = self._perturb(changed)
            cost, optimum = self._descend(changed)
            idle = idle + 1 if self.routings == before else 0
            if all(optimum != other for _, other in pool):
                pool.append((cost, optimum))
            if cost < best - _WORTH:
                best, cells = cost, optimum
                self.patient_until = self.routings + PATIENCE
        if self.progress:
            self.progress(1.0)
        return sorted(pool, key=lambda each: (each[0], sorted(each[1].items())))[:FINALISTS]

    def refine(self, cells: Cells, passes: int = MOST_GUESSED) -> Cells:
        """Take the change with the best guess, at most so often, until none helps; nothing is routed."""
        best = self._estimate(cells)
        for _ in range(passes):
            changed = min(self.cost_model.neighbours(cells), key=self._estimate, default=cells)
            guess = self._estimate(changed)
            if guess > best - _WORTH:
                break
            best, cells = guess, changed
        return cells

    def _pick(self, count: int) -> int:
        """Return a number below `count`; made from `random()`, whose sequence Python guarantees."""
        return int(self.random.random() * count)

    def _perturb(self, cells: Cells) -> Cells:
        near = self._ranked_neighbours(cells)
        return near[self._pick(len(near))] if near else cells

    def _cost(self, cells: Cells, limit: float = _UNKNOWN) -> float:
        key = self._key(cells)
        known = self.evaluations.get(key)
        if known and (known.exact or known.cost >= limit):
            return known.cost
        evaluation = self.cost_model.cost(cells, limit)
        self.evaluations[key] = evaluation
        self.routings += 1
        if self.progress and not self.routings % 20:
            self.progress(min(1.0, self.routings / self.budget))
        return evaluation.cost if evaluation.exact else max(evaluation.cost, limit)

    def _descend(self, cells: Cells) -> tuple[float, Cells]:
        """Take the first change that helps, the most promising tried first, until none does."""
        cost = self._cost(cells)
        better = True
        while better and not self.is_done:
            better = False
            for changed in self._ranked_neighbours(cells):
                new = self._cost(changed, cost)
                if new < cost - _WORTH:
                    cost, cells, better = new, changed, True
                    break
                if self.is_done:
                    break
        return cost, cells

    def _ranked_neighbours(self, cells: Cells) -> tuple[Cells, ...]:
        """Return the placements one change away, those with the best guess first."""
        key = self._key(cells)
        if key not in self.around:
            limit = self._estimate(cells) + _HOPELESS
            trials = []
            for n, changed in enumerate(self.cost_model.neighbours(cells)):
                guess = self._estimate(changed)
                if guess < limit:
                    trials.append((round(guess, 3), n, changed))
            trials.sort(key=lambda each: each[:2])
            self.around[key] = tuple(changed for _, _, changed in trials)
        return self.around[key]

    def _key(self, cells: Cells) -> tuple[Cell, ...]:
        return tuple(cells.values())

    def _estimate(self, cells: Cells) -> float:
        key = self._key(cells)
        if key not in self.estimates:
            self.estimates[key] = self.cost_model.estimate(cells)
        return self.estimates[key]
