"""What docs/beheer.md tells an administrator to type works as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import servers
from routewijzer.exports.header_files import APACHE_SERVER
from routewijzer.hosting import HEADER_FILES
from site_builders import ROOT, Builders, project

DOCS = (ROOT / "docs" / "beheer.md").read_text("utf-8")
PUBLISHED_JSON = """{"id": "north", "title": "North", "owner": "The north", "version": "1.0",
  "published": "2026-11-01", "base": false,
  "over": {"id": "found-pet", "title": "Village edition", "version": "1.2", "published": "2026-10-01"}}"""
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
IN_LIST = re.compile(r"^(?: {3})?```(\w+)\n(.*?)^(?: {3})?```$", re.MULTILINE | re.DOTALL)
"""Also blocks that belong to a point of a list."""


def blocks(language: str) -> list[str]:
    return [text for found, text in BLOCK.findall(DOCS) if found == language]


def command_lines() -> list[str]:
    """Return what an administrator types, in the order of the page."""
    found = (text for language, text in IN_LIST.findall(DOCS) if language == "sh")
    return [line.strip() for text in found for line in text.splitlines()]


def test_every_command_runs_in_order_in_one_project(builders: Builders, tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    (folder / "oud").mkdir()
    (folder / "oud" / "route.yaml").write_bytes((folder / "route.yaml").read_bytes())
    shutil.copytree(folder, folder / "kandidaat", ignore=shutil.ignore_patterns("oud", "kandidaat"))
    (folder / "gepubliceerd").mkdir()
    (folder / "gepubliceerd" / "north.json").write_text(PUBLISHED_JSON, "utf-8")
    lines = command_lines()
    assert len(lines) >= 5
    for line in lines:
        command, *words = shlex.split(line)
        assert command == "routewijzer"
        if ">" in words:  # the shell puts it there
            words = words[: words.index(">")]
        ended = builders.run(*words, cwd=folder)
        assert ended.code == 0, (line, ended.output)
    assert {file.name for file in (folder / "headers").iterdir()} == {*HEADER_FILES.values(), APACHE_SERVER}


def test_the_settings_and_the_block_of_nginx_serve_the_site_at_its_path(
    builders: Builders, tmp_path: Path
) -> None:
    folder = project(tmp_path / "project")
    address, hidden, plugin, *_ = blocks("yaml")
    plugin += "".join(hidden.splitlines(keepends=True)[2:])
    text = (folder / "mkdocs.yml").read_text("utf-8").replace("plugins:\n  - routewijzer\n", plugin)
    (folder / "mkdocs.yml").write_text(address + text, "utf-8")
    for words in ("build --out site", "export headers headers"):
        ended = builders.run(*words.split(), cwd=folder)
        assert ended.code == 0, ended.output
    assert {".htaccess", "_headers"} <= {file.name for file in (folder / "site").iterdir()}
    (block,) = blocks("nginx")
    rules = folder / "headers" / "nginx.conf"
    own = block.replace("/srv/routewijzer/site", str(folder / "site"))
    own = own.replace("/etc/nginx/routewijzer/nginx.conf", str(rules))
    assert own.count(str(folder)) == 2
    with servers.nginx(tmp_path, "/", own) as server:
        assert server.ask("/zorg/route/index.html").header("x-frame-options") == "DENY"
        answer = server.ask("/zorg/route/route/nergens.html")
        assert (answer.status, answer.body) == (404, (folder / "site" / "404.html").read_bytes())


def test_every_header_file_is_explained(builders: Builders) -> None:
    for name in (*HEADER_FILES, *HEADER_FILES.values(), APACHE_SERVER):
        assert f"`{name}`" in DOCS or f"{name}," in DOCS, name
