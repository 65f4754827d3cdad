"""The site of the shell alone, written once for all browser tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from shell_site import write_site


@pytest.fixture(scope="session")
def shell_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the small site of `shell_site`. Read it; write nothing there."""
    folder = tmp_path_factory.mktemp("shell")
    write_site(root, folder)
    return folder
