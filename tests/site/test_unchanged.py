"""An edition is built again exactly when something that it is made from has changed."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from routewijzer import pipeline
from routewijzer.batch.build_all import build_one
from routewijzer.batch.build_cache import (
    RECORD,
    BuildRecord,
    current_fingerprint,
    read_record,
    record_text,
)
from routewijzer.project import Project, open_project
from routewijzer.site_folder import update_files

ROUTES = Path(__file__).resolve().parents[1] / "routes" / "ok"
DAY = date(2026, 11, 23)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(ROUTES / "found-pet", tmp_path, dirs_exist_ok=True)
    return open_project(tmp_path)


def test_the_same_files_on_the_same_day_have_the_same_current_fingerprint(project: Project) -> None:
    assert current_fingerprint(project, DAY) == current_fingerprint(open_project(project.root), DAY)


@pytest.mark.parametrize("name", ["route.yaml", "content/about.md", "mkdocs.yml", "picture.lock.json"])
def test_a_changed_or_new_file_changes_the_current_fingerprint(project: Project, name: str) -> None:
    before = current_fingerprint(project, DAY)
    with (project.root / name).open("a", encoding="utf-8") as file:
        file.write("\n# more\n")
    assert current_fingerprint(project, DAY) != before


def test_another_day_changes_the_fingerprint_because_reviews_fall_due(project: Project) -> None:
    assert current_fingerprint(project, DAY) != current_fingerprint(project, date(2026, 11, 24))


def test_what_was_built_is_read_back(tmp_path: Path) -> None:
    built = {"": BuildRecord("abc", 3), "region": BuildRecord("def", 4)}
    update_files(tmp_path, {RECORD: record_text(built)})
    assert read_record(tmp_path) == built


def test_a_text_that_is_saved_while_its_site_is_built_counts_as_changed(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(ROUTES.parents[2] / "mkdocs.yml", project.root)
    make = pipeline.make

    def make_and_save(*arguments: Any, **options: Any) -> pipeline.Built | pipeline.Failed:
        made = make(*arguments, **options)
        with (project.root / "route.yaml").open("a", encoding="utf-8") as file:
            file.write("# saved\n")
        return made

    assert build_one("", project, tmp_path / "out", DAY).fingerprint == current_fingerprint(project, DAY)
    monkeypatch.setattr(pipeline, "make", make_and_save)
    assert build_one("", project, tmp_path / "out", DAY).fingerprint != current_fingerprint(project, DAY)


def test_a_record_that_somebody_edited_counts_for_nothing(tmp_path: Path) -> None:
    update_files(tmp_path, {RECORD: record_text({"": BuildRecord("abc", 3)})})
    (tmp_path / RECORD).write_bytes(record_text({"": BuildRecord("other", 3)}))
    assert read_record(tmp_path) == {}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": {"of": "x"}}', "[" * 9000])
def test_a_spoiled_record_means_that_all_is_built_again(tmp_path: Path, text: str) -> None:
    update_files(tmp_path, {RECORD: text.encode()})
    assert read_record(tmp_path) == {}
