"""A withdrawn, stale or vanished edition keeps its addresses, and each of its pages says what counts now."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from routewijzer.manifest import MANIFEST
from routewijzer.site_folder import is_intact
from site_builders import Builders, change, project

HEAD = """format: 1
region:
  id: {id}
  edition: {title}
  owner: The north
  version: "1.0"
  published: 2026-11-01
  places: [Catford, {place}]
"""
WITHDRAWAL = "  withdrawn: {date: 2026-11-02, reason: We joined the <south>, instead: south}\n"
NOTICE = re.compile(r"<!--notice-->(.*?)<!--/notice-->", re.DOTALL)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, builders: Builders) -> Path:
    """Return a project with an edition that counts and one that is withdrawn, and their sites."""
    folder = project(tmp_path_factory.mktemp("withdrawn") / "project")
    for key, place, more in (
        ("north", "Dogville", WITHDRAWAL),
        ("south", "Moggy Hill", ""),
        ("west", "Purr", ""),
    ):
        file = folder / "regions" / key / "region.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(HEAD.format(id=key, title=f"The {key}", place=place) + more, "utf-8")
    ended = builders.run("build", "--all", cwd=folder)
    assert ended.code == 0, ended.output
    return folder


@pytest.fixture
def folder(first: Path, tmp_path: Path) -> Path:
    """Return the project, to change."""
    return shutil.copytree(first, tmp_path / "project")


def pages(site: Path) -> dict[str, str]:
    """Return the pages of a site that stand in its manifest, by address."""
    names = json.loads((site / MANIFEST).read_text("utf-8"))
    return {
        name: (site / name).read_text("utf-8")
        for name in names
        if name.endswith(".html") and name not in ("404.html",)
    }


def notice(html: str) -> str:
    found = NOTICE.findall(html)
    assert len(found) == 1, html[:500]
    assert html.index("<main") < html.index("<!--notice-->") < html.index("<h1"), "it stands at the top"
    return str(found[0])


def test_every_page_of_a_withdrawn_edition_says_so_and_is_in_no_search_engine(first: Path) -> None:
    for name, html in pages(first / "site" / "north").items():
        text = notice(html)
        assert "The north has not counted since 2 November 2026. We joined the &lt;south&gt;." in text
        assert f'href="{"../" * name.count("/")}../south/index.html"' in text, name
        assert '<meta name="robots" content="noindex">' in html
        assert "notice.css" in html
    for html in pages(first / "site" / "south").values():
        assert "notice.css" not in html
        assert "noindex" not in html or "http-equiv" in html


def test_the_first_page_lists_a_withdrawn_edition_apart_and_no_municipality_of_it(first: Path) -> None:
    html = (first / "site" / "index.html").read_text("utf-8")
    counting, _, gone = html.partition('<h2 id="withdrawn">')
    assert 'href="north/index.html"' in gone
    assert 'href="north/index.html"' not in counting
    assert "Dogville" not in counting
    assert "Moggy Hill" in counting


def test_a_municipality_of_two_editions_leads_to_both_and_says_so(first: Path) -> None:
    html = (first / "site" / "index.html").read_text("utf-8")
    (shared,) = re.findall(r"<li><p><b>Catford</b>.*?</ul></li>", html, re.DOTALL)
    assert re.findall(r'href="([^"]*)"', shared) == ["south/index.html", "west/index.html"]
    assert "more than one region" in shared
    assert "Is your municipality not listed?" in html


def test_a_site_of_an_edition_that_is_gone_is_marked_once_and_made_anew_when_it_returns(
    builders: Builders, folder: Path
) -> None:
    before = pages(folder / "site" / "west")
    (folder / "site" / "west" / "CNAME").write_text("mine", "utf-8")
    shutil.move(folder / "regions" / "west", folder / "kept")
    ended = builders.run("build", "--all", cwd=folder)
    assert ended.code == 0, ended.output
    assert "each of its pages says so now" in ended.output
    after = pages(folder / "site" / "west")
    assert set(after) == set(before)
    base = pages(folder / "site" / "found-pet")
    for name, html in after.items():
        same = name if name in base else "index.html"
        assert f'href="{"../" * name.count("/")}../found-pet/{same}"' in notice(html), name
        assert "noindex" in html
        assert "tel:" in notice(html)
    assert is_intact(folder / "site" / "west")
    assert (folder / "site" / "west" / "CNAME").read_text("utf-8") == "mine"
    assert "The west" in (folder / "site" / "index.html").read_text("utf-8").partition('id="withdrawn"')[2]
    assert builders.run("build", "--all", cwd=folder).code == 0
    assert pages(folder / "site" / "west") == after
    shutil.move(folder / "kept", folder / "regions" / "west")
    assert builders.run("build", "--all", cwd=folder).code == 0
    assert pages(folder / "site" / "west") == before


def test_a_site_of_another_project_in_a_folder_beside_is_left_alone(builders: Builders, folder: Path) -> None:
    shutil.copytree(folder / "site" / "west", folder / "site" / "other")
    before = pages(folder / "site" / "other")
    ended = builders.run("build", "--all", cwd=folder)
    assert (ended.code, "other" in ended.output) == (0, False), ended.output
    assert pages(folder / "site" / "other") == before


def test_a_site_that_fails_over_a_newer_base_says_on_each_page_which_version_it_rests_on(
    builders: Builders, folder: Path
) -> None:
    file = folder / "regions" / "west" / "region.yaml"
    good = file.read_text("utf-8")
    before = pages(folder / "site" / "west")
    file.write_text(good + "odd: 1\n", "utf-8")
    ended = builders.run("build", "--all", cwd=folder)
    assert (ended.code, "newer base" in ended.output) == (1, False), "the base is the same: nothing is stale"
    assert pages(folder / "site" / "west") == before
    change(folder, ('version: "1.2"', 'version: "1.3"'))
    ended = builders.run("build", "--all", cwd=folder)
    assert (ended.code, "errors over a newer base; each of its pages says so" in ended.output) == (1, True)
    for name, html in pages(folder / "site" / "west").items():
        assert "still rests on version 1.2 of the base route. Version 1.3 counts now." in notice(html), name
        assert ("noindex" in html) == ("noindex" in before[name])
    first_page = (folder / "site" / "index.html").read_text("utf-8")
    assert "still rests on version 1.2" in first_page.partition("The west")[2].partition("</li>")[0]


def test_the_pages_of_an_edition_say_on_which_base_they_rest_and_the_base_says_nothing(first: Path) -> None:
    site = first / "site"
    footer = (site / "south" / "index.html").read_text("utf-8").partition("<footer")[2]
    assert re.search(r"Version 1\.0.*<br>On Village edition 1\.2 of 1 October 2026</p>", footer)
    assert "<br>On " not in (site / "found-pet" / "index.html").read_text("utf-8")


def test_an_edition_that_counts_instead_must_stand_beside(builders: Builders, folder: Path) -> None:
    file = folder / "regions" / "north" / "region.yaml"
    file.write_text(file.read_text("utf-8").replace("instead: south", "instead: suoth"), "utf-8")
    ended = builders.run("check", "--edition", "north", cwd=folder)
    assert (
        ended.code,
        "region.yaml:9:" in ended.output and '"suoth" is no other edition' in ended.output,
    ) == (
        1,
        True,
    )
