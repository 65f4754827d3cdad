"""Builds in processes of their own, forked from one that has loaded everything: a tenth of the time.

Run as a program, this is that process: it reads a job a line and forks a child for each.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parents[1]
ROUTE = ROOT / "tests" / "routes" / "ok" / "found-pet"
DAY = "1795392000"
"""The 22nd of November 2026, in seconds."""


@dataclass
class CommandResult:
    """How a builder ended: its exit code (negative: the signal), how many files it touched, what it said."""

    code: int
    events: int
    output: str


@dataclass
class Builders:
    """The process that forks builders, with the `copy` of the generator that it uses."""

    server: subprocess.Popen[str]
    logs: Path
    copy: Path
    number: int = 0
    running: dict[int, Path] = field(default_factory=dict)

    def start(self, *words: str | Path, cwd: Path, **job: Any) -> int:
        """Start `routewijzer` with arguments in a folder; returns the id of its process.

        `die_at` ends it with SIGKILL at its n-th touch of a file; where there are several, a copy of the
        process goes on after each (see `go_on`). `largest` is the most bytes of a file, `patience` the
        seconds that Graphviz gets, `environment` adds variables, `broken` is a fault that nobody foresaw.
        """
        self.number += 1
        log = self.logs / f"{self.number}.txt"
        log.touch()  # a builder may be killed before it has said anything
        command = [str(word) for word in words]
        self._tell({"words": command, "cwd": str(cwd), "log": str(log), **job})
        pid = int(self._answer())
        self.running[pid] = log
        return pid

    def wait(self, pid: int) -> CommandResult:
        """Wait for one of the builders."""
        self._tell({"wait": pid})
        code = int(self._answer())
        text = self.running.pop(pid).read_text("utf-8", "replace")
        said, _, events = text.rpartition("\x00")
        return CommandResult(code, int(events or 0), said if events else text)

    def go_on(self, pid: int) -> int:
        """Lets the copy that a killed builder left go on; until then it waits where the other died."""
        log = self.logs / f"{self.number}.txt"
        self._tell({"go_on": pid})
        copy = int(self._answer())
        self.running[copy] = log
        return copy

    def run(self, *words: str | Path, cwd: Path, **job: Any) -> CommandResult:
        """Start a builder and waits for it."""
        return self.wait(self.start(*words, cwd=cwd, **job))

    def _tell(self, job: dict[str, Any]) -> None:
        assert self.server.stdin
        self.server.stdin.write(json.dumps(job) + "\n")
        self.server.stdin.flush()

    def _answer(self) -> str:
        assert self.server.stdout
        return self.server.stdout.readline()


def copy_generator(folder: Path) -> None:
    """Put a copy of the generator and its theme in a folder: what changes meanwhile changes nothing there."""
    for name in ("generator", "theme"):
        shutil.copytree(ROOT / name, folder / name)


@contextmanager
def open_builders(logs: Path, copy: Path) -> Iterator[Builders]:
    """Provide the process that forks builders, until the block ends; what they say goes to `logs`.

    They use the generator in `copy` (see `copy_generator`).
    """
    server = subprocess.Popen(
        [sys.executable, __file__], env=environment(copy), stdin=-1, stdout=-1, text=True, cwd=logs
    )
    with server:
        yield Builders(server, logs, copy)
        assert server.stdin
        server.stdin.close()


def environment(copy: Path) -> dict[str, str]:
    """Return the variables for a command that uses the generator in `copy`, always on the same day."""
    return {**os.environ, "SOURCE_DATE_EPOCH": DAY, "PYTHONPATH": str(copy / "generator")}


def project(folder: Path, *changes: tuple[str, str]) -> Path:
    """Return a project of the small route in `folder`, with parts of its text changed."""
    shutil.copytree(ROUTE, folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    change(folder, *changes)
    return folder


def change(folder: Path, *changes: tuple[str, str]) -> None:
    """Replace parts of a project's route, each of which must stand there."""
    text = (folder / "route.yaml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "route.yaml").write_text(text, "utf-8")


def fingerprint_of(folder: Path) -> str:
    """Return a short word for all names and bytes of a folder; empty where there is none."""
    if not folder.exists():
        return ""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    told = [(str(file.relative_to(folder)), sha256(file.read_bytes()).hexdigest()) for file in files]
    return sha256(repr(told).encode()).hexdigest()


def _unforeseen(*_: object) -> NoReturn:
    raise RuntimeError("unforeseen")


@dataclass(frozen=True)
class _Copies:
    """Two pipes between the server and the copies of a builder that is killed more than once."""

    inode: tuple[int, int] = field(default_factory=os.pipe)
    go: tuple[int, int] = field(default_factory=os.pipe)

    def die(self, last: bool) -> None:
        """Kills this process; unless it is the last time, a copy of it goes on as soon as it is told to."""
        copy = 0 if last else os.fork()
        if copy:
            os.write(self.inode[1], f"{copy}\n".encode())
        if copy or last:
            os.kill(os.getpid(), signal.SIGKILL)
        if not os.read(self.go[0], 1):  # the server is gone: nobody waits for this copy any more
            os._exit(1)

    def go_on(self) -> int:
        """Return the process id of the copy, which goes on now."""
        copy = int(os.read(self.inode[0], 32))
        os.write(self.go[1], b".")
        return copy


def _adopt_orphans() -> None:
    """Make this process the parent of its grandchildren whose parent dies, as `init` is of others."""
    set_child_subreaper = 36
    assert ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0) == 0


