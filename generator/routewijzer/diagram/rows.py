"""Which row of its lane each box gets: the main line straight in the first row, the rest around it."""

from routewijzer.diagram.structure import Link, Structure

_MOST_PASSES = 8
_IN_THE_WAY = 4.0
_LOWER = 0.75
"""Prices: a box that a link would run through, a row further down."""


def assign_rows(structure: Structure, column: dict[str, int], spare: int = 1) -> dict[str, int]:
    """A row for every box, from 0; `spare` rows more than the fullest column needs may be used."""
    row: dict[str, int] = {}
    for lane in range(structure.lanes):
        members = structure.members(lane)
        if members:
            row.update(_Stacking(structure, column, lane, members, spare).run())
    return row


def main_line(structure: Structure, column: dict[str, int], lane: int) -> tuple[str, ...]:
    """The longest way through a lane along links that push: the line that should be straight."""
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


class _Stacking:
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
        self.links: dict[str, list[Link]] = {name: [] for name in members}
        for link in structure.links:
            for name in {link.source, link.target} & inside:
                self.links[name].append(link)

    def _price(self, names: tuple[str, ...]) -> float:
        links = {(link.source, link.target, link.kind): link for name in names for link in self.links[name]}
        price = 0.0
        for key in sorted(links):
            price += self._link_price(links[key])
        return price + sum(_LOWER * self.row[name] for name in names)

    def _link_price(self, link: Link) -> float:
        lane, row, column = self.structure.lane, self.row, self.column
        if lane[link.source] != lane[link.target]:
            here, there = (
                (link.source, link.target) if lane[link.source] == self.lane else (link.target, link.source)
            )
            down = lane[there] > self.lane
            between = range(row[here] + 1, self.rows) if down else range(row[here])
            return 0.2 * len(between) + 1.5 * sum((column[here], n) in self.at for n in between)
        one, two = row[link.source], row[link.target]
        weight = 8.0 if {link.source, link.target} <= self.line else 2.0 if link.pushes else 1.2
        price = weight * abs(one - two)
        low, high = sorted((column[link.source], column[link.target]))
        if one == two:
            price += _IN_THE_WAY * sum((n, one) in self.at for n in range(low + 1, high))
        elif low == high:
            low, high = sorted((one, two))
            price += _IN_THE_WAY * sum((column[link.source], n) in self.at for n in range(low + 1, high))
        return price

    def _exchange(self, name: str, row: int) -> str | None:
        """Put a box in another row; the box that stands there comes here."""
        column, here = self.column[name], self.row[name]
        other = self.at.pop((column, row), None)
        del self.at[column, here]
        self.row[name] = row
        self.at[column, row] = name
        if other:
            self.row[other] = here
            self.at[column, here] = other
        return other

    def run(self) -> dict[str, int]:
        """Exchange until nothing helps, then close empty rows."""
        for _ in range(_MOST_PASSES):
            changed = False
            for name in sorted(
                self.members, key=lambda name: (self.column[name], self.structure.order[name])
            ):
                for row in range(self.rows):
                    here = self.row[name]
                    if row == here:
                        continue
                    other = self.at.get((self.column[name], row))
                    names = (name, other) if other else (name,)
                    before = self._price(names)
                    self._exchange(name, row)
                    if self._price(names) < before - 1e-6:
                        changed = True
                    else:
                        self._exchange(name, here)
            if not changed:
                break
        used = sorted(set(self.row.values()))
        return {name: used.index(row) for name, row in self.row.items()}
