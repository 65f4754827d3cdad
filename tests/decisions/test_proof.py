"""What the proof finds is what trying every case finds."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from examples import examples
from random_tables import agreeing, any_table, cases, deep, holding, outcome, partial_cases, sound_table, star
from routewijzer.decisions import (
    TooIntricate,
    conflicts,
    dead,
    example,
    gap,
    idle_questions,
    proof,
    shadowed_rules,
)
from routewijzer.decisions.table import DecisionTable, TableColumn, TableRow

many = examples(150)


@many
@given(any_table())
def test_a_gap_is_found_exactly_when_some_case_meets_no_rule(table: DecisionTable) -> None:
    assert (gap(table) is not None) == any(not holding(table, case) for case in cases(table))


@many
@given(any_table(3))
def test_the_example_of_a_gap_is_the_smallest_that_excludes_every_rule(table: DecisionTable) -> None:
    found = gap(table)
    if found is None:
        return
    for some in partial_cases(table):
        if not any(holding(table, case) for case in agreeing(table, some)):
            assert len(found) == len(some)
            break
    assert not any(holding(table, case) for case in agreeing(table, dict(found)))


@many
@given(any_table())
def test_conflicts_are_the_pairs_of_rules_that_hold_together_with_different_outcomes(
    table: DecisionTable,
) -> None:
    tried = {
        (first.id, second.id)
        for case in cases(table)
        for first, second in combinations(holding(table, case), 2)
        if first.outcome != second.outcome
    }
    found = list(conflicts(table))
    assert {(clash.first, clash.second) for clash in found} == tried
    for clash in found:
        for case in agreeing(table, dict(clash.example)):
            assert {clash.first, clash.second} <= {row.id for row in holding(table, case)}


@many
@given(any_table())
def test_a_rule_is_shadowed_exactly_when_another_holds_wherever_it_does(table: DecisionTable) -> None:
    met = {
        row.id: {tuple(case.values()) for case in cases(table) if row in holding(table, case)}
        for row in table.rows
    }
    found = dict(shadowed_rules(table))
    for rule, cover in found.items():
        assert met[rule] <= met[cover]
    for row in table.rows:
        if any(met[row.id] < met[other.id] for other in table.rows):
            assert row.id in found


@many
@given(any_table())
def test_a_rule_is_idle_exactly_when_the_others_cover_all_its_cases(table: DecisionTable) -> None:
    for row in table.rows:
        alone = any(holding(table, case) == [row] for case in cases(table))
        idle = row.id in set(dead(table)) | {rule for rule, _ in shadowed_rules(table)}
        twin = any(row.allowed_answers == other.allowed_answers and row is not other for other in table.rows)
        assert twin or alone != idle


@many
@given(sound_table())
def test_a_question_is_idle_exactly_when_no_answer_to_it_changes_an_outcome(table: DecisionTable) -> None:
    found = set(idle_questions(table))
    for column in table.columns:
        changes = any(
            outcome(table, case) != outcome(table, {**case, column.id: answer})
            for case in cases(table)
            for answer in column.answers
        )
        assert (column.id in found) != changes


@many
@given(sound_table())
def test_every_outcome_has_an_example_that_settles_it(table: DecisionTable) -> None:
    for name in {row.outcome for row in table.rows}:
        found = example(table, name)
        assert found is not None
        assert {outcome(table, case) for case in agreeing(table, dict(found))} == {name}


@pytest.mark.parametrize("table", [star(20), deep(20, 5)], ids=["star", "deep"])
def test_twenty_questions_of_three_answers_are_proved_at_once(table: DecisionTable) -> None:
    effort = proof.Effort()
    assert proof._hole(table, effort) is None
    assert effort.rules_spent < 5000
    assert not list(conflicts(table))
    assert not list(dead(table))


def test_the_one_hole_among_billions_of_cases_is_found_with_its_smallest_example() -> None:
    whole = star(20)
    table = DecisionTable("t", whole.columns, tuple(row for row in whole.rows if row.id != "doubt-13"))
    found = dict(gap(table) or ())
    assert found.pop("q13") == "unknown"
    assert set(found) == {f"q{i}" for i in range(20) if i != 13}
    assert set(found.values()) == {"no"}


def test_a_proof_that_would_take_too_long_gives_up_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "MAX_EFFORT", 100)
    with pytest.raises(TooIntricate):
        gap(star(20))


def test_a_table_without_rules_is_one_gap() -> None:
    assert gap(DecisionTable("t", (TableColumn("q", ("a", "b"), False),), ())) == ()


def test_answers_that_do_not_matter_are_left_out_of_an_example() -> None:
    asked = (TableColumn("p", ("a", "b"), False), TableColumn("q", ("a", "b"), False))
    table = DecisionTable("t", asked, (TableRow("r", "x", (1, 3)),))
    assert gap(table) == (("p", "b"),)
