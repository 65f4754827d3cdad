"""The steps of the router: directions, and how long each step is from each vertex of the grid.

A state of the router is four times the number of a vertex (row by row) plus a direction.
"""

from itertools import pairwise

from routewijzer.diagram.routing.grid import Grid

RIGHT, DOWN, LEFT, UP = range(4)
FAR = float("inf")


def step_lengths(grid: Grid) -> list[float]:
    """For each state the length of the step in its direction; infinite where there is no way.

    The first line of a grid with stakeholders is theirs: nothing runs along it, or back to it.
    """
    width, height = len(grid.x_kinds), len(grid.y_kinds)
    right = [after - before for before, after in pairwise(grid.x_nominal)] + [FAR]
    down = [after - before for before, after in pairwise(grid.y_nominal)] + [FAR]
    left, up = [FAR, *right[:-1]], [FAR, *down[:-1]]
    length: list[float] = []
    for y in range(height):
        for x in range(width):
            length += (right[x], down[y], left[x], up[y])
    for x, y in grid.walls:
        length[4 * (y * width + x) + DOWN] = FAR
        length[4 * ((y + 1) * width + x) + UP] = FAR
    if grid.has_outer:
        for y in range(height):
            at = 4 * y * width
            length[at + DOWN] = length[at + UP] = length[at + 4 + LEFT] = FAR
    return length
