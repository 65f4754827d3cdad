"""Orthogonal connector routing: A* over the grid's lines, with rip-up and re-route.

The method is that of object-avoiding orthogonal connectors (Wybrow, Marriott, Stuckey: *Orthogonal connector
routing*, Graph Drawing 2009): shortest ways over a graph of possible lines, with a cost for each bend. Here a
crossing costs too, and so does running beside another connector; a stretch shared with a connector that it
may join costs less. Connectors are routed one by one, and again while that makes them cheaper. Everything is
deterministic: sums in a fixed order, ties by age.
"""

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from routewijzer.diagram.model.connectors import ConnectorSet, Join, may_join
from routewijzer.diagram.routing.costs import (
    AWAY,
    BESIDE,
    BESIDE_LENGTH,
    CROWDED_PORT,
    LABEL_IN_MARGIN,
    MARGIN_LENGTH,
    OTHER_ROW,
    SHARED_STRETCH,
    USUAL,
    WRONG_SIDE,
    Variant,
)
from routewijzer.diagram.routing.grid import Grid, Vertex
from routewijzer.diagram.routing.loops import cheapest_loop
from routewijzer.diagram.routing.step_lengths import DOWN, FAR, LEFT, RIGHT, UP, step_lengths

GridPath = tuple[Vertex, ...]

