"""Runs a command over a project and judges what came of it: an answer or a finding, never a crash."""

import hashlib
import multiprocessing
import os
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from click.testing import CliRunner

from routewijzer.cli import main

HANG = 120
"""Seconds after which a command counts as hanging: far above what any of these small projects takes."""

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("check", "--json"),
    ("check", "--all", "--strict"),
    ("build", "--out", "OUT"),
    ("build", "--all", "--out", "OUT"),
    ("export", "json"),
    ("export", "csv"),
    ("export", "dot"),
    ("export", "svg"),
    ("export", "pages", "OUT/pages"),
    ("export", "headers", "OUT/headers"),
    ("explain", "ID"),
    ("diff", "REGION"),
    ("diff", "REGION", "--json"),
    ("drift", "REGION"),
    ("accept", "REGION", "--all"),
    ("schema",),
)
"""Every command that reads a project; OUT, ID and REGION are filled in."""

ALERT = "<script>alert(1)"
"""What no page may hold as markup: the hostile texts of the corpus begin so."""


class Hang(BaseException):
    """A command takes longer than HANG; no handler of errors in the program may catch this."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A command that did not end as promised: its words, and what was wrong, with the traceback if any."""

    command: tuple[str, ...]
    reason: str


def judge(folder: Path, out: Path, command: tuple[str, ...]) -> Fault | None:
    """Run `command` on the project in `folder`, writing below `out`; return what broke a promise, or None.

    Promised are: exit code 0, 1 or 2 and no exception; a sentence where it fails; output without control
    characters; what stood in `out` before as it was when it fails; no text of the model as markup.
    """
    before = digest(out)
    words = [str(out) + word.removeprefix("OUT") if word.startswith("OUT") else word for word in command]
    try:
        with _limit(HANG):
            result = CliRunner().invoke(main, ["--project", str(folder), *words])
    except Hang:
        return Fault(command, f"did not end within {HANG} s")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        return Fault(command, "".join(traceback.format_exception(result.exception)))
    if result.exit_code not in (0, 1, 2):
        return Fault(command, f"exit code {result.exit_code}")
    if result.exit_code and not result.output.strip():
        return Fault(command, f"exit code {result.exit_code} without a word")
    if "Traceback (most recent call last)" in result.output:
        return Fault(command, result.output)
    if any(not line.isprintable() for line in result.output.replace("\t", " ").split("\n")):
        return Fault(command, f"output with control characters: {result.output[:400]!r}")
    if result.exit_code and "--all" not in command and digest(out) != before:
        return Fault(command, f"failed, and changed what stood in {out.name}/ before")
    return _markup(out, command)


def judge_again(folder: Path, out: Path, command: tuple[str, ...]) -> Fault | None:
    """Run `command` twice more; return what broke a promise, or that the second pass wrote something else."""
    if fault := judge(folder, out, command):
        return fault
    before = digest(out)
    if fault := judge(folder, out, command):
        return fault
    return Fault(command, "a second pass wrote something else") if digest(out) != before else None


def _markup(out: Path, command: tuple[str, ...]) -> Fault | None:
    for page in out.rglob("*.html") if out.is_dir() else ():
        if ALERT in page.read_text(encoding="utf-8"):
            return Fault(command, f"a text became markup in {page.relative_to(out)}")
    return None


def digest(folder: Path) -> str:
    """Return a hash of the names and bytes of all files under `folder`."""
    total = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else ():
        total.update(file.relative_to(folder).as_posix().encode("utf-8", "surrogateescape"))
        total.update(file.read_bytes())
    return total.hexdigest()


@contextmanager
def _limit(seconds: int) -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        for worker in multiprocessing.active_children():  # a pool waits for them before Hang can pass
            worker.kill()
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def quiet_environment() -> None:
    """Let an unforeseen error raise in place of being told in one line, and fix the date of the build."""
    os.environ["ROUTEWIJZER_DEBUG"] = "1"
    os.environ["SOURCE_DATE_EPOCH"] = "1795392000"
