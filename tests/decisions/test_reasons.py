"""The reasons are the rules that hold, read from the table and not from the compiled graph."""

from __future__ import annotations

from hypothesis import given

from examples import examples
from random_tables import agreeing, holds, partial_cases, sound_table
from routewijzer.decisions import reasons
from routewijzer.decisions.table import DecisionTable


@examples(120)
@given(sound_table(3))
def test_reasons_are_given_as_soon_as_no_rule_of_another_outcome_can_hold(table: DecisionTable) -> None:
    for some in partial_cases(table):
        found = reasons(table, some)
        whole = agreeing(table, some)
        possible = {row.id for row in table.rows if any(holds(table, row, case) for case in whole)}
        certain = {row.id for row in table.rows if all(holds(table, row, case) for case in whole)}
        outcomes = {row.outcome for row in table.rows if row.id in possible}
        assert (found is None) == (len(outcomes) > 1)
        if found is not None:
            assert {found.outcome} == outcomes
            assert set(found.rules) == (certain or possible)
            assert found.certain == bool(certain)
