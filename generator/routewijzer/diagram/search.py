"""The search for a good placing: small changes, one after the other, and the router judges.

It runs only when the structure of a route changes. A fixed seed and a budget counted in routings make
it give the same placing on every machine.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from routewijzer.diagram.grid import Cell

SEED = 7
FINALISTS = 10
_UNKNOWN = float("inf")
_WORTH = 1.0
"""A placing must be better by this much."""
_HOPELESS = 900.0
"""A placing whose quick guess is worse than the best one's by this much is not routed."""

Cells = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Judged:
    """The price of a placing; not `exact` when it is only known to be at least this."""

    price: float
    exact: bool


class Score(Protocol):
    """What a search needs to know about placings."""

    def price(self, cells: Cells, limit: float) -> Judged:
        """The price; it need not be exact when it exceeds `limit`."""

    def estimate(self, cells: Cells) -> float:
        """A quick guess at the price."""

    def neighbours(self, cells: Cells) -> Iterable[Cells]:
        """All placings that are one small change away and break no rule, in a fixed order."""


@dataclass(slots=True)
class Search:
    """One search; `run` gives the best placings found, the best first."""

    score: Score
    budget: int
    progress: Callable[[float], None] | None = None
    random: Random = field(default_factory=lambda: Random(SEED))
    seen: dict[tuple[Cell, ...], Judged] = field(default_factory=dict)
    guessed: dict[tuple[Cell, ...], float] = field(default_factory=dict)
    around: dict[tuple[Cell, ...], tuple[Cells, ...]] = field(default_factory=dict)
    routed: int = 0

    def run(self, start: Cells) -> list[tuple[float, Cells]]:
        """Descend from a placing, then again and again from changed versions of the best one."""
        best, cells = self._descend(dict(start))
        pool = [(best, cells)]
        idle = 0
        while self.routed < self.budget and idle < 60:
            before = self.routed
            changed = cells
            for _ in range((1, 2, 2, 3)[self._pick(4)]):
                changed = self._shaken(changed)
            price, found = self._descend(changed)
            idle = idle + 1 if self.routed == before else 0
            if all(found != other for _, other in pool):
                pool.append((price, found))
            if price < best - _WORTH:
                best, cells = price, found
        return sorted(pool, key=lambda each: (each[0], sorted(each[1].items())))[:FINALISTS]

    def _pick(self, count: int) -> int:
        """A number below `count`; made from `random()`, whose sequence Python guarantees."""
        return int(self.random.random() * count)

    def _shaken(self, cells: Cells) -> Cells:
        near = self._promising(cells)
        return near[self._pick(len(near))] if near else cells

    def _price(self, cells: Cells, limit: float = _UNKNOWN) -> float:
        key = self._key(cells)
        known = self.seen.get(key)
        if known and (known.exact or known.price >= limit):
            return known.price
        judged = self.score.price(cells, limit)
        self.seen[key] = judged
        self.routed += 1
        if self.progress and not self.routed % 20:
            self.progress(min(1.0, self.routed / self.budget))
        return judged.price if judged.exact else max(judged.price, limit)

    def _descend(self, cells: Cells) -> tuple[float, Cells]:
        """Take the first change that helps, the most promising tried first, until none does."""
        price = self._price(cells)
        better = True
        while better and self.routed < self.budget:
            better = False
            for changed in self._promising(cells):
                new = self._price(changed, price)
                if new < price - _WORTH:
                    price, cells, better = new, changed, True
                    break
                if self.routed >= self.budget:
                    break
        return price, cells

    def _promising(self, cells: Cells) -> tuple[Cells, ...]:
        """The placings one change away, those with the best guess first."""
        key = self._key(cells)
        if key not in self.around:
            limit = self._guess(cells) + _HOPELESS
            tried = []
            for n, changed in enumerate(self.score.neighbours(cells)):
                guess = self._guess(changed)
                if guess < limit:
                    tried.append((round(guess, 3), n, changed))
            tried.sort(key=lambda each: each[:2])
            self.around[key] = tuple(changed for _, _, changed in tried)
        return self.around[key]

    def _key(self, cells: Cells) -> tuple[Cell, ...]:
        return tuple(cells.values())

    def _guess(self, cells: Cells) -> float:
        key = self._key(cells)
        if key not in self.guessed:
            self.guessed[key] = self.score.estimate(cells)
        return self.guessed[key]
