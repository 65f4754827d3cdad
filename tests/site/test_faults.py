"""Whatever happens while a site is built: the one before stays whole, and the next build works."""

from __future__ import annotations

import os
import random
import shutil
import signal
import stat
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from conftest import BIN
from site_builders import Builders, Ended, change, environment, project, seen

OLD, NEW = "Found pet guide", "Lost pet guide"
"""The name of the route before and after a change; it stands on every page."""


@dataclass
class Case:
    """A project with a site, a change that is not built yet, and what the site is before and after it; `none`
    is a folder with nothing but the file of a server, which stands in the other two as well."""

    folder: Path
    builders: Builders
    old: str
    new: str
    none: str
    lock: bytes
    events: int
    seconds: float

    @property
    def out(self) -> Path:
        """The folder of the site."""
        return self.folder / "site"

    def built(self) -> Ended:
        """Builds, which must work."""
        ended = self.builders.run("build", cwd=self.folder)
        assert ended.code == 0, ended.said
        return ended

    def assert_whole(self, *allowed: str) -> None:
        """The site is one of those allowed, and the kept places are all there."""
        assert seen(self.out) in allowed
        assert (self.folder / "picture.lock.json").read_bytes() == self.lock

    def assert_builds_again(self) -> None:
        """The next build works and clears what was left."""
        self.built()
        self.assert_whole(self.new)
        names = {path.name for path in self.folder.iterdir()}
        assert names == {"content", "mkdocs.yml", "picture.lock.json", "route.yaml", "site"}


def server_file(out: Path) -> None:
    """Puts a file of a web server where a site stands or will stand."""
    out.mkdir(exist_ok=True)
    (out / ".htaccess").write_text("Options -Indexes\n", "utf-8")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, builders: Builders) -> Case:
    """The case that the others are copies of."""
    folder = project(tmp_path_factory.mktemp("first") / "project")
    assert builders.run("build", cwd=folder).code == 0
    change(folder, (OLD, NEW), ("Stay calm", "Stay very calm"))
    begin = time.monotonic()
    built = builders.run("build", "--out", "new", cwd=folder)
    seconds = time.monotonic() - begin
    for out in ("site", "new", "none"):
        server_file(folder / out)
    old, new = seen(folder / "site"), seen(folder / "new")
    assert "" != old != new != ""
    none = seen(folder / "none")
    shutil.rmtree(folder / "new")
    shutil.rmtree(folder / "none")
    lock = (folder / "picture.lock.json").read_bytes()
    return Case(folder, builders, old, new, none, lock, built.events, seconds)


@pytest.fixture
def case(tmp_path: Path, first: Case) -> Case:
    shutil.copytree(first.folder, tmp_path / "project")
    return replace(first, folder=tmp_path / "project")


def assert_told(ended: Ended, *parts: str) -> None:
    """The command ended with an error, in words, that say what to do."""
    assert ended.code == 1, ended.said
    assert "Traceback" not in ended.said
    for part in parts:
        assert part in ended.said


def test_a_build_killed_at_any_touch_of_a_file_leaves_a_whole_site(case: Case) -> None:
    """At each of them, more than a hundred: a copy of the killed process goes on to the next one. On what
    every sixteenth leaves, the next build is tried. The file of the server is there at each."""
    pid = case.builders.start("build", cwd=case.folder, die_at=[*range(1, 10 * case.events)])
    killed = 0
    while (ended := case.builders.wait(pid)).code == -signal.SIGKILL:
        killed += 1
        case.assert_whole(case.old, case.new)
        if killed % 16 == 0:
            left = replace(case, folder=case.folder.parent / f"left-{killed}")
            shutil.copytree(case.folder, left.folder)
            left.assert_builds_again()
        pid = case.builders.go_on(pid)
    assert ended.code == 0, ended.said
    assert killed > 100
    case.assert_builds_again()


