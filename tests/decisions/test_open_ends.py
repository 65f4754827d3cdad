"""How often decisions end openly: counted as by hand, and told to whoever owns the route."""

from __future__ import annotations

from itertools import product

import pytest

from made_pages import BASE, read
from routewijzer.decisions import open_ends, reasons, table
from routewijzer.exports.open_report import open_report
from routewijzer.model import Route


@pytest.fixture(scope="module")
def route() -> Route:
    return read(BASE)


def count_ends(route: Route, name: str, known: bool) -> tuple[int, int]:
    """Return how many combinations there are and how many end openly, one combination after the other."""
    decision = route.decisions[name]
    rows, total, ends = table(route, decision), 0, 0
    questions = [route.questions[one] for one in decision.questions]
    for answers in product(*(question.answers.items() for question in questions)):
        if known and any(answer.unknown for _, answer in answers):
            continue
        total += 1
        given = {question.id: key for question, (key, _) in zip(questions, answers, strict=True)}
        why = reasons(rows, given)
        assert why is not None, (name, given)
        ends += all(decision.rules[rule].basis == "open" for rule in why.rules)
    return total, ends


def test_the_count_is_that_of_all_combinations_one_by_one(route: Route) -> None:
    for key, decision in route.decisions.items():
        found = open_ends(route, decision)
        assert (found.every.total, found.every.open) == count_ends(route, key, known=False)
        assert (found.known_cases.total, found.known_cases.open) == count_ends(route, key, known=True)
        assert found.every.open == sum(end.every for end in found.ends)


def test_the_end_that_an_answer_would_free_most_comes_first(route: Route) -> None:
    ends = open_ends(route, route.decisions["doorgaan"]).ends
    assert [end.every for end in ends] == sorted((end.every for end in ends), reverse=True)
    assert ends[0].outcome == "gesprek-nu-niet"


def test_no_open_end_lacks_a_person_to_call_and_what_to_ask(route: Route) -> None:
    for decision in route.decisions.values():
        for end in open_ends(route, decision).ends:
            outcome = decision.outcomes[end.outcome]
            assert outcome.calls(route.route.helpline), (decision.id, end.outcome)
            assert outcome.ask, (decision.id, end.outcome)
            assert outcome.all_actions[0] == outcome.ask


def test_the_report_counts_all_decisions_together_and_tells_whom_to_ask(route: Route) -> None:
    lines = open_report(route).splitlines()
    assert lines[0].startswith("667 of 1584 combinations (42%)")
    assert lines[1].startswith("69 of 296 combinations (23%)")
    place = next(n for n, line in enumerate(lines) if line.startswith("beslissing-1: 31 of 243"))
    assert lines[place + 1] == "  twijfel: 31, known 0; call veilig-thuis"
    assert lines[place + 3] == "    ask: Vraag Veilig Thuis: moet ik nu melden?"
