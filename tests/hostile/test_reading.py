"""Whatever a file says, reading and checking it ends soon, with findings or a route, never with an error."""

import json
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from checking import findings_in
from hostile.corpus import corpus, structures
from routewijzer.findings import Finding
from sentences import lines
from work import calls

CORPUS = dict(corpus())
HUGE = [name for name, raw in CORPUS.items() if len(raw) > 50_000 or "bomb" in name]
SMALL = [name for name in CORPUS if name not in HUGE]
CALLS = 1_000_000
"""Far more than reading any of the small files takes."""

GROWTH = 2.6
"""What twice as much of the same may cost at most: twice the work, and something for sorting."""

MEGABYTES = 500


def wrong_in(findings: tuple[Finding, ...]) -> list[str]:
    """Return the findings that are no single, short lines."""
    told = lines(findings)
    bad = [line for line in told if not (line.isprintable() and line.startswith("route.yaml:"))]
    return bad + [line for line in told if len(line) > 600]


def write(folder: Path, raw: bytes) -> Path:
    (folder / "route.yaml").write_bytes(raw)
    return folder


def test_the_corpus_is_large_enough() -> None:
    assert len(CORPUS) >= 200
    assert len(set(CORPUS.values())) >= 200
    assert len(HUGE) >= 30


@pytest.mark.parametrize("name", SMALL)
def test_any_file_ends_soon_in_findings_or_a_route(name: str, tmp_path: Path) -> None:
    folder = write(tmp_path, CORPUS[name])
    found: list[Finding] = []
    calls(lambda: found.extend(findings_in(folder)), CALLS)
    assert wrong_in(tuple(found)) == []


@pytest.fixture(scope="module")
def sizes() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files that can be of any size, too large for more findings, and twice as large."""
    return structures(1 / 32), structures(1 / 16)


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.proof] if number % 6 else []) for number, name in enumerate(HUGE)],
)
def test_twice_as_much_of_a_fault_is_at_most_twice_as_much_work(
    name: str, tmp_path: Path, sizes: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    findings_in(write(tmp_path, sizes[0][name]))  # what is done only once is done by then
    small = calls(partial(findings_in, tmp_path))
    large = calls(partial(findings_in, write(tmp_path, sizes[1][name])))
    assert large <= GROWTH * small


@pytest.mark.proof
def test_huge_files_end_too_and_take_little_memory() -> None:
    """All in one process of its own, so that its peak bounds each of them. Only what hangs is stopped."""
    here = Path(__file__).resolve()
    paths = os.pathsep.join(str(here.parents[2] / name) for name in ("generator", "tests"))
    done = subprocess.run(
        [sys.executable, here],
        capture_output=True,
        text=True,
        timeout=3000,
        check=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["megabytes"] < MEGABYTES


def read_huge_files() -> dict[str, object]:
    """Return what is wrong with how the huge files are read, and the most memory in MB beside the corpus."""
    corpus_itself = sum(map(len, CORPUS.values())) // 2**20
    with TemporaryDirectory() as folder:
        wrong = [line for name in HUGE for line in wrong_in(findings_in(write(Path(folder), CORPUS[name])))]
    # of this process alone: ru_maxrss knows the size of the one that began it, too
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("utf-8"))
    assert peak is not None
    return {"wrong": wrong, "megabytes": int(peak[1]) // 1024 - corpus_itself}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(read_huge_files()))
