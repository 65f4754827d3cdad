"""Whatever a file says, reading and checking it ends soon, with findings or a route, never with an error."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from checking import findings_in
from hostile.corpus import corpus
from routewijzer.findings import Finding

CORPUS = dict(corpus())
HUGE = [name for name, raw in CORPUS.items() if len(raw) > 50_000 or "bomb" in name]
SMALL = [name for name in CORPUS if name not in HUGE]
SECONDS = 2.0
MEGABYTES = 300
TRIES = 3


def timed(folder: Path, raw: bytes) -> tuple[tuple[Finding, ...], float]:
    """The findings, and the seconds of processor time that they took."""
    (folder / "route.yaml").write_bytes(raw)
    begin = time.process_time()
    return findings_in(folder), time.process_time() - begin


def judged(name: str, folder: Path) -> list[str]:
    """What is wrong with how a file is read: too slow, or findings that are no single, short lines."""
    findings, seconds = timed(folder, CORPUS[name])
    for _ in range(TRIES):  # a busy machine can be slow once
        seconds = min(seconds, timed(folder, CORPUS[name])[1]) if seconds > SECONDS else seconds
    wrong = [f"{name} takes {seconds:.1f} s"] if seconds > SECONDS else []
    lines = [str(finding) for finding in findings]
    bad = [line for line in lines if not (line.isprintable() and line.startswith("route.yaml:"))]
    return wrong + bad + [line for line in lines if len(line) > 600]


def test_the_corpus_is_large_enough() -> None:
    assert len(CORPUS) >= 200
    assert len(set(CORPUS.values())) >= 200
    assert len(HUGE) >= 30


@pytest.mark.parametrize("name", SMALL)
def test_any_file_ends_soon_in_findings_or_a_route(name: str, tmp_path: Path) -> None:
    assert judged(name, tmp_path) == []


def test_huge_files_end_soon_too_and_take_little_memory() -> None:
    """All in one process of its own, so that its peak bounds each of them."""
    here = Path(__file__).resolve()
    paths = os.pathsep.join(str(here.parents[2] / name) for name in ("generator", "tests"))
    done = subprocess.run(
        [sys.executable, here],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["megabytes"] < MEGABYTES


def read_huge_files() -> dict[str, object]:
    """What is wrong with how the huge files are read, and the most memory in MB beside the corpus."""
    corpus_itself = sum(map(len, CORPUS.values())) // 2**20
    with TemporaryDirectory() as folder:
        wrong = [line for name in HUGE for line in judged(name, Path(folder))]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"wrong": wrong, "megabytes": peak - corpus_itself}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(read_huge_files()))
