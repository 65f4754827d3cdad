"""Layers (columns): each box as far on as its lane's longest way to it, then closer to its links.

The first step of layered drawing, longest-path layering (Sugiyama, Tagawa, Toda: *Methods for visual
understanding of hierarchical system structures*, IEEE SMC 1981), followed by local shifts. Lanes count their
columns independently: that is how thirty boxes fit in seven columns. Links that do not push (stops, contacts)
want both ends in one column.
"""

from math import ceil, sqrt

from routewijzer.diagram.model.structure import FlowLink, Structure

_IMPOSSIBLE = 10_000.0
_MOST_PASSES = 30
_MOST_WITH_GROUPS = 150
"""With more boxes than this, only single boxes and whole lanes are moved."""


def assign_layers(structure: Structure, crowd: int = 2, crowding_cost: float = 3.0) -> dict[str, int]:
    """Return a column for every box, from 0. More than `crowd` boxes of a lane in one column cost extra."""
    column = longest_paths(structure)
    return _LayerShift(structure, column, crowd, crowding_cost).run()


def longest_paths(structure: Structure) -> dict[str, int]:
    """For each box the number of boxes before it on the longest way to it within its lane."""
    before: dict[str, list[str]] = {name: [] for name in structure.boxes}
    after: dict[str, list[str]] = {name: [] for name in structure.boxes}
    for link in structure.links:
        if link.pushes and structure.lane[link.source] == structure.lane[link.target]:
            before[link.target].append(link.source)
            after[link.source].append(link.target)
    waiting = {name: len(before[name]) for name in structure.boxes}
    ready = [name for name in structure.boxes if not waiting[name]]
    column = dict.fromkeys(structure.boxes, 0)
    for name in ready:
        for target in after[name]:
            column[target] = max(column[target], column[name] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return column


class _LayerShift:
    """Moves boxes, alone or with all that depends on them, while that makes the links shorter."""

    def __init__(
        self, structure: Structure, column: dict[str, int], crowd: int, crowding_cost: float
    ) -> None:
        self.structure, self.column = structure, column
        self.crowd, self.crowding_cost = crowd, crowding_cost
        self.links: dict[str, list[int]] = {name: [] for name in structure.boxes}
        for n, link in enumerate(structure.links):
            self.links[link.source].append(n)
            self.links[link.target].append(n)
        fullest = max((len(structure.members(lane)) for lane in range(structure.lanes)), default=0)
        self.columns = max(1 + max(column.values(), default=0), ceil(sqrt(1.6 * fullest)))
        self.occupants: dict[tuple[int, int], int] = {}
        for name, at in column.items():
            self._occupy(name, at, 1)

    def _occupy(self, name: str, at: int, change: int) -> None:
        key = (self.structure.lane[name], at)
        self.occupants[key] = self.occupants.get(key, 0) + change

    def _link_cost(self, link: FlowLink) -> float:
        distance = self.column[link.target] - self.column[link.source]
        if self.structure.lane[link.source] != self.structure.lane[link.target]:
            return 1.2 * distance if distance >= 0 else -1.6 * distance
        if link.back:
            return float(abs(distance))
        if link.pushes:
            return 4.0 * (distance - 1) if distance >= 1 else _IMPOSSIBLE
        return 3.0 * abs(distance)

    def _cost(self, links: list[int], keys: set[tuple[int, int]]) -> float:
        cost = sum(self._link_cost(self.structure.links[n]) for n in links)
        for key in keys:
            over = self.occupants.get(key, 0) - self.crowd
            if over > 0:
                cost += self.crowding_cost * over * over
        return cost

    def _moved(self, group: tuple[str, ...], by: int) -> bool:
        """Move a group if that is possible and cheaper."""
        column, lane = self.column, self.structure.lane
        if any(not 0 <= column[name] + by < self.columns for name in group):
            return False
        links = sorted({n for name in group for n in self.links[name]})
        keys = {(lane[name], column[name]) for name in group} | {
            (lane[name], column[name] + by) for name in group
        }
        before = self._cost(links, keys)
        self._shift(group, by)
        if self._cost(links, keys) < before - 1e-6:
            return True
        self._shift(group, -by)
        return False

    def _shift(self, group: tuple[str, ...], by: int) -> None:
        for name in group:
            self._occupy(name, self.column[name], -1)
            self.column[name] += by
            self._occupy(name, self.column[name], 1)

    def _groups(self) -> list[tuple[str, ...]]:
        structure = self.structure
        groups: list[tuple[str, ...]] = [(name,) for name in structure.boxes]
        if len(structure.boxes) <= _MOST_WITH_GROUPS:
            for forward in (True, False):
                groups += [self._closure(name, forward) for name in structure.boxes]
        groups += [structure.members(lane) for lane in range(structure.lanes)]
        return list(dict.fromkeys(group for group in groups if group))

    def _closure(self, start: str, forward: bool) -> tuple[str, ...]:
        """Return a box with all boxes of its lane that follow from it (or lead to it)."""
        reached = {start}
        todo = [start]
        while todo:
            name = todo.pop()
            for n in self.links[name]:
                link = self.structure.links[n]
                near, far = (link.source, link.target) if forward else (link.target, link.source)
                same = self.structure.lane[near] == self.structure.lane[far]
                if link.pushes and same and near == name and far not in reached:
                    reached.add(far)
                    todo.append(far)
        return tuple(name for name in self.structure.boxes if name in reached)

    def run(self) -> dict[str, int]:
        """Move until nothing helps."""
        groups = self._groups()
        for _ in range(_MOST_PASSES):
            changed = False
            for group in groups:
                for sign in (1, -1):
                    if any(self._moved(group, sign * by) for by in range(1, self.columns)):
                        changed = True
            if not changed:
                break
        return self.column
