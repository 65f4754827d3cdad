"""What waits for an approval reaches no reader: only who edits sees it."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from regions.overlays import BASE, FILL, HEAD, ROOT, TODAY
from routewijzer.cli import main
from routewijzer.hosting import Hosting
from routewijzer.pipeline import Built, Failed, make
from routewijzer.project import open_project

HELD_CHANGE = 'change: {route: {exit: "https://example.org/other"}}\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the small base and a region that changes what needs an approval."""
    (tmp_path / "regions" / "north").mkdir(parents=True)
    (tmp_path / "route.yaml").write_text(BASE, "utf-8")
    head = HEAD.replace("published", "approvers: [A. Vet], published")
    (tmp_path / "regions" / "north" / "region.yaml").write_text(head + FILL + HELD_CHANGE, "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def run(project: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--project", str(project), *words])
    return done.exit_code, done.output


@pytest.mark.parametrize(
    "words", [("build", "--edition", "north", "--out"), ("export", "pages", "--edition", "north")], ids=str
)
def test_no_site_for_readers_is_made_and_what_stood_there_stays(
    project: Path, words: tuple[str, ...]
) -> None:
    out = project / "out"
    out.mkdir()
    (out / "old.txt").write_text("old", "utf-8")
    code, told = run(project, *words, str(out))
    assert code == 1, told
    (line,) = (line for line in told.splitlines() if "waits for an approval" in line)
    assert line.startswith('regions/north/region.yaml:6:18: "route.exit" waits')
    assert [file.name for file in out.iterdir()] == ["old.txt"]


def test_who_edits_sees_it_with_a_warning(project: Path) -> None:
    code, told = run(project, "check", "--edition", "north")
    assert code == 0
    assert 'warning: "route.exit" waits for an approval' in told
    edition = open_project(project, "north")
    assert isinstance(make(edition, TODAY, hosting=Hosting(preview=True)), Built)
    assert isinstance(make(edition, TODAY, hosting=Hosting(shows_paths=True)), Built)
    assert isinstance(make(edition, TODAY), Failed)


def test_an_approval_lets_it_through_and_a_lapsed_one_does_not(project: Path) -> None:
    file = project / "regions" / "north" / "region.yaml"
    waiting = run(project, "check", "--edition", "north")[1]
    digest = waiting.partition('"of: ')[2][:16]
    said = f"approved: {{route.exit: {{by: A. Vet, role: vet, date: 2026-11-20, of: {digest}}}}}\n"
    file.write_text(file.read_text("utf-8") + said, "utf-8")
    edition = open_project(project, "north")
    assert isinstance(make(edition, TODAY), Built)
    file.write_text(file.read_text("utf-8").replace("/other", "/third"), "utf-8")
    assert isinstance(make(edition, TODAY), Failed)


def test_the_base_is_built_though_a_region_waits(project: Path) -> None:
    code, told = run(project, "build", "--all", "--out", str(project / "all"))
    assert code == 1
    assert "not built: north" in told
    assert (project / "all" / "cats" / "index.html").is_file()
    assert not (project / "all" / "north").exists()
