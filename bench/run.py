"""Measures speed and size on this machine and writes bench/REPORT.md: `make bench`.

    python bench/run.py [--runs N] [--editions N ...] [--largest N]

What is compared is measured in the same run, in turn: a ratio means something on a busy machine too; a
number of seconds only on this one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import searches
from builds import base_project, editions, material_project, saving, side_by_side
from in_browser import by_hand, cost
from lighthouse import lighthouse
from made_routes import write_project
from measure import PAGES, exponent, machine, table
from playwright.sync_api import sync_playwright
from report_sections import MUTANTS, section

from regions import measure

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT / "tools"))
SIZES = (30, 100, 300, 1000)
REGIONS = (25, 20)
"""Regions, and municipalities of each."""

PATIENCE = 300
"""Seconds after which the stages of one route are given up."""


def main() -> None:
    """Measure everything and write the report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--editions", type=int, nargs="*", default=[10, 100])
    options.add_argument("--largest", type=int, default=SIZES[-1])
    chosen = options.parse_args()
    report = HERE / "REPORT.md"
    file = HERE / "NOTES.md"
    with tempfile.TemporaryDirectory() as folder:
        parts = [*sections(Path(folder), chosen)]
    notes = file.read_text("utf-8") if file.is_file() else ""
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    head = f"# Benchmark\n\nWritten by `make bench` on {day}. Medians of {chosen.runs} runs.\n\n{machine()}\n"
    mutants = section(report.read_text("utf-8"), MUTANTS) if report.is_file() else ""
    report.write_text("\n".join((head, *parts, mutants, notes)).rstrip() + "\n", "utf-8")
    print(f"written: {report.relative_to(ROOT)}")


