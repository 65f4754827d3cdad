"""A decision as a table of cubes: for every rule and every question, the answers that it allows.

Answers and rules are bits, so that sets of them are integers. A *state* of the table is the set of
rules that can still hold after some answers (`live`); the answers themselves need not be remembered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from routewijzer.model import Decision, Route

MAX_QUESTIONS = 24
"""A table with more questions is refused: nobody can check it by reading, and it is asked of a person."""

MAX_RULES = 400
"""A table with more rules is refused: the proof compares every two of them."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One rule: `allowed_answers[i]` is the set (bits) of answers to question i for which it holds."""

    id: str
    outcome: str
    allowed_answers: tuple[int, ...]

    def width(self, questions: "tuple[TableColumn, ...]") -> int:
        """How many questions it depends on."""
        return sum(mask != column.all for mask, column in zip(self.allowed_answers, questions, strict=True))


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One question with its answers in the author's order."""

    id: str
    answers: tuple[str, ...]
    urgent: bool

    @property
    def all(self) -> int:
        """The set of all its answers."""
        return (1 << len(self.answers)) - 1


@dataclass(frozen=True, slots=True)
class TablePart:
    """A part of a table.

    The questions (bits) that still matter there, the rules (bits) that can still hold, and its `shape`: parts
    of the same shape give the same outcomes for the same answers.
    """

    questions_left: int
    live: int
    shape: frozenset[tuple[str, int]]


@dataclass(frozen=True)
class DecisionTable:
    """A decision's rules over its questions."""

    id: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]

    @property
    def everything(self) -> int:
        """The state before any answer: all rules can hold."""
        return (1 << len(self.rows)) - 1

    @cached_property
    def allowing(self) -> tuple[tuple[int, ...], ...]:
        """For question i and answer j, the set of rules that allow it: `allowing[i][j]`."""
        return tuple(
            tuple(
                sum(1 << number for number, row in enumerate(self.rows) if row.allowed_answers[i] >> j & 1)
                for j in range(len(column.answers))
            )
            for i, column in enumerate(self.columns)
        )

    @cached_property
    def depending(self) -> tuple[int, ...]:
        """For question i, the set of rules that depend on it."""
        return tuple(
            sum(1 << number for number, row in enumerate(self.rows) if row.allowed_answers[i] != column.all)
            for i, column in enumerate(self.columns)
        )

    @cached_property
    def leading(self) -> Mapping[str, int]:
        """For every outcome, the set of rules that lead to it."""
        rules: dict[str, int] = {}
        for number, row in enumerate(self.rows):
            rules[row.outcome] = rules.get(row.outcome, 0) | 1 << number
        return rules

    @cached_property
    def fields(self) -> tuple[int, ...]:
        """For every question its bits in `cubes`."""
        fields, shift = [], 0
        for column in self.columns:
            fields.append(column.all << shift)
            shift += len(column.answers)
        return tuple(fields)

    @cached_property
    def cubes(self) -> tuple[int, ...]:
        """For every rule all the answers that it allows, question after question, as one set of bits."""
        lowest = [field & -field for field in self.fields]
        return tuple(
            sum(mask * low for mask, low in zip(row.allowed_answers, lowest, strict=True))
            for row in self.rows
        )

    @cached_property
    def deciding(self) -> tuple[tuple[int, ...], ...]:
        """Return for question i and rule number the rules from which i alone keeps the rule apart.

        These have another outcome: `deciding[i][number]`.

        In a sound table a question can change the outcome exactly while both rules of such a pair are live:
        there is then a case that the first rule covers and that the other covers after another answer to
        this one question. So no combination of answers needs to be looked at.
        """
        deciding = [[0] * len(self.rows) for _ in self.columns]
        for (earlier, first), (later, second) in combinations(enumerate(self.rows), 2):
            if first.outcome != second.outcome:
                both = self.cubes[earlier] & self.cubes[later]
                apart = [i for i, field in enumerate(self.fields) if not both & field]
                if len(apart) == 1:
                    deciding[apart[0]][earlier] |= 1 << later
                    deciding[apart[0]][later] |= 1 << earlier
        return tuple(map(tuple, deciding))

    def certain(self, live: int, questions_left: int) -> int:
        """Return the live rules that hold whatever is answered to `questions_left` (bits)."""
        for i in bits(questions_left):
            live &= ~self.depending[i]
        return live

    def part(self, questions_left: int, live: int, *, across: bool) -> "TablePart":
        """Return what is left of the table where these questions (bits) are unasked and these rules live.

        A rule that another one covers there is left out, with `across` any other, else one of the same
        outcome.
        """
        field = sum(self.fields[i] for i in bits(questions_left))
        wide: dict[str, list[int]] = {}
        remaining = 0
        for number in sorted(bits(live), key=lambda rule: -(self.cubes[rule] & field).bit_count()):
            wider = wide.setdefault("" if across else self.rows[number].outcome, [])
            if all(self.cubes[number] & field & ~self.cubes[other] for other in wider):
                wider.append(number)
                remaining |= 1 << number
        questions_left = relevant(self, questions_left, remaining)
        field = sum(self.fields[i] for i in bits(questions_left))
        shape = frozenset(
            (outcome, self.cubes[number] & field) for outcome, numbers in wide.items() for number in numbers
        )
        return TablePart(questions_left, remaining, shape)

    def outcomes(self, live: int) -> tuple[str, ...]:
        """Return the outcomes that are still possible, in the order of their first rule."""
        return tuple(outcome for outcome, rules in self.leading.items() if rules & live)


def bits(mask: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, from low to high."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def relevant(table: DecisionTable, questions_left: int, live: int) -> int:
    """Return the questions among `questions_left` that a live rule depends on."""
    return sum(1 << i for i in bits(questions_left) if live & table.depending[i])


def table(route: Route, decision: Decision) -> DecisionTable:
    """Return the table of a decision whose ids have been checked, without unknown questions and answers."""
    columns = tuple(
        TableColumn(key, tuple(route.questions[key].answers), route.questions[key].urgent)
        for key in dict.fromkeys(decision.questions)
        if key in route.questions
    )
    rows = tuple(
        TableRow(
            key,
            rule.then,
            tuple(_answer_bits(column, rule.when.get(column.id)) for column in columns),
        )
        for key, rule in decision.rules.items()
    )
    return DecisionTable(decision.id, columns, rows)


def _answer_bits(column: TableColumn, answers: tuple[str, ...] | None) -> int:
    """Return the answers of a question that a rule allows, as bits; all where it does not ask it."""
    if answers is None:
        return column.all
    return sum(1 << number for number, answer in enumerate(column.answers) if answer in answers)
