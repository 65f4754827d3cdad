"""The line from a box to itself goes round the corner where it meets fewest others, right above first."""

import pytest

from routewijzer.diagram.routing.costs import BESIDE, CROSSING, CROWDED_PORT
from routewijzer.diagram.routing.loops import LOOP, OTHER_CORNER, cheapest_loop
from routewijzer.diagram.routing.step_lengths import DOWN, LEFT, RIGHT, UP

WIDTH, BOX = 5, 12
ABOVE, BELOW = BOX - WIDTH, BOX + WIDTH
CORNERS = {
    "right above": [(BOX, RIGHT), (BOX + 1, UP), (ABOVE + 1, LEFT), (ABOVE, DOWN), (BOX, DOWN)],
    "right below": [(BOX, RIGHT), (BOX + 1, DOWN), (BELOW + 1, LEFT), (BELOW, UP), (BOX, UP)],
    "left above": [(BOX, LEFT), (BOX - 1, UP), (ABOVE - 1, RIGHT), (ABOVE, DOWN), (BOX, DOWN)],
    "left below": [(BOX, LEFT), (BOX - 1, DOWN), (BELOW - 1, RIGHT), (BELOW, UP), (BOX, UP)],
}


@pytest.mark.parametrize(
    ("stretches", "corner", "cost"),
    [
        ([], "right above", LOOP),
        ([(ABOVE + 1, LEFT, 7)], "right below", LOOP + OTHER_CORNER),
        ([(BOX, RIGHT, 7)], "left above", LOOP + 2 * OTHER_CORNER),
        ([(BOX, UP, 7)], "right below", LOOP + OTHER_CORNER),
        ([(BOX, RIGHT, 7), (ABOVE, DOWN, 7)], "left below", LOOP + 3 * OTHER_CORNER),
        ([(BOX, RIGHT, 1), (ABOVE, DOWN, 1)], "right above", LOOP),
        ([(BOX, side, 7) for side in (RIGHT, LEFT)], "right above", LOOP + BESIDE + CROWDED_PORT),
        ([(BOX, side, 7) for side in (UP, DOWN)], "right above", LOOP + CROWDED_PORT),
        ([(at, UP, 7) for at in (BOX + 1, BOX - 1)], "right below", LOOP + OTHER_CORNER + CROSSING / 2),
        (
            [(at, side, 7) for at in (ABOVE, BELOW) for side in (UP, DOWN)],
            "right above",
            LOOP + BESIDE + CROSSING,
        ),
        (
            [(at, LEFT, 7) for at in (ABOVE + 1, ABOVE - 1, BELOW + 1, BELOW - 1)],
            "right above",
            LOOP + BESIDE + CROSSING / 2,
        ),
    ],
)
def test_a_loop_goes_round_the_corner_that_costs_least(
    stretches: list[tuple[int, int, int]], corner: str, cost: float
) -> None:
    users: list[list[int] | None] = [None] * (4 * WIDTH * WIDTH)
    for at, direction, connector in stretches:
        users[4 * at + direction] = [*(users[4 * at + direction] or ()), connector]
    states, found = cheapest_loop(BOX, WIDTH, users, {1})
    assert [divmod(state, 4) for state in states] == CORNERS[corner]
    assert found == cost
