"""How much work something is, counted and not timed: the same on every machine, however busy it is."""

import sys
from collections.abc import Callable
from typing import Any


def calls(act: Callable[[], object], most: int | None = None) -> int:
    """How many functions of Python and of C are called while `act` runs.

    Raises AssertionError as soon as there are more than `most`, so that work without end ends too.
    """
    count = 0

    def hook(_frame: object, event: str, _argument: Any) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1
            assert most is None or count <= most, f"more than {most:,} calls"

    sys.setprofile(hook)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count
