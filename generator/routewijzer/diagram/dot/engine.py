"""Graphviz, run as a program: DOT in, picture out.

The embedded engine is the program of the wheel `graphviz-pure`, so that nobody has to install Graphviz.
In the environment that the caller passes, `GRAPHVIZ_DOT` names a system Graphviz to use instead (its `dot`);
only that one makes PDF. No shell is involved, the program gets no more time than `TIME_LIMIT`, and whatever
goes wrong comes back as an `EngineError` that says what to do.
"""

import shutil
import subprocess
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

Format = Literal["svg", "png", "pdf"]

EMBEDDED_ENGINE = "graphviz-pure"
VARIABLE = "GRAPHVIZ_DOT"
_SIGNATURES: dict[Format, bytes] = {"svg": b"<?xml", "png": b"\x89PNG\r\n", "pdf": b"%PDF"}
"""How a file of each format begins."""
VERSION_LIMIT = 10.0
"""Seconds after which asking for the version is given up."""
TIME_LIMIT = 60.0
"""Seconds after which a rendering is given up; the base route takes some milliseconds."""


class EngineError(Exception):
    """Graphviz is missing, failed, hung or cannot make this format; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A Graphviz program, and whether it is the embedded one."""

    program: str
    embedded: bool


def find_engine(environment: Mapping[str, str]) -> Engine:
    """Return the engine to use: the one that `GRAPHVIZ_DOT` names, else the embedded one.

    `environment` holds that variable and `PATH`. Raises EngineError when the program is not there.
    """
    named, path = environment.get(VARIABLE, ""), environment.get("PATH", "")
    if named:
        program = shutil.which(named, path=path)
        if not program:
            raise EngineError(
                f"{VARIABLE} is {named!r}, but there is no such program; "
                f"set it to the path of Graphviz's dot, or unset it to use the embedded engine"
            )
        return Engine(program, embedded=False)
    beside = Path(sysconfig.get_path("scripts"), EMBEDDED_ENGINE + sysconfig.get_config_var("EXE"))
    program = str(beside) if beside.is_file() else shutil.which(EMBEDDED_ENGINE, path=path)
    if not program:
        raise EngineError(
            f"the embedded Graphviz is not installed; install it with `pip install {EMBEDDED_ENGINE}`, "
            f"or set {VARIABLE} to the path of Graphviz's dot"
        )
    return Engine(program, embedded=True)


@lru_cache(maxsize=8)
def engine_version(engine: Engine) -> str:
    """Return what the engine says it is: "dot - graphviz version 2.43.0 (0)". Raises EngineError."""
    completed = _run(engine, ["-V"], b"", VERSION_LIMIT)
    version = (completed.stdout + completed.stderr).decode("utf-8", "replace").strip()
    if completed.returncode or not version:
        raise EngineError(
            f"Graphviz ({engine.program}) does not tell its version; "
            f"set {VARIABLE} to another Graphviz, or unset it"
        )
    return version


def _run(
    engine: Engine, arguments: list[str], text: bytes, limit: float
) -> subprocess.CompletedProcess[bytes]:
    """Run the engine to its end, `limit` seconds at most. Raises EngineError."""
    try:
        return subprocess.run(
            [engine.program, *arguments], input=text, capture_output=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired as slow:
        raise EngineError(
            f"Graphviz ({engine.program}) did not finish in {limit:g} seconds and was stopped; "
            f"set {VARIABLE} to another Graphviz, or unset it"
        ) from slow
    except OSError as broken:
        raise EngineError(
            f"Graphviz ({engine.program}) cannot be started: {broken.strerror}; "
            f"install it again, or set {VARIABLE} to another Graphviz"
        ) from broken


def _last_words(stderr: bytes) -> str:
    """Return what the program said in the end; its warnings about fonts and sizes do not matter."""
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    complaints = [line for line in lines if not line.startswith("Warning")] or lines
    return " ".join(complaints[-2:])[:300] or "it gave no reason"


def render(dot: str, form: Format, engine: Engine, *, dpi: float = 72.0, limit: float = TIME_LIMIT) -> bytes:
    """Return the picture that Graphviz makes of DOT with all positions given.

    `dpi` scales pixel formats: at 72 one viewBox unit is one pixel. `limit` is in seconds. Raises EngineError
    when the engine is missing, fails, takes too long or cannot make the format.
    """
    if form == "pdf" and engine.embedded:
        raise EngineError(f"the embedded Graphviz makes no PDF; set {VARIABLE} to the path of Graphviz's dot")
    arguments = ["-Kneato", "-n2", f"-T{form}", f"-Gdpi={dpi:g}"]
    if form != "png":
        arguments.pop()  # dpi would change the units of an SVG and the sheet of a PDF
    completed = _run(engine, arguments, dot.encode("utf-8"), limit)
    if completed.returncode or not completed.stdout:
        raise EngineError(
            f"Graphviz ({engine.program}) failed with code {completed.returncode}: "
            f"{_last_words(completed.stderr)}; set {VARIABLE} to another Graphviz, or unset it"
        )
    if not completed.stdout.startswith(_SIGNATURES[form]):
        raise EngineError(
            f"Graphviz ({engine.program}) wrote no {form}; set {VARIABLE} to another Graphviz, or unset it"
        )
    return completed.stdout
