"""What the tests of whole sites share."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from build_case import BuildCase, server_file
from conftest import made_once
from site_builders import Builders, change, copy_generator, fingerprint_of, open_builders, project

OLD, NEW = "Found pet guide", "Lost pet guide"
"""The name of the route before and after a change; it stands on every page."""


@pytest.fixture(scope="session")
def builders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builders]:
    """Yield the process that forks builders; the templates of its copy are compiled once for all workers."""
    copy = made_once(tmp_path_factory, "generator-copy", copy_generator)
    with open_builders(tmp_path_factory.mktemp("logs"), copy) as found:
        yield found


@pytest.fixture(scope="session")
def first_case(tmp_path_factory: pytest.TempPathFactory, builders: Builders) -> BuildCase:
    """Return the case that the others are copies of."""
    folder = project(tmp_path_factory.mktemp("first") / "project")
    assert builders.run("build", cwd=folder).code == 0
    change(folder, (OLD, NEW), ("Stay calm", "Stay very calm"))
    begin = time.monotonic()
    built = builders.run("build", "--out", "new", cwd=folder)
    seconds = time.monotonic() - begin
    for out in ("site", "new", "none"):
        server_file(folder / out)
    old, new = fingerprint_of(folder / "site"), fingerprint_of(folder / "new")
    assert "" != old != new != ""
    none = fingerprint_of(folder / "none")
    shutil.rmtree(folder / "new")
    shutil.rmtree(folder / "none")
    lock = (folder / "picture.lock.json").read_bytes()
    return BuildCase(folder, builders, old, new, none, lock, built.events, seconds)


@pytest.fixture
def case(tmp_path: Path, first_case: BuildCase) -> BuildCase:
    shutil.copytree(first_case.folder, tmp_path / "project")
    return replace(first_case, folder=tmp_path / "project")
