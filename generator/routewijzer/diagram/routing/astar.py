"""The cheapest way of one connector through the grid, among those that have a way already: A*.

The ways are those of object-avoiding orthogonal connectors (Wybrow, Marriott, Stuckey: *Orthogonal connector
routing*, Graph Drawing 2009): over a graph of possible lines, with a cost for each bend. Here a crossing
costs too, and so does running beside another connector; a stretch shared with a connector that it may join
costs less. What is left of a way is reckoned as in an empty grid (`rest_costs`), so few vertices are looked
at. Everything is deterministic: sums in a fixed order, ties by age.
"""

from heapq import heapify, heappop, heappush

from routewijzer.diagram.model.connectors import Connector, ConnectorSet
from routewijzer.diagram.routing.costs import (
    AWAY,
    BESIDE,
    BESIDE_LENGTH,
    CROWDED_PORT,
    LABEL_IN_MARGIN,
    MARGIN_LENGTH,
    OTHER_ROW,
    SHARED_STRETCH,
    Variant,
    port_cost,
)
from routewijzer.diagram.routing.grid import Grid
from routewijzer.diagram.routing.loops import cheapest_loop
from routewijzer.diagram.routing.rest_costs import Distances, rest_costs, sides
from routewijzer.diagram.routing.step_lengths import DOWN, FAR, LEFT, RIGHT, UP, step_lengths

NO_WAY = 2000.0
"""Cost of a connector that finds no way."""

_TURNS = ((RIGHT, UP, DOWN), (DOWN, LEFT, RIGHT), (LEFT, UP, DOWN), (UP, LEFT, RIGHT))
_STEP = ((1, 0), (0, 1), (-1, 0), (0, -1))


