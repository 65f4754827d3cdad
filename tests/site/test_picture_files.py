"""The picture as files beside the pages: drawn once, equal to the page, and never a reason for no site."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from posixpath import normpath

import pytest
from lxml import etree, html

from routewijzer import graphviz_files, pipeline
from routewijzer.batch.build_all import build_one
from routewijzer.batch.build_cache import current_fingerprint
from routewijzer.diagram.dot.engine import engine_version, find_engine
from routewijzer.diagram.dot.exports import export_dot
from routewijzer.diagram.svg.legend import with_legend
from routewijzer.graphviz_files import CACHE, MOST_FILES, picture_renderer
from routewijzer.pipeline import Built
from routewijzer.project import Project, open_project
from sentences import line

ROOT = Path(__file__).resolve().parents[2]
PET = open_project(ROOT / "tests" / "routes" / "ok" / "found-pet")
DAY = date(2026, 11, 23)
XLINK = "{http://www.w3.org/1999/xlink}href"
DOT = 'digraph "a" { "a" [pos="10,10", width=0.1, height=0.1]; }'
SIGNATURES = {"svg": b"<?xml", "png": b"\x89PNG\r\n", "pdf": b"%PDF-", "gv": b"// Every position"}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the embedded engine with a cache of its own."""
    return {"PATH": os.environ["PATH"], CACHE: str(tmp_path / "cache")}


def make(environment: dict[str, str], project: Project = PET) -> Built:
    result = pipeline.make(project, DAY, render=picture_renderer(environment))
    assert isinstance(result, Built), result.findings
    return result


