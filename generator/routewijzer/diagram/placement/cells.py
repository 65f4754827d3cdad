"""Where each box stands: column and row in its lane. Made by `initial_cells` or by a search, then kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from routewijzer.diagram.model.structure import Structure
from routewijzer.diagram.placement.layering import assign_layers
from routewijzer.diagram.placement.ordering import assign_order
from routewijzer.diagram.routing.costs import VARIANTS
from routewijzer.diagram.routing.grid import Cell


@dataclass(frozen=True, slots=True)
class Placement:
    """The cells of all boxes in bands, sorted by id, and the key of the structure they were made for.

    `routing` is the number of the variant to route with. `problems` tells which pins could not be kept; it is
    not stored.
    """

    structure: str
    cells: tuple[tuple[str, int, int], ...]
    routing: int = 0
    problems: tuple[str, ...] = ()

    def as_mapping(self) -> dict[str, Cell]:
        """Column and row by id."""
        return {name: (column, row) for name, column, row in self.cells}

    @classmethod
    def from_dict(cls, data: object) -> "Placement | None":
        """Read a placement of a lock file; None when it is anything else (it may have been edited)."""
        if not isinstance(data, Mapping):
            return None
        structure, cells = data.get("structure"), data.get("cells")
        if not isinstance(structure, str) or not isinstance(cells, Mapping):
            return None
        read = []
        for name, cell in cells.items():
            whole = isinstance(cell, list | tuple) and len(cell) == 2 and all(type(n) is int for n in cell)
            if not isinstance(name, str) or not whole or min(cell) < 0 or max(cell) > 999:
                return None
            read.append((name, cell[0], cell[1]))
        routing = data.get("routing", 0)
        if type(routing) is not int or not 0 <= routing < VARIANTS:
            return None
        return cls(structure, tuple(sorted(read)), routing)


def make_placement(
    key: str, cells: Mapping[str, Cell], problems: tuple[str, ...] = (), routing: int = 0
) -> Placement:
    """Return a placement from cells by id."""
    return Placement(key, tuple(sorted((name, *cell) for name, cell in cells.items())), routing, problems)


def initial_cells(structure: Structure) -> dict[str, Cell]:
    """Return a good placement without a search, for a picture that flows to the right."""
    column = assign_layers(structure)
    row = assign_order(structure, column)
    return tidy(structure, {name: (column[name], row[name]) for name in structure.boxes})


def fold_cells(structure: Structure, cells: Mapping[str, Cell], columns: int) -> tuple[dict[str, Cell], ...]:
    """Return starts of a search within a number of columns: what stands beyond goes to new rows of its lane.

    A lane that is short enough shifts back first. Once as a meander, each second part mirrored, and once as
    lines of a text, from the left again.
    """
    rows, shift = [], []
    for members in structure.groups:
        rows.append(1 + max((cells[name][1] for name in members), default=0))
        taken = [cells[name][0] for name in members] or [0]
        shift.append(min(min(taken), max(0, max(taken) + 1 - columns)))

    def fold(name: str, mirrored: bool) -> Cell:
        column, row = cells[name]
        lane = structure.lane[name]
        part, at = divmod(column - shift[lane], columns)
        return (columns - 1 - at if mirrored and part % 2 else at), row + part * rows[lane]

    starts = ({name: fold(name, mirrored) for name in structure.boxes} for mirrored in (True, False))
    return tuple(tidy(structure, keep_pins(structure, start)[0]) for start in starts)


def tidy(structure: Structure, cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Close columns that are empty in all lanes, and rows that are empty in a lane; pins stay true."""
    used = {column for column, _ in cells.values()}
    columns = close_holes(used, {pin.column for pin in structure.pins.values()})
    rows = []
    for members in structure.groups:
        pinned = {structure.pins[name].row for name in members if name in structure.pins}
        rows.append(close_holes({cells[name][1] for name in members}, pinned))
    lane = structure.lane
    return {name: (columns[cells[name][0]], rows[lane[name]][cells[name][1]]) for name in structure.boxes}


def close_holes(numbers: set[int], fixed_numbers: set[int]) -> dict[int, int]:
    """Return new numbers without holes; what is fixed, and all before it, keeps its number."""
    if not fixed_numbers:
        return {n: at for at, n in enumerate(sorted(numbers))}
    keep = max(fixed_numbers)
    after = [n for n in sorted(numbers) if n > keep]
    return {n: n for n in numbers if n <= keep} | {n: keep + 1 + at for at, n in enumerate(after)}


def keep_pins(structure: Structure, cells: Mapping[str, Cell]) -> tuple[dict[str, Cell], tuple[str, ...]]:
    """Put pinned boxes where their pins say; who stood there moves to the nearest free cell.

    Two pins on one cell cannot both be kept: the first in the model wins, the other becomes a problem.
    """
    problems: list[str] = []
    taken: dict[tuple[int, Cell], str] = {}
    result: dict[str, Cell] = {}
    for name in structure.boxes:
        pin = structure.pins.get(name)
        if not pin:
            continue
        cell = (max(0, pin.column), max(0, pin.row))
        other = taken.get((structure.lane[name], cell))
        if other:
            problems.append(f"pin of {name}: {other} is pinned to column {cell[0]}, row {cell[1]} too")
            continue
        taken[structure.lane[name], cell] = name
        result[name] = cell
    for name in structure.boxes:
        if name in result:
            continue
        lane, preferred = structure.lane[name], cells.get(name, (0, 0))
        cell = (
            preferred
            if (lane, preferred) not in taken
            else next(c for c in _around(preferred) if (lane, c) not in taken)
        )
        taken[lane, cell] = name
        result[name] = cell
    return result, tuple(problems)


def _around(cell: Cell) -> Iterator[Cell]:
    """Return all cells by their distance from one, itself first; a column aside is as far as two rows."""
    column, row = cell
    for distance in count():
        for aside in range(max(0, column - distance // 2), column + distance // 2 + 1):
            away = distance - 2 * abs(aside - column)
            yield from ((aside, other) for other in sorted({row - away, row + away}) if other >= 0)
