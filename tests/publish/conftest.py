"""A small project with its site, to build again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from publishing import build


@pytest.fixture
def project(tmp_path: Path, first: Path) -> Path:
    """Return the smallest route, ready to be built."""
    return shutil.copytree(first / "project", tmp_path / "project")


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project and its site, of which the others are copies."""
    folder = tmp_path_factory.mktemp("first")
    shutil.copytree(ROOT / "tests" / "routes" / "ok" / "smallest", folder / "project")
    shutil.copy(ROOT / "mkdocs.yml", folder / "project")
    (folder / "project" / "content").mkdir()
    assert build(folder / "project", folder / "out")[0] == 0
    return folder


@pytest.fixture
def out(project: Path, first: Path) -> Path:
    """Return a folder with its site."""
    return shutil.copytree(first / "out", project.parent / "out")
