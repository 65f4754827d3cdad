"""Every export of every edition is whole, and the same each time it is made."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from lxml import etree

from conftest import ROOT
from routewijzer.exports.header_files import APACHE_SERVER
from routewijzer.hosting import HEADER_FILES
from site_builders import Builders

EDITIONS = ("", *sorted(path.parent.name for path in (ROOT / "regions").glob("*/region.yaml")))
FORMS = ("json", "csv", "dot", "svg", "png", "pages", "headers", "zip", "html", "pdf", "dmn", "bpmn", "cpsv")

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the base route's project with its regions, so that nothing is written here."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("route.yaml", "mkdocs.yml", "picture.lock.json"):
        shutil.copy(ROOT / name, folder)
    for name in ("content", "regions"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def files_written(target: Path) -> dict[str, bytes]:
    """Return the files that an export wrote, by their names from `target`."""
    files = [target] if target.is_file() else sorted(path for path in target.rglob("*") if path.is_file())
    return {file.relative_to(target).as_posix(): file.read_bytes() for file in files}


def assert_readable(form: str, files: dict[str, bytes]) -> None:
    """Assert that what was written is what its name says."""
    assert all(files.values())
    content = next(iter(files.values()))
    match form:
        case "json" | "cpsv":
            assert len(json.loads(content)) > 3
        case "csv":
            assert len(list(csv.DictReader(io.StringIO(content.decode())))) > 30
        case "dot":
            assert b"digraph" in content
        case "svg":
            assert etree.fromstring(content).tag.endswith("svg")
        case "png":
            assert content.startswith(b"\x89PNG")
        case "dmn" | "bpmn":
            assert etree.fromstring(content).tag.endswith("definitions")
        case "html":
            assert content.endswith(b"</html>")
        case "pdf":
            assert content.startswith(b"%PDF-")
        case "zip":
            assert content.startswith(b"PK")
        case "pages":
            assert len(files) > 50
        case "headers":
            assert {*HEADER_FILES.values(), APACHE_SERVER} <= {Path(name).name for name in files}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_an_export_is_whole_and_the_same_each_time(
    builders: Builders, folder: Path, edition: str, form: str
) -> None:
    made = []
    for number in (1, 2):
        target = folder / f"{form}-{edition}-{number}"
        chosen = ("--edition", edition) if edition and form != "headers" else ()
        ended = builders.run("export", form, target, *chosen, cwd=folder)
        assert ended.code == 0, ended.output
        made.append(files_written(target))
    assert_readable(form, made[0])
    assert made[0] == made[1]
