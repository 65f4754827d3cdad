"""What the tests of the helper's script share."""

from __future__ import annotations

from pathlib import Path

import pytest

from routewijzer.exports import assets


@pytest.fixture(scope="session")
def shipped(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the script as the site carries it: without comments and blanks."""
    file = tmp_path_factory.mktemp("walk") / "helper.js"
    file.write_bytes(assets.bundle(root / "theme/assets")["assets/helper.js"])
    return file
