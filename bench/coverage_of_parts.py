"""How much of the code the tests of it run, by coverage.py."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def coverage(root: Path, tests: Mapping[str, Sequence[str]], folder: Path) -> dict[str, float]:
    """Return for each part of the package the per cent of its lines that its tests run.

    `tests` are the files of tests by part; what is measured is kept in `folder`. Raises CalledProcessError
    where a test fails.
    """
    package = root / "generator" / "routewijzer"
    shares = {}
    for number, (part, files) in enumerate(tests.items()):
        data = f"--data-file={folder / f'coverage-{number}'}"
        told = folder / f"lines-{number}.json"
        pytest = ("-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *files)
        for words in (
            ("run", data, f"--include={package / part}/*", *pytest),
            ("json", data, "--quiet", "-o", str(told)),
        ):
            command = [sys.executable, "-m", "coverage", *words]
            subprocess.run(command, cwd=root, check=True, stdout=sys.stderr)
        shares[part] = float(json.loads(told.read_text("utf-8"))["totals"]["percent_covered"])
    return shares
