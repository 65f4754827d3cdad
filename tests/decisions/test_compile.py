"""The compiled graph gives the table's outcomes, with the fewest questions."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given

from examples import examples
from random_tables import Case, agreeing, cases, deep, outcome, sound_table, star
from routewijzer.decisions import DecisionGraph, DecisionNode, Leaf, TooIntricate, compile_table, proof
from routewijzer.decisions.table import DecisionTable, TableColumn, TableRow

many = examples(120)


def walk(graph: DecisionGraph, table: DecisionTable, case: Case) -> tuple[str, list[str]]:
    """Return the outcome of a case, and the questions on the way to it."""
    answers = {column.id: column.answers for column in table.columns}
    asked: list[str] = []
    node = graph.nodes[graph.start]
    while isinstance(node, DecisionNode):
        asked.append(node.question)
        node = graph.nodes[node.to[answers[node.question].index(case[node.question])]]
    return node.outcome, asked


def fewest(table: DecisionTable, answers: Case) -> Fraction:
    """Return the fewest expected questions by trying every order; urgent ones that can matter go first."""
    if len({outcome(table, case) for case in agreeing(table, answers)}) == 1:
        return Fraction(0)
    useful = [
        column for column in table.columns if column.id not in answers and matters(table, answers, column)
    ]
    urgent = [column for column in useful if column.urgent]
    return min(
        1 + sum((fewest(table, {**answers, c.id: a}) for a in c.answers), Fraction(0)) / len(c.answers)
        for c in urgent or useful
    )


def matters(table: DecisionTable, answers: Case, column: TableColumn) -> bool:
    return any(
        outcome(table, case) != outcome(table, {**case, column.id: answer})
        for case in agreeing(table, answers)
        for answer in column.answers
    )


@many
@given(sound_table(5))
def test_every_case_gets_the_outcome_of_the_table(table: DecisionTable) -> None:
    graph = compile_table(table)
    for case in cases(table):
        assert walk(graph, table, case)[0] == outcome(table, case)


@many
@given(sound_table(4))
def test_the_rule_of_thumb_of_large_tables_keeps_every_outcome(table: DecisionTable) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("routewijzer.decisions.compile.EXACT", 0)
        patch.setattr("routewijzer.decisions.compile.TAIL", 0)
        graph = compile_table(table)
    for case in cases(table):
        assert walk(graph, table, case)[0] == outcome(table, case)


@examples(60)
@given(sound_table(4))
def test_no_order_asks_fewer_questions_on_average(table: DecisionTable) -> None:
    assert compile_table(table).mean_questions == pytest.approx(float(fewest(table, {})))


@many
@given(sound_table())
def test_a_question_is_asked_only_while_it_can_change_the_outcome(table: DecisionTable) -> None:
    graph = compile_table(table)
    columns = {column.id: column for column in table.columns}
    for case in cases(table):
        asked = walk(graph, table, case)[1]
        assert len(asked) == len(set(asked))
        for place, question in enumerate(asked):
            known = {key: case[key] for key in asked[:place]}
            assert matters(table, known, columns[question])


@many
@given(sound_table())
def test_urgent_questions_come_before_all_others(table: DecisionTable) -> None:
    graph = compile_table(table)
    columns = {column.id: column for column in table.columns}
    for case in cases(table):
        asked = walk(graph, table, case)[1]
        for place, question in enumerate(asked):
            known = {key: case[key] for key in asked[:place]}
            waiting = [
                c for c in table.columns if c.urgent and c.id not in known and matters(table, known, c)
            ]
            assert columns[question].urgent or not waiting


@many
@given(sound_table())
def test_equal_parts_are_shared_and_every_node_stands_after_those_below_it(table: DecisionTable) -> None:
    graph = compile_table(table)
    assert len(set(graph.nodes)) == len(graph.nodes)
    assert graph.start == len(graph.nodes) - 1
    for number, node in enumerate(graph.nodes):
        if isinstance(node, DecisionNode):
            assert max(node.to) < number
            assert len(set(node.to)) > 1


@many
@given(sound_table())
def test_the_numbers_of_questions_are_those_of_the_walks(table: DecisionTable) -> None:
    graph = compile_table(table)
    depths = [len(walk(graph, table, case)[1]) for case in cases(table)]
    assert graph.longest == max(depths)
    assert graph.mean_questions == pytest.approx(sum(depths) / len(depths))


def test_ties_follow_the_order_of_the_author() -> None:
    asked = tuple(TableColumn(key, ("a", "b"), False) for key in ("late", "early"))
    table = DecisionTable(
        "t", asked, (TableRow("r", "x", (1, 1)), TableRow("s", "y", (2, 3)), TableRow("t", "y", (1, 2)))
    )
    node = compile_table(table).nodes[-1]
    assert isinstance(node, DecisionNode)
    assert node.question == "late"


@pytest.mark.parametrize(
    ("table", "most", "longest"), [(star(20), 42, 20), (deep(20, 5), 243, 7)], ids=["star", "deep"]
)
def test_twenty_questions_of_three_answers_stay_small(table: DecisionTable, most: int, longest: int) -> None:
    graph = compile_table(table)
    assert len(graph.nodes) <= most
    assert graph.longest <= longest
    chance = random.Random(4)
    for _ in range(500):
        case = {column.id: chance.choice(column.answers) for column in table.columns}
        assert walk(graph, table, case)[0] == outcome(table, case)


def test_a_table_that_needs_too_much_effort_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "MAX_EFFORT", 100)
    with pytest.raises(TooIntricate):
        compile_table(star(20))


def test_a_table_with_one_outcome_asks_nothing() -> None:
    table = DecisionTable(
        "t", (TableColumn("q", ("a", "b"), True),), (TableRow("r", "x", (1,)), TableRow("s", "x", (2,)))
    )
    graph = compile_table(table)
    assert graph.nodes == (Leaf("x"),)
    assert graph.mean_questions == 0


def test_an_urgent_question_that_only_a_rule_now_out_of_play_needs_is_not_asked() -> None:
    """After "a" to the first, the second decides nothing: the one rule that it keeps from others is out."""
    asked = (
        TableColumn("first", ("a", "b"), True),
        TableColumn("second", ("a", "b"), True),
        TableColumn("last", ("a", "b"), False),
    )
    rows = {"r": ("x", (2, 1, 3)), "s": ("y", (3, 2, 1)), "t": ("z", (3, 2, 2))}
    rows |= {"u": ("y", (1, 1, 1)), "v": ("z", (1, 1, 2))}
    table = DecisionTable("t", asked, tuple(TableRow(key, *row) for key, row in rows.items()))
    for second in "ab":
        case = {"first": "a", "second": second, "last": "b"}
        assert walk(compile_table(table), table, case) == ("z", ["first", "last"])
