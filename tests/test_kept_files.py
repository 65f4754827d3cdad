"""What the generator keeps between two runs, cut off, spoiled or huge: it is then as if it were not there."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from routewijzer.batch.build_all import BuildOutcome, write_first_page
from routewijzer.batch.editions_list import EDITIONS, read_editions
from routewijzer.editions import EditionStatus
from routewijzer.picture import PictureLock
from routewijzer.project import MAX_BYTES, logos, open_project, read_kept
from routewijzer.site_folder import update_files

ROUTE = Path(__file__).resolve().parent / "routes" / "ok" / "found-pet"
TODAY = date(2026, 11, 23)
SPOILED_CONTENTS = (b"\xff\xfe", b"[" * 200_000, b"[1, 2", b'{"a": 1}', b'[{"base": false}]', b"null", b"")


@pytest.mark.parametrize("raw", SPOILED_CONTENTS, ids=lambda raw: repr(raw[:8]))
def test_a_spoiled_lock_of_the_picture_keeps_nothing(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "lock.json").write_bytes(raw)
    assert PictureLock.read(read_kept(tmp_path / "lock.json")) == PictureLock()


def test_of_a_huge_file_only_the_beginning_is_read(tmp_path: Path) -> None:
    with (tmp_path / "lock.json").open("wb") as file:
        file.truncate(10 * MAX_BYTES)
    assert len(read_kept(tmp_path / "lock.json")) == MAX_BYTES


def test_what_is_no_file_keeps_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lock.json")
    assert read_kept(tmp_path / "lock.json") == read_kept(tmp_path) == read_kept(tmp_path / "none") == ""


def titles_listed(out: Path, *outcomes: BuildOutcome) -> list[str]:
    write_first_page(open_project(ROUTE), out, TODAY, outcomes)
    return [one["id"] for one in json.loads((out / EDITIONS).read_text("utf-8"))]


def choice(key: str, *, base: bool = False) -> EditionStatus:
    return EditionStatus(id=key, title=key.title(), owner="O", version="1.0", published=TODAY, base=base)


def site(folder: Path) -> None:
    """Return a site that stands in a folder."""
    update_files(folder, {"index.html": b"a page"})


BUILT_OUTCOMES = (
    BuildOutcome("", choice("pets", base=True), 1, ()),
    BuildOutcome("north", choice("north"), 1, ()),
)
FAILED_OUTCOMES = (BuildOutcome("", None, 0, ()), BuildOutcome("north", None, 0, ()))


def test_an_edition_that_could_not_be_built_stays_listed_while_its_site_stands(tmp_path: Path) -> None:
    assert titles_listed(tmp_path, *BUILT_OUTCOMES) == ["pets", "north"]
    site(tmp_path / "north")
    assert titles_listed(tmp_path, *FAILED_OUTCOMES) == ["north"]


def test_an_edition_that_could_not_be_built_is_not_listed_for_a_folder_of_somebody_else(
    tmp_path: Path,
) -> None:
    titles_listed(tmp_path, *BUILT_OUTCOMES)
    (tmp_path / "north").mkdir()
    (tmp_path / "north" / "index.html").write_text("mine", "utf-8")
    assert titles_listed(tmp_path, *FAILED_OUTCOMES) == []


@pytest.mark.parametrize("raw", SPOILED_CONTENTS, ids=lambda raw: repr(raw[:8]))
def test_a_spoiled_list_of_editions_is_made_anew(tmp_path: Path, raw: bytes) -> None:
    update_files(tmp_path, {"index.html": b"", EDITIONS: raw})
    assert titles_listed(tmp_path, BuildOutcome("", choice("pets", base=True), 1, ())) == ["pets"]


@pytest.mark.parametrize("key", ["../north", "/etc", "..", ".", "", "north/../..", "NORTH", "north\x00", 7])
def test_an_id_in_the_list_of_editions_never_leads_out_of_the_folder(tmp_path: Path, key: object) -> None:
    out = tmp_path / "out"
    titles_listed(out, *BUILT_OUTCOMES)
    site(tmp_path / "north")
    site(out / "north")
    data = json.loads((out / EDITIONS).read_text("utf-8"))
    data[1]["id"] = key
    update_files(out, {"index.html": b"", EDITIONS: json.dumps(data).encode()})
    assert list(read_editions(out)) == [""]
    assert titles_listed(out, BUILT_OUTCOMES[0], BuildOutcome(str(key), None, 0, ())) == ["pets"]


def test_a_list_of_editions_that_somebody_edited_is_not_believed(tmp_path: Path) -> None:
    titles_listed(tmp_path, *BUILT_OUTCOMES)
    site(tmp_path / "north")
    text = (tmp_path / EDITIONS).read_text("utf-8")
    (tmp_path / EDITIONS).write_text(text.replace("North", "Elsewhere"), "utf-8")
    assert titles_listed(tmp_path, *FAILED_OUTCOMES) == []


def test_a_logo_that_leads_out_of_the_region_is_not_read(tmp_path: Path) -> None:
    region = tmp_path / "region"
    region.mkdir()
    (tmp_path / "secret.svg").write_text("<svg/>", "utf-8")
    (region / "own.svg").write_text("<svg/>", "utf-8")
    (region / "secret.svg").symlink_to(tmp_path / "secret.svg")
    (region / "same.svg").symlink_to(region / "own.svg")
    assert list(logos(region)) == ["own.svg", "same.svg"]