@pytest.mark.proof
def test_builds_killed_at_any_moment_leave_a_whole_site(case: Case) -> None:
    """In between too, while a file is written; each finds what the ones before it left."""
    chance = random.Random(11)
    for _ in range(40):
        pid = case.builders.start("build", cwd=case.folder)
        time.sleep(chance.uniform(0, 1.1 * case.seconds))
        os.kill(pid, signal.SIGKILL)
        case.builders.wait(pid)
        case.assert_whole(case.old, case.new)
    case.assert_builds_again()


def test_a_first_build_that_is_killed_leaves_nothing_or_a_whole_site(case: Case) -> None:
    for moment in (case.events // 2, case.events - 6, case.events - 1):
        shutil.rmtree(case.out)
        case.builders.run("build", cwd=case.folder, die_at=[moment])
        server_file(case.out)
        case.assert_whole(case.none, case.new)
    case.assert_builds_again()


@pytest.mark.parametrize("most", [300, 3_000, 30_000])
def test_a_disk_that_takes_no_more_leaves_the_site_whole(case: Case, most: int) -> None:
    (case.folder / "picture.lock.json").unlink()  # it is the first that is written
    ended = case.builders.run("build", cwd=case.folder, largest=most)
    assert_told(ended, "cannot write", "choose another --out")
    assert seen(case.out) == case.old
    case.assert_builds_again()


def test_a_full_disk_leaves_the_site_whole(tmp_path: Path, builders: Builders) -> None:
    folder = project(tmp_path / "project")
    script = f"""mount -t tmpfs -o size=4m none "$1" && cp -r "$2"/. "$1" && cd "$1" || exit 77
      "{BIN}/routewijzer" build || exit 3
      find site -type f -exec sha256sum {{}} + | sort > before
      head -c 6000000 /dev/zero > full
      "{BIN}/routewijzer" build > said 2>&1; code=$?
      find site -type f -exec sha256sum {{}} + | sort | cmp - before || exit 4
      ls -A; rm full; echo "code $code"
      "{BIN}/routewijzer" build || exit 5"""
    (tmp_path / "disk").mkdir()
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", tmp_path / "disk", folder],
        capture_output=True, text=True, check=False, timeout=60, env=environment(builders.logs),
    )  # fmt: skip
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "code 1" in done.stdout


def test_a_folder_that_may_not_be_written_is_told(case: Case) -> None:
    closed = case.folder / "closed"
    (closed / "site").mkdir(parents=True)
    closed.chmod(stat.S_IRUSR | stat.S_IXUSR)
    own = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*own, BIN / "routewijzer", "build", "--out", "closed/site"],
        cwd=case.folder, capture_output=True, text=True, check=False, timeout=60,
        env=environment(case.builders.logs),
    )  # fmt: skip
    assert_told(Ended(done.returncode, 0, done.stderr), "cannot write", "closed", "choose another --out")
    closed.chmod(stat.S_IRWXU)
    shutil.rmtree(closed)
    case.assert_whole(case.old)
    case.assert_builds_again()


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (None, "there is no such program"),
        ("exit 0", "it gave no reason"),
        ("echo 'out of memory' >&2; exit 3", "failed with code 3: out of memory"),
        ("kill -SEGV $$", "failed with code -11"),
        ("exec sleep 30", "did not finish in 0.3 seconds"),
        ("head -c 4000000 /dev/zero", "wrote no png"),
        ("echo '<svg/>'", "wrote no png"),
    ],
    ids=["missing", "silent", "failing", "crashing", "hanging", "zeros", "other"],
)
def test_a_broken_graphviz_is_told_and_costs_a_site_only_the_files_that_it_draws(
    case: Case, script: str | None, told: str
) -> None:
    engine = case.folder.parent / "dot"
    if script is not None:
        engine.write_text(f"#!/bin/sh\n{script}\n")
        engine.chmod(0o755)
    broken = {"GRAPHVIZ_DOT": str(engine)}
    target = case.folder / "route.png"
    ended = case.builders.run("export", "png", target, cwd=case.folder, environment=broken, patience=0.3)
    assert_told(ended, told, "GRAPHVIZ_DOT")
    assert not target.exists()
    ended = case.builders.run("build", cwd=case.folder, environment=broken, patience=0.3)
    assert ended.code == 0, ended.said
    assert "warning: the site lacks the picture as SVG" in ended.said
    assert [file.suffix for file in (case.out / "downloads").iterdir()] == [".gv"]
    case.assert_builds_again()


