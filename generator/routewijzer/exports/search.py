"""The index of the search, as a script: a page opened from disk may not fetch data, but may load a script.

The browser makes its own tables from these texts (`theme/assets/find.js`), so that words are cut to their
stem by one and the same program in the texts and in what a reader types.
"""

import json
from collections.abc import Iterable
from typing import Protocol


class Entry(Protocol):
    """What the search knows of a page."""

    @property
    def title(self) -> str:
        """The page's heading."""

    @property
    def keywords(self) -> tuple[str, ...]:
        """Other words that lead to it."""

    @property
    def text(self) -> str:
        """What stands on it, in plain words."""


def search_index(entries: Iterable[tuple[str, Entry]]) -> str:
    """The script that holds the texts of a site's pages: path from the site's root and entry, in reading
    order. One array a page: path, title, keywords as one text, text; white space is made one space."""
    rows = [
        [path, _plain(entry.title), _plain(" · ".join(entry.keywords)), _plain(entry.text)] for path, entry in entries
    ]
    data = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"var routewijzerSearch={data};\n"


def _plain(text: str) -> str:
    return " ".join(text.split())
