"""Decision tables at random, and what they mean by trying every case."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st

from routewijzer.decisions.table import DecisionTable, TableColumn, TableRow

LETTERS = "abcd"
Case = dict[str, str]


@st.composite
def columns(draw: st.DrawFn, most: int, urgent: bool = True) -> tuple[TableColumn, ...]:
    number = draw(st.integers(1, most))
    return tuple(
        TableColumn(
            f"q{i}", tuple(LETTERS[: draw(st.integers(2, 3))]), urgent and draw(st.integers(0, 4)) == 0
        )
        for i in range(number)
    )


@st.composite
def any_table(draw: st.DrawFn, most: int = 4) -> DecisionTable:
    """Rules at random: with gaps, conflicts and rules that add nothing."""
    asked = draw(columns(most))
    rows = draw(
        st.lists(
            st.tuples(st.sampled_from("xyz"), st.tuples(*(st.integers(1, column.all) for column in asked))),
            min_size=1,
            max_size=6,
        )
    )
    return DecisionTable(
        "t", asked, tuple(TableRow(f"r{i}", out, allowed) for i, (out, allowed) in enumerate(rows))
    )


@st.composite
def sound_table(draw: st.DrawFn, most: int = 4) -> DecisionTable:
    """Return a table without gaps or conflicts.

    That is the leaves of a random tree, some cut in two by a question that does not matter there, and some
    rules that overlap others.
    """
    asked = draw(columns(most))
    names = draw(st.sampled_from(("x", "xy", "xyz")))
    rows: list[TableRow] = []

    def grow(masks: tuple[int, ...], free: tuple[int, ...]) -> None:
        if not free or draw(st.integers(0, 3)) == 0:
            rows.append(TableRow(f"r{len(rows)}", draw(st.sampled_from(names)), masks))
            return
        split = draw(st.sampled_from(free))
        left = asked[split].all
        while left:
            part = draw(st.integers(1, asked[split].all)) & left or left
            left &= ~part
            rest = tuple(i for i in free if i != split)
            grow((*masks[:split], part, *masks[split + 1 :]), rest)

    grow(tuple(column.all for column in asked), tuple(range(len(asked))))
    for _ in range(draw(st.integers(0, 3))):
        row = draw(st.sampled_from(rows))
        split = draw(st.integers(0, len(asked) - 1))
        part = row.allowed_answers[split] & draw(st.integers(1, asked[split].all))
        if part not in (0, row.allowed_answers[split]):
            for place, mask in ((rows.index(row), part), (len(rows), row.allowed_answers[split] & ~part)):
                cut = (*row.allowed_answers[:split], mask, *row.allowed_answers[split + 1 :])
                rows[place : place + 1] = [TableRow(f"r{place}", row.outcome, cut)]
    for _ in range(draw(st.integers(0, 2))):
        row = draw(st.sampled_from(rows))
        wide = tuple(
            column.all if draw(st.booleans()) else mask
            for column, mask in zip(asked, row.allowed_answers, strict=True)
        )
        if all(
            other.outcome == row.outcome
            or not all(a & b for a, b in zip(wide, other.allowed_answers, strict=True))
            for other in rows
        ):
            rows.append(TableRow(f"r{len(rows)}", row.outcome, wide))
    return DecisionTable("t", asked, tuple(rows))


def cases(table: DecisionTable) -> Iterator[Case]:
    """Every combination of answers."""
    for answers in product(*(column.answers for column in table.columns)):
        yield {column.id: answer for column, answer in zip(table.columns, answers, strict=True)}


def partial_cases(table: DecisionTable) -> Iterator[Case]:
    """Every combination of answers to some of the questions, the fewest answers first."""
    choices = product(*((None, *column.answers) for column in table.columns))
    for chosen in sorted(choices, key=lambda one: sum(answer is not None for answer in one)):
        yield {c.id: answer for c, answer in zip(table.columns, chosen, strict=True) if answer is not None}


def holds(table: DecisionTable, row: TableRow, case: Case) -> bool:
    """Whether a rule holds for a case in which every question has an answer."""
    return all(
        mask >> column.answers.index(case[column.id]) & 1
        for column, mask in zip(table.columns, row.allowed_answers, strict=True)
    )


def holding(table: DecisionTable, case: Case) -> list[TableRow]:
    """Return the rules that hold for a whole case."""
    return [row for row in table.rows if holds(table, row, case)]


def outcome(table: DecisionTable, case: Case) -> str:
    """Return the one outcome of a case of a sound table."""
    (found,) = {row.outcome for row in holding(table, case)}
    return found


def agreeing(table: DecisionTable, some: Case) -> list[Case]:
    """Return the whole cases that give these answers."""
    return [case for case in cases(table) if all(case[key] == answer for key, answer in some.items())]


def star(questions: int) -> DecisionTable:
    """Any yes leads to one outcome, else any doubt to another, else a third: a long list of reasons."""
    asked = tuple(TableColumn(f"q{i}", ("yes", "no", "unknown"), i == 0) for i in range(questions))
    rest = range(questions)
    rows = [TableRow(f"yes-{i}", "report", tuple(1 if i == j else 7 for j in rest)) for i in rest]
    rows.append(TableRow("none", "nothing", (2,) * questions))
    rows += [TableRow(f"doubt-{i}", "ask", tuple(4 if i == j else 6 for j in rest)) for i in rest]
    return DecisionTable("star", asked, tuple(rows))


def deep(questions: int, depth: int) -> DecisionTable:
    """Return the leaves of a tree in which every branch asks other questions: 3 ** depth rules."""
    asked = tuple(TableColumn(f"q{i}", ("yes", "no", "unknown"), False) for i in range(questions))
    rows: list[TableRow] = []

    def grow(masks: tuple[int, ...], place: int, left: int) -> None:
        free = [i for i, mask in enumerate(masks) if mask == 7]
        if not left:
            rows.append(TableRow(f"r{len(rows)}", "xyz"[len(rows) * 7 % 11 % 3], masks))
            return
        split = free[place * 7 % len(free)]
        for answer in range(3):
            grow((*masks[:split], 1 << answer, *masks[split + 1 :]), place * 3 + answer + 1, left - 1)

    grow((7,) * questions, 0, depth)
    return DecisionTable("deep", asked, tuple(rows))


Net = tuple[dict[str, DecisionTable], dict[str, dict[str, str]]]


@st.composite
def nets(draw: st.DrawFn) -> Net:
    """Two or three decisions that share questions, and where their outcomes lead."""
    names = ("one", "two", "three")[: draw(st.integers(2, 3))]
    tables = {name: draw(sound_table(3)) for name in names}
    answers = {c.id: c.answers for table in tables.values() for c in table.columns}
    whole = {
        name: table
        for name, table in tables.items()
        if all(answers[column.id] == column.answers for column in table.columns)
    }
    following = {
        name: {out: to for out in "xyz" if (to := draw(st.sampled_from((*whole, ""))))} for name in whole
    }
    return whole, following


def whole_cases(net: Net) -> list[Case]:
    found: list[Case] = [{}]
    for key, answers in {c.id: c.answers for table in net[0].values() for c in table.columns}.items():
        found = [{**case, key: answer} for case in found for answer in answers]
    return found


def answers_allowed(column: TableColumn, mask: int) -> str:
    """Return the answers that a rule allows, as a route writes them."""
    return ", ".join(answer for place, answer in enumerate(column.answers) if mask >> place & 1)
