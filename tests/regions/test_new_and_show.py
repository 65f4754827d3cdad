"""The commands that help an editor on: a project in a fresh repository, renewed files, paths of a part."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import BIN
from regions.overlays import base
from routewijzer.cli import main
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay.tree import tree
from routewijzer.overlay_checks.part_paths import part_paths, parts_named
from routewijzer.yamldoc import parse


def run(*words: str | Path, code: int = 0, answer: str | None = None) -> str:
    """Return what a command prints; fails when it ends otherwise than with `code`."""
    done = CliRunner().invoke(main, [str(word) for word in words], input=answer)
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a folder as a forge gives it: a repository with a README and a licence."""
    (tmp_path / ".git").mkdir()
    for name in ("README.md", "LICENSE", ".gitignore"):
        (tmp_path / name).write_text(f"theirs: {name}\n", "utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def utrecht(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project that `new` makes for Utrecht; its users change copies."""
    folder = tmp_path_factory.mktemp("new") / "own"
    run("new", "Utrecht", "--in", folder)
    return folder


def test_a_project_begins_in_a_fresh_repository_and_leaves_what_stands_there(repository: Path) -> None:
    assert "read ROUTEWIJZER.md there" in run("new", "Utrecht", "--in", repository)
    for name in ("README.md", "LICENSE", ".gitignore"):
        assert (repository / name).read_text("utf-8") == f"theirs: {name}\n"
    assert "# Routewijzer Utrecht" in (repository / "ROUTEWIJZER.md").read_text("utf-8")
    assert json.loads((repository / "region.schema.json").read_text("utf-8"))["title"] == "Routewijzer region"
    told = run("new", "Zeist", "--in", repository, code=1)
    assert "region.yaml" in told
    assert "nothing was written" in told
    assert "id: utrecht" in (repository / "region.yaml").read_text("utf-8")


def test_an_upgrade_names_and_renews_what_new_made_and_nothing_of_the_regions_own(repository: Path) -> None:
    run("new", "Utrecht", "--in", repository)
    flow, region = repository / ".github" / "workflows" / "site.yml", repository / "region.yaml"
    made = flow.read_text("utf-8")
    flow.write_text("old\n", "utf-8")
    (repository / "region.schema.json").write_text("{}\n", "utf-8")
    mine = region.read_text("utf-8") + "# mine\n"
    region.write_text(mine, "utf-8")
    told = run("--project", repository, "upgrade", answer="n\n", code=1)
    assert told.splitlines()[:2] == [".github/workflows/site.yml", "region.schema.json"]
    assert flow.read_text("utf-8") == "old\n"
    run("--project", repository, "upgrade", "--yes")
    assert flow.read_text("utf-8") == made
    assert region.read_text("utf-8") == mine
    assert (repository / "README.md").read_text("utf-8") == "theirs: README.md\n"
    assert "all files are those of version" in run("--project", repository, "upgrade")


WORKFLOWS = (".github/workflows/site.yml", ".github/workflows/basisroute.yml")


def scripts(folder: Path, name: str) -> list[str]:
    """Return the shell steps of a workflow of GitHub or GitLab."""
    read, _ = parse((folder / name).read_text("utf-8"), name)
    assert read is not None
    data = json.loads(json.dumps(read.data))
    if "jobs" in data:
        steps = [step for job in data["jobs"].values() for step in job["steps"]]
        return [step["run"] for step in steps if "run" in step]
    jobs = [job for job in data.values() if isinstance(job, dict)]
    return [line for job in jobs for key in ("before_script", "script") for line in job.get(key, [])]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with the words that a command knew: what two workflows say is asked once."""
    file = tmp_path_factory.mktemp("workflows") / "answers"
    file.touch()
    return file


@pytest.mark.parametrize("name", [*WORKFLOWS, ".gitlab-ci.yml"])
def test_each_shell_step_of_a_workflow_runs_and_says_what_the_commands_know(
    tmp_path: Path, answers: Path, utrecht: Path, name: str
) -> None:
    own, tools, log = tmp_path / "own", tmp_path / "tools", tmp_path / "log"
    shutil.copytree(utrecht, own)
    tools.mkdir()
    known = {  # a command parses its words before it helps, so a word that it does not know ends it with 2
        "routewijzer": f'echo "$*" >> {log}; {ask(answers, BIN / "routewijzer")}',
        "pip": f'echo "pip $*" >> {log}; [ "$1" = check ] || {ask(answers, f"{sys.executable} -m pip")}',
        "gh": f'echo "gh $*" >> {log}',
    }
    for tool, answer in known.items():
        (tools / tool).write_text(f"#!/bin/sh\n{answer}\n", "utf-8")
        (tools / tool).chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "ADDRESS": "", "CI_PAGES_URL": ""}
    for script in scripts(own, name):
        done = subprocess.run(
            ["sh", "-ec", script], cwd=own, env=environment, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stdout + done.stderr
    told = log.read_text("utf-8").splitlines()
    if "basisroute" in name:
        assert "drift" in told
        return
    assert told[:3] == [
        "pip install --require-hashes -r packages.lock",
        "pip install --no-deps -r requirements.txt",
        "pip check",
    ]
    assert "check --strict" in told
    assert any(line.startswith("build --out ") for line in told)


def ask(answers: Path, command: Path | str) -> str:
    """Return the line of a shell that asks a command whether it knows its words, unless it did before."""
    words = f'"{command} $*"'
    return f'grep -qxF {words} {answers} || {{ {command} "$@" --help && echo {words} >> {answers}; }}'


def test_a_new_project_pins_its_actions_by_commit_and_its_packages_by_hash(utrecht: Path) -> None:
    used = [
        line.partition("uses: ")[2]
        for name in WORKFLOWS
        for line in (utrecht / name).read_text("utf-8").splitlines()
        if "uses: " in line
    ]
    assert len(used) == 7
    assert [
        one for one in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)
    ] == []
    packages = (utrecht / "packages.lock").read_text("utf-8").replace("\\\n", " ").splitlines()
    assert len(packages) > 20
    form = r"[\w.-]+==\S+( ; [^#]*?)?(\s+--hash=sha256:[0-9a-f]{64})+"
    assert [one for one in packages if not re.fullmatch(form, one)] == []
    named = {re.split("==", one)[0] for one in packages}
    assert named > {"mkdocs", "jinja2", "pydantic", "click"}
    assert "routewijzer" not in named


@pytest.mark.parametrize(
    ("code", "issues", "expected_call"),
    [(0, "", ""), (1, "", "issue create"), (1, "7", "issue comment 7")],
    ids=["nothing changed", "no issue yet", "an issue is open"],
)
def test_the_weekly_job_tells_what_the_newest_base_changes_in_one_issue(
    tmp_path: Path, utrecht: Path, code: int, issues: str, expected_call: str
) -> None:
    job = utrecht / ".github" / "workflows" / "basisroute.yml"
    read, _ = parse(job.read_text("utf-8"), "basisroute.yml")
    assert read is not None
    script = json.loads(json.dumps(read.data))["jobs"]["drift"]["steps"][-1]["run"]
    tools, log = tmp_path / "tools", tmp_path / "log"
    tools.mkdir()
    answers = {
        "routewijzer": f"echo what changed; exit {code}",
        "gh": f'case "$2" in list) echo "{issues}";; *) echo "$*" >> {log}; cat verslag.txt >> {log};; esac',
    }
    for name, answer in answers.items():
        (tools / name).write_text(f"#!/bin/sh\n{answer}\n", "utf-8")
        (tools / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}
    subprocess.run(["sh", "-ec", script], cwd=tmp_path, env=environment, check=True, timeout=60)
    told = log.read_text("utf-8").splitlines() if log.exists() else ["", ""]
    assert told[0].startswith(expected_call)
    assert told[1] == ("what changed" if expected_call else "")


def test_each_value_of_a_part_is_shown_with_its_path_and_what_a_region_may_do() -> None:
    root = tree(base())
    assert parts_named(root, "shelter") == (("services", "shelter"),)
    shown = {one.name: one.grade for one in part_paths(root, ROUTE_KEYS, ("decisions", "choose"))}
    assert shown["decisions.choose.rules.hurt.then"] == "locked"
    assert shown["decisions.choose.outcomes.help.actions.Stay with the cat."] == "locked"
    assert shown["decisions.choose.rules.owned.because"] == "approved"  # its table has a locked rule
    assert shown["decisions.choose.rules.owned.basis"] == "free"
    assert {one.name: one.grade for one in part_paths(root, ROUTE_KEYS, ("services", "shelter"))} == {
        "services.shelter.title": "approved",
        "services.shelter.phone": "locked",
        "services.shelter.summary": "approved",
        "services.shelter.source": "free",
    }


def test_a_part_is_shown_on_the_command_line_by_its_id_or_its_path() -> None:
    assert "steps.stap-2.title  [na goedkeuring]\n    Overleg met" in run("show", "stap-2")
    told = run("show", "decisions.beslissing-1.rules.acuut")
    assert "decisions.beslissing-1.rules.acuut.then  [zit vast]\n    melden-acuut\n" in told
    assert 'did you mean "stap-2"?' in run("show", "stapp-2", code=2)
