"""Files and folders are replaced whole, whatever stops it in between."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from routewijzer import atomic
from routewijzer.atomic import replace_dir, staging_dir, write_error, write_folder


def files(folder: Path) -> dict[str, str]:
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in found}


def put(folder: Path, name: str, text: str) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_files_in_a_folder_of_others_are_written_beside_them(tmp_path: Path) -> None:
    out = put(put(tmp_path / "out", "mine.txt", "mine"), "a/one.txt", "old")
    write_folder(out, {"a/one.txt": b"new", "a/b/two.txt": b"new"})
    assert files(tmp_path) == {"out/a/b/two.txt": "new", "out/a/one.txt": "new", "out/mine.txt": "mine"}


def test_files_are_written_all_or_none_in_a_folder_of_others(tmp_path: Path) -> None:
    """The last cannot be: a folder stands in its place. The two before it are as they were."""
    out = put(put(tmp_path / "out", "one.txt", "old"), "three.txt/mine", "mine")
    before = files(tmp_path)
    with pytest.raises(IsADirectoryError, match=r"three\.txt"):
        write_folder(out, {"one.txt": b"new", "two.txt": b"new", "three.txt": b"new"})
    assert files(tmp_path) == before


@pytest.mark.parametrize("there", [True, False], ids=["a folder there", "nothing there"])
def test_a_full_disk_leaves_no_part_of_an_export(
    tmp_path: Path, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = put(tmp_path, "out/one.txt", "old") / "out" if there else tmp_path / "out"
    before = files(tmp_path)
    written: list[Path] = []
    write = Path.write_bytes

    def full(file: Path, content: bytes) -> int:
        written.append(file)
        if len(written) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(file, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_folder(out, {"one.txt": b"new", "two.txt": b"new", "three.txt": b"new"})
    assert files(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == (["out"] if there else [])


def test_a_folder_is_replaced_in_two_steps_where_the_system_knows_no_other_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "_exchange", lambda *_: False)
    fresh, place = put(tmp_path / "fresh", "a", "new"), put(tmp_path / "place", "a", "old")
    replace_dir(fresh, place)
    assert files(tmp_path) == {"fresh/a": "old", "place/a": "new"}


def test_what_stood_there_comes_back_when_a_build_was_killed_between_two_steps(tmp_path: Path) -> None:
    """With what others put in it; nothing else knows of it by then."""
    put(tmp_path, ".site.routewijzer-abc/aside/.htaccess", "mine")
    put(tmp_path, ".site.routewijzer-abc/site/index.html", "new")
    with staging_dir(tmp_path / "site"):
        assert files(tmp_path) == {"site/.htaccess": "mine"}
    assert files(tmp_path) == {"site/.htaccess": "mine"}


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "out: No space left on device; free some room or"),
        (OSError(errno.EACCES, "Permission denied", "/x/y"), "/x/y: Permission denied; ask for the right"),
        (OSError(errno.EROFS, "Read-only", "/.out.routewijzer-abc/site"), "out: Read-only; choose another"),
        (OSError("strange"), "out: strange; choose another"),
    ],
)
def test_a_failed_write_is_one_sentence_with_a_file_and_what_to_do(error: OSError, message: str) -> None:
    said = write_error(error, Path("out"), "choose another --out")
    assert said.startswith(f"cannot write {message}")
    assert said.endswith("choose another --out")
