"""Publishing replaces a site, and never anything else."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from routewijzer.cli import main
from routewijzer.cli.everything import LIST, build_one, share
from routewijzer.project import open_project

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The smallest route, ready to be built."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "routes" / "ok" / "smallest", folder)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "content").mkdir()
    return folder


def files(folder: Path) -> dict[str, bytes]:
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def build(project: Path, out: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--project", str(project), "build", "--out", str(out)])
    return done.exit_code, done.output


@pytest.mark.parametrize("out", ["project", ".", "project/../project", "link"])
def test_the_folder_of_the_project_is_never_replaced(project: Path, out: str) -> None:
    (project.parent / "link").symlink_to(project)
    before = files(project)
    code, said = build(project, project.parent / out)
    assert (code, "the project itself stands there; choose another --out" in said) == (1, True), said
    assert {name: raw for name, raw in files(project).items() if name in before} == before


@pytest.mark.parametrize("name", ["letter.txt", "index.html", "more/letter.txt", ".git/HEAD"])
def test_a_folder_with_something_else_than_a_site_is_left_as_it_was(project: Path, name: str) -> None:
    out = project.parent / "out"
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text("mine", "utf-8")
    code, said = build(project, out)
    assert (code, "something else than a site stands there; choose another --out" in said) == (1, True), said
    assert files(out) == {name: b"mine"}


def test_a_site_is_replaced_by_the_next_one_unless_somebody_keeps_its_history_there(project: Path) -> None:
    out = project / "site"
    out.mkdir()
    assert build(project, out)[0] == 0
    (out / "left.html").write_text("old", "utf-8")
    assert build(project, out)[0] == 0
    assert not (out / "left.html").exists()
    (out / ".git").mkdir()
    assert build(project, out)[0] == 1
    assert (out / ".git").is_dir()


def test_an_edition_that_cannot_be_built_is_told_and_raises_nothing(project: Path) -> None:
    out, day = project.parent / "out", date(2026, 11, 23)
    (project / "mkdocs.yml").write_text("site_name: [", "utf-8")
    assert build_one("", open_project(project), out, day).trouble
    (project / "route.yaml").write_text("format: [", "utf-8")
    refused = build_one("", open_project(project), out, day)
    assert (refused.choice, refused.trouble, len(refused.findings)) == (None, "", 1)
    assert list(out.iterdir()) == []


def test_only_files_of_the_sites_are_shared_between_them(tmp_path: Path) -> None:
    for name in ("one", "two", "mine"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("the same", "utf-8")
    listed: list[dict[str, object]] = [
        {
            "id": name,
            "title": name,
            "version": "1",
            "published": "2026-11-23",
            "places": [],
            "base": name == "one",
        }
        for name in ("one", "two")
    ]
    (tmp_path / LIST).write_text(json.dumps(listed), "utf-8")
    assert share(tmp_path) == len("the same")
    numbers = [(tmp_path / name / "a.txt").stat().st_ino for name in ("one", "two", "mine")]
    assert numbers[0] == numbers[1] != numbers[2]
