"""Connectors that have met on their way into the same target stay together."""

from itertools import pairwise

from routewijzer.diagram.model.connectors import Connector
from routewijzer.diagram.routing.grid import Vertex
from routewijzer.diagram.routing.router import GridPath


def join_paths(paths: tuple[GridPath, ...], connectors: tuple[Connector, ...]) -> tuple[GridPath, ...]:
    """Let connectors that met on their way into the same target stay together from there on.

    Without it two connectors could part again after having met, which reads as a fork.
    """
    onward: dict[tuple[str, str], dict[tuple[Vertex, Vertex], GridPath]] = {}
    result = list(paths)
    for n in sorted(range(len(paths)), key=lambda n: (len(paths[n]), n)):
        connector, path = connectors[n], paths[n]
        if (
            (connector.from_column and connector.to_column)
            or connector.to_column
            or connector.source == connector.target
        ):
            continue
        tree = onward.setdefault((connector.line.kind, connector.target), {})
        for at, step in enumerate(pairwise(path)):
            if step in tree:
                path = path[:at] + tree[step]
                break
        for at, step in enumerate(pairwise(path)):
            tree.setdefault(step, path[at:])
        result[n] = path
    return tuple(result)
