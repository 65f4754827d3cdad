"""What html-validate, which `make test` installs, says of pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CHECKER = Path(sys.executable).parent.parent / "node/node_modules/html-validate/bin/html-validate.mjs"
RULES = Path(__file__).with_name("html-validate.mjs")


def faults(node: str, *pages: Path) -> list[str]:
    """What html-validate says of these pages: "file:line:column text [rule]" each."""
    options = ("--config", RULES, "--formatter", "json", "--max-warnings", "0")
    command: list[str | Path] = [node, CHECKER, *options, *pages]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout, done.stderr
    found = [
        f"{page['filePath']}:{fault['line']}:{fault['column']} {fault['message']} [{fault['ruleId']}]"
        for page in json.loads(done.stdout)
        for fault in page["messages"]
    ]
    assert bool(done.returncode) == bool(found), done.stderr
    return found
