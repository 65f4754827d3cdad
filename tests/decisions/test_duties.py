"""A duty that is started is kept on every later screen, by proof and in the base route."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from made_pages import BASE, read
from random_tables import Case, Net, cases, nets, outcome, whole_cases
from routewijzer.decisions import DutyScope, duty_breaches, table
from routewijzer.decisions.table import DecisionTable, TableColumn, TableRow


def rules_that_hold(net: Net, here: str, case: Case) -> set[str]:
    whole = net[0][here]
    return {
        row.id
        for row in whole.rows
        if all(
            mask >> column.answers.index(case[column.id]) & 1
            for column, mask in zip(whole.columns, row.allowed_answers, strict=True)
        )
    }


def loses(net: Net, scope: DutyScope, case: Case, start: str) -> bool:
    """Whether somebody who begins at `start` and goes on as long as decisions are offered loses the duty."""
    here, taken, held = start, [start], False
    while True:
        if held and here not in scope.visible:
            return True
        result = outcome(net[0][here], case)
        held = held or bool(rules_that_hold(net, here, case) & set(scope.starts.get(here, ())))
        if held and result in scope.against.get(here, ()):
            return True
        here = net[1][here].get(result, "")
        if not here or here in taken:
            return False
        taken.append(here)


@st.composite
def scopes(draw: st.DrawFn) -> tuple[Net, DutyScope]:
    net = draw(nets())
    names = list(net[0])
    some = st.sets(st.sampled_from(names))
    rules = {key: draw(st.sets(st.sampled_from([row.id for row in net[0][key].rows]))) for key in names}
    against = {key: draw(st.sets(st.sampled_from("xyz"), max_size=1)) for key in draw(some)}
    return net, DutyScope({key: rules[key] for key in draw(some)}, draw(some), against)


@examples(200)
@given(scopes())
def test_a_breach_is_told_exactly_when_a_case_loses_the_duty(example: tuple[Net, DutyScope]) -> None:
    net, scope = example
    offers = {
        key: {out: (to,) for out, to in targets.items() if to != key} for key, targets in net[1].items()
    }
    one_step = (net[0], {key: {out: to for out, (to,) in offers[key].items()} for key in offers})
    breaches = list(duty_breaches(net[0], offers, scope))
    tried = any(loses(one_step, scope, case, start) for case in whole_cases(net) for start in net[0])
    assert bool(breaches) == tried


@examples(200)
@given(scopes())
def test_the_example_of_a_breach_loses_the_duty(example: tuple[Net, DutyScope]) -> None:
    net, scope = example
    offers = {
        key: {out: (to,) for out, to in targets.items() if to != key} for key, targets in net[1].items()
    }
    one_step = (net[0], {key: {out: to for out, (to,) in offers[key].items()} for key in offers})
    for breach in duty_breaches(net[0], offers, scope):
        for case in whole_cases(net):
            if all(case[key] == answer for key, answer in breach.example):
                assert loses(one_step, scope, case, breach.visits[0][0])


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_ways_to_lose_a_duty_the_one_with_fewest_answers_is_told(order: int) -> None:
    columns = tuple(TableColumn(name, ("yes", "no"), urgent=False) for name in "ab")
    rows = (TableRow("one", "home", (0b01, 0b11)), TableRow("two", "home", (0b10, 0b10)))
    tables = {"go": DecisionTable("go", columns, rows[::order])}
    scope = DutyScope({"go": {"one", "two"}}, {"go"}, {"go": {"home"}})
    (breach,) = duty_breaches(tables, {}, scope)
    assert (breach.visits, breach.contrary, breach.example) == ((("go", "home"),), True, (("a", "yes"),))


def test_only_the_rule_that_obliges_a_professional_starts_the_duty_in_advice_or_report() -> None:
    route = read(BASE)
    decision = route.decisions["keuze-advies-melding"]
    assert [key for key, rule in decision.rules.items() if rule.stays] == ["moet-melden"]
    assert not any(outcome.stays for outcome in decision.outcomes.values())


def test_an_exact_list_of_outcomes_starts_the_duty_to_report() -> None:
    route = read(BASE)
    starting = {
        f"{key}.{name}": one.stays
        for key, decision in route.decisions.items()
        for name, one in decision.outcomes.items()
        if one.stays
    }
    assert starting == {
        "doorgaan.overleg-voor-sluiten": "overleg-voor-je-sluit",
        "beslissing-1.melden-acuut": "melden-acuut",
        "beslissing-1.melden": "melden",
        "beslissing-2.melden": "melden",
        "beslissing-2.melden-niet-duurzaam": "melden",
    }
    assert list(route.duties) == ["melden-acuut", "melden", "overleg-voor-je-sluit"]


def test_no_answers_with_a_suspicion_close_the_reporting_code() -> None:
    route = read(BASE)
    whole = table(route, route.decisions["doorgaan"])
    for case in cases(whole):
        if case["vermoeden-onveilig"] == "ja":
            assert route.decisions["doorgaan"].outcomes[outcome(whole, case)].to != "sluit-meldcode", case
