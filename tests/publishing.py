"""Builds a project as the command does, and looks at what is in a folder."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from routewijzer.cli import main


def files(folder: Path) -> dict[str, bytes]:
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def put(file: Path, text: str = "mine") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def build(project: Path, out: Path, *more: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--project", str(project), "build", "--out", str(out), *more])
    assert "Traceback" not in done.output
    return done.exit_code, done.output
