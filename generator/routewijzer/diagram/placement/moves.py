"""Small changes to a placement of the wide picture: the steps that the search takes."""

from collections.abc import Iterator, Mapping

from routewijzer.diagram.model.structure import Structure
from routewijzer.diagram.placement.cells import tidy
from routewijzer.diagram.routing.grid import Cell

CellChange = Mapping[str, Cell]

_ALL_CELLS = 40
"""In a lane of more cells than this a box moves at most `_NEAR` columns and rows at once."""
_NEAR = (3, 2)


def neighbours(
    structure: Structure, cells: Mapping[str, Cell], columns: int, folds: bool = False
) -> Iterator[dict[str, Cell]]:
    """Yield all placements one change away that break no rule: one box a cell, links lead on, pins stay.

    With `folds` links may lead back too: a price keeps that rare.
    """
    for change in _changes(structure, cells, columns):
        changed = _apply(structure, cells, change, columns, folds)
        if changed:
            yield changed


def _changes(structure: Structure, cells: Mapping[str, Cell], columns: int) -> Iterator[CellChange]:
    free = tuple(
        tuple(name for name in members if name not in structure.pins) for members in structure.groups
    )
    for members, everyone in zip(free, structure.groups, strict=True):
        rows = 1 + max((cells[name][1] for name in everyone), default=0)
        taken = {cells[name] for name in everyone}
        yield from _single_moves(members, cells, taken, columns, rows)
        yield from _shifts(members, cells, columns)
        for row in range(1, rows):
            swap = {row: row - 1, row - 1: row}
            yield {name: (cells[name][0], swap[cells[name][1]]) for name in members if cells[name][1] in swap}


def _single_moves(
    members: tuple[str, ...], cells: Mapping[str, Cell], cells_taken: set[Cell], columns: int, rows: int
) -> Iterator[CellChange]:
    """Exchange two boxes of a column or a row, or move one to a free cell."""
    for n, name in enumerate(members):
        column, row = cells[name]
        for other in members[n + 1 :]:
            if cells[other][0] == column or cells[other][1] == row:
                yield {name: cells[other], other: cells[name]}
        wide, high = (columns, rows) if columns * rows <= _ALL_CELLS else _NEAR
        for new_column in range(max(0, column - wide), min(columns, column + wide + 1)):
            for new_row in range(max(0, row - high), min(rows + 1, row + high + 2)):
                if (new_column, new_row) not in cells_taken:
                    yield {name: (new_column, new_row)}


def _shifts(members: tuple[str, ...], cells: Mapping[str, Cell], columns: int) -> Iterator[CellChange]:
    """Shift a lane, or its end from some column on."""
    for by in range(1 - columns, columns):
        if by:
            yield {name: (cells[name][0] + by, cells[name][1]) for name in members}
    for column in range(1, columns):
        for by in (-1, 1):
            yield {
                name: (cells[name][0] + by, cells[name][1]) for name in members if cells[name][0] >= column
            }


def _apply(
    structure: Structure, cells: Mapping[str, Cell], change: CellChange, columns: int, folds: bool
) -> dict[str, Cell] | None:
    """Return the changed placement without empty rows; None when it breaks a rule."""
    if not change or any(not 0 <= column < columns for column, _ in change.values()):
        return None
    changed = {**cells, **change}
    for lane in {structure.lane[name] for name in change}:
        members = structure.groups[lane]
        if len({changed[name] for name in members}) < len(members):
            return None
    for source, target in () if folds else structure.forward:
        if changed[source][0] >= changed[target][0] and cells[source][0] < cells[target][0]:
            return None
    return tidy(structure, changed)
