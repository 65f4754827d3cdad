"""What an edition says differently: the page that tells all of it, and the note on the page of an element."""

from dataclasses import dataclass

from routewijzer.editions import Report, ReportEntry, ReportLine
from routewijzer.model import Described
from routewijzer.overlay.guide import GuideEntry
from routewijzer.pages.difference_views import ChapterView, EntryView
from routewijzer.pages.links import PageLinks, model_path
from routewijzer.pages.page import Context, Page
from routewijzer.yamldoc import KeyPath


@dataclass(frozen=True, slots=True)
class GuideView:
    """A place that the base suggests to look at: its path, what the region did, why, and an example."""

    path: str
    state: str
    why: str
    example: str


@dataclass(frozen=True, slots=True)
class RegionView:
    """The page "Wat is anders in deze regio?".

    `progress` says how much of what the base suggests the region has looked at; "" where it suggests nothing.
    `guide` are these places, on a site for editors alone.
    """

    title: str
    intro: str
    chapters: tuple[ChapterView, ...]
    progress: str
    guide: tuple[GuideView, ...]


@dataclass(frozen=True, slots=True)
class RegionalMarkView:
    """The mark behind a statement of the region.

    An explanation, and what the base says there (empty: it says nothing, the region has added it).
    """

    title: str
    base: str


@dataclass(frozen=True, slots=True)
class RegionalNoteView:
    """The note on the page of an element.

    `remark` says in words whether it is added or differs, `lines` what differs with the text of the base,
    `href` leads to the whole list.
    """

    remark: str
    lines: tuple[ReportLine, ...]
    href: str


def regional(links: PageLinks, key: str) -> RegionalNoteView | None:
    """Return the note for the page of an element or lane; None where the edition says what the base says."""
    report = links.context.report
    entries = report.about(key) if report else ()
    if not entries:
        return None
    added = any(entry.kind == "added" for entry in entries)
    lines = tuple(line for entry in entries for line in entry.lines)
    words = links.words
    remark = words.region.mark_added if added else words.count("region.mark_count", len(lines))
    return RegionalNoteView(remark, lines, links.to(links.context.addresses.region))


def mark(links: PageLinks, owner: Described, part: str, key: str) -> RegionalMarkView | None:
    """Return the mark of `key` in a `part` ("facts", "open") of an element or lane.

    None for what the base says, and for an element that the region has added as a whole: there the note says
    so.
    """
    whole: KeyPath = (*model_path(owner), part, key)
    regional, words = links.context.regional, links.words.region
    if whole in regional or whole[:3] in regional:
        return RegionalMarkView(words.mark_added, "")
    values = {path[4:]: value for path, value in regional.items() if path[:4] == whole}
    if not values:
        return None
    texts = (values.get(("text",)), values.get(("detail",)))
    return RegionalMarkView(words.mark_changed, " ".join(str(text) for text in texts if text))


def region_page(context: Context, report: Report) -> Page:
    """Return the page that tells everything that differs from the base."""
    links = PageLinks(context, context.addresses.region)
    view = RegionView(
        report.title,
        report.intro,
        tuple(
            ChapterView(chapter.title, tuple(_entry(links, entry) for entry in chapter.entries))
            for chapter in report.chapters
        ),
        _progress(context),
        tuple(_guide_view(context, entry) for entry in context.guide if context.paths),
    )
    return Page(
        path=links.path, template="region.html", title=report.title, view=view, description=report.intro
    )


def _entry(links: PageLinks, entry: ReportEntry) -> EntryView:
    href = links.to_page(entry.page) if entry.page in links.route.pages else ""
    return EntryView(entry.title, entry.lines, href=href)


def _progress(context: Context) -> str:
    places = context.guide
    if not places:
        return ""
    left, kept_count = (sum(1 for entry in places if entry.state == state) for state in ("left", "kept"))
    return context.words("region.guide", total=len(places), looked=len(places) - left, kept=kept_count)


def _guide_view(context: Context, entry: GuideEntry) -> GuideView:
    words = context.words.region
    return GuideView(entry.name, words[f"guide_{entry.state}"], entry.why, entry.example)
