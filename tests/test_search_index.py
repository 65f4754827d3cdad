"""The texts of the search, as the script that a page opened from disk can load."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from routewijzer.exports import search
from routewijzer.pages import Page, SearchEntry
from shell_site import context


def page(path: str, entry: SearchEntry | None) -> Page:
    return Page(path, "", "", None, search=entry)


def load_index(root: Path, node: str, *pages: Page) -> list[list[str]]:
    """Return what a script engine makes of the index: the pages."""
    script = "window={routewijzer:{}};" + search.index(pages, context(root).words)
    shown_pages = "console.log(JSON.stringify(window.routewijzer.searchData.pages))"
    shown = subprocess.run(
        [node, "-e", script + shown_pages],
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    rows: list[list[str]] = json.loads(shown.stdout)
    return rows


def test_a_page_is_its_path_title_keywords_and_text_in_order(root: Path, node: str) -> None:
    first = page("b.html", SearchEntry("Bring it", ("lamp", "bulb"), "To  the\ndesk."))
    second = page("a.html", SearchEntry("Away", (), ""))
    assert load_index(root, node, first, second) == [
        ["b.html", "Bring it", "lamp · bulb", "To the desk."],
        ["a.html", "Away", "", ""],
    ]


def test_a_page_that_nobody_looks_for_is_left_out(root: Path, node: str) -> None:
    assert load_index(root, node, page("404.html", None)) == []


def test_texts_stay_texts_whatever_they_hold(root: Path, node: str) -> None:
    hostile = '"];alert(1);// </script> {{ 7*7 }} \\ ` ${x} \u2028 é'
    (row,) = load_index(root, node, page("a.html", SearchEntry(hostile, (hostile,), hostile)))
    assert row[1] == row[2] == row[3] == " ".join(hostile.split())


def test_the_same_pages_give_the_same_bytes(root: Path) -> None:
    pages = [page("a.html", SearchEntry("A", ("b", "c"), "d"))]
    assert search.index(pages, context(root).words) == search.index(pages, context(root).words)
