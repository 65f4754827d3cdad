"""What the tests of the helper's script share."""

from __future__ import annotations

from pathlib import Path

import pytest
import rjsmin


@pytest.fixture(scope="session")
def shipped_script(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the script as the site carries it: without comments and blanks."""
    file = tmp_path_factory.mktemp("walk") / "helper-walk.js"
    text = (root / "theme/assets/scripts/helper-walk.js").read_text("utf-8")
    file.write_text(rjsmin.jsmin(text), "utf-8")
    return file
