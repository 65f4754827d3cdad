"""Whoever puts something in the folder of a site while it is replaced does not lose it."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from routewijzer import site_folder
from routewijzer.atomic import exclusive, replace_dir, write_atomic
from routewijzer.manifest import MANIFEST
from routewijzer.site_folder import FolderRefused, is_intact, put_in_place, update_files


def files(folder: Path) -> dict[str, str]:
    found = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != MANIFEST)
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in found}


def make_folder(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, "utf-8")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a site with a file of its server."""
    folder = tmp_path / "out"
    put_in_place(make_folder(tmp_path / "fresh", "old"), folder)
    (folder / "CNAME").write_text("example.org", "utf-8")
    return folder


def write_file(folder: Path, name: str) -> None:
    (folder / name).write_text("mine", "utf-8")


def test_nothing_moves_when_nobody_comes_between(out: Path, tmp_path: Path) -> None:
    put_in_place(make_folder(tmp_path / "fresh", "new"), out)
    assert files(out) == {"CNAME": "example.org", "index.html": "new"}
    assert files(tmp_path / "fresh")["index.html"] == "old"


@pytest.mark.parametrize("name", ["letter.txt", "robots.txt", "CNAME"])
def test_what_comes_while_a_site_is_put_in_place_is_not_lost(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Between the look at the folder and the moment that it is swapped."""
    swaps: list[Path] = []

    def swap(fresh: Path, place: Path) -> None:
        if not swaps:
            write_file(place, name)
        swaps.append(place)
        replace_dir(fresh, place)

    monkeypatch.setattr(site_folder, "replace_dir", swap)
    with pytest.raises(FolderRefused, match="changed while the site was put in place; build again"):
        put_in_place(make_folder(tmp_path / "fresh", "new"), out)
    assert files(out) == {"CNAME": "example.org", "index.html": "old", name: "mine"}


def test_a_swap_that_fails_leaves_all_as_it_was(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Path) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy", str(out))

    monkeypatch.setattr(site_folder, "replace_dir", fail)
    with pytest.raises(OSError, match="busy"):
        put_in_place(make_folder(tmp_path / "fresh", "new"), out)
    assert files(out) == {"CNAME": "example.org", "index.html": "old"}


@pytest.mark.parametrize("stop", [1, 2, 3, 4])
def test_files_among_those_of_others_are_ours_however_far_their_writing_came(
    out: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """Stopped at any of its four writes, the next time needs no leave of anybody."""
    count: list[Path] = []

    def stop_writing(file: Path, content: bytes) -> None:
        count.append(file)
        if len(count) == stop:
            raise OSError(errno.ENOSPC, "No space left on device", str(file))
        write_atomic(file, content)

    with monkeypatch.context() as patch:
        patch.setattr(site_folder, "write_atomic", stop_writing)
        with pytest.raises(OSError, match="No space"):
            update_files(out, {"index.html": b"new", "list.json": b"new"})
    update_files(out, {"index.html": b"newer", "list.json": b"newer"})
    assert files(out) == {"CNAME": "example.org", "index.html": "newer", "list.json": "newer"}


def test_a_link_to_a_folder_is_no_way_out_of_it(out: Path, tmp_path: Path) -> None:
    """A file that was made in a folder, which somebody replaced by a link to another."""
    update_files(out, {"a/one.txt": b"made"})
    (out / "a").rename(tmp_path / "away")
    (out / "a").symlink_to(tmp_path / "away")
    assert not is_intact(out)
    with pytest.raises(FolderRefused, match="not made by routewijzer: a;"):
        update_files(out, {"a/one.txt": b"new"})
    update_files(out, {"a/one.txt": b"new"}, losing=("a",))
    assert (out / "a" / "one.txt").read_bytes() == b"new"
    assert (tmp_path / "away" / "one.txt").read_bytes() == b"made"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda out: (out / "index.html").write_text("edited", "utf-8"),
        lambda out: (out / "index.html").unlink(),
        lambda out: (out / MANIFEST).unlink(),
        lambda out: (out / MANIFEST).write_text("{}", "utf-8"),
    ],
    ids=["edited", "gone", "no list", "empty list"],
)
def test_a_site_that_is_not_as_it_was_made_is_not_intact(out: Path, spoil: Callable[[Path], object]) -> None:
    assert is_intact(out)
    spoil(out)
    assert not is_intact(out)


def test_a_folder_that_cannot_be_locked_is_written_all_the_same(tmp_path: Path) -> None:
    with exclusive(tmp_path / "none"):
        make_folder(tmp_path / "none", "new")
    assert files(tmp_path / "none") == {"index.html": "new"}
