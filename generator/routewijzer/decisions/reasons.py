"""Why an outcome holds: the rules themselves, read with the answers that are known."""

from collections.abc import Mapping
from dataclasses import dataclass

from routewijzer.decisions.table import DecisionTable, TableRow


@dataclass(frozen=True, slots=True)
class Reasons:
    """An outcome with the rules that led there.

    With `certain` the `rules` are all that hold whatever the other answers are; without, none is certain yet,
    and at least one of `rules` holds.
    """

    outcome: str
    rules: tuple[str, ...]
    certain: bool


def reasons(table: DecisionTable, answers: Mapping[str, str]) -> Reasons | None:
    """Return the one outcome that rules can still have given `answers`, with its rules.

    None while several outcomes are possible. `answers` are question → answer; others are passed over.
    Compares rules, not the compiled graph.
    """
    known = [answers.get(column.id) for column in table.columns]
    possible = [row for row in table.rows if _may(table, row, known)]
    if len({row.outcome for row in possible}) != 1:
        return None
    certain = [row for row in possible if _does(table, row, known)]
    return Reasons(possible[0].outcome, tuple(row.id for row in certain or possible), bool(certain))


def _may(table: DecisionTable, row: TableRow, known_answers: list[str | None]) -> bool:
    """Whether no known answer speaks against a rule."""
    return all(
        answer not in column.answers or mask >> column.answers.index(answer) & 1
        for column, mask, answer in zip(table.columns, row.allowed_answers, known_answers, strict=True)
        if answer is not None
    )


def _does(table: DecisionTable, row: TableRow, known_answers: list[str | None]) -> bool:
    """Whether every question that a rule depends on is answered."""
    return all(
        answer in column.answers or mask == column.all
        for column, mask, answer in zip(table.columns, row.allowed_answers, known_answers, strict=True)
    )
