"""Small changes to a placement of the wide picture: the steps that the search takes."""

from collections.abc import Iterator

from routewijzer.diagram.model.structure import Structure
from routewijzer.diagram.placement.cells import close_holes
from routewijzer.diagram.routing.grid import Cell

LaneCells = tuple[Cell, ...]
"""The cells of the boxes of a lane, in the order of the model."""

Lanes = tuple[LaneCells, ...]
"""The cells of all boxes, by lane."""

_ALL_CELLS = 40
"""In a lane of more cells than this a box moves at most `_NEAR` columns and rows at once."""
_NEAR = (3, 2)


class Moves:
    """The changes that placements of a structure allow: one box a cell, links lead on, pins stay.

    With `folds` links may lead back too: a price keeps that rare.
    """

    def __init__(self, structure: Structure, columns: int, folds: bool) -> None:
        self.columns = columns
        pins = structure.pins
        self.free = [
            [n for n, name in enumerate(members) if name not in pins] for members in structure.groups
        ]
        self.pinned_columns = {pin.column for pin in pins.values()}
        self.pinned_rows = [{pins[name].row for name in each if name in pins} for each in structure.groups]
        places = {name: n for members in structure.groups for n, name in enumerate(members)}
        self.forward: list[list[tuple[int, int]]] = [[] for _ in structure.groups]
        for source, target in () if folds else structure.forward:
            self.forward[structure.lane[source]].append((places[source], places[target]))

    def neighbours(self, lanes: Lanes) -> Iterator[Lanes]:
        """Yield all placements one change away, without empty columns and rows."""
        used = [{column for column, _ in cells} for cells in lanes]
        for lane, cells in enumerate(lanes):
            others = set().union(*used[:lane], *used[lane + 1 :])
            for changed in self._changes(lane, cells):
                result = (*lanes[:lane], self._without_empty_rows(lane, changed), *lanes[lane + 1 :])
                columns = others.union([column for column, _ in changed])
                if len(columns) <= max(columns):
                    number = close_holes(columns, self.pinned_columns)
                    result = tuple(tuple((number[column], row) for column, row in each) for each in result)
                yield result

    def _without_empty_rows(self, lane: int, cells: LaneCells) -> LaneCells:
        rows = {row for _, row in cells}
        if len(rows) > max(rows):
            return cells
        number = close_holes(rows, self.pinned_rows[lane])
        return tuple([(column, number[row]) for column, row in cells])

    def _changes(self, lane: int, cells: LaneCells) -> Iterator[LaneCells]:
        """Yield the changes of a lane that break no rule."""
        rows = 1 + max((row for _, row in cells), default=0)
        for changed in self._single_moves(lane, cells, rows):
            if self._leads_on(lane, cells, changed):
                yield changed
        for changed in (*self._shifts(lane, cells), *self._row_swaps(lane, cells, rows)):
            if changed != cells and len(set(changed)) == len(cells) and self._leads_on(lane, cells, changed):
                yield changed

    def _leads_on(self, lane: int, before: LaneCells, after: LaneCells) -> bool:
        """Tell whether a change makes no link lead back that did not before."""
        for source, target in self.forward[lane]:
            if after[source][0] >= after[target][0] and before[source][0] < before[target][0]:
                return False
        return True

    def _single_moves(self, lane: int, cells: LaneCells, rows: int) -> Iterator[LaneCells]:
        """Exchange two boxes of a column or a row, or move one to a free cell."""
        taken, free, columns = set(cells), self.free[lane], self.columns
        wide, high = (columns, rows) if columns * rows <= _ALL_CELLS else _NEAR
        for at, n in enumerate(free):
            cell = column, row = cells[n]
            for other in free[at + 1 :]:
                if cells[other][0] == column or cells[other][1] == row:
                    swapped = list(cells)
                    swapped[n], swapped[other] = cells[other], cell
                    yield tuple(swapped)
            before, after = cells[:n], cells[n + 1 :]
            for new_column in range(max(0, column - wide), min(columns, column + wide + 1)):
                for new_row in range(max(0, row - high), min(rows + 1, row + high + 2)):
                    if (new_column, new_row) not in taken:
                        yield (*before, (new_column, new_row), *after)

    def _shifts(self, lane: int, cells: LaneCells) -> Iterator[LaneCells]:
        """Shift a lane, or its end from some column on."""
        for by in range(1 - self.columns, self.columns):
            yield self._shift(lane, cells, 0, by)
        for column in range(1, self.columns):
            for by in (-1, 1):
                yield self._shift(lane, cells, column, by)

    def _shift(self, lane: int, cells: LaneCells, first: int, by: int) -> LaneCells:
        """Return a lane with what stands from a column on elsewhere; unchanged where there is no room."""
        shifted = list(cells)
        for n in self.free[lane]:
            column, row = cells[n]
            if column >= first:
                if not 0 <= column + by < self.columns:
                    return cells
                shifted[n] = (column + by, row)
        return tuple(shifted)

    def _row_swaps(self, lane: int, cells: LaneCells, rows: int) -> Iterator[LaneCells]:
        """Exchange two rows beside each other."""
        for row in range(1, rows):
            swap = {row: row - 1, row - 1: row}
            swapped = list(cells)
            for n in self.free[lane]:
                column, own = cells[n]
                swapped[n] = (column, swap.get(own, own))
            yield tuple(swapped)
