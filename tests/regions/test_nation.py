"""What the owner of the base sees: how every region stands, and what changed between two versions."""

import json
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from click.testing import CliRunner

from regions.overlays import BASE, FILL, HEAD, TODAY, base, overlay
from routewijzer.cli import main
from routewijzer.editions import edition_status
from routewijzer.editions.status import status_data
from routewijzer.loading import load, load_regions
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay.lock import lock_of, write
from routewijzer.project import MAX_BYTES, open_project

HELD_CHANGE = 'change: {route: {exit: "https://example.org/weather"}}\n'
TITLE_CHANGE = "change: {steps: {look: {title: Look well}}}\n"


@pytest.fixture
def nation(tmp_path: Path) -> Path:
    """Return a base with four regions: at rest, waiting for an approval, left behind, and broken."""
    later = BASE.replace('version: "1"', 'version: "2"').replace(
        "title: Look for a collar", "title: Look first"
    )
    (tmp_path / "route.yaml").write_text(later, "utf-8")
    rest = 'places: [Catford, "Moggy Hill"], published'
    add_region(tmp_path, "calm", "", HEAD.replace("published", rest))
    add_region(tmp_path, "waits", HELD_CHANGE, HEAD.replace("published", "places: [catford], published"))
    add_region(tmp_path, "behind", TITLE_CHANGE, HEAD, locked=True)
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
    done = CliRunner().invoke(main, ["--project", str(nation), "overview", "--json"])
    rows = {one["id"]: one for one in json.loads(done.stdout)}
    assert (done.exit_code, "regions/broken/region.yaml:" in done.stderr) == (1, True)
    assert list(rows) == ["behind", "broken", "calm", "waits"]
    assert (rows["behind"]["seen"], rows["behind"]["over"]["version"]) == ("1", "2")
    assert (rows["behind"]["stale"], rows["calm"]["stale"]) == (["unseen"], [])
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
    assert told[0].startswith(
        "behind: North 2, over base 2, looked at 1 (now 2); changes 1, drift changed 1,"
    )
    assert told[1].startswith("broken: cannot be made, errors: 1;")
    assert "without approval 1" in told[3]
    assert told[4] == "Catford is in more than one edition: calm, waits"
    assert told[5].startswith("regions/broken/region.yaml:")


def test_the_overview_names_the_municipalities_in_no_edition_where_the_base_names_all(nation: Path) -> None:
    text = (nation / "route.yaml").read_text("utf-8")
    names = ", ".join(["Catford", *(f"Purr {number}" for number in range(14))])
    text = text.replace("regions:\n", f"regions:\n  municipalities: [{names}]\n")
    (nation / "route.yaml").write_text(text, "utf-8")
    told = run("--project", nation, "overview", "--lang", "en", code=1).splitlines()
    (line,) = (line for line in told if line.startswith("in no edition"))
    assert line.startswith("in no edition: 14 municipalities (Purr 0, Purr 1, Purr 10,")
    assert line.endswith(", …)")
    assert "Catford" not in line


def test_all_regions_are_read_as_each_of_them_is(nation: Path) -> None:
    project = open_project(nation)
    for name, loaded in load_regions(project, TODAY):
        assert loaded == load(project.editions[name], TODAY)


def test_a_region_of_its_own_has_no_overview(nation: Path) -> None:
    assert "no overview" in run("--project", nation / "regions" / "calm", "overview", code=2)


