"""Whatever a file says, reading and checking it ends soon, with findings or a route, never with an error."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checking import findings_in
from hostile.corpus import corpus
from routewijzer.findings import Finding

CORPUS = dict(corpus())
SECONDS = 2.0
MEGABYTES = 300
TRIES = 3


def read_bytes(folder: Path, raw: bytes) -> tuple[Finding, ...]:
    (folder / "route.yaml").write_bytes(raw)
    return findings_in(folder)


def test_the_corpus_is_large_enough() -> None:
    assert len(CORPUS) >= 200
    assert len(set(CORPUS.values())) >= 200


@pytest.mark.parametrize("name", CORPUS)
def test_any_file_ends_soon_in_findings_or_a_route(name: str, tmp_path: Path) -> None:
    findings, seconds = timed(tmp_path, CORPUS[name])
    for _ in range(TRIES):  # a busy machine can be slow once
        seconds = min(seconds, timed(tmp_path, CORPUS[name])[1]) if seconds > SECONDS else seconds
    assert seconds < SECONDS
    lines = [str(finding) for finding in findings]
    assert [line for line in lines if not line.isprintable()] == []
    assert [line for line in lines if not line.startswith("route.yaml:") or len(line) > 600] == []


def timed(folder: Path, raw: bytes) -> tuple[tuple[Finding, ...], float]:
    """The findings, and the seconds of processor time that they took."""
    begin = time.process_time()
    return read_bytes(folder, raw), time.process_time() - begin


def test_no_file_takes_much_memory() -> None:
    """The whole corpus in one process of its own: its peak bounds each of them."""
    here = Path(__file__).resolve()
    paths = os.pathsep.join(str(here.parents[2] / name) for name in ("generator", "tests"))
    done = subprocess.run(
        [sys.executable, here],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert int(done.stdout) < MEGABYTES


def peak() -> int:
    """The most memory, in megabytes, that this process takes while it reads the whole corpus."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        for raw in CORPUS.values():
            read_bytes(Path(folder), raw)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.stdout.write(str(peak()))
