"""Whole builds: the base route beside MkDocs with Material on the same pages as Markdown; all editions."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

from measure import Expense, middle, run_measured

BIN = Path(sys.executable).parent
MATERIAL = """site_name: Routewijzer
docs_dir: docs
use_directory_urls: false
theme: {name: material, language: nl, font: false}
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables]
"""


def base_project(folder: Path, root: Path) -> Path:
    """Return a copy of the base route's project."""
    folder.mkdir(parents=True)
    for name in ("route.yaml", "mkdocs.yml", "picture.lock.json"):
        shutil.copy(root / name, folder)
    shutil.copytree(root / "content", folder / "content")
    return folder


def material_project(folder: Path, base: Path) -> Path:
    """Return the same pages as plain Markdown, for MkDocs with Material."""
    run_measured([BIN / "routewijzer", "export", "pages", (folder / "docs").resolve()], base)
    (folder / "mkdocs.yml").write_text(MATERIAL, "utf-8")
    return folder


def side_by_side(ours: Path, theirs: Path, runs: int) -> tuple[Expense, Expense]:
    """Return the medians of cold builds, one of ours and one of theirs in turn."""
    done: tuple[list[Expense], list[Expense]] = ([], [])
    for _ in range(runs):
        done[0].append(run_measured([BIN / "routewijzer", "build", "--out", "site"], ours))
        done[1].append(run_measured([BIN / "mkdocs", "build", "--quiet"], theirs))
    return middle(done[0]), middle(done[1])


def editions(project: Path, root: Path, number: int) -> tuple[Expense, Expense]:
    """Return two builds of all editions of a project with `number` regions.

    They are copies of the example that changes the structure, with the places of its picture, as a region
    keeps them.
    """
    example = root / "regions" / "voorbeeld-crisis"
    for index in range(number):
        folder = project / "regions" / f"made-{index}"
        shutil.copytree(example, folder)
        for file in folder.iterdir():
            text = file.read_text("utf-8").replace(example.name, folder.name)
            file.write_text(text, "utf-8")
    command = [BIN / "routewijzer", "build", "--all", "--out", "site"]
    return run_measured(command, project), run_measured(command, project)


def saving(project: Path, runs: int) -> list[float]:
    """Seconds from saving route.yaml until `routewijzer serve` shows the new text, of each run.

    MkDocs looks for changes every half second and waits a tenth for more; that is in it.
    """
    file = project / "route.yaml"
    text = file.read_text("utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = "{}:{}".format(*probe.getsockname())
    command = [BIN / "routewijzer", "serve", "--address", address]
    server = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _is_shown(address, _SAVED_TEXT)
        seconds = []
        for run in range(runs):
            mark = f"{_SAVED_TEXT.removesuffix('.')} ({run})."
            file.write_text(text.replace(_SAVED_TEXT, mark), "utf-8")
            begin = time.perf_counter()
            _is_shown(address, mark)
            seconds.append(time.perf_counter() - begin)
            time.sleep(0.31 * (run + 1))  # so that runs begin at other moments of the half second
        return seconds
    finally:
        server.terminate()
        server.wait()
        file.write_text(text, "utf-8")


_SAVED_TEXT = "Leg die signalen vast."
"""A sentence of the base route, on the page of step 1."""


def _is_shown(address: str, text: str) -> None:
    """Wait until the page of step 1 holds a text. Raises TimeoutError after a minute."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(OSError), urlopen(f"http://{address}/route/stap-1.html", timeout=5) as page:
            if text in page.read().decode():
                return
        time.sleep(0.01)
    raise TimeoutError(f"{address} does not show {text!r}")