_TURNS = ((RIGHT, UP, DOWN), (DOWN, LEFT, RIGHT), (LEFT, UP, DOWN), (UP, LEFT, RIGHT))
_STEP = ((1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(frozen=True, slots=True)
class Routes:
    """The way of each connector, from its source to its target (empty where there is none), and the cost.

    The way of a connector into the stakeholders' column is told from the column, against its direction.
    """

    paths: tuple[GridPath, ...]
    cost: float


class Router:
    """One run over one grid. `route_all` is the only entrance."""

    def __init__(
        self,
        grid: Grid,
        connections: ConnectorSet,
        decisions: frozenset[str],
        way: Variant = USUAL,
    ) -> None:
        self.grid, self.decisions, self.way = grid, decisions, way
        connectors = self.connectors = connections.connectors
        self.width, self.height = len(grid.x_kinds), len(grid.y_kinds)
        self.forward = RIGHT if grid.flow == "right" else DOWN
        self.box_cells = bytearray(self.width * self.height)
        for x, y in grid.cells.values():
            self.box_cells[y * self.width + x] = 1
        self.users: list[list[int] | None] = [None] * (4 * self.width * self.height)
        self.paths: list[list[int]] = [[] for _ in connectors]
        self.costs = [0.0] * len(connectors)
        self.joins = [_joins_of(connections, n) for n in range(len(connectors))]
        self.length = step_lengths(grid)
        self.delta = (1, self.width, -1, -self.width)

    def _port(self, kind: str, direction: int, leaving: bool, decision: bool) -> float:
        """Return cost of leaving or entering a box in a direction."""
        if direction == self.forward:
            return 8.0 if kind == "exit" else 0.0
        if direction == (self.forward + 2) % 4:
            return 60.0 if kind == "exit" else WRONG_SIDE
        if kind == "exit":
            return 4.0
        return 26.0 if leaving and not decision else 14.0

    def _starts(self, n: int) -> tuple[list[tuple[int, float]], int]:
        """Return where a connector's way may begin (states and costs), and the vertex where it must end."""
        connector, width = self.connectors[n], self.width
        if connector.from_column or connector.to_column:
            x, y = self.grid.cells[connector.source if connector.to_column else connector.target]
            lane = self.grid.lane_of[y]
            starts = []
            for row, of in enumerate(self.grid.lane_of):
                if of == lane:
                    cost = abs(self.grid.y_nominal[row] - self.grid.y_nominal[y]) + (
                        OTHER_ROW if row != y else 0.0
                    )
                    starts.append((4 * row * width + RIGHT, cost))
            return starts, y * width + x
        (sx, sy), (tx, ty) = self.grid.cells[connector.source], self.grid.cells[connector.target]
        decision = connector.source in self.decisions
        starts = []
        for direction in (RIGHT, DOWN, UP, LEFT):
            dx, dy = _STEP[direction]
            away = dx * (tx - sx) < 0 or dy * (ty - sy) < 0
            cost = self._port(connector.line.kind, direction, True, decision)
            if away and direction != self.forward:
                cost += AWAY
            starts.append((4 * (sy * width + sx) + direction, cost))
        return starts, ty * width + tx

    def _route(self, n: int) -> tuple[list[int], float]:  # noqa: C901 - the hot loop: calls would double its time
        """Return the cheapest way for one connector among the others: its states, and its cost."""
        if self.connectors[n].source == self.connectors[n].target:
            x, y = self.grid.cells[self.connectors[n].source]
            return cheapest_loop(y * self.width + x, self.width, self.users, self.joins[n])
        width, length, users, boxed = self.width, self.length, self.users, self.box_cells
        delta, joins, kind = self.delta, self.joins[n], self.connectors[n].line.kind
        x_nominal, y_nominal = self.grid.x_nominal, self.grid.y_nominal
        margin = (0, width - 1) if self.forward == DOWN else ()
        margin_cost = LABEL_IN_MARGIN if self.connectors[n].line.label else 0.0
        starts, target = self._starts(n)
        aim_x, aim_y = x_nominal[target % width], y_nominal[target // width]
        bend, crossing = self.way.bend, self.way.crossing
        eager = 1.0 - SHARED_STRETCH if any(self.paths[other] for other in joins) else 1.0
        best: dict[int, float] = {}
        before: dict[int, int] = {}
        heap: list[tuple[float, int, int]] = []
        age = 0
        for state, cost in starts:
            best[state] = cost
            before[state] = -1
            heappush(heap, (cost, age, state))
            age += 1
        closed: set[int] = set()
        while heap:
            _, _, state = heappop(heap)
            if state in closed:
                continue
            closed.add(state)
            vertex = state >> 2
            cost = best[state]
            if vertex == target:
                return self._trace(state, before), cost
            step = length[state]
            if step == FAR:
                continue
            direction = state & 3
            onto = vertex + delta[direction]
            arrived = onto == target
            if boxed[onto] and not arrived:
                continue
            cost = cost + step
            if margin and direction in (DOWN, UP) and vertex % width in margin:
                cost += margin_cost + MARGIN_LENGTH * step
            beside = users[state]
            if beside:
                shared = False
                for other in beside:
                    join = joins.get(other)
                    if join == "in" or (join == "out" and self._same_start(other, state, before)):
                        shared = True
                    else:
                        cost += BESIDE + BESIDE_LENGTH * step
                if shared:
                    cost -= SHARED_STRETCH * step
            if arrived:
                cost += self._port(kind, direction, False, False)
                for other in users[4 * onto + (direction + 2) % 4] or ():
                    if other not in joins:
                        cost += CROWDED_PORT
                turns: tuple[int, ...] = (direction,)
            else:
                turns = _TURNS[direction]
            ahead_x, ahead_y = abs(x_nominal[onto % width] - aim_x), abs(y_nominal[onto // width] - aim_y)
            ahead = eager * (ahead_x + ahead_y)
            for turn in turns:
                new = cost
                if not arrived:
                    if turn == direction:
                        across = users[4 * onto + (direction + 1) % 4]
                        if across:
                            opposite = users[4 * onto + (direction + 3) % 4]
                            if opposite:
                                new += crossing * sum(
                                    1 for other in across if other in opposite and other not in joins
                                )
                    else:
                        new += bend
                state = 4 * onto + turn
                if new < best.get(state, FAR):
                    best[state] = new
                    before[state] = 4 * vertex + direction
                    guess = new + ahead
                    if (ahead_y if turn in (RIGHT, LEFT) else ahead_x) and not arrived:
                        guess += bend
                    heappush(heap, (guess, age, state))
                    age += 1
        return [], 2000.0

    @staticmethod
    def _trace(state: int, before: dict[int, int]) -> list[int]:
        states = []
        while state >= 0:
            states.append(state)
            state = before[state]
        return states[::-1]

    def _same_start(self, other: int, state: int, before: dict[int, int]) -> bool:
        """Tell whether the way up to this state is the beginning of another connector's way."""
        so_far = [each >> 2 for each in self._trace(state, before)]
        return so_far == [each >> 2 for each in self.paths[other][: len(so_far)]]

    def _mark(self, n: int, present: bool) -> None:
        path, users = self.paths[n], self.users
        for state, next_state in pairwise(path):
            vertex, onto = state >> 2, next_state >> 2
            direction = self.delta.index(onto - vertex)
            for state in (4 * vertex + direction, 4 * onto + (direction + 2) % 4):
                there = users[state]
                if present:
                    if there is None:
                        users[state] = [n]
                    elif n not in there:
                        there.append(n)
                elif there and n in there:
                    there.remove(n)

    def route_all(self, rounds: int) -> Routes:
        """Route all connectors, then those that meet others again, for some rounds."""
        self._route_within(rounds, FAR)
        return self._result()

    def route_within(self, rounds: int, limit: float) -> Routes | None:
        """Return the same, but None as soon as the cost must pass `limit`."""
        return self._result() if self._route_within(rounds, limit) else None

    def _result(self) -> Routes:
        paths = tuple(self._grid_path(n) for n in range(len(self.connectors)))
        return Routes(paths, sum(cost for n, cost in enumerate(self.costs) if self.connectors[n].in_grid))

    def _route_within(self, rounds: int, limit: float) -> bool:

        def shortest(n: int) -> float:
            connector = self.connectors[n]
            if connector.from_column or connector.to_column or connector.source == connector.target:
                return 0.0
            (sx, sy), (tx, ty) = self.grid.cells[connector.source], self.grid.cells[connector.target]
            x, y = self.grid.x_nominal, self.grid.y_nominal
            return abs(x[sx] - x[tx]) + abs(y[sy] - y[ty])

        lower = [(1.0 - SHARED_STRETCH) * shortest(n) for n in range(len(self.connectors))]
        noise = self.way.noise(len(self.connectors))
        order = sorted(
            (n for n, connector in enumerate(self.connectors) if connector.in_grid),
            key=lambda n: (self.connectors[n].line.kind != "main", lower[n] * noise[n], n),
        )
        bound = sum(lower[n] for n in order)
        for turn in range(rounds + 1):
            changed = False
            for n in order:
                if turn and not self._disturbed(n):
                    continue
                self._mark(n, False)
                path, self.costs[n] = self._route(n)
                changed |= path != self.paths[n]
                self.paths[n] = path
                self._mark(n, True)
                if not turn:
                    bound += self.costs[n] - lower[n]
                    if bound > limit:
                        return False
            if not changed:
                break
        return True

    def _disturbed(self, n: int) -> bool:
        """Tell whether another way could be better now: it meets other connectors, or has one to join."""
        if self.joins[n]:
            return True
        for state in self.paths[n]:
            base = state & ~3
            if sum(1 for direction in range(4) if self.users[base + direction]) > 2:
                return True
            if any(len(self.users[base + direction] or ()) > 1 for direction in range(4)):
                return True
        return not self.paths[n]

    def _grid_path(self, n: int) -> GridPath:
        vertices = [(state >> 2) for state in self.paths[n]]
        return tuple((vertex % self.width, vertex // self.width) for vertex in vertices)


def _joins_of(connections: ConnectorSet, n: int) -> dict[int, Join]:
    joins = {
        other: may_join(connections.connectors[n], connections.connectors[other])
        for other in connections.partners[n]
    }
    return {other: join for other, join in joins.items() if join}
