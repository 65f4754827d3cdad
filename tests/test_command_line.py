"""What every command of the command line has in common: its help, its words, its exit codes."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from routewijzer.build_date import today
from routewijzer.cli import main
from routewijzer.cli.console import summary
from routewijzer.findings import Finding, Place, Severity, phrase
from sentences import ENGLISH

ROUTES = Path(__file__).resolve().parent / "routes"


def test_the_commands_are_there_before_anything_that_they_work_with_is_loaded() -> None:
    """What `--help`, `--version` and wrong use load: click and what the arguments are about, no more."""
    ask = (
        "import sys; before = set(sys.modules); import routewijzer.cli;"
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names);"
        "print(*(name for name in sys.modules if name.startswith('routewijzer.')))"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    packages, modules = (set(line.split()) for line in done.stdout.splitlines())
    assert packages == {"click", "routewijzer"}
    core = {name.split(".")[1] for name in modules}
    names = {
        "atomic",
        "build_date",
        "characters",
        "cli",
        "exports",
        "findings",
        "json_text",
        "manifest",
        "page_ids",
        "project",
    }
    assert core == {*names, "site_folder"}


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_says_what_it_is_for(name: str) -> None:
    command = main.commands[name]
    assert command.help
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help, option.name


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--project", str(ROUTES / "ok" / "smallest"), "check"), 0),
        (("--project", str(ROUTES / "bad" / "dead-end"), "check"), 1),
        (("--project", str(ROUTES / "ok" / "smallest"), "check", "--edition", "north"), 2),
        (("--project", str(ROUTES / "ok" / "smallest"), "drift"), 2),
        (("--project", str(ROUTES / "nowhere"), "check"), 2),
        (("check", "--nothing"), 2),
    ],
    ids=lambda value: " ".join(value[2:] or value) if isinstance(value, tuple) else "",
)
def test_the_exit_code_is_0_without_errors_1_with_errors_and_2_for_wrong_use(
    words: tuple[str, ...], code: int
) -> None:
    done = CliRunner().invoke(main, words)
    assert done.exit_code == code, done.output


@pytest.mark.parametrize("command", ["check", "build"])
def test_the_own_project_of_a_region_has_no_other_editions(tmp_path: Path, command: str) -> None:
    (tmp_path / "region.yaml").write_text("format: 1\n", "utf-8")
    done = CliRunner().invoke(main, ["--project", str(tmp_path), command, "--all"])
    assert done.exit_code == 2, done.output
    assert "leave --all out" in done.output


@pytest.mark.parametrize(
    ("grades", "message"),
    [
        ((), "0 errors, 0 warnings, 0 info"),
        ((ERROR, WARNING, INFO), "1 error, 1 warning, 1 info"),
        ((ERROR, ERROR, INFO, INFO), "2 errors, 0 warnings, 2 info"),
    ],
)
def test_findings_are_counted_in_words(grades: tuple[Severity, ...], message: str) -> None:
    findings = tuple(
        Finding("rule", Place("a.yaml", line), phrase("x"), severity=grade)
        for line, grade in enumerate(grades)
    )
    assert summary(findings, ENGLISH) == message


def test_the_day_of_a_build_can_be_given() -> None:
    assert today({"SOURCE_DATE_EPOCH": "1795392000"}) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "epoch",
    [
        "",
        " ",
        "soon",
        "1.5",
        "1_000",
        "１７９５",
        " 1795392000",
        "9" * 12,
        "9" * 5000,
        "-" + "9" * 15,
    ],
)
@pytest.mark.parametrize("words", ["check", "build"])
def test_a_day_that_is_none_is_refused_in_words(words: str, epoch: str, tmp_path: Path) -> None:
    arguments = ["--project", str(ROUTES / "ok" / "smallest"), words]
    more = ["--out", str(tmp_path / "out")] if words == "build" else []
    done = CliRunner(env={"SOURCE_DATE_EPOCH": epoch}).invoke(main, arguments + more)
    assert done.exit_code == 1
    assert len(done.output.splitlines()) == 1
    assert done.output.startswith("routewijzer: SOURCE_DATE_EPOCH ")
    assert "expected whole seconds since 1970" in done.output
    assert "unset SOURCE_DATE_EPOCH" in done.output
    assert list(tmp_path.iterdir()) == []
