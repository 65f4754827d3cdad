"""Orthogonal connector routing: one connector after the other, with rip-up and re-route.

Each takes the cheapest way among those that have one already (`astar`), and again while that makes it
cheaper. The order decides which picture is found; it is fixed by a `Variant`.
"""

from dataclasses import dataclass

from routewijzer.diagram.model.connectors import ConnectorSet
from routewijzer.diagram.routing.astar import Maze
from routewijzer.diagram.routing.costs import SHARED_STRETCH, USUAL, Variant
from routewijzer.diagram.routing.grid import Grid, Vertex
from routewijzer.diagram.routing.step_lengths import FAR

GridPath = tuple[Vertex, ...]


@dataclass(frozen=True, slots=True)
class Routes:
    """The way of each connector, from its source to its target (empty where there is none), and the cost.

    The way of a connector into the stakeholders' column is told from the column, against its direction.
    """

    paths: tuple[GridPath, ...]
    cost: float


class Router:
    """One run over one grid. `route_all` and `route_within` are the only entrances."""

    def __init__(
        self,
        grid: Grid,
        connections: ConnectorSet,
        decisions: frozenset[str],
        way: Variant = USUAL,
    ) -> None:
        self.grid, self.way = grid, way
        self.connectors = connections.connectors
        self.maze = Maze(grid, connections, decisions, way)
        self.costs = [0.0] * len(self.connectors)
        delta = self.maze.delta
        self.reverse = tuple(4 * delta[direction] + (direction + 2) % 4 - direction for direction in range(4))

    def _mark(self, n: int, present: bool) -> None:
        """Write the way of a connector into its states, both ways along each step, or wipe it out."""
        users, reverse = self.maze.users, self.reverse
        for step in self.maze.paths[n][:-1]:
            for state in (step, step + reverse[step & 3]):
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

    def _distance(self, n: int) -> float:
        """Return the distance between the boxes of a connector; 0 for one of the column, and for a loop."""
        connector, cells = self.connectors[n], self.grid.cells
        if connector.from_column or connector.to_column or connector.source == connector.target:
            return 0.0
        (sx, sy), (tx, ty) = cells[connector.source], cells[connector.target]
        x, y = self.grid.x_nominal, self.grid.y_nominal
        return abs(x[sx] - x[tx]) + abs(y[sy] - y[ty])

    def _order(self) -> dict[int, float]:
        """Return the connectors in the order of routing: the route itself first, then the short ones.

        With the least that each can cost: its length as if it shared all of it.
        """
        noise = self.way.noise(len(self.connectors))
        least = [(1.0 - SHARED_STRETCH) * self._distance(n) for n in range(len(self.connectors))]
        order = sorted(
            (n for n, connector in enumerate(self.connectors) if connector.in_grid),
            key=lambda n: (self.connectors[n].line.kind != "main", least[n] * noise[n], n),
        )
        return {n: least[n] for n in order}

    def _route_within(self, rounds: int, limit: float) -> bool:
        """Route; False as soon as the ways so far and the least that the others can cost pass `limit`."""
        maze, least = self.maze, self._order()
        bound = sum(least.values())
        changes, seen = 0, dict.fromkeys(least, -1)
        for turn in range(rounds + 1):
            before = changes
            for n in least:
                if seen[n] == changes or (turn and not self._is_disturbed(n)):
                    continue
                self._mark(n, False)
                path, self.costs[n] = maze.cheapest_path(n)
                if path != maze.paths[n]:
                    maze.keep_path(n, path)
                    changes += 1
                seen[n] = changes
                self._mark(n, True)
                if not turn:
                    bound += self.costs[n] - least[n]
                    if bound > limit:
                        return False
            if changes == before:
                break
        return True

    def _is_disturbed(self, n: int) -> bool:
        """Tell whether another way could be better now: it meets other connectors, or has one to join."""
        maze = self.maze
        if maze.joins[n]:
            return True
        users = maze.users
        for state in maze.paths[n]:
            base, crowd = state & ~3, 0
            for there in users[base : base + 4]:
                if there:
                    crowd += 1
                    if len(there) > 1:
                        return True
            if crowd > 2:
                return True
        return not maze.paths[n]

    def _grid_path(self, n: int) -> GridPath:
        columns, rows = self.maze.columns, self.maze.rows
        return tuple([(columns[state >> 2], rows[state >> 2]) for state in self.maze.paths[n]])
