"""What differs between two routes, as pages list it: the changes of two versions, and those of a region."""

from dataclasses import dataclass

from routewijzer.editions import ReportLine


@dataclass(frozen=True, slots=True)
class EntryView:
    """Something that differs: its name and the differences.

    `anchor` is the id of the entry (empty: nothing leads to it), `href` the way to its page (empty: none).
    """

    title: str
    lines: tuple[ReportLine, ...]
    anchor: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class ChapterView:
    """Differences of one sort."""

    title: str
    entries: tuple[EntryView, ...]
