"""A chain of decisions goes round exactly when following some case goes round."""

from __future__ import annotations

from hypothesis import given

from examples import examples
from random_tables import Case, Net, nets, outcome, whole_cases
from routewijzer.decisions import loops


def goes_round(net: Net, case: Case, start: str) -> bool:
    tables, following = net
    seen: set[str] = set()
    here = start
    while here not in seen:
        seen.add(here)
        here = following[here].get(outcome(tables[here], case), "")
        if not here:
            return False
    return True


@examples(200)
@given(nets())
def test_a_loop_is_told_exactly_when_a_case_goes_round(net: Net) -> None:
    found = list(loops(*net))
    tried = any(goes_round(net, case, start) for case in whole_cases(net) for start in net[0])
    assert bool(found) == tried


@examples(200)
@given(nets())
def test_the_example_of_a_loop_goes_round_in_the_order_told(net: Net) -> None:
    for loop in loops(*net):
        for case in whole_cases(net):
            if all(case[key] == answer for key, answer in loop.example):
                for (here, result), (after, _) in zip(
                    loop.visits, (*loop.visits[1:], loop.visits[0]), strict=True
                ):
                    assert outcome(net[0][here], case) == result
                    assert net[1][here][result] == after


@examples(200)
@given(nets())
def test_a_round_is_told_once_from_its_first_decision(net: Net) -> None:
    order = list(net[0])
    found = [loop.visits for loop in loops(*net)]
    assert len(found) == len(set(found))
    for visits in found:
        places = [order.index(key) for key, _ in visits]
        assert places[0] == min(places)
        assert len(places) == len(set(places))
