"""Whole builds: the base route beside MkDocs with Material on the same pages as Markdown; all editions."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from measure import Spent, middle, spent

BIN = Path(sys.executable).parent
MATERIAL = """site_name: Routewijzer
docs_dir: docs
use_directory_urls: false
theme: {name: material, language: nl, font: false}
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables]
"""


def base_project(folder: Path, root: Path) -> Path:
    """A copy of the base route's project."""
    folder.mkdir(parents=True)
    for name in ("route.yaml", "mkdocs.yml", "picture.lock.json"):
        shutil.copy(root / name, folder)
    shutil.copytree(root / "content", folder / "content")
    return folder


def material_project(folder: Path, base: Path) -> Path:
    """The same pages as plain Markdown, for MkDocs with Material."""
    spent([BIN / "routewijzer", "export", "pages", (folder / "docs").resolve()], base)
    (folder / "mkdocs.yml").write_text(MATERIAL, "utf-8")
    return folder


def side_by_side(ours: Path, theirs: Path, runs: int) -> tuple[Spent, Spent]:
    """The medians of cold builds, one of ours and one of theirs in turn."""
    done: tuple[list[Spent], list[Spent]] = ([], [])
    for _ in range(runs):
        done[0].append(spent([BIN / "routewijzer", "build", "--out", "site"], ours))
        done[1].append(spent([BIN / "mkdocs", "build", "--quiet"], theirs))
    return middle(done[0]), middle(done[1])


def editions(project: Path, root: Path, number: int) -> tuple[Spent, Spent]:
    """Two builds of all editions of a project with `number` made regions."""
    example = (root / "regions" / "voorbeeld-crisis" / "region.yaml").read_text("utf-8")
    for index in range(number):
        folder = project / "regions" / f"made-{index}"
        folder.mkdir(parents=True)
        text = example.replace("voorbeeld-crisis", f"made-{index}")
        (folder / "region.yaml").write_text(text, "utf-8")
    command = [BIN / "routewijzer", "build", "--all", "--out", "site"]
    return spent(command, project), spent(command, project)
