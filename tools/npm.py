"""Packages of npm in `.venv`, exactly as a `package-lock.json` of this repository has them.

Node.js and npm come from a wheel that the tests' lock pins, so that no system package is needed for them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from machine import run, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
NODE = VENV / "bin" / "node"
"""A link to the Node.js of the wheel; `install.py` makes it."""

LOCK = "package-lock.json"
NPM_FOLDERS = (ROOT / "tools" / "node", ROOT / "bench" / "node")
"""Where a package.json and its lock stand: for the tests, and for the benchmark."""


def npm(*words: str, folder: Path) -> None:
    """Run npm in `folder`, with the settings of its `.npmrc`.

    Raises subprocess.CalledProcessError when npm fails.
    """
    script = NODE.resolve().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    run([str(NODE), str(script), *words, "--prefix", str(folder)])


def install_locked(source: Path, target: Path) -> None:
    """Let `target` hold what the lock in `source` names, each package checked against its hash.

    Nothing is asked of the network when it does already, and what stood there stays until all is there.
    Raises subprocess.CalledProcessError when npm fails.
    """
    lock = target / LOCK
    if lock.is_file() and lock.read_bytes() == (source / LOCK).read_bytes():
        return
    say(f"installing the packages of {(source / LOCK).relative_to(ROOT)}")
    fresh = target.with_name(f"{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name in ("package.json", LOCK, ".npmrc"):
        shutil.copy(source / name, fresh)
    npm("ci", folder=fresh)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