def vanish(case: Case) -> None:
    (case.folder / "content" / "about.md").unlink()


def empty(case: Case) -> None:
    (case.folder / "route.yaml").write_text("")


def gone(case: Case) -> None:
    (case.folder / "route.yaml").unlink()


def unreadable(case: Case) -> None:
    (case.folder / "content" / "about.md").write_bytes(b"\xff\xfe")


def a_folder(case: Case) -> None:
    (case.folder / "route.yaml").unlink()
    (case.folder / "route.yaml").mkdir()


@pytest.mark.parametrize(
    "fault", [vanish, empty, gone, unreadable, a_folder], ids=lambda one: str(one.__name__)
)
def test_what_is_missing_or_broken_in_a_project_is_told(case: Case, fault: Callable[[Case], None]) -> None:
    keep = case.folder.parent / "keep"
    shutil.copytree(case.folder, keep)
    fault(case)
    ended = case.builders.run("build", cwd=case.folder)
    assert_told(ended, "nothing was built")
    case.assert_whole(case.old)
    shutil.rmtree(case.folder)
    keep.rename(case.folder)
    case.assert_builds_again()


@pytest.mark.parametrize("text", ["{", "nothing: 1", "site_name: x\nplugins: [nonesuch]"])
def test_a_broken_mkdocs_yml_is_told(case: Case, text: str) -> None:
    good = (case.folder / "mkdocs.yml").read_text()
    (case.folder / "mkdocs.yml").write_text(text)
    ended = case.builders.run("build", cwd=case.folder)
    assert_told(ended, "onfig")
    case.assert_whole(case.old)
    (case.folder / "mkdocs.yml").write_text(good)
    case.assert_builds_again()


@pytest.mark.parametrize("bare", [True, False], ids=["nothing there", "a site there"])
def test_builds_at_the_same_time_all_end_well(case: Case, bare: bool) -> None:
    if bare:
        shutil.rmtree(case.out)
        server_file(case.out)
    (case.folder / "picture.lock.json").unlink()
    started = [case.builders.start("build", cwd=case.folder) for _ in range(4)]
    for pid in started:
        ended = case.builders.wait(pid)
        assert ended.code == 0, ended.said
    case.assert_builds_again()


def test_of_two_builds_at_the_same_time_the_last_stays(case: Case, tmp_path: Path) -> None:
    other = project(tmp_path / "other")
    started = [case.builders.start("build", "--out", case.out, cwd=one) for one in (case.folder, other)]
    ended = [case.builders.wait(pid) for pid in started]
    assert {one.code for one in ended} == {0}, ended
    case.assert_whole(case.old, case.new)
    case.assert_builds_again()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}', '{"format": 1, "places": []}', "\xff"])
def test_kept_places_that_are_broken_hinder_nobody(case: Case, text: str) -> None:
    (case.folder / "picture.lock.json").write_text(text, "latin-1")
    case.assert_builds_again()


def test_a_fault_that_nobody_foresaw_is_one_line_and_can_be_traced(case: Case) -> None:
    ended = case.builders.run("build", cwd=case.folder, broken=True)
    assert_told(ended, "RuntimeError: unforeseen", "ROUTEWIJZER_DEBUG=1")
    debug = {"ROUTEWIJZER_DEBUG": "1"}
    assert "Traceback" in case.builders.run("build", cwd=case.folder, broken=True, environment=debug).said
    case.assert_whole(case.old)
