"""Breaks the code in small ways and sees whether a test fails: `make mutate`.

    python bench/mutation.py [--mutants N] [--seed N] [--minutes N] [--parts PART ...] [--jobs N]

mutmut makes the mutants of the modules that decide, merge and route, runs for each the tests that call its
function, in a forked process, and stops at the first that fails. A sample is drawn by a seed; what of it was
not run when the minutes are over counts as survived. The score goes into bench/REPORT.md, with every mutant
that no test noticed; those that change nothing that can be seen stand in
equivalent_mutants.yaml with a reason, and do not count.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir
from datetime import UTC, datetime
from pathlib import Path

import yaml
from coverage_of_parts import coverage
from measure import machine
from mutation_report import KILLED_STATES, NOT_RUN, Mutant, report, score
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import get_mutant_name
from report_sections import MUTANTS, put_section

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / ".cache" / "mutation"
"""A copy of the project in the shape that mutmut knows: the package in `src`."""

TESTS = {
    "decisions": (
        *(f"tests/decisions/test_{name}.py" for name in ("proof", "chain", "compile", "table", "reasons")),
        *(f"tests/decisions/test_{name}.py" for name in ("paths", "duties", "explain", "source_lines")),
        "tests/decisions/test_open_ends.py",
        "tests/test_checks.py",
    ),
    "overlay": (
        *(f"tests/regions/test_overlay_{name}.py" for name in ("errors", "merge")),
        *(f"tests/regions/test_drift{name}.py" for name in ("", "_beside", "_kinds")),
        *(f"tests/regions/test_{name}.py" for name in ("attribution", "contract", "differences", "guide")),
        *(f"tests/regions/test_{name}.py" for name in ("loading", "lock_file", "own_project", "scaffold")),
    ),
    "diagram/routing": tuple(
        f"tests/diagram/test_{name}.py"
        for name in ("layout_meaning", "layout_yardstick", "loops", "routing_costs", "small_pictures")
    ),
}
"""What is mutated, in the package, and the quick tests of it that need no browser and count no calls: mutmut
adds some to each function. Slow ones that show the same are left out: each start runs all of them twice."""

LEFT_OUT = ("tests/test_checks.py::test_a_bad_example_gives_exactly_these_findings[too-intricate]",)
"""Tests of these files that take seconds and are about no function that is mutated."""

PYTEST = ("-p", "no:cacheprovider", "-n", "0", "-m", "not proof and not slow")

COPIED_FOLDERS = ("theme", "content", "regions", "docs", "tools", "tests", "requirements")
COPIED_FILES = ("route.yaml", "mkdocs.yml", "picture.lock.json", "route.schema.json", "README.md")
COPIES = (*COPIED_FOLDERS, *COPIED_FILES, ".ci", ".github")


def main() -> int:
    """Run a sample of the mutants and write the score. Return 1 where less than nine in ten were killed."""
    options = argparse.ArgumentParser(prog="make mutate", description=__doc__)
    options.add_argument("--mutants", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=30)
    options.add_argument("--parts", nargs="+", choices=TESTS, default=list(TESTS))
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    chosen = options.parse_args()
    copy_project(chosen.parts)
    names = mutant_names(chosen.parts)
    sample = random.Random(chosen.seed).sample(names, min(chosen.mutants, len(names)))
    run_mutants(sample, chosen.parts, chosen.jobs, 60 * chosen.minutes)
    mutants = list(results(sample))
    run = sum(mutant.status != NOT_RUN for mutant in mutants)
    about = (
        f"Written by `make mutate` on {datetime.now(UTC):%Y-%m-%d}: {run} of {len(sample)} mutants, "
        f"drawn by the seed {chosen.seed} from {len(names)}, ran in at most {chosen.minutes:.0f} minutes; "
        "one that did not counts as survived."
    )
    parts = {part: TESTS[part] for part in chosen.parts}
    lines = ", ".join(f"{part} {share:.0f} %" for part, share in coverage(ROOT, parts, WORK).items())
    about += f" Lines that the tests of a part run: {lines}."
    found = score(mutants, yaml.safe_load((HERE / "equivalent_mutants.yaml").read_text("utf-8")))
    text = report(found, chosen.parts, f"{about}\n\n{machine()}")
    file = HERE / "REPORT.md"
    file.write_text(put_section(file.read_text("utf-8"), MUTANTS, text), "utf-8")
    print(about, "|".join(found.row("all")))
    return 0 if found.good else 1


def copy_project(parts: Sequence[str]) -> None:
    """Copy the project to `WORK`, the package to its `src`, with the settings of mutmut."""
    shutil.rmtree(WORK, ignore_errors=True)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generator", WORK / "src", ignore=ignored)
    for name in COPIES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, WORK / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, WORK)
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    text = text.replace('pythonpath = ["generator", ', 'pythonpath = ["src", ')
    (WORK / "pyproject.toml").write_text(text + settings(parts), "utf-8")


def settings(parts: Sequence[str]) -> str:
    """Return the settings of mutmut, as a part of pyproject.toml."""
    tests = [file for part in parts for file in TESTS[part]]
    return f"""
