"""A decision told in words, and the contract with the browser: both held to a small route."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from made_pages import BASE, PET, context_of, read
from random_tables import outcome
from routewijzer.decisions import table
from routewijzer.exports.explain import explain
from routewijzer.pages import helper_data

GOLDEN = Path(__file__).parent / "golden"


def test_a_decision_is_told_with_its_order_its_outcomes_examples_rules_and_what_is_open() -> None:
    assert explain(read(PET), "choose") == (GOLDEN / "choose.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", read(BASE).decisions)
def test_every_outcome_of_the_base_route_has_an_example_that_leads_there(key: str) -> None:
    route = read(BASE)
    text = explain(route, key)
    by_text = {question.text: question for question in route.questions.values()}
    whole = table(route, route.decisions[key])
    parts = text.split("\nOutcome ")[1:]
    assert [part.partition(":")[0] for part in parts] == list(route.decisions[key].outcomes)
    for part in parts:
        (line,) = (line for line in part.splitlines() if line.startswith("  for example: "))
        chosen: dict[str, str] = {}
        for words, question in by_text.items():
            _, mark, answer = line.partition(f'"{words}" ')
            for name, option in question.answers.items():
                if mark and (answer == option.title or answer.startswith(f'{option.title}, "')):
                    chosen[question.id] = name
        case = {column.id: chosen.get(column.id, column.answers[-1]) for column in whole.columns}
        assert outcome(whole, case) == part.partition(":")[0]


def test_what_stays_after_an_outcome_or_a_rule_is_told() -> None:
    told = "stays: Dit blijft gelden volgens je antwoorden: meld bij Veilig Thuis. [melden]\n"
    assert explain(read(BASE), "beslissing-1").count(f"\n  {told}") == 1
    assert explain(read(BASE), "keuze-advies-melding").count(f"\n      {told}") == 1
    assert "\n  offers: beslissing-1\n" in explain(read(BASE), "doorgaan")


def test_an_unknown_decision_is_refused() -> None:
    with pytest.raises(KeyError):
        explain(read(PET), "nothing")


def test_the_contract_with_the_browser_is_this() -> None:
    """Changed on purpose? Then the scripts in theme/assets read the new form, and this file tells it."""
    data = helper_data.contract(context_of(read(PET)))
    del data["words"]
    told = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    assert told == (GOLDEN / "contract.json").read_text(encoding="utf-8")
