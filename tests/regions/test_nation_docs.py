"""docs/landelijk.md: each file on the page is read, and its shell steps run, on real projects of regions."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from conftest import BIN
from regions.overlays import BASE, FILL, HEAD, ROOT
from routewijzer.cli import main
from routewijzer.yamldoc import parse

PAGE = (ROOT / "docs" / "landelijk.md").read_text("utf-8")
FILES = {
    name: text
    for text in re.findall(r"^```yaml\n(# \.github/.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for name in re.findall(r"workflows/([\w-]+)\.yml", text.partition("\n")[0])
}
REGIONS = json.loads(re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[0])

STUBS = {
    "pip": 'echo "pip $*" >> "$LOG"',
    "twine": 'echo "twine $*" >> "$LOG"',
    "python": 'echo "python $*" >> "$LOG"; mkdir -p dist; touch dist/routewijzer-1-py3-none-any.whl',
    "git": 'for last in "$@"; do :; done; cp -r "$REGION" "$last"; echo "git $*" >> "$LOG"',
    "curl": (
        'while [ $# -gt 1 ]; do [ "$1" = --output ] && out=$2; shift; done; '
        'case "$1" in *zeeland*) exit 22;; *) echo "{}" > "$out"; echo "curl $1" >> "$LOG";; esac'
    ),
}
"""What stands for a server of others: a package index, a forge, the sites of the regions."""


def workflow(name: str) -> dict[str, Any]:
    """Return a workflow of the page as data; fails when it is no YAML."""
    read, findings = parse(FILES[name], f"{name}.yml")
    assert read is not None, findings
    data: dict[str, Any] = json.loads(json.dumps(read.data))
    return data


def steps(name: str) -> Iterator[dict[str, Any]]:
    """Yield the steps of a workflow."""
    for job in workflow(name)["jobs"].values():
        yield from job["steps"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small base with its list of regions, and beside it the project of a region."""
    base, region = tmp_path / "base", tmp_path / "region"
    for folder in (base / "content", region, tmp_path / "tools", tmp_path / "runner"):
        folder.mkdir(parents=True)
    (base / "route.yaml").write_text(BASE, "utf-8")
    (base / "regios.json").write_text(json.dumps(REGIONS, indent=1), "utf-8")
    (region / "region.yaml").write_text(HEAD + FILL, "utf-8")
    for tool, answer in STUBS.items():
        (tmp_path / "tools" / tool).write_text(f"#!/bin/sh\n{answer}\n", "utf-8")
        (tmp_path / "tools" / tool).chmod(0o755)
    return base


def shell(project: Path, script: str, code: int = 0, **more: str) -> tuple[str, str]:
    """Run a step as a runner does; return what it printed and what the servers of others were asked."""
    above, log = project.parent, project.parent / "log"
    log.write_text("", "utf-8")
    environment = {
        "PATH": f"{above / 'tools'}:{BIN}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(above),
        "LOG": str(log),
        "REGION": str(above / "region"),
        "RUNNER_TEMP": str(above / "runner"),
        "GITHUB_OUTPUT": str(above / "output"),
        "GITHUB_STEP_SUMMARY": str(above / "summary"),
        **more,
    }
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr, log.read_text("utf-8")


def test_the_page_has_the_three_files_and_each_pins_its_actions() -> None:
    assert list(FILES) == ["kandidaat", "uitbrengen", "overzicht"]
    for name in FILES:
        assert workflow(name)["permissions"] == {"contents": "read"}
        for used in re.findall(r"uses: (.*)", FILES[name]):
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", used), used
    new = ROOT / "generator" / "routewijzer" / "template" / "dot-github" / "workflows" / "site.yml"
    known = set(re.findall(r"uses: (\S+)", new.read_text("utf-8")))
    assert set(re.findall(r"uses: (\S+)", PAGE)) <= known


def test_a_candidate_is_tried_on_the_project_of_each_region(project: Path) -> None:
    listing, install, package, trial = (one["run"] for one in steps("kandidaat") if "run" in one)
    shell(project, listing)
    name, _, listed = (project.parent / "output").read_text("utf-8").partition("=")
    assert (name, json.loads(listed)) == ("regios", REGIONS)
    assert shell(project, install)[1] == "pip install --require-hashes -r requirements/site.lock\n"
    assert shell(project, package)[1] == "pip install --no-deps .\n"
    told, asked = shell(project, trial, 1, ADRES=REGIONS[0]["git"], REGIO="utrecht")
    assert REGIONS[0]["git"] in asked
    assert told.startswith("utrecht: to decide: 2\n")
    assert told.endswith("1 regions: 0 are fine, 1 have something to decide, 0 break\n")
    matrix = workflow("kandidaat")["jobs"]["probeer"]
    assert matrix["strategy"]["matrix"] == {"regio": "${{ fromJSON(needs.regios.outputs.regios) }}"}
    assert matrix["strategy"]["fail-fast"] is False


def test_a_version_goes_to_the_package_index_that_the_project_names(project: Path) -> None:
    runs = [one["run"] for one in steps("uitbrengen") if "run" in one]
    asked = ""
    for script in runs:
        if script.startswith("routewijzer"):
            script = f"{script} --help"  # the strict check of the small base is not what is tried here
        asked += shell(project, script, PAKKETSERVER="https://pakketten.voorbeeld.nl/")[1]
    assert "python -m hatchling build --target wheel\n" in asked
    upload = "--repository-url https://pakketten.voorbeeld.nl/ dist/routewijzer-1-py3-none-any.whl"
    assert f"twine upload --non-interactive {upload}\n" in asked


def test_the_overview_asks_each_site_and_names_the_one_that_is_silent(project: Path) -> None:
    *_, fetch, tell = (one["run"] for one in steps("overzicht") if "run" in one)
    _, asked = shell(project, fetch)
    assert asked == f"curl {REGIONS[0]['site']}/edition.json\n"
    assert [file.name for file in (project / "gepubliceerd").iterdir()] == ["utrecht.json"]
    shell(project, tell)
    summary = (project.parent / "summary").read_text("utf-8")
    assert "gepubliceerd/utrecht.json:1:1: missing key" in summary
    assert f"zeeland: {REGIONS[1]['site']} antwoordt niet\n" in summary


def test_the_command_for_many_folders_tells_who_breaks(project: Path) -> None:
    (command,) = re.findall(r"^```sh\n(routewijzer try .*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for name, body in {"breekt": "change: {steps: {weg: {title: X}}}\n", "nieuw": ""}.items():
        folder = project / "regios" / name
        folder.mkdir(parents=True)
        (folder / "region.yaml").write_text(HEAD + FILL + body, "utf-8")
    (project / "regions").mkdir()
    goed = project / "regions" / "north"
    goed.mkdir()
    (goed / "region.yaml").write_text(HEAD + FILL, "utf-8")
    accepted = CliRunner().invoke(main, ["--project", str(project), "accept", "north", "--all"])
    assert accepted.exit_code == 0, accepted.output
    goed.rename(project / "regios" / "goed")
    told, _ = shell(project, command, 1)
    lines = told.splitlines()
    assert [line for line in lines if re.match(r"\w+: ", line)] == [
        "breekt: breaks, errors: 1",
        "goed: is fine",
        "nieuw: to decide: 2",
    ]
    assert lines[1].startswith('regios/breekt/region.yaml:6:18: the base has no "steps.weg"')
    assert lines[-1] == "3 regions: 1 are fine, 1 have something to decide, 1 break"
    assert not [file for file in (project / "regios").rglob("*") if file.name == "region.lock.json"][1:]
