"""The same project gives the same bytes, in whatever folder and by whichever way it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from mkdocs.theme import Theme

from conftest import BIN
from site_builders import ROOT, Builders, environment, project


def base(folder: Path) -> Path:
    """Return a copy of the base route's project."""
    folder.mkdir(parents=True)
    for name in ("route.yaml", "mkdocs.yml", "picture.lock.json"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


def site_contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def assert_same(one: dict[str, bytes], two: dict[str, bytes]) -> None:
    assert list(one) == list(two)
    assert [name for name in one if one[name] != two[name]] == []


@pytest.mark.parametrize("make", [project, pytest.param(base, marks=pytest.mark.proof)])
def test_two_builds_in_different_folders_are_the_same(
    tmp_path: Path, builders: Builders, make: Callable[[Path], Path]
) -> None:
    one, two = make(tmp_path / "one"), make(tmp_path / "a longer name" / "two")
    # The order of files, of sets and of hashes, the language and the hour of the machine may not matter.
    for folder, variables in (
        (one, {"LC_ALL": "C", "TZ": "UTC"}),
        (two, {"LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"}),
    ):
        ended = builders.run("build", cwd=folder, environment=variables)
        assert ended.code == 0, ended.output
    assert_same(site_contents(one / "site"), site_contents(two / "site"))
    assert_same(site_contents(one), site_contents(two))


@pytest.mark.parametrize("seed", ["1", pytest.param("2", marks=pytest.mark.proof)])
def test_the_order_of_hashes_does_not_matter(tmp_path: Path, builders: Builders, seed: str) -> None:
    """Two processes with another seed of hashes each build the small route; the third is the fork's."""
    folder = project(tmp_path / "project")
    subprocess.run(
        [BIN / "routewijzer", "build", "--out", "seeded"], cwd=folder, check=True, capture_output=True,
        env={**environment(builders.copy), "PYTHONHASHSEED": seed},
    )  # fmt: skip
    assert builders.run("build", cwd=folder).code == 0
    assert_same(site_contents(folder / "seeded"), site_contents(folder / "site"))


def test_mkdocs_builds_the_same_site_as_the_command(tmp_path: Path, builders: Builders) -> None:
    folder = project(tmp_path / "project")
    assert builders.run("build", cwd=folder).code == 0
    subprocess.run(
        [BIN / "mkdocs", "build", "--quiet", "--strict", "--site-dir", "plugin"], cwd=folder, check=True,
        env=environment(builders.copy), capture_output=True, text=True,
    )  # fmt: skip
    assert_same(site_contents(folder / "plugin"), site_contents(folder / "site"))


def test_the_theme_of_a_project_changes_no_byte_of_its_site(tmp_path: Path, builders: Builders) -> None:
    """A project from before `routewijzer` was a theme names Material, and still builds."""
    folder = project(tmp_path / "project")
    ours = (folder / "mkdocs.yml").read_text("utf-8")
    assert "name: routewijzer\n" in ours
    assert builders.run("build", cwd=folder).code == 0
    theirs = ours.replace("name: routewijzer\n", "name: material\n  font: false\n")
    (folder / "mkdocs.yml").write_text(theirs, "utf-8")
    ended = builders.run("build", "--out", "material", cwd=folder)
    assert ended.code == 0, ended.output
    assert_same(site_contents(folder / "material"), site_contents(folder / "site"))


@pytest.mark.parametrize("file", ["mkdocs.yml", "generator/routewijzer/template/mkdocs.yml"])
def test_mkdocs_looks_through_no_files_of_another_theme(file: str) -> None:
    """It lists every file of a theme at each build; Material has more than ten thousand."""
    named = yaml.safe_load((ROOT / file).read_text("utf-8").replace("@SITE@", "x"))["theme"]
    names = [path.name for folder in Theme(**named).dirs for path in Path(folder).rglob("*")]
    assert "mkdocs_theme.yml" in names
    assert len(names) < 20


def test_another_day_changes_no_page_that_does_not_tell_of_it(tmp_path: Path, builders: Builders) -> None:
    """Without SOURCE_DATE_EPOCH a site of tomorrow differs only where something is due by then."""
    folder = project(tmp_path / "project")
    for out, day in (("one", 1795392000), ("two", 1795392000 + 86400)):
        ended = builders.run("build", "--out", out, cwd=folder, environment={"SOURCE_DATE_EPOCH": str(day)})
        assert ended.code == 0, ended.output
    assert_same(site_contents(folder / "one"), site_contents(folder / "two"))


def test_the_files_are_those_of_the_environment(tmp_path: Path, builders: Builders) -> None:
    """What is written can be read by a web server: the folder of the site too."""
    folder = project(tmp_path / "project")
    assert builders.run("build", cwd=folder).code == 0
    mask = os.umask(0)
    os.umask(mask)
    for path in (folder / "site", *(folder / "site").rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o777 if path.is_dir() else 0o666) & ~mask, path.name
