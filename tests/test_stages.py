"""The measurement of the stages knows the functions that do them."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from stages import STAGES, once

from checking import ROUTES


def test_every_stage_of_a_build_is_measured(tmp_path: Path) -> None:
    seconds = once(copytree(ROUTES / "ok" / "found-pet", tmp_path / "pet"))
    assert {*seconds} == {*(stage for stage, _, _ in STAGES), "the rest", "all"}
