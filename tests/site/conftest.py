"""What the tests of whole sites share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from site_builders import Builders, opened


@pytest.fixture(scope="session")
def builders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builders]:
    """The process that forks builders."""
    with opened(tmp_path_factory.mktemp("logs")) as found:
        yield found