def _child(job: dict[str, Any], copies: _Copies) -> None:
    """Do a job as the command would, and ends the process."""
    from routewijzer import pipeline
    from routewijzer.cli import main
    from routewijzer.diagram.dot import engine

    os.close(copies.go[1])  # then the end of the server is the end of the pipe
    log = os.open(job["log"], os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.chdir(job["cwd"])
    os.environ.update(job.get("environment", {}))
    if "patience" in job:
        assert engine.render.__kwdefaults__
        engine.render.__kwdefaults__["limit"] = engine.VERSION_LIMIT = job["patience"]
    if "broken" in job:
        vars(pipeline)["make"] = _unforeseen
    if "largest" in job:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["largest"], job["largest"]))
    events = 0
    die_at = job.get("die_at", [])

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal events
        touches = event in ("os.rename", "os.mkdir", "os.rmdir", "os.remove", "shutil.rmtree", "ctypes.dlsym")
        # To read a file changes nothing: a builder that dies there leaves what it left one touch before.
        writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if touches or (writes and str(arguments[0]).startswith(job["cwd"])):
            events += 1
            if events in die_at:
                copies.die(last=events == die_at[-1])

    sys.addaudithook(count)
    code = 0
    try:
        main(job["words"], prog_name="routewijzer")
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # noqa: BLE001 (what the interpreter would print)
        traceback.print_exc()
        code = 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(log, f"\x00{events}".encode())
        os._exit(code)


def _build_once() -> None:
    """Build the small route: what a process reads and compiles at its first build, every child then has."""
    from click.testing import CliRunner

    from routewijzer.cli import main

    with TemporaryDirectory() as name:
        folder = project(Path(name) / "project")
        ended = CliRunner().invoke(main, ["--project", str(folder), "build"])
        assert ended.exit_code == 0, ended.output


def _serve() -> None:
    import mkdocs.commands.build  # noqa: F401 (loaded once, for all children, as what follows)

    import routewijzer.batch.build_all
    import routewijzer.diagram.dot.exports
    import routewijzer.diagram.svg.standalone
    import routewijzer.editions
    import routewijzer.exports.explain
    import routewijzer.exports.markdown
    import routewijzer.mkdocs_plugin

    del routewijzer
    _build_once()
    gc.freeze()  # no child looks through it again, or gets a copy of its memory for that
    _adopt_orphans()
    copies = _Copies()
    ended: dict[int, int] = {}
    for line in sys.stdin:
        job = json.loads(line)
        if "wait" in job:
            pid = job["wait"]
            while pid not in ended:
                one, status = os.wait()
                ended[one] = os.waitstatus_to_exitcode(status)
            sys.stdout.write(f"{ended.pop(pid)}\n")
        elif "go_on" in job:
            sys.stdout.write(f"{copies.go_on()}\n")
        elif pid := os.fork():
            sys.stdout.write(f"{pid}\n")
        else:
            _child(job, copies)
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