def sections(folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """Yield the parts of the report; each is told when it begins."""
    print("whole builds …", flush=True)
    ours = base_project(folder / "ours", ROOT)
    theirs = material_project(folder / "theirs", ours)
    yield whole(ours, theirs, options.runs)
    print("stages …", flush=True)
    yield stages(ours, folder, [size for size in SIZES if size <= options.largest], options.runs)
    print("searches …", flush=True)
    yield f"## {searches.TITLE}\n\n{searches.searches()}"
    print("saving …", flush=True)
    yield on_save(base_project(folder / "saving", ROOT), options.runs)
    if options.editions:
        print("editions …", flush=True)
        yield all_editions(folder, ours, options.editions)
        print("regions …", flush=True)
        yield who_breaks()
    print("pages …", flush=True)
    yield pages(ours / "site", theirs / "site", by_hand(ours / "site", folder / "hand"), options.runs)
    print("Lighthouse …", flush=True)
    yield lighthouse(ours / "site", PAGES, options.runs)


def whole(ours: Path, theirs: Path, runs: int) -> str:
    """Cold builds, side by side."""
    own, two = side_by_side(ours, theirs, runs)
    rows = [
        ("Routewijzer", f"{own.clock:.2f}", f"{own.cpu:.2f}", f"{own.memory:.0f}"),
        ("MkDocs with Material", f"{two.clock:.2f}", f"{two.cpu:.2f}", f"{two.memory:.0f}"),
        ("ratio (at most 1.25)", f"{own.clock / two.clock:.2f}", f"{own.cpu / two.cpu:.2f}", ""),
    ]
    text = "Cold builds of the base route, in turn with MkDocs and Material on the same pages as Markdown.\n"
    return f"## Whole builds\n\n{text}\n{table(('', 'seconds', 'seconds of CPU', 'most memory, MB'), rows)}"


def stages(ours: Path, folder: Path, sizes: list[int], runs: int) -> str:
    """CPU of each stage of the base route and of made routes of some sizes."""
    times = {"base route": measure_stages(ours, runs)}
    for size in sizes:
        project = write_project(folder / f"made-{size}", size, ROOT / "mkdocs.yml")
        times[str(size)] = measure_stages(project, min(runs, 3) if size > 300 else runs)
    times = {name: figures for name, figures in times.items() if figures}
    generated = [size for size in sizes if str(size) in times]
    names = list(times["base route"])
    rows = []
    for name in names:
        cells = [
            f"{figures[name]:.0f}" if name == "memory" else f"{figures[name]:.3f}"
            for figures in times.values()
        ]
        points = [(float(size), times[str(size)][name]) for size in generated]
        positive = [point for point in points if point[1] > 0.0005]
        rows.append((name, *cells, f"{exponent(positive):.2f}" if len(positive) > 1 else ""))
    lost = [str(size) for size in sizes if size not in generated]
    missing = f"Not finished in {PATIENCE} seconds: {', '.join(lost)} elements.\n\n" if lost else ""
    text = (
        "Seconds of CPU in one process that has loaded its modules; of made routes with so many elements at "
        "most forty are in the picture, as an author would have it. The exponent is that of growth. "
        "The search of places happens only when the structure changes. Memory in MB.\n"
    )
    return f"## Stages\n\n{text}\n{missing}{table(('', *times, 'exponent'), rows)}"


def measure_stages(project: Path, runs: int) -> dict[str, float]:
    """Return what bench/stages.py tells of a project; nothing when it takes too long."""
    command = [sys.executable, HERE / "stages.py", project, str(runs)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return {}
    seconds: dict[str, float] = json.loads(done.stdout)
    return seconds


def all_editions(folder: Path, ours: Path, numbers: list[int]) -> str:
    """All editions at once, twice, against one cold build; for some numbers of editions."""
    one, _ = side_by_side(ours, ours, 1)
    rows = [("one cold build", f"{one.clock:.2f}", f"{one.cpu:.2f}", "")]
    for number in numbers:
        first, second = editions(base_project(folder / f"editions-{number}", ROOT), ROOT, number)
        for name, spent in ((f"{number} editions and the base", first), ("the same again", second)):
            rows.append((name, f"{spent.clock:.1f}", f"{spent.cpu:.1f}", f"{spent.cpu / (number + 1):.2f}"))
    return f"## All editions\n\n{table(('', 'seconds', 'CPU', 'CPU an edition'), rows)}"


def who_breaks() -> str:
    """From a new base to which of 25 regions with 20 municipalities each it breaks."""
    clock, cpu, fared = measure(*REGIONS)
    told = ", ".join(f"{count} {state}" for state, count in fared.items())
    number, places = REGIONS
    text = (
        f"{number} regions with {places} municipalities each, each a project in a folder of its own, and a "
        f"new base: `routewijzer try` tells in {clock:.1f} s ({cpu:.1f} of CPU) how each fares: {told}.\n"
    )
    return f"## Who breaks\n\n{text}"


def on_save(project: Path, runs: int) -> str:
    """From saving to seeing."""
    seconds = sorted(saving(project, runs))
    return (
        "## Saving\n\nFrom saving a changed text in route.yaml until `routewijzer serve` shows it: "
        f"{median(seconds):.2f} s (median of {runs}; {seconds[0]:.2f} to {seconds[-1]:.2f}). In it are 0.35 "
        "s, on average, in which MkDocs waits: it looks every half second.\n"
    )


def pages(ours: Path, theirs: Path, hand: Path, runs: int) -> str:
    """Return what pages cost in the browser."""
    from machine import find_browser

    rows = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(find_browser()), args=["--disable-gpu"])
        for page in PAGES:
            for name, folder in (("by hand", hand), ("Routewijzer", ours), ("Material", theirs)):
                if (folder / page).is_file():
                    page_cost = cost(browser, folder, page, runs)
                    rows.append((
                        page, name, f"{page_cost.cold:.1f}", page_cost.requests, f"{page_cost.scripts:.1f}",
                        f"{page_cost.styles:.1f}",
                        page_cost.elements, f"{page_cost.paint:.0f}", f"{page_cost.blocking:.0f}",
                    ))  # fmt: skip
        browser.close()
    head = ("page", "", "kB", "requests", "kB of scripts", "kB of styles", "elements", "largest paint, ms",
            "blocked, ms")  # fmt: skip
    text = (
        "A first visit on a slow telephone (1.6 Mbit/s, 150 ms, a processor four times as slow), gzip. *By "
        "hand* is the same content without shell, scripts or fonts: the limit. Material is as it comes, but "
        "without its Google fonts, which need the network.\n"
    )
    return f"## Pages\n\n{text}\n{table(head, rows)}"


if __name__ == "__main__":
    main()
