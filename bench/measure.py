"""Running something several times and saying what came out."""

from __future__ import annotations

import math
import os
import platform
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

TODAY = date(2026, 11, 24)
"""Every build is of the same day, after the one that the base route was published on."""
PAGES = ("index.html", "route/stap-2.html", "keuzehulp.html", "training.html")
"""A page of each kind that costs a visitor the most, by address from the root of the site."""


@dataclass(frozen=True, slots=True)
class Expense:
    """What a process took: seconds on the clock, seconds of CPU with its children, most memory in MB."""

    clock: float
    cpu: float
    memory: float


def run_measured(
    command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None
) -> Expense:
    """Run a command to its end. Raises CalledProcessError."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    variables = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str((TODAY - date(1970, 1, 1)) // timedelta(seconds=1)),
        **(environment or {}),
    }
    subprocess.run(command, cwd=cwd, env=variables, check=True, capture_output=True)
    clock = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Expense(clock, cpu, after.ru_maxrss / 1024)


def middle(runs: Sequence[Expense]) -> Expense:
    """Return the medians; of memory the most."""
    return Expense(
        median(run.clock for run in runs), median(run.cpu for run in runs), max(run.memory for run in runs)
    )


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the line through the logarithms (least squares): 1 is linear, 2 quadratic."""
    logs = [(math.log(x), math.log(y)) for x, y in points if y > 0]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs)


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def machine() -> str:
    """Return what the numbers were measured on, and how busy it was."""
    info = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = next(
        (line.split(":")[1].strip() for line in info.splitlines() if line.startswith("model name")), "?"
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{model}, {os.cpu_count()} cores, {memory:.0f} GB; {platform.system()} {platform.machine()}; "
        f"Python {platform.python_version()}; load of the last 1, 5, 15 minutes: {load}"
    )
