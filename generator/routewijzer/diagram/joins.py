"""Wires that have met on their way into the same target stay together."""

from itertools import pairwise

from routewijzer.diagram.grid import Vertex
from routewijzer.diagram.router import Path
from routewijzer.diagram.wires import Wire


def join_paths(paths: tuple[Path, ...], wires: tuple[Wire, ...]) -> tuple[Path, ...]:
    """Let wires that met on their way into the same target stay together from there on.

    Without it two wires could part again after having met, which reads as a fork.
    """
    onward: dict[tuple[str, str], dict[tuple[Vertex, Vertex], Path]] = {}
    result = list(paths)
    for n in sorted(range(len(paths)), key=lambda n: (len(paths[n]), n)):
        wire, path = wires[n], paths[n]
        if (wire.from_column and wire.to_column) or wire.to_column or wire.source == wire.target:
            continue
        tree = onward.setdefault((wire.line.kind, wire.target), {})
        for at, step in enumerate(pairwise(path)):
            if step in tree:
                path = path[:at] + tree[step]
                break
        for at, step in enumerate(pairwise(path)):
            tree.setdefault(step, path[at:])
        result[n] = path
    return tuple(result)
