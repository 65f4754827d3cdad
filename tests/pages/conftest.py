"""The sites that the tests of the pages read."""

from __future__ import annotations

import pytest

from made_pages import MadeSite, base, pet, smallest


@pytest.fixture(params=["pet", "base", "smallest"])
def site(request: pytest.FixtureRequest) -> MadeSite:
    """Each of three routes: what holds for pages holds for any route."""
    return {"pet": pet, "base": base, "smallest": smallest}[request.param]()
