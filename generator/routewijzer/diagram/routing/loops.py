"""The way of a line from a box to itself: out at one side, around a corner of the box, in at another side."""

from collections.abc import Container, Sequence

from routewijzer.diagram.routing.costs import BESIDE, CROSSING, CROWDED_PORT
from routewijzer.diagram.routing.step_lengths import DOWN, LEFT, RIGHT, UP

LOOP = 200.0
"""Cost of a loop around a free corner; the same for every placement, so it only has to be there."""
OTHER_CORNER = 10.0
"""What each next corner costs more: right above first, where a reader looks for "again"."""

_CORNERS = (
    (RIGHT, UP, LEFT, DOWN),
    (RIGHT, DOWN, LEFT, UP),
    (LEFT, UP, RIGHT, DOWN),
    (LEFT, DOWN, RIGHT, UP),
)
"""The directions of the four steps, by corner, the best first."""


def cheapest_loop(
    vertex: int, width: int, users: Sequence[Sequence[int] | None], joins: Container[int]
) -> tuple[list[int], float]:
    """Return the states of the loop that meets fewest others, and its cost.

    `users` are the connectors at each state, `joins` those that may share a stretch with this one. A box
    stands between gutters, so all eight vertices around it are free of boxes.
    """
    delta = {RIGHT: 1, DOWN: width, LEFT: -1, UP: -width}

    def others(state: int) -> int:
        return sum(connector not in joins for connector in users[state] or ())

    loops = []
    for number, directions in enumerate(_CORNERS):
        states, at = [], vertex
        for direction in directions:
            states.append(4 * at + direction)
            at += delta[direction]
        cost = LOOP + OTHER_CORNER * number
        cost += sum(BESIDE * others(state) for state in states)
        for corner in (state >> 2 for state in states[1:]):
            cost += CROSSING / 2 * sum(others(4 * corner + direction) for direction in range(4))
        cost += CROWDED_PORT * (others(states[0]) + others(4 * vertex + (directions[-1] + 2) % 4))
        loops.append((cost, number, [*states, 4 * vertex + directions[-1]]))
    cost, _, states = min(loops)
    return states, cost
