"""What a window showed of the site after somebody left it: told by `engines/watch.js` in each page."""

from __future__ import annotations

from pathlib import Path

from visitors import Visitor

SCRIPT = Path(__file__).parent / "engines" / "watch.js"
SILENT_PAGE = "404.html"
"""A page of the site where no script runs."""


def begin_history(visitor: Visitor, site: str, neutral: str) -> None:
    """Begin a history at somebody else's page, with nothing noted.

    Windows of an earlier test share the notes: one that another window takes along may stand for a frame yet.
    """
    visitor.open(f"{site}{SILENT_PAGE}")
    visitor.run("localStorage.removeItem('seen')")
    visitor.open(f"{neutral}start")


def assert_nothing_shown(visitor: Visitor, site: str) -> None:
    """Nothing of the site was on screen since somebody left."""
    visitor.open(f"{site}{SILENT_PAGE}")
    assert visitor.run("return localStorage.seen") is None
