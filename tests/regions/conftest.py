"""The sites of all editions, built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import BIN, made_once, run


@pytest.fixture(scope="session")
def all_sites(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The folder that `build --all` writes for the base route and one example region. Write nothing there."""

    def build(folder: Path) -> None:
        project = folder / "project"
        project.mkdir(parents=True)
        for name in ("route.yaml", "mkdocs.yml", "picture.lock.json"):
            shutil.copy(root / name, project)
        shutil.copytree(root / "content", project / "content")
        shutil.copytree(
            root / "regions" / "voorbeeld-strafrecht", project / "regions" / "voorbeeld-strafrecht"
        )
        run(BIN / "routewijzer", "--project", project, "build", "--all", "--out", folder / "out")

    return made_once(tmp_path_factory, "all-sites", build) / "out"
