"""A site of somebody's own with MkDocs, in whose frame a route stands as the docs say."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from checking import ROUTES

MATERIAL = """
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.footer]
"""
DEFAULT = "\ntheme: {name: mkdocs, highlightjs: false}\n"
THEMES = {"material": MATERIAL, "mkdocs": DEFAULT}
NAV = "nav: [{Start: index.md}, {About: about.md}, {Rules: [rules/privacy.md]}]\n"
DOCS = Path(__file__).parents[1] / "docs" / "beheer.md"
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", DOCS.read_text("utf-8"), re.MULTILINE | re.DOTALL)
[YAML_EXAMPLE] = [block for block in BLOCKS if "path: meldcode/" in block]
PLUGIN = YAML_EXAMPLE.replace("meldcode/", "bikes/guide")
NONE = "plugins: [search]\n"
TEXTS = {
    "index.md": "# Welcome\n\nOur own first page. [A bicycle lost?](bikes/guide/index.md)\n",
    "about.md": "# About us\n\n## Who\n\nA table.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "rules/privacy.md": "# Privacy\n\nWhat we keep.\n",
    "bikes/racing.md": "# Racing\n\nBeside the route, not in the navigation.\n",
}
OWN = ("index.html", "about/index.html", "rules/privacy/index.html", "bikes/racing/index.html")
ROUTE_FOLDER = Path("bikes/guide")


@dataclass(frozen=True)
class Host:
    """Somebody's project with the route beside it, and its sites by what builds them ("plain": no route)."""

    folder: Path
    sites: dict[str, Path]


def write_project(folder: Path) -> None:
    """Write a project of somebody's own, and the route in a folder beside it."""
    for name, text in TEXTS.items():
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    shutil.copytree(ROUTES / "ok" / "every-key", folder.parent / "route")


def configure(folder: Path, theme: str, plugin: str = PLUGIN, more: str = "") -> Path:
    file = folder / "mkdocs.yml"
    head = "site_name: Animals\nsite_url: https://animals.example.org/all/\nrepo_url: https://code.example.org/x\n"
    file.write_text(f"{head}edit_uri: edit/main/docs/\n{theme}{NAV}{plugin}{more}", "utf-8")
    return file


def build_site(folder: Path, name: str, theme: str, plugin: str = PLUGIN, more: str = "") -> Path:
    """Build the site as `mkdocs build --strict` does; without the route its link to that is no fault."""
    out = folder.parent / f"site-{name}"
    config = load_config(
        str(configure(folder, theme, plugin, more)), strict=plugin != NONE, site_dir=str(out)
    )
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return out
