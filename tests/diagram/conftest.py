"""Both engines for the drawing tests: what holds must hold under each of them."""

import pytest

from routewijzer.diagram.engine import Engine, find_engine


@pytest.fixture(params=["embedded", "system"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """The embedded engine, and then the system's Graphviz (skipped, and said so, where there is none)."""
    if request.param == "embedded":
        return find_engine({})
    dot: str = request.getfixturevalue("system_dot")
    return Engine(dot, embedded=False)
