"""What html-validate, which `make test` installs, says of pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile

CHECKER = Path(sys.executable).parent.parent / "node/node_modules/html-validate/bin/html-validate.mjs"
RULES = Path(__file__).with_name("html-validate.mjs")


def faults(node: str, *pages: Path) -> list[str]:
    """Return what html-validate says of these pages: "file:line:column text [rule]" each."""
    options = ("--config", RULES, "--formatter", "json", "--max-warnings", "0")
    command: list[str | Path] = [node, CHECKER, *options, *pages]
    with TemporaryFile() as told:  # into a pipe it would end before all is written
        done = subprocess.run(command, stdout=told, stderr=subprocess.PIPE, timeout=120, check=False)
        told.seek(0)
        text = told.read().decode()
    assert text, done.stderr
    found = [
        f"{page['filePath']}:{fault['line']}:{fault['column']} {fault['message']} [{fault['ruleId']}]"
        for page in json.loads(text)
        for fault in page["messages"]
    ]
    assert bool(done.returncode) == bool(found), done.stderr
    return found
