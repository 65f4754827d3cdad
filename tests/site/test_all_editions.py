"""All editions in one folder: what others put there stays, and no edition touches another."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from routewijzer.batch.build_all import FILES
from routewijzer.manifest import MANIFEST
from routewijzer.site_folder import update_files
from site_builders import Builders, CommandResult, change, project

NORTH = """format: 1
region: {id: north, edition: North, owner: The north, version: "1.0", published: 2026-11-23}
"""
BASE = "found-pet"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, builders: Builders) -> Path:
    """Return a project with a region, and both its sites; the others are copies of it."""
    folder = project(tmp_path_factory.mktemp("editions") / "project")
    put(folder / "regions" / "north" / "region.yaml", NORTH)
    ended = builders.run("build", "--all", cwd=folder)
    assert ended.code == 0, ended.output
    return folder


@pytest.fixture
def folder(first: Path, tmp_path: Path) -> Path:
    """Return the project, to change."""
    return shutil.copytree(first, tmp_path / "project")


def put(file: Path, text: str = "mine") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    found = (file for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def build(builders: Builders, folder: Path, *more: str) -> CommandResult:
    ended = builders.run("build", "--all", *more, cwd=folder)
    assert "Traceback" not in ended.output
    return ended


def test_beside_the_editions_only_what_is_listed_is_written(folder: Path) -> None:
    listed = json.loads((folder / "site" / MANIFEST).read_text("utf-8"))
    assert set(listed) == set(FILES)
    assert {path.name for path in (folder / "site").iterdir()} == {*FILES, MANIFEST, BASE, "north"}


def test_no_file_of_an_edition_is_that_of_another(folder: Path, first: Path) -> None:
    """A file that is edited by hand on the server changes nothing but itself."""
    made = [file for file in (first / "site").rglob("*") if file.is_file()]
    assert {file.stat().st_nlink for file in made} == {1}
    assert (first / "site" / "north" / "assets" / "site.css").is_file()


def test_what_others_put_beside_and_in_the_editions_stays_or_stops_that_edition(
    builders: Builders, folder: Path
) -> None:
    out = folder / "site"
    for name in ("robots.txt", "other/index.html", "north/.htaccess", f"{BASE}/letter.txt"):
        put(out / name)
    change(folder, ("Found pet guide", "Lost pet guide"))
    before = files(out)
    ended = build(builders, folder)
    assert ended.code == 1
    assert f"site/{BASE}: something else than a site stands there" in ended.output
    assert "letter.txt" in ended.output
    after = files(out)
    assert {name for name in before if before[name] != after.get(name)} >= {"north/index.html"}
    assert all(after[name] == before[name] for name in before if name.startswith((f"{BASE}/", "other/")))
    assert after["robots.txt"] == after["north/.htaccess"] == b"mine"
    ended = build(builders, folder, "--force")
    assert (ended.code, f"to be lost, as --force asks: site/{BASE}/letter.txt\n" in ended.output) == (0, True)
    assert set(before) - set(files(out)) == {f"{BASE}/letter.txt"}


def test_an_edition_that_somebody_edited_by_hand_is_built_anew_and_named(
    builders: Builders, folder: Path
) -> None:
    before = files(folder / "site")
    put(folder / "site" / "north" / "index.html")
    ended = build(builders, folder)
    assert ended.code == 0, ended.output
    assert "edited by hand in site/north/, and made anew from the route: index.html" in ended.output
    assert "base: unchanged" in ended.output
    assert files(folder / "site") == before


def test_a_page_beside_the_editions_that_somebody_edited_is_made_anew_and_named(
    builders: Builders, folder: Path
) -> None:
    before = files(folder / "site")
    put(folder / "site" / "index.html")
    ended = build(builders, folder)
    assert ended.code == 0, ended.output
    assert "edited by hand in site/, and made anew from the route: index.html" in ended.output
    assert files(folder / "site") == before


def test_the_site_of_an_edition_that_is_no_more_stays_and_is_told_each_time(
    builders: Builders, folder: Path
) -> None:
    shutil.rmtree(folder / "regions" / "north")
    put(folder / "site" / "other" / "index.html")
    before = files(folder / "site" / "north")
    for _ in range(2):
        ended = build(builders, folder)
        assert ended.code == 0, ended.output
        assert "site/north/: the site of an edition that is not in this project" in ended.output
        assert "other" not in ended.output
    assert files(folder / "site" / "north").keys() == before.keys()
    listed = json.loads((folder / "site" / "editions.json").read_text("utf-8"))
    assert {one["id"]: one["gone"] for one in listed} == {BASE: False, "north": True}


def test_an_edition_that_fails_is_not_told_as_gone(builders: Builders, folder: Path) -> None:
    put(folder / "regions" / "north" / "region.yaml", NORTH + "bad: 1\n")
    ended = build(builders, folder)
    assert (ended.code, "not in this project" in ended.output) == (1, False), ended.output


@pytest.mark.parametrize("name", ["index.html", "editions.json", ".built.json"])
def test_a_page_of_somebody_else_in_the_place_of_the_first_page_is_not_lost(
    builders: Builders, folder: Path, name: str
) -> None:
    put(folder / "out" / name)
    ended = build(builders, folder, "--out", "out")
    assert (ended.code, f"not made by routewijzer: {name}; choose" in ended.output) == (1, True), ended.output
    assert files(folder / "out") == {name: b"mine"}


def test_a_link_in_the_place_of_the_first_page_is_not_written_through(
    builders: Builders, folder: Path
) -> None:
    put(folder / "away.html")
    (folder / "site" / "index.html").unlink()
    (folder / "site" / "index.html").symlink_to(folder / "away.html")
    assert build(builders, folder).code == 1
    assert build(builders, folder, "--force").code == 0
    assert (folder / "away.html").read_text("utf-8") == "mine"
    assert not (folder / "site" / "index.html").is_symlink()


def test_an_id_in_the_list_that_leads_out_of_the_folder_is_not_followed(
    builders: Builders, folder: Path
) -> None:
    """Not even when its list says that it was made so."""
    out = folder / "site"
    listed = json.loads((out / "editions.json").read_text("utf-8"))
    listed[1]["id"] = "../../elsewhere"
    record = (out / ".built.json").read_bytes()
    update_files(
        out, {"index.html": b"", "editions.json": json.dumps(listed).encode(), ".built.json": record}
    )
    update_files(folder.parent / "elsewhere", {"index.html": b"a site"})
    before = files(folder.parent / "elsewhere")
    ended = build(builders, folder)
    assert ended.code == 0, ended.output
    assert "elsewhere" not in (out / "index.html").read_text("utf-8")
    assert [one["id"] for one in json.loads((out / "editions.json").read_text("utf-8"))] == [BASE, "north"]
    assert files(folder.parent / "elsewhere") == before


def test_two_editions_never_go_to_one_folder(builders: Builders, folder: Path) -> None:
    for name, key in (("south", "north"), (BASE, "south")):
        put(folder / "regions" / name / "region.yaml", NORTH.replace("id: north", f"id: {key}"))
    change(folder, ("Found pet guide", "Lost pet guide"))
    ended = build(builders, folder)
    assert ended.code == 1
    for message in (
        'regions/south/: its id is "north"; give the folder and "region.id" the same name',
        f'regions/{BASE}/: "{BASE}" is the id of the base too; give the region another',
    ):
        assert message in ended.output
    assert b"Lost pet guide" in (folder / "site" / "north" / "index.html").read_bytes()


def test_all_editions_and_one_site_do_not_share_a_folder(builders: Builders, folder: Path) -> None:
    """One site does not take the place of the editions; these take that of what is left of one site."""
    before = files(folder / "site")
    ended = builders.run("build", cwd=folder)
    assert (ended.code, f"not made by routewijzer: {BASE}/, north/; choose" in ended.output) == (1, True)
    assert files(folder / "site") == before
    assert builders.run("build", "--out", "one", cwd=folder).code == 0
    put(folder / "one" / "CNAME")
    assert build(builders, folder, "--out", "one").code == 0
    assert {path.name for path in (folder / "one").iterdir()} == {*FILES, MANIFEST, BASE, "north", "CNAME"}


def test_all_editions_of_an_earlier_version_are_left_until_somebody_has_looked(
    builders: Builders, folder: Path
) -> None:
    for manifest in (folder / "site").rglob(MANIFEST):
        manifest.unlink()
    before = files(folder / "site")
    ended = build(builders, folder)
    assert (ended.code, "looks like a site of an earlier version" in ended.output) == (1, True), ended.output
    assert files(folder / "site") == before
    assert build(builders, folder, "--force").code == 0
    assert before.keys() < files(folder / "site").keys()


def test_builds_of_all_editions_at_the_same_time_all_end_well(builders: Builders, folder: Path) -> None:
    change(folder, ("Found pet guide", "Lost pet guide"))
    put(folder / "site" / "north" / "CNAME")
    pids = [builders.start("build", "--all", cwd=folder) for _ in range(2)]
    ended = [builders.wait(pid) for pid in pids]
    assert [one.code for one in ended] == [0, 0], ended
    assert (folder / "site" / "north" / "CNAME").read_text("utf-8") == "mine"
    assert {path.name for path in (folder / "site").iterdir()} == {*FILES, MANIFEST, BASE, "north"}