class Maze:
    """A grid with the ways in it.

    A state is four times the number of a vertex (row by row) plus a direction. `users` are the connectors at
    each state, `paths` the states of each connector's way, which its router keeps.
    """

    def __init__(
        self,
        grid: Grid,
        connections: ConnectorSet,
        decisions: frozenset[str],
        way: Variant,
    ) -> None:
        self.grid, self.way = grid, way
        connectors = self.connectors = connections.connectors
        self.joins = connections.joins
        width = self.width = len(grid.x_kinds)
        self.forward = RIGHT if grid.flow == "right" else DOWN
        self.delta = (1, width, -1, -width)
        self.length = step_lengths(grid)
        self.open_costs = [FAR if step < FAR else -1.0 for step in self.length]
        for x, y in grid.cells.values():
            for state in self._into(y * width + x):
                self.open_costs[state] = -1.0
        self.users: list[list[int] | None] = [None] * len(self.length)
        self.paths: list[list[int]] = [[] for _ in connectors]
        self.gaps_x, self.gaps_y = [0] * len(connectors), [0] * len(connectors)
        self.left_x, self.left_y = Distances(grid.x_nominal), Distances(grid.y_nominal)
        self.before = [-1] * len(self.length)
        self.columns, self.rows = list(range(width)) * len(grid.y_kinds), []
        for row in range(len(grid.y_kinds)):
            self.rows += [row] * width
        self.ends = [
            self._ends(connector, connector.source in decisions) if connector.in_grid else ([], -1)
            for connector in connectors
        ]

    def _into(self, vertex: int) -> list[int]:
        """Return the states of the steps that lead to a vertex."""
        return [4 * (vertex - self.delta[direction]) + direction for direction in range(4)]

    def _ends(self, connector: Connector, decision: bool) -> tuple[list[tuple[int, float]], int]:
        """Return where a connector's way may begin (states and costs), and the vertex where it must end."""
        grid, width = self.grid, self.width
        starts = []
        if connector.from_column or connector.to_column:
            x, y = grid.cells[connector.source if connector.to_column else connector.target]
            for row, lane in enumerate(grid.lane_of):
                if lane == grid.lane_of[y]:
                    cost = abs(grid.y_nominal[row] - grid.y_nominal[y]) + (OTHER_ROW if row != y else 0.0)
                    starts.append((4 * row * width + RIGHT, cost))
            return starts, y * width + x
        (sx, sy), (tx, ty) = grid.cells[connector.source], grid.cells[connector.target]
        for direction in (RIGHT, DOWN, UP, LEFT):
            dx, dy = _STEP[direction]
            away = dx * (tx - sx) < 0 or dy * (ty - sy) < 0
            cost = port_cost(connector.line.kind, direction, self.forward, leaving=not decision)
            if away and direction != self.forward:
                cost += AWAY
            starts.append((4 * (sy * width + sx) + direction, cost))
        return starts, ty * width + tx

    def cheapest_path(self, n: int) -> tuple[list[int], float]:
        """Return the cheapest way for one connector among the others: its states, and its cost."""
        connector = self.connectors[n]
        if connector.source == connector.target:
            x, y = self.grid.cells[connector.source]
            return cheapest_loop(y * self.width + x, self.width, self.users, self.joins[n])
        starts, target = self.ends[n]
        best = self.open_costs[:]
        for state in self._into(target):
            if self.length[state] < FAR:
                best[state] = FAR
        best[4 * target : 4 * target + 4] = [FAR] * 4
        return self._search(n, starts, target, best)

    def _search(  # noqa: C901 - the hot loop: calls would double its time
        self, n: int, starts: list[tuple[int, float]], target: int, best: list[float]
    ) -> tuple[list[int], float]:
        """Return the same from some states to a vertex.

        `best` is the least cost of each state: infinite as long as it is not reached, negative when it is
        done, or closed by a box or a wall.
        """
        delta, length, users, joins = self.delta, self.length, self.users, self.joins[n]
        before, columns, rows = self.before, self.columns, self.rows
        bend, crossing = self.way.bend, self.way.crossing
        line = self.connectors[n].line
        margin = (0, self.width - 1) if self.forward == DOWN else ()
        margin_cost = LABEL_IN_MARGIN if line.label else 0.0
        shared_x = shared_y = 0
        for other in joins:
            shared_x |= self.gaps_x[other]
            shared_y |= self.gaps_y[other]
        rest = rest_costs(line.kind, self.forward, bend)
        aim_x, aim_y = columns[target], rows[target]
        left_x, left_y = self.left_x.of(aim_x, shared_x), self.left_y.of(aim_y, shared_y)
        side_x, side_y = sides(self.width, aim_x, 12), sides(len(left_y), aim_y, 4)
        heap: list[tuple[float, int]] = []
        states = age = len(length)
        for state, cost in starts:
            if cost < best[state]:
                best[state], before[state] = cost, -1
                x, y = columns[state >> 2], rows[state >> 2]
                guess = cost + left_x[x] + left_y[y] + rest[side_x[x] + side_y[y] + (state & 3)]
                heap.append((guess, age + state))
                age += states
        heapify(heap)
        while heap:
            state = heappop(heap)[1] % states
            cost = best[state]
            if cost < 0.0:
                continue
            best[state] = -1.0
            vertex = state >> 2
            if vertex == target:
                return self._trace(state), cost
            step = length[state]
            direction = state & 3
            onto = vertex + delta[direction]
            cost += step
            if margin and direction in (DOWN, UP) and columns[vertex] in margin:
                cost += margin_cost + MARGIN_LENGTH * step
            beside = users[state]
            if beside:
                shared = False
                for other in beside:
                    join = joins.get(other)
                    if join == "in" or (join == "out" and self._same_start(other, state)):
                        shared = True
                    else:
                        cost += BESIDE + BESIDE_LENGTH * step
                if shared:
                    cost -= SHARED_STRETCH * step
            base = 4 * onto
            onward, turn, other_turn = _TURNS[direction]
            new_state = base + onward
            if onto == target:
                cost += port_cost(line.kind, direction, self.forward)
                for other in users[base + (direction + 2) % 4] or ():
                    if other not in joins:
                        cost += CROWDED_PORT
                if cost < best[new_state]:
                    best[new_state], before[new_state] = cost, state
                    heappush(heap, (cost, age + new_state))
                    age += states
                continue
            x, y = columns[onto], rows[onto]
            ahead, at_side = left_x[x] + left_y[y], side_x[x] + side_y[y]
            if cost < best[new_state]:
                new, opposite = cost, users[base + other_turn]
                if opposite:
                    for other in users[base + turn] or ():
                        if other in opposite and other not in joins:
                            new += crossing
                if new < best[new_state]:
                    best[new_state], before[new_state] = new, state
                    heappush(heap, (new + ahead + rest[at_side + onward], age + new_state))
                    age += states
            cost += bend
            for new_turn in (turn, other_turn):
                new_state = base + new_turn
                if cost < best[new_state]:
                    best[new_state], before[new_state] = cost, state
                    heappush(heap, (cost + ahead + rest[at_side + new_turn], age + new_state))
                    age += states
        return [], NO_WAY

    def keep_path(self, n: int, path: list[int]) -> None:
        """Give a connector its way."""
        self.paths[n] = path
        gaps_x = gaps_y = 0
        for state in path[:-1]:
            vertex, direction = state >> 2, state & 3
            if direction in (RIGHT, LEFT):
                gaps_x |= 1 << (self.columns[vertex] - (direction == LEFT))
            else:
                gaps_y |= 1 << (self.rows[vertex] - (direction == UP))
        self.gaps_x[n], self.gaps_y[n] = gaps_x, gaps_y

    def _trace(self, state: int) -> list[int]:
        """Return the states from the beginning of a way up to this one."""
        states = []
        while state >= 0:
            states.append(state)
            state = self.before[state]
        return states[::-1]

    def _same_start(self, other: int, state: int) -> bool:
        """Tell whether the way up to this state is the beginning of another connector's way."""
        so_far = [each >> 2 for each in self._trace(state)]
        return so_far == [each >> 2 for each in self.paths[other][: len(so_far)]]
