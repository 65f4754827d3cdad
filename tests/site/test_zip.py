"""The site as one ZIP file: whole, the same each time, and at work as soon as it is unpacked."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from checking import route_of
from routewijzer.exports.file_names import file_stem
from routewijzer.manifest import MANIFEST
from site_builders import ROUTE, Builders, project
from visits import Visit

NAME = "found-pet-1.2-2026-10-01"


@pytest.fixture(scope="module")
def exported_zip(builders: Builders, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a project with its site in `site/` and what was exported into `out/`."""
    folder = project(tmp_path_factory.mktemp("zip") / "project")
    (folder / "out").mkdir()
    for words in (("build",), ("export", "zip", "out"), ("export", "zip", "again.zip")):
        ended = builders.run(*words, cwd=folder)
        assert ended.code == 0, ended.output
    return folder


def test_it_is_named_for_edition_version_and_day_and_has_the_same_bytes_twice(exported_zip: Path) -> None:
    (made,) = (exported_zip / "out").iterdir()
    assert made.name == f"{NAME}.zip"
    assert made.read_bytes() == (exported_zip / "again.zip").read_bytes()


def test_it_holds_what_a_build_writes_in_one_folder(exported_zip: Path) -> None:
    site = exported_zip / "site"
    files = (path for path in site.rglob("*") if path.is_file())
    built = {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
    del built[MANIFEST]
    with ZipFile(exported_zip / "again.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            f"{NAME}/{name}": content for name, content in built.items()
        }


def test_a_version_never_becomes_a_path() -> None:
    text = (ROUTE / "route.yaml").read_text("utf-8")
    route = route_of(text.replace('version: "1.2"', 'version: "../../ è/C:\\\\x 2"'))
    assert route.route.version == "../../ è/C:\\x 2"
    assert file_stem(route) == "found-pet-C-x-2-2026-10-01"


def test_unpacked_and_opened_by_a_double_click_it_works_without_a_network(
    exported_zip: Path, tmp_path: Path, visit: Visit
) -> None:
    with ZipFile(exported_zip / "again.zip") as archive:
        archive.extractall(tmp_path)
    page = visit.open(tmp_path / NAME / "index.html")
    page.fill("#query", "vet")
    page.wait_for_selector(".hits li a")
    page.keyboard.press("Escape")
    page.locator("#picture svg a[data-id]").first.click()
    page.wait_for_url("**/route/*.html")
    assert page.locator(".emergency .exit").is_visible()
    page.goto(page.url.rpartition("/route/")[0] + "/helper.html")
    page.locator("#helper-entrance a[href^='#']").first.click()
    assert page.locator("#helper input[type=radio]").count() > 1
