"""Builds that are killed, and several at the same time: a whole site stands there afterwards."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from build_case import BuildCase, server_file
from site_builders import project


@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.proof)])
def test_a_build_killed_at_any_touch_of_a_file_leaves_a_whole_site(case: BuildCase, step: int) -> None:
    """At every third, in `make proof` at each: a copy of the killed process goes on to the next one.

    On what every sixteenth leaves, the next build is tried. The file of the server is there at each.
    """
    pid = case.builders.start("build", cwd=case.folder, die_at=[*range(1, 10 * case.events, step)])
    killed = 0
    while (ended := case.builders.wait(pid)).code == -signal.SIGKILL:
        killed += 1
        case.assert_whole(case.old, case.new)
        if killed % 16 == 0:
            left = replace(case, folder=case.folder.parent / f"left-{killed}")
            shutil.copytree(case.folder, left.folder)
            left.assert_builds_again()
        pid = case.builders.go_on(pid)
    assert ended.code == 0, ended.output
    assert killed > 100 / step
    case.assert_builds_again()


@pytest.mark.proof
def test_builds_killed_at_any_moment_leave_a_whole_site(case: BuildCase) -> None:
    """In between too, while a file is written; each finds what the ones before it left."""
    chance = random.Random(11)
    for _ in range(40):
        pid = case.builders.start("build", cwd=case.folder)
        time.sleep(chance.uniform(0, 1.1 * case.seconds))
        os.kill(pid, signal.SIGKILL)
        case.builders.wait(pid)
        case.assert_whole(case.old, case.new)
    case.assert_builds_again()


def test_a_first_build_that_is_killed_leaves_nothing_or_a_whole_site(case: BuildCase) -> None:
    for moment in (case.events // 2, case.events - 6, case.events - 1):
        shutil.rmtree(case.out)
        case.builders.run("build", cwd=case.folder, die_at=[moment])
        server_file(case.out)
        case.assert_whole(case.none, case.new)
    case.assert_builds_again()


@pytest.mark.parametrize("bare", [True, False], ids=["nothing there", "a site there"])
def test_builds_at_the_same_time_all_end_well(case: BuildCase, bare: bool) -> None:
    if bare:
        shutil.rmtree(case.out)
        server_file(case.out)
    (case.folder / "picture.lock.json").unlink()
    started = [case.builders.start("build", cwd=case.folder) for _ in range(4)]
    for pid in started:
        ended = case.builders.wait(pid)
        assert ended.code == 0, ended.output
    case.assert_builds_again()


def test_of_two_builds_at_the_same_time_the_last_stays(case: BuildCase, tmp_path: Path) -> None:
    other = project(tmp_path / "other")
    started = [case.builders.start("build", "--out", case.out, cwd=one) for one in (case.folder, other)]
    ended = [case.builders.wait(pid) for pid in started]
    assert {one.code for one in ended} == {0}, ended
    case.assert_whole(case.old, case.new)
    case.assert_builds_again()
