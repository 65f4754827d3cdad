"""Every table, on every combination of answers, against an evaluator of the source's lines.

Where the route deliberately says something else, `DIFFERENCES` says so with the reason; nothing else differs.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest

from made_pages import BASE, read
from routewijzer.decisions import Leaf, compile_table, table
from routewijzer.model import Route
from source_differences import DIFFERENCES, MEANINGS
from source_evaluator import EVALUATORS, UNKNOWN, Case


@pytest.fixture(scope="module")
def route() -> Route:
    return read(BASE)


def shipped_lines(route: Route, decision: str) -> Iterator[tuple[Case, str]]:
    """Every combination of answers with the outcome of the graph that the helper walks."""
    part = route.decisions[decision]
    graph = compile_table(table(route, part))
    answers = {key: tuple(route.questions[key].answers) for key in part.questions}
    for combination in product(*answers.values()):
        case = dict(zip(answers, combination, strict=True))
        node = graph.nodes[graph.start]
        while not isinstance(node, Leaf):
            node = graph.nodes[node.to[answers[node.question].index(case[node.question])]]
        yield case, node.outcome


def test_the_evaluator_knows_every_table_and_every_outcome(route: Route) -> None:
    assert set(EVALUATORS) == set(MEANINGS) == set(route.decisions)
    for key, decision in route.decisions.items():
        assert set(MEANINGS[key]) == set(decision.outcomes), key


@pytest.mark.parametrize("decision", EVALUATORS)
def test_a_table_says_what_the_source_says_except_where_a_difference_is_listed(
    route: Route, decision: str
) -> None:
    wrong = []
    for case, outcome in shipped_lines(route, decision):
        meant, said = MEANINGS[decision][outcome], EVALUATORS[decision](case)
        listed = [one for one in DIFFERENCES if one.covers(decision, case)]
        if listed:
            assert len(listed) == 1, (case, listed)
            expected = (listed[0].source or said, listed[0].route)
            if (said, meant) != expected:
                wrong.append((case, outcome, said, listed[0].reason))
        elif said != meant:
            wrong.append((case, outcome, said, "not listed"))
    assert wrong == []


def test_every_listed_difference_is_one(route: Route) -> None:
    used: Counter[int] = Counter()
    for decision in EVALUATORS:
        for case, _ in shipped_lines(route, decision):
            used.update(number for number, one in enumerate(DIFFERENCES) if one.covers(decision, case))
    assert set(used) == set(range(len(DIFFERENCES)))
    assert [one for one in DIFFERENCES if one.source == one.route] == []


def test_no_answer_that_suspects_unsafety_closes_the_meldcode(route: Route) -> None:
    """Closing is `stoppen` or `te-weinig`; both have the number to call."""
    closing = [
        case for case, outcome in shipped_lines(route, "doorgaan") if outcome in ("stoppen", "te-weinig")
    ]
    assert {case["vermoeden-onveilig"] for case in closing} == {"nee", UNKNOWN}
    doubtful = [case for case in closing if case["vermoeden-onveilig"] == UNKNOWN]
    assert {(case["jouw-zorgen-weg"], case["overlegd-voor-sluiten"]) for case in doubtful} == {("ja", "ja")}
    assert {
        key: outcome.call
        for key, outcome in route.decisions["doorgaan"].outcomes.items()
        if outcome.to == "sluit-meldcode"
    } == {"stoppen": "veilig-thuis", "te-weinig": "veilig-thuis"}