[tool.mutmut]
source_paths = ["src/routewijzer"]
only_mutate = {json.dumps([f"src/routewijzer/{part}/*" for part in parts])}
also_copy = {json.dumps(COPIES)}
pytest_add_cli_args = {json.dumps(pytest_words())}
pytest_add_cli_args_test_selection = {json.dumps(tests)}
process_isolation = "forkserver"
timeout_multiplier = 3.0
timeout_constant = 15.0
use_git_change_detection = false
track_dependencies = false
"""


def mutant_names(parts: Sequence[str]) -> list[str]:
    """Return the names of all mutants, in the order of files and functions."""
    files = [file for part in parts for file in sorted((WORK / "src" / "routewijzer" / part).rglob("*.py"))]
    with chdir(WORK):  # where mutmut finds its settings
        return [
            get_mutant_name(file.relative_to(WORK), name)
            for file in files
            for name in mutate_file_contents(str(file), file.read_text("utf-8")).mutant_names
        ]


def pytest_words() -> list[str]:
    """Return the options of pytest with which mutmut runs the tests."""
    return [*PYTEST, *(f"--deselect={test}" for test in LEFT_OUT)]


def run_mutants(names: Sequence[str], parts: Sequence[str], jobs: int, seconds: float) -> None:
    """Run mutmut on some mutants, in one start, the quick ones first. What it has done in time is kept.

    Raises CalledProcessError where it cannot run at all: the tests fail without a mutant.
    """
    command = [Path(sys.executable).parent / "mutmut", "run", "--max-children", str(jobs), *names]
    with (WORK / "mutmut.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=WORK, stdout=log, stderr=log, start_new_session=True)
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()
            return
    if code:
        print(failure(parts), file=sys.stderr)
        raise subprocess.CalledProcessError(code, "mutmut run")


def failure(parts: Sequence[str]) -> str:
    """Return why mutmut stopped: its last words, and the test that fails without a mutant (it names none)."""
    words = (WORK / "mutmut.log").read_text("utf-8", "replace").split("\r")[-1][-1000:]
    tests = [file for part in parts for file in TESTS[part]]
    command = [sys.executable, "-m", "pytest", "-x", "-q", *pytest_words(), *tests]
    plain = {**os.environ, "MUTANT_UNDER_TEST": ""}
    told = subprocess.run(
        command, cwd=WORK / "mutants", env=plain, capture_output=True, text=True, check=False
    ).stdout
    return f"{words}\n{told[-2000:]}"


def results(sample: Sequence[str]) -> Iterator[Mutant]:
    """Yield what became of each mutant of the sample."""
    codes: dict[str, int | None] = {}
    for meta in (WORK / "mutants").rglob("*.meta"):
        codes |= json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
    for name in sample:
        code = codes.get(name)
        status = NOT_RUN if code is None else status_by_exit_code[code]
        change = "" if status in KILLED_STATES else change_of(name)
        module, _, function = name.rpartition("__mutmut_")[0].rpartition(".")
        module = module.removeprefix("routewijzer.")
        part = next(part for part in TESTS if module.startswith(part.replace("/", ".")))
        yield Mutant(part, f"{module}.{plain(function)}", status, change)


def plain(function: str) -> str:
    """Return the name of a function or method as it stands in the code."""
    return function.removeprefix("x").removeprefix("_").replace("ǁ", ".").lstrip(".")


def change_of(name: str) -> str:
    """Return the lines that a mutant takes away and puts in their place, without blanks around them."""
    command = [Path(sys.executable).parent / "mutmut", "show", name]
    told = subprocess.run(command, cwd=WORK, capture_output=True, text=True, check=True).stdout
    return " ".join(
        f"{line[0]} {line[1:].strip()}"
        for line in told.splitlines()
        if re.match(r"[-+](?![-+])", line) and line[1:].strip()
    )


if __name__ == "__main__":
    sys.exit(main())
