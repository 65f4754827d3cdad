"""What a screen reader says of five pages: short, nothing twice, and reviewed, as it stands beside this test.

`UPDATE_GOLDEN=1 .venv/bin/pytest tests/browser/test_heard.py` writes the transcripts anew; read them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from playwright.sync_api import Browser, Page

from helper_steps import HELPER, choose_all
from looks import looking
from screen_reader import read_aloud

GOLDEN = Path(__file__).parent / "golden"
PICTURE = 900
"""Characters of all its words, its name and its legend with them, without what a screen reader adds."""


def faults_of(name: str, lines: list[str]) -> list[str]:
    """Return what is read twice in a row, and the first line that is not that of the transcript."""
    faults = [
        f"{name}, twice: {line}" for line, before in zip(lines[1:], lines, strict=False) if line == before
    ]
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_text("\n".join(lines) + "\n", "utf-8")
    reviewed = file.read_text("utf-8").splitlines()
    faults += [
        f"{name}, line {number}: {line!r} is not {old!r}"
        for number, (line, old) in enumerate(zip(lines, reviewed, strict=False), 1)
        if line != old
    ][:1]
    return faults + (
        [] if len(lines) == len(reviewed) else [f"{name}: {len(lines)} lines, not {len(reviewed)}"]
    )


def transcripts(page: Page, built_site: Path) -> dict[str, list[str]]:
    """Return what is read of each page, by the name of its transcript."""

    def load(name: str, fragment: str = "") -> None:
        page.goto((built_site / name).as_uri() + fragment)

    load("index.html")
    read = {"heard-home": read_aloud(page, "main"), "heard-picture": read_aloud(page, "svg.pic")}
    load("route/stap-4.html")
    read["heard-step"] = read_aloud(page, "main")
    load(HELPER, "#beslissing-1")
    page.locator("#helper h1").wait_for()
    read["heard-question"] = read_aloud(page, "#helper")
    choose_all(page, "Nee", "Ja")
    read["heard-result"] = read_aloud(page, "#helper")
    return read


def test_what_is_read_aloud_is_what_was_reviewed_and_nothing_is_read_twice(
    browser: Browser, built_site: Path
) -> None:
    with looking(browser, 1280) as visit:
        read = transcripts(visit.page, built_site)
    faults = [fault for name, lines in read.items() for fault in faults_of(name, lines)]
    assert not faults, "\n".join(faults)
    said = [re.sub(r"\[\w+ |\]|^group: |, closed", "", line) for line in read["heard-picture"]]
    spoken = [line for line in said if not line.startswith("list of ")]
    assert len(spoken) > 35
    assert sum(map(len, spoken)) <= PICTURE
    home = read["heard-home"]
    assert home.index(next(line for line in home if "[link De route als lijst]" in line)) < home.index(
        next(line for line in home if "[link Stap 1: Signalen in kaart brengen]" in line)
    )
    danger = next(line for line in read["heard-step"] if "Bel 112" in line)
    assert danger.endswith("Is er direct gevaar? Bel 112. [link noot 1]")
