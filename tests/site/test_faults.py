"""Whatever is wrong while a site is built: the one before stays whole, and the next build works."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from build_case import BuildCase, assert_error
from conftest import BIN
from site_builders import Builders, CommandResult, environment, fingerprint_of, project


@pytest.mark.parametrize("most", [300, pytest.param(3_000, marks=pytest.mark.proof), 30_000])
def test_a_disk_that_takes_no_more_leaves_the_site_whole(case: BuildCase, most: int) -> None:
    (case.folder / "picture.lock.json").unlink()  # it is the first that is written
    ended = case.builders.run("build", cwd=case.folder, largest=most)
    assert_error(ended, "cannot write", "choose another --out")
    assert fingerprint_of(case.out) == case.old
    case.assert_builds_again()


@pytest.mark.proof
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
        capture_output=True, text=True, check=False, timeout=60, env=environment(builders.copy),
    )  # fmt: skip
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "code 1" in done.stdout


def test_a_folder_that_may_not_be_written_is_told(case: BuildCase) -> None:
    closed = case.folder / "closed"
    (closed / "site").mkdir(parents=True)
    closed.chmod(stat.S_IRUSR | stat.S_IXUSR)
    own = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*own, BIN / "routewijzer", "build", "--out", "closed/site"],
        cwd=case.folder, capture_output=True, text=True, check=False, timeout=60,
        env=environment(case.builders.copy),
    )  # fmt: skip
    assert_error(
        CommandResult(done.returncode, 0, done.stderr), "cannot write", "closed", "choose another --out"
    )
    closed.chmod(stat.S_IRWXU)
    shutil.rmtree(closed)
    case.assert_whole(case.old)
    case.assert_builds_again()


@pytest.mark.parametrize(
    ("script", "message"),
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
def test_a_broken_graphviz_is_told(case: BuildCase, script: str | None, message: str) -> None:
    target = case.folder / "route.png"
    broken = {"GRAPHVIZ_DOT": str(engine_of(case, script))}
    ended = case.builders.run("export", "png", target, cwd=case.folder, environment=broken, patience=0.3)
    assert_error(ended, message, "GRAPHVIZ_DOT")
    assert not target.exists()


def engine_of(case: BuildCase, script: str | None) -> Path:
    """Return a program that stands for Graphviz and does what `script` says; None: there is no such file."""
    engine = case.folder.parent / "dot"
    if script is not None:
        engine.write_text(f"#!/bin/sh\n{script}\n")
        engine.chmod(0o755)
    return engine


@pytest.mark.parametrize(
    "script",
    [
        None,
        "exec sleep 30",
        *(
            pytest.param(script, marks=pytest.mark.proof)
            for script in ("exit 0", "exit 3", "kill -SEGV $$", "head -c 4000000 /dev/zero", "echo '<svg/>'")
        ),
    ],
)
def test_a_broken_graphviz_costs_a_site_only_the_files_that_it_draws(
    case: BuildCase, script: str | None
) -> None:
    broken = {"GRAPHVIZ_DOT": str(engine_of(case, script))}
    ended = case.builders.run("build", cwd=case.folder, environment=broken, patience=0.3)
    assert ended.code == 0, ended.output
    assert "warning: the site lacks the picture as SVG" in ended.output
    assert [file.suffix for file in (case.out / "downloads").iterdir()] == [".gv"]
    case.assert_builds_again()


def vanish(case: BuildCase) -> None:
    (case.folder / "content" / "about.md").unlink()


def empty(case: BuildCase) -> None:
    (case.folder / "route.yaml").write_text("")


def remove_route(case: BuildCase) -> None:
    (case.folder / "route.yaml").unlink()


def unreadable(case: BuildCase) -> None:
    (case.folder / "content" / "about.md").write_bytes(b"\xff\xfe")


def a_folder(case: BuildCase) -> None:
    (case.folder / "route.yaml").unlink()
    (case.folder / "route.yaml").mkdir()


def test_what_is_missing_or_broken_in_a_project_is_told(case: BuildCase) -> None:
    """Each fault alone, of which nothing is left; once all are mended the next build works."""
    keep = case.folder.parent / "keep"
    shutil.copytree(case.folder, keep)
    for fault in (vanish, empty, remove_route, unreadable, a_folder):
        fault(case)
        broken = names_in(case.folder)
        ended = case.builders.run("build", cwd=case.folder)
        assert_error(ended, "nothing was built")
        case.assert_whole(case.old)
        assert names_in(case.folder) == broken, fault
        for name in ("content", "route.yaml"):
            restore(keep / name, case.folder / name)
    case.assert_builds_again()


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def restore(good: Path, place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    if good.is_dir():
        shutil.copytree(good, place)
    else:
        shutil.copy(good, place)


def test_a_broken_mkdocs_yml_is_told(case: BuildCase) -> None:
    good = (case.folder / "mkdocs.yml").read_text()
    for text in ("{", "nothing: 1", "site_name: x\nplugins: [nonesuch]"):
        (case.folder / "mkdocs.yml").write_text(text)
        ended = case.builders.run("build", cwd=case.folder)
        assert_error(ended, "onfig")
        case.assert_whole(case.old)
        assert names_in(case.folder) == {"content", "mkdocs.yml", "picture.lock.json", "route.yaml", "site"}
    (case.folder / "mkdocs.yml").write_text(good)
    case.assert_builds_again()


@pytest.mark.parametrize(
    "text",
    [
        *("", '{"format": 1, "places": []}', "\xff"),
        *(pytest.param(text, marks=pytest.mark.proof) for text in ("{", "[]", '{"format": 1}')),
    ],
)
def test_kept_places_that_are_broken_hinder_nobody(case: BuildCase, text: str) -> None:
    (case.folder / "picture.lock.json").write_text(text, "latin-1")
    case.assert_builds_again()


def test_a_fault_that_nobody_foresaw_is_one_line_and_can_be_traced(case: BuildCase) -> None:
    ended = case.builders.run("build", cwd=case.folder, broken=True)
    assert_error(ended, "RuntimeError: unforeseen", "ROUTEWIJZER_DEBUG=1")
    debug = {"ROUTEWIJZER_DEBUG": "1"}
    assert "Traceback" in case.builders.run("build", cwd=case.folder, broken=True, environment=debug).output
    case.assert_whole(case.old)