@pytest.fixture
def statuses(nation: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what each region that can be made would publish as its edition.json."""
    folder = tmp_path_factory.mktemp("published")
    for name, loaded in load_regions(open_project(nation), TODAY):
        if loaded.subject and loaded.edition:
            status = edition_status(loaded.subject, loaded.edition, loaded.base)
            (folder / name).mkdir()
            (folder / name / "edition.json").write_text(json.dumps(status_data(status)), "utf-8")
    return folder


def test_published_files_give_the_same_overview_as_the_folders(nation: Path, statuses: Path) -> None:
    own = [row for row in run("--project", nation, "overview", code=1).splitlines() if "broken" not in row]
    assert run("--project", nation, "overview", statuses, code=1).splitlines() == own
    one = statuses / "calm" / "edition.json"
    assert run("--project", nation, "overview", one, code=1).splitlines() == [own[1]]


def test_a_published_edition_on_another_version_of_the_base_is_behind(nation: Path, statuses: Path) -> None:
    text = (nation / "route.yaml").read_text("utf-8").replace('version: "2"', 'version: "3"')
    (nation / "route.yaml").write_text(text, "utf-8")
    told = run("--project", nation, "overview", statuses / "calm", code=1)
    assert told.startswith("calm: North 2, over base 2, looked at – (now 3);")


def edition_json(**values: object) -> str:
    """Return an edition.json of which some keys are others; None takes a key away."""
    good = {
        "id": "far",
        "title": "Far",
        "owner": "O",
        "version": "1",
        "published": "2026-11-01",
        "base": False,
    }
    return json.dumps({key: value for key, value in {**good, **values}.items() if value is not None})


HOSTILE = {
    "": "this is no edition.json",
    "[" * 100_000: "this is no edition.json",
    "[]": "this is no edition.json",
    "{}": 'missing key "id"',
    '{"id": 1e999}': '"id" has no valid value',
    edition_json(owner=None): 'missing key "owner"',
    edition_json(id="../../etc/passwd"): '"id" has no valid value',
    edition_json(title="\x1b[2J\x07"): '"title" has no valid value',
    edition_json(title="x" * 10_000): '"title" has no valid value',
    edition_json(published="2026-13-45"): '"published" has no valid value',
    edition_json(published=20261101): '"published" has no valid value',
    edition_json(base="false"): '"base" has no valid value',
    edition_json(waiting=-1): '"waiting" has no valid value',
    edition_json(changes=True): '"changes" has no valid value',
    edition_json(drift={"new": 10**30}): '"drift.new" has no valid value',
    edition_json(places=["\ud800"]): "this is no edition.json",
    edition_json(
        withdrawn={"date": "2026-11-01", "reason": "r", "url": "javascript:alert(1)"}
    ): '"withdrawn.url" has',
    edition_json(over={"id": "cats"}): 'missing key "over.title"',
}


def test_a_damaged_or_hostile_published_file_is_a_finding_and_the_others_count(
    nation: Path, statuses: Path
) -> None:
    files = {statuses / f"hostile-{number:02}.json": text for number, text in enumerate(HOSTILE)}
    for file, text in files.items():
        file.write_text(text, "utf-8")
    rows = run("--project", nation, "overview", statuses, "--lang", "en", code=1).splitlines()
    assert [row.partition(":")[0] for row in rows[:3]] == ["behind", "calm", "waits"]
    findings = rows[-len(files) :]
    for (file, text), finding in zip(files.items(), findings, strict=True):
        assert finding.startswith(f"{file}:1:1: ")
        assert HOSTILE[text] in finding
        assert finding.endswith("[edition-file]")


def test_what_is_no_file_of_an_edition_is_a_finding(nation: Path, tmp_path: Path, statuses: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    said = {"an empty folder": (away, "there is no edition.json in this folder")}
    (away / "far").symlink_to(statuses / "calm", target_is_directory=True)
    (tmp_path / "link.json").symlink_to(statuses / "calm" / "edition.json")
    said["a link"] = (tmp_path / "link.json", "this is no plain file")
    os.mkfifo(tmp_path / "pipe.json")
    said["a pipe"] = (tmp_path / "pipe.json", "this is no plain file")
    (tmp_path / "huge.json").write_bytes(b" " * (MAX_BYTES + 1))
    said["a huge file"] = (tmp_path / "huge.json", "file is larger than 2,000,000 bytes")
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe")
    said["no text"] = (tmp_path / "binary.json", "not UTF-8 text")
    (away / "far").unlink()
    for place, part in said.values():
        assert part in run("--project", nation, "overview", place, "--lang", "en", code=1), part
    twice = tmp_path / "twice.json"
    twice.write_bytes((statuses / "calm" / "edition.json").read_bytes())
    told = run("--project", nation, "overview", statuses / "calm", twice, "--lang", "en", code=1)
    assert '"calm" stood in another file already' in told


def test_the_overview_as_json_keeps_findings_out_of_its_data(nation: Path, statuses: Path) -> None:
    (statuses / "bad.json").write_text("{", "utf-8")
    done = CliRunner().invoke(main, ["--project", str(nation), "overview", str(statuses), "--json"])
    assert done.exit_code == 1
    assert [row["id"] for row in json.loads(done.stdout)] == ["behind", "calm", "waits"]
    assert "bad.json" in done.stderr


TIP = "kind: tip, basis: stated}\n"
OWNED_RULE = "owned: {when: {hurt: nee, collar: ja}, then: home"


def versions(folder: Path) -> tuple[Path, Path]:
    """Return two versions of the small base, in folders of their own."""
    later = (
        BASE.replace('version: "1"', 'version: "2"')
        .replace(OWNED_RULE, OWNED_RULE.replace("then: home", "then: help"))
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


def test_a_candidate_is_tried_on_every_region_and_who_breaks_is_told_with_the_place(nation: Path) -> None:
    """The base of now stays as it is; so does every lock."""
    before = {file: file.read_bytes() for file in nation.rglob("*") if file.is_file()}
    candidate = nation.parent / f"{nation.name}-candidate"
    candidate.mkdir()
    text = (nation / "route.yaml").read_text("utf-8")
    renamed = (
        text.replace('version: "2"', 'version: "3"').replace("  look:\n", "  peer:\n").replace("look", "peer")
    )
    (candidate / "route.yaml").write_text(renamed, "utf-8")
    told = run("--project", nation, "overview", "--base", candidate, "--lang", "en", code=1).splitlines()
    states = {line.partition(":")[0]: line for line in told[:4]}
    assert "cannot be made" in states["behind"], "it changes a step that the candidate has under another name"
    assert "over base 3, looked at" in states["calm"]
    assert "now 3" in states["calm"]
    assert any(line.startswith("regions/behind/region.yaml:") for line in told[4:]), told
    assert {file: file.read_bytes() for file in nation.rglob("*") if file.is_file()} == before


def test_the_list_of_changes_gets_a_chapter_on_top_once_and_loses_nothing(tmp_path: Path) -> None:
    old, new = versions(tmp_path)
    file = tmp_path / "CHANGES.md"
    assert run("changes", old, new, "--changelog", file) == ""
    first = file.read_text("utf-8")
    assert first.startswith("# What has changed?\n\n## Base 2 (2026-11-01)\n\nThis is what Base 2 says")
    assert "### Decisions in which answers now lead elsewhere\n" in first
    assert 'has "## Base 2 (2026-11-01)" already' in run("changes", old, new, "--changelog", file, code=1)
    assert file.read_text("utf-8") == first
    text = (new / "route.yaml").read_text("utf-8").replace('version: "2"', 'version: "3"')
    (tmp_path / "newest").mkdir()
    (tmp_path / "newest" / "route.yaml").write_text(text, "utf-8")
    file.write_text("# Ours\n\nA word before.\n\n" + first[first.index("## Base 2") :] + "\nMine.\n", "utf-8")
    run("changes", new, tmp_path / "newest", "--changelog", file)
    second = file.read_text("utf-8")
    assert second.startswith(
        "# Ours\n\nA word before.\n\n## Base 3 (2026-11-01)\n\nBase 3 says the same as Base 2.\n"
    )
    assert second.endswith("Mine.\n")
    assert second.count("## Base 2 (") == 1


def test_a_version_that_cannot_be_read_is_told_at_its_place(tmp_path: Path) -> None:
    old, new = versions(tmp_path)
    (new / "route.yaml").write_text(BASE.replace("format: 1", "format: 1\nodd: 1"), "utf-8")
    assert 'route.yaml:2:1: unknown key "odd"' in run("changes", old, new, "--lang", "en", code=1)
