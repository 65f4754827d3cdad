"""Templates that were compiled before are used again, and never when they do not fit or cannot be read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from routewijzer.i18n import Words
from routewijzer.pages import rendering
from routewijzer.pages.rendering import environment

WORDS = Words("nl", {})


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.html").write_text("one {{ name }}", "utf-8")
    return folder


def print_page(templates: Path) -> str:
    """Return the page as a new process would print it."""
    vars(rendering)["_codes"].clear()
    return print_again(templates)


def print_again(templates: Path) -> str:
    return environment(templates, WORDS).get_template("a.html").render(name="<b>")


def cache_files(templates: Path) -> list[Path]:
    return sorted((templates.parent / "tmp").glob("*/*"))


def test_a_template_is_compiled_once(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert print_page(templates) == "one &lt;b&gt;"
    monkeypatch.setattr("jinja2.Environment.compile", None)
    assert print_page(templates) == "one &lt;b&gt;"


@pytest.mark.parametrize("print_it", [print_page, print_again], ids=["a new process", "the same"])
def test_a_changed_template_is_compiled_anew(templates: Path, print_it: Callable[[Path], str]) -> None:
    print_page(templates)
    (templates / "a.html").write_text("two {{ name }}", "utf-8")
    assert print_it(templates) == "two &lt;b&gt;"


def test_a_process_asks_the_kept_file_once(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    print_page(templates)
    (file,) = cache_files(templates)
    file.unlink()
    monkeypatch.setattr("jinja2.Environment.compile", None)
    assert print_again(templates) == "one &lt;b&gt;"


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.5, 0.9])
@pytest.mark.parametrize("rest", [b"", b"\x80garbage.", b"c__nothing__\nhere\n."])
def test_what_was_kept_and_is_damaged_is_compiled_anew(templates: Path, share: float, rest: bytes) -> None:
    print_page(templates)
    (file,) = cache_files(templates)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)] + rest)
    assert print_page(templates) == "one &lt;b&gt;"


def test_others_cannot_enter_the_folder(templates: Path) -> None:
    print_page(templates)
    (file,) = cache_files(templates)
    assert file.parent.stat().st_mode & 0o077 == 0


def test_without_a_folder_of_its_own_nothing_is_kept(templates: Path) -> None:
    print_page(templates)
    (file,) = cache_files(templates)
    folder = file.parent
    file.unlink()
    folder.rmdir()
    folder.symlink_to(templates)
    assert print_page(templates) == "one &lt;b&gt;"
    assert [path.name for path in templates.iterdir()] == ["a.html"]


def test_where_nothing_can_be_written_it_prints_all_the_same(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    assert print_page(templates) == "one &lt;b&gt;"
    assert cache_files(templates) == []
