"""Running Graphviz: what is said when it is missing, fails, hangs or writes nonsense."""

import os
import stat
from pathlib import Path

import pytest

from routewijzer.diagram.dot.engine import Engine, EngineError, find_engine, render

TINY = 'digraph { "a" [pos="10,10", width=0.1, height=0.1]; }'


def program(folder: Path, body: str) -> Engine:
    """Return a program that behaves as the shell line says."""
    file = folder / "dot"
    file.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return Engine(str(file), embedded=False)


def test_without_a_wish_the_embedded_engine_is_used() -> None:
    engine = find_engine({})
    assert engine.embedded
    assert os.access(engine.program, os.X_OK)


def test_the_variable_names_another_engine(tmp_path: Path) -> None:
    wanted = program(tmp_path, "true")
    assert find_engine({"GRAPHVIZ_DOT": wanted.program}) == wanted


def test_an_engine_that_is_not_there_is_named_with_what_to_do() -> None:
    with pytest.raises(EngineError, match=r"GRAPHVIZ_DOT is '/nergens/dot'.*unset it"):
        find_engine({"GRAPHVIZ_DOT": "/nergens/dot"})


def test_a_missing_embedded_engine_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(tmp_path))
    with pytest.raises(EngineError, match="pip install graphviz-pure"):
        find_engine({"PATH": str(tmp_path)})


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("echo 'Error: kapot' >&2; exit 3", r"failed with code 3: Error: kapot"),
        ("echo 'Warning: font' >&2; echo 'Error: eerst' >&2; exit 1", r"code 1: Error: eerst;"),
        ("kill -9 $$", r"failed with code -9: it gave no reason"),
        ("exit 0", r"failed with code 0: it gave no reason"),
        ("echo '<svg/>'", r"wrote no svg; set GRAPHVIZ_DOT"),
        ("sleep 20", r"did not finish in 0\.2 seconds"),
    ],
)
def test_an_engine_that_breaks_or_hangs_is_told_apart(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(EngineError, match=message):
        render(TINY, "svg", program(tmp_path, body), limit=0.2 if "sleep" in body else 10)


def test_a_file_that_is_no_program_is_said_to_be_one(tmp_path: Path) -> None:
    file = tmp_path / "dot"
    file.write_bytes(b"\x7fELF nonsense")
    file.chmod(0o755)
    with pytest.raises(EngineError, match="cannot be started"):
        render(TINY, "svg", Engine(str(file), embedded=False))


def test_a_graph_that_graphviz_cannot_read_is_an_error(engine: Engine) -> None:
    with pytest.raises(EngineError, match="failed"):
        render("digraph { a [label=<<B>open>]", "svg", engine)


def test_a_node_without_a_place_is_an_error_and_not_a_guess(engine: Engine) -> None:
    with pytest.raises(EngineError, match="position"):
        render('digraph { "a" [pos="10,10"]; "b"; }', "svg", engine)


def test_only_a_system_graphviz_makes_pdf(system_dot: str) -> None:
    assert render(TINY, "pdf", Engine(system_dot, embedded=False)).startswith(b"%PDF")
    with pytest.raises(EngineError, match="makes no PDF; set GRAPHVIZ_DOT"):
        render(TINY, "pdf", find_engine({}))
