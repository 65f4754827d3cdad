"""Write all locks: the newest versions that pyproject.toml and each package.json allow, with their hashes.

A lock names no package index, so that it serves anybody's: the public one or an organisation's own. Those of
`requirements/` hold for every Python that the project supports. Only the tests' lock is resolved freely; the
site's lock is the part of it that building a site takes.
"""

from __future__ import annotations

import subprocess
import sys

from npm import NPM_FOLDERS, ROOT, npm

LOCKS = ROOT / "requirements"
COMPILE = (
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--generate-hashes"),
    *("--universal", "--python-version", "3.11", "--no-annotate", "--no-header", "--no-emit-index-url"),
)


def main() -> int:
    """Write the locks; the exit status is that of the first command that failed, or 0."""
    test, site = LOCKS / "test.lock", LOCKS / "site.lock"
    freely = ("--group", "test", "--output-file", str(test))
    within = ("--group", "build", "--constraint", str(test), "--output-file", str(site))
    try:
        for options in (freely, within):
            subprocess.run([*COMPILE, "pyproject.toml", *options], cwd=ROOT, check=True)
        for folder in NPM_FOLDERS:
            npm("update", "--package-lock-only", folder=folder)
    except subprocess.CalledProcessError as failed:
        return failed.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
