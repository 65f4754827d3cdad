"""How long it takes to tell which regions a new base breaks: `python bench/regions.py [REGIONS [PLACES]]`.

Each generated region is a project of its own, as `routewijzer new` begins it, for that many municipalities,
and has accepted the base of now. Then the base gets a release: a fact that a third of the regions changed is
gone, and what stands beside the words of another third says something else. `routewijzer try` must tell
exactly these.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from builds import base_project

ROOT = Path(__file__).resolve().parent.parent
ROUTEWIJZER = Path(sys.executable).with_name("routewijzer")
CHANGES = (
    "steps: {drangtraject: {facts: {niet-in-wet: {text: Zo is het in regio NUMBER.}}}}",
    "decisions: {jeugdbeschermingstafel: {rules: {niet-bevoegd: {because: Regio NUMBER weet dat niet.}}}}",
    "steps: {stap-2: {facts: {bespreek: {text: Bespreek je signalen met een collega in regio NUMBER.}}}}",
)
"""What a region changes, in turn: the first breaks, the second has something to decide, the third is fine."""

STATES = ("breaks", "decides", "fine")
FACT = "      niet-in-wet:\n"
TITLE, OTHER_TITLE = "title: Overleg met Veilig Thuis", "title: Overleg eerst met Veilig Thuis"


def command(folder: Path, *words: str | Path, code: int = 0) -> str:
    """Return what `routewijzer` prints; fails when it ends otherwise than with `code`."""
    done = subprocess.run(
        [ROUTEWIJZER, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=1800
    )
    if done.returncode != code:
        raise SystemExit(done.stdout + done.stderr)
    return done.stdout


def write_regions(folder: Path, base: Path, regions: int, places: int) -> None:
    """Write the projects of the regions, each with its municipalities, its change and its lock."""
    for number in range(regions):
        project = folder / f"regio-{number}"
        command(folder, "new", f"Regio {chr(97 + number % 26)}{number}", "--in", project)
        file = project / "region.yaml"
        names = ", ".join(f"Gemeente {number}-{place}" for place in range(places))
        text = file.read_text("utf-8").replace("  owner:", f"  places: [{names}]\n  owner:", 1)
        change = CHANGES[number % len(CHANGES)].replace("NUMBER", str(number))
        file.write_text(f"{text}change:\n  {change}\n", "utf-8")
        own = base / "regions" / f"regio-{number}"
        own.mkdir(parents=True)
        shutil.copy(file, own)
        command(base, "accept", own.name, "--all")
        shutil.move(own / "region.lock.json", file.parent)
    shutil.rmtree(base / "regions")


def release(base: Path) -> None:
    """Change the base as a release would: one fact is gone, one outcome is called otherwise."""
    file = base / "route.yaml"
    text = file.read_text("utf-8")
    begin = text.index(FACT, text.index("\n  drangtraject:\n"))
    end = text.index("\n      geen-jeugdhulp:", begin) + 1
    text = text[:begin] + text[end:]
    decision = text.index("\n  jeugdbeschermingstafel:\n", text.index("\ndecisions:\n"))
    title = text.index(TITLE, decision)
    text = f"{text[:title]}{OTHER_TITLE}{text[title + len(TITLE) :]}"
    file.write_text(text, "utf-8")


def measure(regions: int, places: int) -> tuple[float, float, dict[str, int]]:
    """Return the seconds and those of CPU of `routewijzer try` over all regions, and how many fare how."""
    with tempfile.TemporaryDirectory() as room:
        base, folder = base_project(Path(room, "base"), ROOT), Path(room, "regions")
        folder.mkdir()
        write_regions(folder, base, regions, places)
        before = json.loads(command(base, "try", folder, "--json"))
        if {one["state"] for one in before} != {"fine"}:
            raise SystemExit(f"not fine before the release: {before}")
        release(base)
        start, before_cpu = time.perf_counter(), _cpu()
        told = json.loads(command(base, "try", folder, "--json", code=1))
        took, cpu = time.perf_counter() - start, _cpu() - before_cpu
    states = {one["region"]: one["state"] for one in told}
    expected = {f"regio-{number}": STATES[number % len(STATES)] for number in range(regions)}
    if states != expected:
        raise SystemExit(f"told otherwise: {states}")
    return took, cpu, {state: list(states.values()).count(state) for state in STATES}


def _cpu() -> float:
    """Return the seconds of CPU of all processes that this one started and that have ended."""
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    count, towns = (int(word) for word in (sys.argv[1:] + ["25", "20"][len(sys.argv) - 1 :])[:2])
    seconds, cpu, outcomes = measure(count, towns)
    states = ", ".join(f"{number} {state}" for state, number in outcomes.items())
    print(f"{count} regions, {towns} municipalities each: {seconds:.1f} s, {cpu:.1f} of CPU; {states}")
