"""What stands around the code does what it says: workflows, release, hooks, changes."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import release
from routewijzer import __version__

ROOT = Path(__file__).resolve().parents[1]
GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
FAKES = ("apt-get", "make", "gh")
"""Commands that a step would run; here each only writes down how it was called."""


def parse(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))


def steps_of_github(file: Path) -> Iterator[tuple[str, str]]:
    for job in parse(file)["jobs"].values():
        yield from ((step["name"], step["run"]) for step in job["steps"] if "run" in step)


def steps_of_gitlab() -> Iterator[tuple[str, str]]:
    whole = parse(GITLAB)
    for name, job in whole.items():
        if isinstance(job, dict) and "script" in job:
            yield name, "\n".join((*whole["default"]["before_script"], *job["script"]))


def calls(script: str, tmp_path: Path) -> list[str]:
    """Return what a step calls, one command a line, in a folder with this project's `.ci/run`."""
    tools, work, log = tmp_path / "bin", tmp_path / "work", tmp_path / "log"
    (work / ".ci").mkdir(parents=True)
    (work / ".ci" / "run").write_bytes((ROOT / ".ci" / "run").read_bytes())
    for name in ("one.whl", "one.tar.gz"):
        (work / name).touch()
    tools.mkdir()
    for name in FAKES:
        (tools / name).write_text(f'#!/bin/sh\necho "{name} $*" >> "{log}"\n', "utf-8")
        (tools / name).chmod(0o755)
    named = {"GITHUB_REF_NAME": "v1.2.3", "CI_COMMIT_TAG": "v1.2.3", "GITHUB_REPOSITORY": "a/b"}
    environment = {"PATH": f"{tools}:{os.environ['PATH']}", **named}
    subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=work, env=environment, check=True)
    return log.read_text("utf-8").splitlines()


INSTALL = [
    "apt-get update",
    "apt-get install --yes --no-install-recommends ca-certificates git make python3 python3-venv",
]
CHECK = ["make check", "make test"]
PROOF = ["make proof"]
RELEASE = ["make release VERSION=1.2.3"]
PUBLISH = [
    "gh release create v1.2.3 --repo a/b --title v1.2.3 --notes-file NOTES.md one.whl one.tar.gz SHA256SUMS"
]
EXPECTED_STEPS = {
    "check.yml": [INSTALL, CHECK],
    "nightly.yml": [INSTALL, PROOF],
    "release.yml": [INSTALL, CHECK, RELEASE, PUBLISH],
}


@pytest.mark.parametrize("file", GITHUB, ids=lambda file: file.name)
def test_the_steps_of_a_workflow_run_what_every_change_must_pass(file: Path, tmp_path: Path) -> None:
    ran = [calls(run, tmp_path / str(place)) for place, (_, run) in enumerate(steps_of_github(file))]
    assert ran == EXPECTED_STEPS[file.name]


def test_the_other_runner_runs_the_same(tmp_path: Path) -> None:
    ran = {name: calls(script, tmp_path / name) for name, script in steps_of_gitlab()}
    assert ran == {"check": [*INSTALL, *CHECK], "release-files": [*INSTALL, *RELEASE]}


@pytest.mark.parametrize("file", GITHUB, ids=lambda file: file.name)
def test_a_workflow_may_write_only_where_it_publishes(file: Path) -> None:
    whole = parse(file)
    assert whole["permissions"] == {"contents": "read"}
    writing = [name for name, job in whole["jobs"].items() if job.get("permissions")]
    assert writing == (["publish"] if file.name == "release.yml" else [])


def test_each_action_of_a_workflow_is_pinned_by_its_commit() -> None:
    used = [line for file in GITHUB for line in re.findall(r"uses: (.*)", file.read_text("utf-8"))]
    assert len(used) == 6
    assert [one for one in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_every_target_of_make_that_a_runner_asks_for_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    asked = {line.split()[1] for line in (*CHECK, *PROOF, *RELEASE)}
    assert asked <= targets


def test_what_is_looked_after_for_newer_versions_is_where_locks_and_workflows_stand() -> None:
    updates = parse(ROOT / ".github/dependabot.yml")["updates"]
    folders = {where for item in updates for where in item.get("directories", [item.get("directory")])}
    assert folders == {"/", "/requirements", "/tools/node", "/bench/node"}
    for where in folders:
        assert (ROOT / where.lstrip("/")).is_dir()


def test_each_hook_before_a_commit_runs_a_tool_of_this_project() -> None:
    (own,) = parse(ROOT / ".pre-commit-config.yaml")["repos"]
    assert own["repo"] == "local"
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for hook in own["hooks"]:
        program, *words = hook["entry"].split()
        assert (ROOT / program).exists(), hook["id"]
        assert program.replace(".venv/bin", "$(BIN)") + " " + words[0] in makefile, hook["id"]


def test_the_version_of_the_package_has_its_part_in_the_changes() -> None:
    assert release.notes((ROOT / "CHANGELOG.md").read_text("utf-8"), __version__).strip()


@pytest.mark.parametrize(
    ("changes", "version", "expected"),
    [
        ("# C\n\n## 2.0.0\n\nNew.\n\n## 1.0.0\n\nOld.\n", "2.0.0", "New.\n"),
        ("# C\n\n## 2.0.0 (2026-12-01)\n\nNew.\n", "2.0.0", "New.\n"),
        ("# C\n\n## 2.0.0\n\n## 1.0.0\n\nOld.\n", "2.0.0", None),
        ("# C\n\n## Unreleased\n\nNew.\n", "2.0.0", None),
        ("# C\n\n## 2x0x0\n\nNew.\n", "2.0.0", None),
    ],
)
def test_the_notes_of_a_release_are_its_part_of_the_changes(
    changes: str, version: str, expected: str | None
) -> None:
    if expected is None:
        with pytest.raises(release.NotReady, match=version):
            release.notes(changes, version)
    else:
        assert release.notes(changes, version) == expected


def test_a_release_is_a_wheel_an_archive_their_sums_and_the_notes(tmp_path: Path) -> None:
    target = tmp_path / "dist"
    release.make_release(ROOT, __version__, target)
    wheel, archive = (f"routewijzer-{__version__}{end}" for end in ("-py3-none-any.whl", ".tar.gz"))
    assert {file.name for file in target.iterdir()} == {wheel, archive, "SHA256SUMS", "NOTES.md"}
    sums = dict(line.split()[::-1] for line in (target / "SHA256SUMS").read_text("utf-8").splitlines())
    assert sums == {
        name: hashlib.sha256((target / name).read_bytes()).hexdigest() for name in (wheel, archive)
    }


def test_a_tag_that_is_not_the_version_makes_no_release(tmp_path: Path) -> None:
    with pytest.raises(release.NotReady, match=r"9\.9\.9"):
        release.make_release(ROOT, "9.9.9", tmp_path / "dist")
    assert not (tmp_path / "dist").exists()
