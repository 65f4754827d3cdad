"""Make the files of a release in `dist/`: `release.py 1.2.3`.

The wheel, the source archive, `SHA256SUMS` of both, and `NOTES.md`: what CHANGELOG.md says of the version.
The files are the same for everybody who makes them from one commit.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class NotReady(Exception):
    """The folder does not hold what the version promises; the message says what is lacking."""


def notes(changes: str, version: str) -> str:
    """Return what the text of CHANGELOG.md says about `version`. Raises NotReady when it says nothing."""
    head = rf"^## {re.escape(version)}(?: [^\n]*)?\n"
    part = re.search(head + r"(.*?)(?=^## |\Z)", changes, re.DOTALL | re.MULTILINE)
    if part is None or not part[1].strip():
        raise NotReady(f'CHANGELOG.md has no part about {version}: rename "Unreleased" to it')
    return part[1].strip() + "\n"


def stated_version(root: Path) -> str:
    """Return the version that the package states."""
    text = (root / "generator" / "routewijzer" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    return found[1] if found else ""


def checksums(files: list[Path]) -> str:
    """Return the lines that `sha256sum --check` reads."""
    lines = (f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in files)
    return "".join(f"{line}\n" for line in lines)


def make_release(root: Path, version: str, target: Path) -> None:
    """Write the four files into the new folder `target`.

    Raises NotReady, or subprocess.CalledProcessError when a build fails.
    """
    stated = stated_version(root)
    if version != stated:
        raise NotReady(f"the package states version {stated}, the release is {version or 'unnamed'}")
    told = notes((root / "CHANGELOG.md").read_text("utf-8"), version)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    build = [sys.executable, "-m", "hatchling", "build", "--directory", str(target)]
    subprocess.run(build, cwd=root, check=True, stdout=subprocess.DEVNULL, env=os.environ)
    made = sorted(target.iterdir())
    (target / "SHA256SUMS").write_text(checksums(made), "utf-8")
    (target / "NOTES.md").write_text(told, "utf-8")


def main() -> int:
    """Make the release that the command line names; 0 when it is there, 1 with what is lacking."""
    try:
        make_release(ROOT, "".join(sys.argv[1:2]), ROOT / "dist")
    except (NotReady, subprocess.CalledProcessError) as lacking:
        print(f"no release: {lacking}", file=sys.stderr)
        return 1
    print("in dist/: " + ", ".join(sorted(file.name for file in (ROOT / "dist").iterdir())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
