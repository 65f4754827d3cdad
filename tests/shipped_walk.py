"""Cases walked by the script as the site carries it, in Node.js."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from random_tables import Case
from routewijzer.model import Route
from routewijzer.pages import helper_data

WalkResult = dict[str, Any]
"""What the script says of a case: `screens`, `known` answers and `reasons`."""


def walks(
    root: Path, node: str, script: Path, data: helper_data.HelperPayload, todo: Sequence[WalkResult]
) -> list[WalkResult]:
    """Return what the script says of cases (`chain` and the numbers of the `answers`)."""
    done = subprocess.run(
        [node, str(root / "tests/js/walk-cases.js")],
        input=json.dumps({"script": str(script), "data": data, "cases": todo}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[WalkResult] = json.loads(done.stdout)
    return found


def answer_numbers(route: Route, case: Case) -> dict[str, int]:
    """Return a case as the script knows it: the places of the answers."""
    return {key: list(route.questions[key].answers).index(answer) for key, answer in case.items()}


def answer_ids(route: Route, numbers: dict[str, int]) -> Case:
    """Return the answers that the script counts, by their ids."""
    return {key: list(route.questions[key].answers)[number] for key, number in numbers.items()}
