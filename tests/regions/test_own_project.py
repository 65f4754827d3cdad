"""A region's own project from the wheel, and all editions at once."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from regions.overlays import ROOT, TODAY, base, document
from routewijzer.overlay.scaffold import region_id, scaffold_region
from routewijzer.project import templates
from routewijzer.yamldoc import parse
from sentences import lines


def run(command: Path | str, *words: str | Path, cwd: Path, code: int = 0) -> str:
    """Return what a command prints; fails when it ends otherwise than with `code`."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH",)}
    done = subprocess.run(
        [str(command), *map(str, words)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Utrecht", "utrecht"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("'s-Hertogenbosch", "s-hertogenbosch"),
        ("3 gemeenten", "regio-3-gemeenten"),
        ("2e-regio", "regio-2e-regio"),
        ("112", ""),
        ("!", ""),
    ],
)
def test_the_id_of_a_region_comes_from_its_name(name: str, expected: str) -> None:
    assert region_id(name) == expected


@pytest.mark.parametrize("name", ["Utrecht", '\'s-Hertogenbosch: de "stad"', "Súdwest"])
def test_a_new_project_is_yaml_and_has_no_marks_left(name: str) -> None:
    files = scaffold_region(name, base(), templates(), "1.2.3", TODAY)
    for path in ("region.yaml", "mkdocs.yml", ".github/workflows/site.yml", ".gitlab-ci.yml"):
        read, findings = parse(files[path], path)
        assert read is not None, lines(findings)
    for path, text in files.items():
        assert "@ID@" not in text + path
        assert "@TITLE@" not in text + path
        assert "@FILL@" not in text + path
        assert "@SITE@" not in text + path
    assert json.loads(files[".vscode/settings.json"])
    assert "routewijzer==1.2.3" in files["requirements.txt"]


def test_a_new_overlay_asks_for_every_slot() -> None:
    onto = base(("phone: 555-0100,", "phone: 555-0100, hours: Always,"))
    text = scaffold_region("North", onto, templates(), "1", TODAY)["region.yaml"]
    assert '      # When the shelter is open.\n      hours: "Always"\n' in text
    assert "      # The site of the shelter.\n      # url:\n" in text
    data: Any = document(text, "region.yaml").data
    assert data["fill"]["services"]["shelter"] == {"hours": "Always"}


DOCS = (ROOT / "docs" / "regio.md").read_text("utf-8")
BLOCKS = tuple(re.findall(r"^```sh\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL))
CHANGE = re.findall(r"^```yaml\n(change:\n.*?bespreek:.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)[0]


@pytest.mark.slow
@pytest.mark.parametrize("further", [False, pytest.param(True, marks=pytest.mark.proof)])
def test_a_region_goes_the_way_of_the_docs_word_for_word_with_the_wheel_alone(
    wheel_bin: Path, tmp_path: Path, further: bool
) -> None:
    """In `make proof` also further than the docs: each strict check on the way, MkDocs, and what differs."""
    begin, later = BLOCKS
    shell(wheel_bin, begin.replace("routewijzer serve\n", "routewijzer serve --help\n"), tmp_path)
    own = tmp_path / "utrecht"
    routewijzer = wheel_bin / "routewijzer"
    overlay = own / "region.yaml"
    text = overlay.read_text(encoding="utf-8").replace("Lokaal team", "Buurtteam")
    overlay.write_text(f"{text}\n{CHANGE}", encoding="utf-8")
    if further:
        assert "leg het vast met accept" in run(routewijzer, "check", "--strict", cwd=own, code=1)
    told = shell(wheel_bin, later.replace("utrecht     #", "utrecht || true #"), own)
    assert "routewijzer accept steps.stap-2.facts.bespreek.text\n" in told
    kept = json.loads((own / "region.lock.json").read_text("utf-8"))["targets"]
    said = {".".join(one["target"]): one["kept"] for one in kept}
    assert {one["day"] for one in said.values()} == {date.today().isoformat()}
    assert set(said) > {"steps.stap-2.facts.bespreek.text"}
    run(routewijzer, "build", cwd=own)
    assert "Buurtteam" in (own / "site" / "route" / "lokaal-team.html").read_text(encoding="utf-8")
    if not further:
        return
    run(routewijzer, "check", "--strict", cwd=own)
    run(wheel_bin / "python", "-m", "mkdocs", "build", "--quiet", "--site-dir", "again", cwd=own)
    for name in ("index.html", "regio.html", "route/lokaal-team.html"):
        assert (own / "again" / name).read_bytes() == (own / "site" / name).read_bytes()
    assert (own / "packages.lock").read_bytes() == (ROOT / "requirements" / "site.lock").read_bytes()
    assert "Lokaal team → Buurtteam" in run(routewijzer, "diff", cwd=own)
    run(routewijzer, "drift", cwd=own)
    guide = run(routewijzer, "guide", cwd=own, code=1)
    assert "stakeholders.wijkteams.title: nog niet bekeken\n" in guide
    assert re.search(r"^0 van \d+ plekken bekeken, 0 zo gelaten$", guide, re.MULTILINE)


def shell(folder: Path, script: str, cwd: Path) -> str:
    """Return what lines of the docs print in a shell that finds the commands of a virtual environment."""
    pip = folder / "pip"  # the environment has none of its own: as it would be there
    if not pip.exists():
        pip.write_text(
            f'#!/bin/sh\nexec {sys.executable} -m pip --python {folder / "python"} "$@"\n', "utf-8"
        )
        pip.chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PIP_NO_INDEX": "1"}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        ["sh", "-ec", script],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.proof
def test_one_broken_region_stops_that_region_alone_and_leaves_its_site(tmp_path: Path) -> None:
    project, out = tmp_path / "project", tmp_path / "out"
    project.mkdir()
    for name in ("route.yaml", "mkdocs.yml", "picture.lock.json"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, project)
    shutil.copytree(ROOT / "content", project / "content")
    shutil.copytree(ROOT / "regions" / "brabant-noordoost", project / "regions" / "brabant-noordoost")
    routewijzer = shutil.which("routewijzer") or "routewijzer"
    run(routewijzer, "build", "--all", "--out", out, cwd=project)
    page = out / "brabant-noordoost" / "regio.html"
    before = page.read_bytes()
    overlay = project / "regions" / "brabant-noordoost" / "region.yaml"
    overlay.write_text(overlay.read_text(encoding="utf-8").replace("fill:", "fil:"), encoding="utf-8")
    told = run(routewijzer, "build", "--all", "--out", out, cwd=project, code=1)
    assert 'regions/brabant-noordoost/region.yaml:13:1: het bestand heeft geen sleutel "fil"' in told
    assert "not built: brabant-noordoost" in told
    assert "base: unchanged" in told
    assert page.read_bytes() == before
    start = (out / "index.html").read_text(encoding="utf-8")
    assert 'href="brabant-noordoost/index.html"' in start
    assert 'href="basis/index.html"' in start
    assert {file.stat().st_nlink for file in out.rglob("*") if file.is_file()} == {1}
