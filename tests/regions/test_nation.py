"""What the owner of the base sees: how every region stands, and what changed between two versions."""

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from click.testing import CliRunner

from regions.overlays import BASE, FILL, HEAD, TODAY, base, overlay
from routewijzer.cli import main
from routewijzer.loading import load, load_regions
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay.lock import lock_of, write
from routewijzer.project import open_project

HELD = 'change: {route: {exit: "https://example.org/weather"}}\n'
CHANGED = "change: {steps: {look: {title: Look well}}}\n"


@pytest.fixture
def nation(tmp_path: Path) -> Path:
    """Return a base with four regions: at rest, waiting for an approval, left behind, and broken."""
    later = BASE.replace('version: "1"', 'version: "2"').replace(
        "title: Look for a collar", "title: Look first"
    )
    (tmp_path / "route.yaml").write_text(later, "utf-8")
    rest = 'places: [Catford, "Moggy Hill"], published'
    add_region(tmp_path, "calm", "", HEAD.replace("published", rest))
    add_region(tmp_path, "waits", HELD, HEAD.replace("published", "places: [catford], published"))
    add_region(tmp_path, "behind", CHANGED, HEAD, locked=True)
    add_region(tmp_path, "broken", "change: {steps: {luok: {title: X}}}\n", HEAD)
    return tmp_path


def add_region(nation: Path, name: str, body: str, head: str, *, locked: bool = False) -> None:
    """Add a region; `locked` with the lock that it made over the earlier base."""
    folder = nation / "regions" / name
    folder.mkdir(parents=True)
    text = head.replace("id: north", f"id: {name}") + FILL + body
    (folder / "region.yaml").write_text(text, "utf-8")
    if locked:
        lock = write(lock_of(base(), overlay(body), ROUTE_KEYS))
        (folder / "region.lock.json").write_text(lock, "utf-8")


def run(*words: str | Path, code: int = 0) -> str:
    """Return what a command prints; fails when it ends otherwise than with `code`."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == code, done.output
    return done.output


def test_the_overview_says_of_every_region_how_it_stands_over_the_base_of_now(nation: Path) -> None:
    rows = {one["id"]: one for one in json.loads(run("--project", nation, "overview", "--json", code=1))}
    assert list(rows) == ["behind", "broken", "calm", "waits"]
    assert (rows["behind"]["seen"], rows["behind"]["base"]) == ("1", "2")
    assert rows["behind"]["drift"] == {"changed": 1}
    assert rows["behind"]["changes"] == 1
    assert rows["waits"]["waiting"] == 1
    assert rows["calm"]["waiting"] == 0
    assert rows["calm"]["places"] == ["Catford", "Moggy Hill"]
    assert rows["broken"]["errors"] == 1


def test_the_overview_is_told_in_words_and_names_a_municipality_that_two_editions_are_for(
    nation: Path,
) -> None:
    told = run("--project", nation, "overview", code=1).splitlines()
    assert told[0].startswith("behind: North 2, over base 1 (now 2); changes 1, drift changed 1,")
    assert told[1].startswith("broken: cannot be made, errors: 1;")
    assert "without approval 1" in told[3]
    assert told[4] == "Catford is in more than one edition: calm, waits"


def test_all_regions_are_read_as_each_of_them_is(nation: Path) -> None:
    project = open_project(nation)
    for name, loaded in load_regions(project, TODAY):
        assert loaded == load(project.editions[name], TODAY)


def test_a_region_of_its_own_has_no_overview(nation: Path) -> None:
    assert "no overview" in run("--project", nation / "regions" / "calm", "overview", code=2)


TIP = "kind: tip, basis: stated}\n"
OWNED = "owned: {when: {hurt: nee, collar: ja}, then: home"


def versions(folder: Path) -> tuple[Path, Path]:
    """Return two versions of the small base, in folders of their own."""
    later = (
        BASE.replace('version: "1"', 'version: "2"')
        .replace(OWNED, OWNED.replace("then: home", "then: help"))
        .replace("text: Do it gently.", "text: Do it <slowly> & gently.")
        .replace(TIP, f"{TIP}      ears: {{text: Look in its ears., {TIP}")
    )
    for name, text in (("old", BASE), ("new", later)):
        (folder / name).mkdir()
        (folder / name / "route.yaml").write_text(text, "utf-8")
    return folder / "old", folder / "new"


def test_two_versions_are_compared_in_words_answers_that_end_elsewhere_first(tmp_path: Path) -> None:
    old, new = versions(tmp_path)
    told = run("changes", old, new / "route.yaml", "--markdown")
    assert told.startswith("# What has changed?\n\nThis is what Base 2 says differently from Base 1.\n")
    assert "## Decisions in which answers now lead elsewhere\n\n- **Whose is it?**\n" in told
    assert "Bring it home (to Done) → Ask the shelter (to Done)" in told
    assert "Do it gently. → Do it <slowly> & gently." in told
    assert "(added): Look in its ears." in told
    assert "says the same as" in run("changes", old, old)


def test_the_feed_of_a_version_is_atom_with_the_same_words(tmp_path: Path) -> None:
    old, new = versions(tmp_path)
    feed = ElementTree.fromstring(run("changes", old, new, "--atom"))
    space = "{http://www.w3.org/2005/Atom}"
    entry = feed.find(f"{space}entry")
    assert entry is not None
    assert entry.findtext(f"{space}id") == "urn:routewijzer:cats:2"
    assert entry.findtext(f"{space}updated") == "2026-11-01T00:00:00Z"
    assert (entry.findtext(f"{space}content") or "").strip() == run("changes", old, new, "--markdown").strip()


def test_a_version_that_cannot_be_read_is_told_at_its_place(tmp_path: Path) -> None:
    old, new = versions(tmp_path)
    (new / "route.yaml").write_text(BASE.replace("format: 1", "format: 1\nodd: 1"), "utf-8")
    assert 'route.yaml:2:1: unknown key "odd"' in run("changes", old, new, "--lang", "en", code=1)
