"""The proof that a table is sound: every combination of answers has exactly one outcome, no rule is idle.

Nothing is sampled and nothing enumerated: the space of answers is split question by question, and two
parts in which the same rules can still hold are one and the same part (a multi-valued decision diagram:
Srinivasan, Kam, Malik, Brayton, *Algorithms for discrete function manipulation*, ICCAD 1990); a rule that
another one covers in such a part is left out of it (single-cube containment: Brayton et al., *Logic
minimization algorithms for VLSI synthesis*, 1984). So the work grows with the number of different rule
sets, not with the number of combinations.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from routewijzer.decisions.table import DecisionTable, TableColumn, TableRow, bits

Answers = tuple[tuple[str, str], ...]
"""Question and answer pairs, in the table's order; questions that do not matter are left out."""

ChosenAnswers = tuple[tuple[int, int], ...]
"""Question and answer numbers."""

MAX_EFFORT = 200_000
"""Most rules that a proof handles, part by part, before it gives up and says so."""

MAX_TRIES = 20_000
"""Most attempts to make an example of a gap smaller."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rules that hold together and name different outcomes, with the smallest example."""

    first: str
    second: str
    example: Answers


class TooIntricate(Exception):
    """The proof needs more than `MAX_EFFORT`."""


class Effort:
    """A count of the rules that a proof has handled."""

    def __init__(self) -> None:
        self.rules_spent = 0

    def spend(self, rules: int) -> None:
        """Count some more. Raises `TooIntricate` above `MAX_EFFORT`."""
        self.rules_spent += rules
        if self.rules_spent > MAX_EFFORT:
            raise TooIntricate


def gap(table: DecisionTable) -> Answers | None:
    """Return the smallest example of answers for which no rule holds, or None when the table is complete.

    Smallest: the fewest answers that together exclude every rule; above `MAX_TRIES` attempts the
    smallest found until then. Raises `TooIntricate` when completeness itself cannot be decided.
    """
    answers = _hole(table, Effort())
    return None if answers is None else _named_answers(table, _smallest(table, dict(answers)))


def _hole(table: DecisionTable, effort: Effort) -> ChosenAnswers | None:
    """Answers after which no rule is left, or None when every case meets a rule."""
    return _uncovered_case(table, (1 << len(table.columns)) - 1, table.everything, set(), effort)


def _uncovered_case(
    table: DecisionTable,
    questions_left: int,
    live: int,
    covered_parts: set[frozenset[tuple[str, int]]],
    effort: Effort,
) -> ChosenAnswers | None:
    """Answers after which none of the `live` rules is left, or None when there are none.

    Splits on the question that most live rules depend on; `covered_parts` remembers the parts without a gap.
    """
    if not live:
        return ()
    effort.spend(live.bit_count())
    part = table.part(questions_left, live, across=True)
    if table.certain(part.live, part.questions_left) or part.shape in covered_parts:
        return None
    split = max(bits(part.questions_left), key=lambda i: ((part.live & table.depending[i]).bit_count(), -i))
    for answer, allowed in enumerate(table.allowing[split]):
        rest = _uncovered_case(
            table, part.questions_left & ~(1 << split), part.live & allowed, covered_parts, effort
        )
        if rest is not None:
            return ((split, answer), *rest)
    covered_parts.add(part.shape)
    return None


def _smallest(table: DecisionTable, known_answers: dict[int, int]) -> dict[int, int]:
    """Return the fewest answers that exclude every rule, by branch and bound from a known example."""
    best = dict(known_answers)
    tries = 0

    def search(answers: dict[int, int], live: int) -> None:
        nonlocal best, tries
        tries += 1
        if not live:
            if len(answers) < len(best):
                best = dict(answers)
            return
        if len(answers) + 1 >= len(best) or tries > MAX_TRIES:
            return
        rule = min(bits(live), key=lambda number: table.rows[number].width(table.columns))
        for i, mask in enumerate(table.rows[rule].allowed_answers):
            if i not in answers:
                for answer in bits(table.columns[i].all & ~mask):
                    search({**answers, i: answer}, live & table.allowing[i][answer])

    search({}, table.everything)
    return best


def conflicts(table: DecisionTable) -> Iterator[Conflict]:
    """Every two rules with different outcomes that can hold together."""
    for first, second in combinations(table.rows, 2):
        if first.outcome == second.outcome:
            continue
        both = tuple(a & b for a, b in zip(first.allowed_answers, second.allowed_answers, strict=True))
        if all(both):
            chosen = {i: next(bits(mask)) for i, mask in enumerate(both) if mask != table.columns[i].all}
            yield Conflict(first.id, second.id, _named_answers(table, chosen))


def shadowed_rules(table: DecisionTable) -> Iterator[tuple[str, str]]:
    """Every rule that holds only where another one holds as well (rule, the other one)."""
    for number, row in enumerate(table.rows):
        for other_number, other in enumerate(table.rows):
            inside = all(a & b == a for a, b in zip(row.allowed_answers, other.allowed_answers, strict=True))
            if (
                number != other_number
                and inside
                and (row.allowed_answers != other.allowed_answers or other_number < number)
            ):
                yield row.id, other.id
                break


def dead(table: DecisionTable) -> Iterator[str]:
    """Every rule that decides nothing: no case meets it, or wherever it holds others hold together.

    Rules that a single other one covers are left to `shadowed_rules`. Raises `TooIntricate` as `gap` does.
    """
    covered = {rule for rule, _ in shadowed_rules(table)}
    effort = Effort()
    for number, row in enumerate(table.rows):
        if not all(row.allowed_answers) or (
            row.id not in covered and _decides_nothing(table, number, effort)
        ):
            yield row.id


def _decides_nothing(table: DecisionTable, number: int, effort: Effort) -> bool:
    """Whether every case of a rule is a case of another rule too."""
    inside = table.rows[number].allowed_answers
    columns = tuple(
        TableColumn(column.id, tuple(column.answers[i] for i in bits(mask)), column.urgent)
        for column, mask in zip(table.columns, inside, strict=True)
    )
    rows = tuple(
        TableRow(
            row.id,
            row.outcome,
            tuple(
                sum(1 << place for place, i in enumerate(bits(mask)) if own >> i & 1)
                for own, mask in zip(row.allowed_answers, inside, strict=True)
            ),
        )
        for other, row in enumerate(table.rows)
        if other != number and all(own & mask for own, mask in zip(row.allowed_answers, inside, strict=True))
    )
    return _hole(DecisionTable(table.id, columns, rows), effort) is None


def idle_questions(table: DecisionTable) -> Iterator[str]:
    """Every question of a sound table whose answer never changes the outcome: it is never asked."""
    for column, partners in zip(table.columns, table.deciding, strict=True):
        if not any(partners):
            yield column.id


def example(table: DecisionTable, outcome: str) -> Answers | None:
    """Return the fewest answers that settle on `outcome` by one rule, or None when no rule leads there."""
    rows = [
        table.rows[number]
        for number in bits(table.leading.get(outcome, 0))
        if all(table.rows[number].allowed_answers)
    ]
    if not rows:
        return None
    row = min(rows, key=lambda row: row.width(table.columns))
    chosen = {
        i: next(bits(mask)) for i, mask in enumerate(row.allowed_answers) if mask != table.columns[i].all
    }
    return _named_answers(table, chosen)


def _named_answers(table: DecisionTable, answers: dict[int, int]) -> Answers:
    return tuple(
        (column.id, column.answers[answers[i]]) for i, column in enumerate(table.columns) if i in answers
    )
