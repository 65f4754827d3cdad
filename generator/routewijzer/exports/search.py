"""The index of the search, as a script: a page opened from disk may not fetch data, but may load a script.

The browser makes its own tables from these texts (`theme/assets/scripts/search.js`), so that words are cut
to their stem by one and the same program in the texts and in what a reader types.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from routewijzer.exports.data_script import data_script
from routewijzer.i18n import Words


class IndexEntry(Protocol):
    """What the search knows of a page: its heading, other words that lead to it, and its text."""

    @property
    def title(self) -> str:
        """Its name."""

    @property
    def keywords(self) -> tuple[str, ...]:
        """Other words that lead to it."""

    @property
    def text(self) -> str:
        """All that it says."""

    @property
    def aside(self) -> int:
        """Whether it comes after the route itself: 1, and 2 for a case."""


class Searchable(Protocol):
    """A page at `path` from the site's root; `search` is None for a page that nobody looks for."""

    @property
    def path(self) -> str:
        """The address from the site's root."""

    @property
    def search(self) -> IndexEntry | None:
        """What the search knows of it."""


@dataclass(frozen=True, slots=True)
class SearchCall:
    """A call that the search shows above its results: its words, the number to dial, and its page's path."""

    title: str
    address: str
    note: str
    path: str


@dataclass(frozen=True, slots=True)
class SearchAlarm:
    """Phrases after which some of the calls stand above the results (`calls`: their paths, in order)."""

    words: tuple[str, ...]
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What the search knows beside the pages: words that mean the same, alarms and calls.

    `always` are the paths of the calls above results in which not all words were found. `marks` find words of
    other languages in a text: a `pattern`, and the `properties` of their elements.
    """

    same: tuple[tuple[str, ...], ...] = ()
    alarms: tuple[SearchAlarm, ...] = ()
    calls: tuple[SearchCall, ...] = ()
    always: tuple[str, ...] = ()
    marks: Mapping[str, object] = field(default_factory=lambda: {"pattern": "(?!)", "properties": {}})


LABELS = ("numbers", "stop", "one", "many", "first", "more", "part", "none", "calls")
"""The words of the interface that the scripts of the search use."""


def index(pages: Iterable[Searchable], words: Words, search_words: SearchWords = SearchWords()) -> str:
    """Return the script that holds the pages in reading order, the words of the search, and what it knows."""
    return data_script("searchData", index_data(pages, words, search_words))


def index_data(
    pages: Iterable[Searchable], words: Words, search_words: SearchWords = SearchWords()
) -> dict[str, Any]:
    """Return what that script holds, as plain data.

    A page is an array: path, title, keywords as one text, text, and `aside` where that is not 0; white space
    is made one space.
    """
    rows = [
        [
            page.path,
            _plain(entry.title),
            _plain(" · ".join(entry.keywords)),
            _plain(entry.text),
            *((entry.aside,) if entry.aside else ()),
        ]
        for page in pages
        if (entry := page.search) is not None
    ]
    labels = {key: words.search[key] for key in LABELS}
    return {"pages": rows, "words": labels, **asdict(search_words)}


def _plain(text: str) -> str:
    return " ".join(text.split())
