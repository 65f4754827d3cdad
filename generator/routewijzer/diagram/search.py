"""The search for a good placing: boxes are moved and exchanged, lanes shifted, and the router judges.

It runs only when the structure of a route changes. A fixed seed and a budget counted in routings make
it give the same placing on every machine.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from routewijzer.diagram.grid import Cell
from routewijzer.diagram.placing import tidy
from routewijzer.diagram.score import Cells, Judged, Score
from routewijzer.diagram.structure import Structure

SEED = 7
FINALISTS = 10
_UNKNOWN = float("inf")
_WORTH = 1.0
"""A placing must be better by this much."""
_HOPELESS = 900.0
"""A placing whose quick guess is worse than the best one's by this much is not routed."""

Change = Mapping[str, Cell]


@dataclass(slots=True)
class Search:
    """One search; `run` gives the best placings found, the best first."""

    score: Score
    structure: Structure
    columns: int
    budget: int
    progress: Callable[[float], None] | None = None
    random: Random = field(default_factory=lambda: Random(SEED))
    seen: dict[tuple[Cell, ...], Judged] = field(default_factory=dict)
    guessed: dict[tuple[Cell, ...], float] = field(default_factory=dict)
    around: dict[tuple[Cell, ...], tuple[dict[str, Cell], ...]] = field(default_factory=dict)
    routed: int = 0

    def run(self, start: Cells) -> list[tuple[float, dict[str, Cell]]]:
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

    def _shaken(self, cells: dict[str, Cell]) -> dict[str, Cell]:
        changes = list(self._changes(cells))
        for _ in range(20):
            if not changes:
                break
            changed = self._applied(cells, changes[self._pick(len(changes))])
            if changed:
                return changed
        return cells

    def _price(self, cells: dict[str, Cell], limit: float = _UNKNOWN) -> float:
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

    def _descend(self, cells: dict[str, Cell]) -> tuple[float, dict[str, Cell]]:
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

    def _promising(self, cells: dict[str, Cell]) -> tuple[dict[str, Cell], ...]:
        """The placings one change away, those with the best guess first."""
        key = self._key(cells)
        if key not in self.around:
            limit = self._guess(cells) + _HOPELESS
            tried = []
            for n, change in enumerate(self._changes(cells)):
                changed = self._applied(cells, change)
                if changed:
                    guess = self._guess(changed)
                    if guess < limit:
                        tried.append((round(guess, 3), n, changed))
            tried.sort(key=lambda each: each[:2])
            self.around[key] = tuple(changed for _, _, changed in tried)
        return self.around[key]

    def _key(self, cells: dict[str, Cell]) -> tuple[Cell, ...]:
        return tuple([cells[name] for name in self.structure.boxes])

    def _guess(self, cells: dict[str, Cell]) -> float:
        key = self._key(cells)
        if key not in self.guessed:
            self.guessed[key] = self.score.estimate(cells)
        return self.guessed[key]

    def _changes(self, cells: dict[str, Cell]) -> Iterator[Change]:
        """All small changes: exchange two boxes, move one to a free cell, shift a lane or its end."""
        structure, lane = self.structure, self.structure.lane
        free = [name for name in structure.boxes if name not in structure.pins]
        taken = {(lane[name], cells[name]) for name in structure.boxes}
        rows = {
            number: 1 + max((cells[name][1] for name in structure.members(number)), default=0)
            for number in range(structure.lanes)
        }
        for n, name in enumerate(free):
            column, row = cells[name]
            for other in free[n + 1 :]:
                if lane[other] == lane[name] and (cells[other][0] == column or cells[other][1] == row):
                    yield {name: cells[other], other: cells[name]}
            for new_column in range(self.columns):
                for new_row in range(rows[lane[name]] + 1):
                    if (lane[name], (new_column, new_row)) not in taken:
                        yield {name: (new_column, new_row)}
        for number in range(structure.lanes):
            members = [name for name in free if lane[name] == number]
            for by in range(1 - self.columns, self.columns):
                if by:
                    yield {name: (cells[name][0] + by, cells[name][1]) for name in members}
            for column in range(1, self.columns):
                for by in (-1, 1):
                    yield {
                        name: (cells[name][0] + by, cells[name][1]) for name in members if cells[name][0] >= column
                    }
            for row in range(1, rows[number]):
                swap = {row: row - 1, row - 1: row}
                yield {
                    name: (cells[name][0], swap[cells[name][1]]) for name in members if cells[name][1] in swap
                }

    def _applied(self, cells: dict[str, Cell], change: Change) -> dict[str, Cell] | None:
        """The changed placing without empty rows; None when it breaks a rule."""
        if not change or any(not 0 <= column < self.columns for column, _ in change.values()):
            return None
        changed = {**cells, **change}
        lane = self.structure.lane
        if len({(lane[name], cell) for name, cell in changed.items()}) < len(changed):
            return None
        for source, target in self.structure.forward:
            if changed[source][0] >= changed[target][0] and cells[source][0] < cells[target][0]:
                return None
        return tidy(self.structure, changed)
