"""The two sites that the tests of the pages read."""

from __future__ import annotations

import pytest

from made_pages import Made, base, pet


@pytest.fixture(params=["pet", "base"])
def site(request: pytest.FixtureRequest) -> Made:
    """Each of the two routes: what holds for pages holds for any route."""
    return pet() if request.param == "pet" else base()
