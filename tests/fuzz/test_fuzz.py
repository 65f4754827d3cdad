"""The fuzzer runs, repeats itself from a number, and sees each kind of fault that it looks for."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click
import pytest

from fuzz import verdict
from fuzz.__main__ import run_case
from fuzz.mutations import mutate_data, mutate_text
from fuzz.projects import mutate_project, seeds, write_project


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUTEWIJZER_DEBUG", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")


FEW = (0, 1, 3)
"""Cases that begin with a small route."""


@pytest.mark.parametrize(
    "number", [pytest.param(one, marks=[] if one in FEW else pytest.mark.proof) for one in range(8)]
)
def test_a_mutated_project_ends_in_an_answer_or_a_finding(number: int, tmp_path: Path) -> None:
    _, files, faults = run_case(number, tmp_path)
    assert files
    assert not faults, faults


@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(seed, marks=() if seed in ("every-key", "region") else pytest.mark.proof)
        for seed in sorted(set(seeds()) - {"base"})
    ],
)
def test_every_project_that_mutation_starts_from_is_sound(seed: str, tmp_path: Path) -> None:
    write_project(seed, tmp_path / "project")
    assert verdict.judge(tmp_path / "project", tmp_path / "out", ("build", "--out", "OUT")) is None
    assert (tmp_path / "out" / "index.html").is_file()
    assert list((tmp_path / "out").rglob("content/*.svg"))


def test_a_number_repeats_its_case(tmp_path: Path) -> None:
    digests = set()
    for name in ("one", "other"):
        write_project("found-pet", tmp_path / name)
        mutate_project(random.Random(7), tmp_path / name)
        digests.add(verdict.digest(tmp_path / name))
    write_project("found-pet", tmp_path / "unchanged")
    assert len(digests) == 1
    assert digests != {verdict.digest(tmp_path / "unchanged")}


def test_mutations_change_a_copy() -> None:
    data = {"a": [1, {"b": "c"}], "d": "e"}
    changes = [mutate_data(random.Random(number), data, 1) for number in range(40)]
    assert data == {"a": [1, {"b": "c"}], "d": "e"}
    assert sum(change != data for change in changes) > 30
    assert len({mutate_text(random.Random(number), "some words", 1) for number in range(40)}) > 30


def raises() -> None:
    raise RecursionError("too deep")


def fails_without_a_word() -> None:
    sys.exit(1)


def ends_with_an_odd_code() -> None:
    sys.exit(3)


def prints_a_control_character() -> None:
    click.echo("\x07bell")


def spoils_what_stood_there() -> None:
    click.echo("error")
    (_out() / "index.html").unlink()
    sys.exit(1)


def writes_markup() -> None:
    (_out() / "page.html").write_text("<p><script>alert(1)</script>")


def writes_another_time() -> None:
    page = _out() / "page.html"
    page.write_text(page.read_text() + "again" if page.exists() else "once")


def hangs() -> None:
    time.sleep(3600)


def hangs_in_a_worker() -> None:
    with ProcessPoolExecutor(1) as pool:
        pool.submit(hangs).result()


def _out() -> Path:
    return Path(click.get_current_context().obj)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (raises, "RecursionError"),
        (fails_without_a_word, "without a word"),
        (ends_with_an_odd_code, "exit code 3"),
        (prints_a_control_character, "control characters"),
        (spoils_what_stood_there, "changed what stood"),
        (writes_markup, "became markup"),
        (writes_another_time, "second pass"),
        (hangs, "did not end"),
        (hangs_in_a_worker, "did not end"),
    ],
)
def test_a_planted_fault_is_seen(
    command: Callable[[], None], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("earlier")

    @click.group()
    @click.option("--project")
    @click.pass_context
    def program(context: click.Context, project: str) -> None:
        context.obj = out

    program.command("planted")(command)
    monkeypatch.setattr(verdict, "main", program)
    monkeypatch.setattr(verdict, "HANG", 1)
    fault = verdict.judge_again(tmp_path, out, ("planted",))
    assert fault is not None
    assert words in fault.reason