def engine(folder: Path, body: str) -> str:
    """Return a program that tells a version as Graphviz does, and else behaves as the shell lines say."""
    file = folder / "engine"
    file.write_text(f'#!/bin/sh\nif [ "$1" = -V ]; then echo engine 1; exit; fi\n{body}\n', "utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


def targets(svg: bytes) -> list[str]:
    """Where the parts of a picture lead; a line that only tells its words leads nowhere."""
    links = etree.fromstring(svg).iter("{http://www.w3.org/2000/svg}a")
    found = [link.get(XLINK) or link.get("href") for link in links]
    return [target for target in found if target]


def links(text: str | bytes, within: str) -> list[str]:
    """Where the links inside an element of a page lead."""
    inside = html.fromstring(text).iterfind(f".//{within}")
    return [str(link.get("href")) for part in inside for link in part.iter("a") if link.get("href")]


def test_a_click_in_the_svg_leads_where_a_click_in_the_page_leads(built_site: Path) -> None:
    (file,) = (built_site / "downloads").glob("*.svg")
    found = [normpath(f"downloads/{target}") for target in targets(file.read_bytes())]
    assert len(found) > 20
    assert set(found) == set(links((built_site / "index.html").read_bytes(), "section[@id='picture']//svg"))
    assert [target for target in found if not (built_site / target).is_file()] == []


def test_the_home_page_and_the_downloads_page_offer_every_file_that_is_there(built_site: Path) -> None:
    files = {f"downloads/{file.name}" for file in (built_site / "downloads").iterdir()}
    assert {Path(name).suffix for name in files} >= {".svg", ".png", ".gv"}
    for name in ("index.html", "downloads.html"):
        found = links((built_site / name).read_bytes(), "main")
        assert {link for link in found if link.startswith("downloads/")} == files, name


def test_the_page_to_print_and_every_footer_lead_to_the_downloads(built_site: Path) -> None:
    assert "downloads.html" in links((built_site / "afdrukken.html").read_bytes(), "main")
    for page in built_site.rglob("*.html"):
        root = "../" * (len(page.relative_to(built_site).parts) - 1)
        found = links(page.read_bytes(), "footer")
        assert page.name == "404.html" or f"{root}downloads.html" in found, page


@pytest.mark.parametrize("word", ["printen", "afdrukken", "stick", "pdf"])
def test_the_search_knows_the_downloads_by_the_words_of_visitors(built_site: Path, word: str) -> None:
    index = (built_site / "assets" / "search-index.js").read_text("utf-8")
    (entry,) = (part for part in index.split('"downloads.html"')[1:])
    assert word in entry[:600]


def test_the_files_are_drawn_from_the_dot_that_lies_beside_them(environment: dict[str, str]) -> None:
    made = make(environment)
    dot = made.site.files["downloads/found-pet.gv"].decode()
    assert dot == export_dot(made.pictures.drawing, "../")
    whole = with_legend(made.pictures.drawing)
    rendered = picture_renderer(environment)(dot, whole.width, whole.height).files
    assert {
        f"downloads/found-pet.{form}": content for form, content in rendered.items()
    }.items() <= made.site.files.items()


def test_a_system_graphviz_makes_the_pdf_too(environment: dict[str, str], system_dot: str) -> None:
    made = make({**environment, "GRAPHVIZ_DOT": system_dot})
    files = {
        name.rpartition(".")[2]: made.site.files[name]
        for name in made.site.files
        if name.startswith("downloads/")
    }
    assert set(files) == set(SIGNATURES)
    assert all(files[form].startswith(start) for form, start in SIGNATURES.items())


def test_two_builds_without_a_cache_make_the_same_bytes(environment: dict[str, str]) -> None:
    del environment[CACHE]
    render = picture_renderer(environment)
    assert render(DOT, 100, 100) == render(DOT, 100, 100)


def test_the_second_time_nothing_is_drawn(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = picture_renderer(environment)(DOT, 100, 100)
    monkeypatch.setattr(graphviz_files, "render", never)
    assert picture_renderer(environment)(DOT, 100, 100) == first


def never(*_: object, **__: object) -> bytes:
    raise AssertionError("Graphviz was started")


def test_another_picture_or_another_engine_is_drawn_anew(environment: dict[str, str], tmp_path: Path) -> None:
    svg = engine(tmp_path, "echo '<?xml other'")
    first = picture_renderer(environment)(DOT, 100, 100).files["svg"]
    assert picture_renderer(environment)(DOT.replace('"a"', '"b"'), 100, 100).files["svg"] != first
    other = picture_renderer({**environment, "GRAPHVIZ_DOT": svg})(DOT, 100, 100).files["svg"]
    assert other == b"<?xml other\n"


@pytest.mark.parametrize("damage", [bytes, lambda file: file[:-1], lambda file: file[:-1] + b"\x00"])
def test_a_damaged_file_in_the_cache_is_drawn_again(
    environment: dict[str, str], tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = picture_renderer(environment)(DOT, 100, 100)
    for file in (tmp_path / "cache" / "pictures").iterdir():
        file.write_bytes(damage(file.read_bytes()))
    assert picture_renderer(environment)(DOT, 100, 100) == first


def test_a_cache_that_cannot_be_written_costs_only_time(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", "utf-8")
    rendered = picture_renderer(environment)(DOT, 100, 100)
    assert set(rendered.files) == {"svg", "png"}
    assert rendered.problems == ()


def test_the_cache_keeps_the_newest_files_only(environment: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "pictures"
    folder.mkdir(parents=True)
    for number in range(MOST_FILES + 5):
        (folder / f"old-{number}").touch()
        os.utime(folder / f"old-{number}", (number, number))
    picture_renderer(environment)(DOT, 100, 100)
    names = {file.name for file in folder.iterdir()}
    assert len(names) == MOST_FILES
    assert "old-0" not in names
    assert f"old-{MOST_FILES + 4}" in names


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param("exec sleep 60", "did not finish in 0.5 seconds", id="hangs"),
        pytest.param("echo no memory >&2; exit 1", "failed with code 1: no memory", id="fails"),
        pytest.param("echo nonsense", "wrote no svg", id="writes nonsense"),
    ],
)
def test_an_engine_that_does_not_work_is_told_and_the_site_is_made(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, message: str
) -> None:
    monkeypatch.setattr(graphviz_files, "TIME_LIMIT", 0.5)
    made = make({**environment, "GRAPHVIZ_DOT": engine(tmp_path, body)})
    told = [line(finding) for finding in made.findings if finding.rule == "picture-files"]
    assert len(told) == 3
    assert any("the site lacks the picture as SVG: " in one and message in one for one in told)
    assert [name for name in made.site.files if name.startswith("downloads/")] == ["downloads/found-pet.gv"]


def test_without_an_engine_the_site_has_the_dot_alone_and_says_so(environment: dict[str, str]) -> None:
    made = make({**environment, "GRAPHVIZ_DOT": "/nowhere/dot"})
    (told,) = (line(finding) for finding in made.findings if finding.rule == "picture-files")
    assert "warning: the site lacks the picture as SVG and PNG: GRAPHVIZ_DOT is '/nowhere/dot'" in told
    home = next(page.body for page in made.site.pages if page.path == "index.html")
    assert [link for link in links(home, "main") if link.startswith("downloads/")] == [
        "downloads/found-pet.gv"
    ]


def test_an_edition_that_lacks_files_is_built_again_although_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    project = replace(PET, root=tmp_path)
    assert build_one("", project, tmp_path / "out", DAY).fingerprint != ""
    monkeypatch.setenv("GRAPHVIZ_DOT", engine(tmp_path, "exit 1"))
    assert build_one("", project, tmp_path / "out", DAY).fingerprint == ""


def test_another_engine_changes_the_fingerprint_of_an_edition(
    monkeypatch: pytest.MonkeyPatch, system_dot: str
) -> None:
    before = current_fingerprint(PET, DAY)
    monkeypatch.setenv("GRAPHVIZ_DOT", system_dot)
    assert current_fingerprint(PET, DAY) != before


def test_an_engine_says_what_it_is(system_dot: str) -> None:
    assert "Graphviz" in engine_version(find_engine({"PATH": os.environ["PATH"]}))
    assert "graphviz version" in engine_version(find_engine({"GRAPHVIZ_DOT": system_dot}))
