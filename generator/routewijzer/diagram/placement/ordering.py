"""Order in a layer (rows): the main line straight in the first row of its lane, the rest around it.

The second step of layered drawing (Sugiyama, Tagawa, Toda, 1981). In place of the barycentre rule, boxes of
one column are exchanged while that makes links shorter and straighter: rows are shared by all columns of a
lane.
"""

from routewijzer.diagram.model.structure import FlowLink, Structure

_MOST_PASSES = 8
_IN_THE_WAY = 4.0
_LOWER = 0.75
"""Costs, in rows that a link goes up or down: a box that it would run through, a row further down. Set by
hand; no other values were measured."""


def assign_order(structure: Structure, column: dict[str, int], spare: int = 1) -> dict[str, int]:
    """Return a row for every box, from 0; `spare` rows more than the fullest column needs may be used."""
    row: dict[str, int] = {}
    for lane in range(structure.lanes):
        members = structure.members(lane)
        if members:
            row.update(_OrderImprovement(structure, column, lane, members, spare).run())
    return row


def main_line(structure: Structure, column: dict[str, int], lane: int) -> tuple[str, ...]:
    """Return the longest way through a lane along links that push: the line that should be straight."""
    members = structure.members(lane)
    inside = set(members)
    onward: dict[str, list[str]] = {name: [] for name in members}
    for link in structure.links:
        if link.pushes and link.source in inside and link.target in inside:
            onward[link.source].append(link.target)
    length: dict[str, int] = {}
    following: dict[str, str] = {}
    for name in sorted(members, key=lambda name: -column[name]):
        best = max(
            (
                (length[target], -structure.order[target], target)
                for target in onward[name]
                if column[target] > column[name]
            ),
            default=None,
        )
        length[name] = 1 + best[0] if best else 1
        if best:
            following[name] = best[2]
    if not members:
        return ()
    line = [max(members, key=lambda name: (length[name], -structure.order[name]))]
    while line[-1] in following:
        line.append(following[line[-1]])
    return tuple(line)


class _OrderImprovement:
    """The boxes of one lane, moved between rows while that makes links shorter and straighter."""

    def __init__(
        self, structure: Structure, column: dict[str, int], lane: int, members: tuple[str, ...], spare: int
    ) -> None:
        self.structure, self.column, self.lane, self.members = structure, column, lane, members
        self.line = set(main_line(structure, column, lane))
        self.row = {name: 0 for name in members if name in self.line}
        by_column: dict[int, list[str]] = {}
        for name in members:
            by_column.setdefault(column[name], []).append(name)
        for names in by_column.values():
            used = {self.row[name] for name in names if name in self.row}
            for name in names:
                if name not in self.row:
                    self.row[name] = next(n for n in range(len(names) + 1) if n not in used)
                    used.add(self.row[name])
        self.rows = max(len(names) for names in by_column.values()) + spare
        self.at = {(column[name], self.row[name]): name for name in members}
        inside = set(members)
        self.links: dict[str, list[FlowLink]] = {name: [] for name in members}
        for link in structure.links:
            for name in {link.source, link.target} & inside:
                self.links[name].append(link)

    def _cost(self, names: tuple[str, ...]) -> float:
        links = {(link.source, link.target, link.kind): link for name in names for link in self.links[name]}
        cost = 0.0
        for key in sorted(links):
            cost += self._link_cost(links[key])
        return cost + sum(_LOWER * self.row[name] for name in names)

    def _link_cost(self, link: FlowLink) -> float:
        lane, row, column = self.structure.lane, self.row, self.column
        if lane[link.source] != lane[link.target]:
            inside, outside = (
                (link.source, link.target) if lane[link.source] == self.lane else (link.target, link.source)
            )
            down = lane[outside] > self.lane
            between = range(row[inside] + 1, self.rows) if down else range(row[inside])
            return 0.2 * len(between) + 1.5 * sum((column[inside], n) in self.at for n in between)
        source_row, target_row = row[link.source], row[link.target]
        weight = 8.0 if {link.source, link.target} <= self.line else 2.0 if link.pushes else 1.2
        cost = weight * abs(source_row - target_row)
        low, high = sorted((column[link.source], column[link.target]))
        if source_row == target_row:
            cost += _IN_THE_WAY * sum((n, source_row) in self.at for n in range(low + 1, high))
        elif low == high:
            low, high = sorted((source_row, target_row))
            cost += _IN_THE_WAY * sum((column[link.source], n) in self.at for n in range(low + 1, high))
        return cost

    def _exchange(self, name: str, row: int) -> str | None:
        """Put a box in another row; the box that stands there comes here."""
        column, current = self.column[name], self.row[name]
        other = self.at.pop((column, row), None)
        del self.at[column, current]
        self.row[name] = row
        self.at[column, row] = name
        if other:
            self.row[other] = current
            self.at[column, current] = other
        return other

    def run(self) -> dict[str, int]:
        """Exchange until nothing helps, then close empty rows."""
        for _ in range(_MOST_PASSES):
            changed = False
            for name in sorted(
                self.members, key=lambda name: (self.column[name], self.structure.order[name])
            ):
                for row in range(self.rows):
                    current = self.row[name]
                    if row == current:
                        continue
                    other = self.at.get((self.column[name], row))
                    names = (name, other) if other else (name,)
                    before = self._cost(names)
                    self._exchange(name, row)
                    if self._cost(names) < before - 1e-6:
                        changed = True
                    else:
                        self._exchange(name, current)
            if not changed:
                break
        used = sorted(set(self.row.values()))
        return {name: used.index(row) for name, row in self.row.items()}
