"""Write `requirements/*.lock`: the newest versions that pyproject.toml allows, with their hashes.

A lock names no package index, so that it serves anybody's: the public one or an organisation's own. It holds
for every Python that the project supports. Only the tests' lock is resolved freely; the site's lock is the
part of it that building a site takes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
COMPILE = (
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--generate-hashes"),
    *("--universal", "--python-version", "3.11", "--no-annotate", "--no-header", "--no-emit-index-url"),
)


def main() -> int:
    """Write both locks; the exit status is that of the first command that failed, or 0."""
    test, site = LOCKS / "test.lock", LOCKS / "site.lock"
    for command in (
        [*COMPILE, "pyproject.toml", "--group", "test", "--output-file", str(test)],
        [
            *COMPILE,
            "pyproject.toml",
            "--group",
            "build",
            "--constraint",
            str(test),
            "--output-file",
            str(site),
        ],
    ):
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
