"""The page of downloads offers the forms of the site that were built beside it, and only those."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import html
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from checking import TODAY
from routewijzer.hosting import DEFAULT
from routewijzer.pipeline import Built, make
from routewijzer.project import open_project
from site_builders import ROUTE, Builders, project

STEM = "found-pet-1.2-2026-10-01"


def forms_offered(folder: Path) -> dict[str, str]:
    """Return what stands beside each file to take along, by its address."""
    page: Any = html.parse(folder / "downloads.html")
    return {
        str(item.xpath(".//a/@href")[0]): item.xpath("string(p[@class='also'])")
        for item in page.xpath("//section[@aria-labelledby='whole-site']//li")
    }


def test_a_site_built_with_its_forms_offers_them_with_size_and_day(
    builders: Builders, tmp_path: Path
) -> None:
    folder = project(tmp_path / "project")
    ended = builders.run("build", "--with", "zip,html,pdf", cwd=folder)
    assert ended.code == 0, ended.output
    site = folder / "site"
    endings = (".zip", ".html", ".pdf", "-beeld.pdf", "-meldcode.pdf")  # it has no cases to hand out
    files = {ending: site / "downloads" / f"{STEM}{ending}" for ending in endings}
    assert forms_offered(site) == {
        f"downloads/{file.name}": f"{-(-file.stat().st_size // 1000)} kB · version of 1 October 2026"
        for file in files.values()
    }
    with ZipFile(files[".zip"]) as archive:
        assert f"{STEM}/index.html" in archive.namelist()
        assert not [name for name in archive.namelist() if name.endswith(f"{STEM}.zip")]
        archive.extractall(tmp_path)
    assert forms_offered(tmp_path / STEM) == {}
    assert files[".html"].read_text("utf-8").startswith("<!doctype html>")


def test_mkdocs_puts_the_same_forms_beside_the_pages(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    (folder / "docs").mkdir()
    options = "plugins: [{routewijzer: {exports: [zip]}}]"
    (folder / "mkdocs.yml").write_text(f"site_name: x\ntheme: {{name: routewijzer}}\n{options}\n", "utf-8")
    config = load_config(str(folder / "mkdocs.yml"), strict=True, site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    (file,) = (tmp_path / "site" / "downloads").glob("*.zip")
    assert [*forms_offered(tmp_path / "site")] == [f"downloads/{file.name}"]
    with ZipFile(file) as archive:
        archive.extractall(tmp_path)
    standing, carried = tmp_path / "site" / "index.html", tmp_path / STEM / "index.html"
    assert carried.read_bytes() == standing.read_bytes()


@pytest.mark.parametrize("word", ["print", "stick", "pdf", "offline"])
def test_the_search_knows_what_somebody_wants_to_take_along(word: str) -> None:
    made = make(open_project(ROUTE), TODAY, hosting=DEFAULT)
    assert isinstance(made, Built)
    rows = made.site.files["assets/search-index.js"].decode()
    (row,) = (part for part in rows.split("],[") if part.startswith('"downloads.html"'))
    assert word in row


def test_an_unknown_form_is_refused_with_those_there_are(builders: Builders, tmp_path: Path) -> None:
    ended = builders.run("build", "--with", "zip,docx", cwd=project(tmp_path / "project"))
    assert ended.code == 2
    assert 'a site cannot carry "docx"; known: zip, html, pdf' in ended.output
