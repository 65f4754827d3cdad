"""Where a line may leave and enter a box, and what each side costs in either flow."""

import pytest

from routewijzer.diagram.routing.costs import BEND, CROSSING, USUAL, VARIANTS, WRONG_SIDE, port_cost, variant
from routewijzer.diagram.routing.step_lengths import DOWN, LEFT, RIGHT, UP


@pytest.mark.parametrize(("forward", "back", "aside"), [(RIGHT, LEFT, (UP, DOWN)), (DOWN, UP, (LEFT, RIGHT))])
def test_a_line_goes_with_the_flow_and_a_stop_to_the_side(
    forward: int, back: int, aside: tuple[int, int]
) -> None:
    assert port_cost("main", forward, forward) == 0.0
    assert port_cost("main", back, forward) == WRONG_SIDE
    assert port_cost("exit", forward, forward) == 8.0
    assert port_cost("exit", back, forward) == 60.0
    for side in aside:
        assert port_cost("exit", side, forward, leaving=True) == 4.0
        assert port_cost("main", side, forward, leaving=True) == 26.0
        assert port_cost("main", side, forward) == 14.0


def test_the_usual_way_is_the_first_and_all_others_differ() -> None:
    ways = [variant(number) for number in range(VARIANTS)]
    assert ways[0] == USUAL
    assert (USUAL.bend, USUAL.crossing, USUAL.seed) == (BEND, CROSSING, 0)
    assert len(set(ways)) == VARIANTS
    orders = range(6)  # each mix of costs in every order: the six usual mixes, then the two dearer ones
    assert [way.seed for way in ways] == [order for mixes in (6, 2) for order in orders for _ in range(mixes)]


def test_another_way_mixes_the_order_of_lines_by_its_seed_alone() -> None:
    assert USUAL.noise(3) == (1.0, 1.0, 1.0)
    mixed = variant(VARIANTS - 1).noise(20)
    assert mixed == variant(VARIANTS - 1).noise(20)
    assert len(set(mixed)) == 20
    assert all(1.0 <= factor < 1.9 for factor in mixed)
    assert max(mixed) > 1.5
