"""What changed between two versions of a route, as one HTML document: their picture, then all in words."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from routewijzer.editions import Differences, Report, ReportEntry, Version
from routewijzer.exports import assets
from routewijzer.exports.headers import embedded_policy
from routewijzer.i18n import Words
from routewijzer.pages.difference_views import ChapterView, EntryView
from routewijzer.pages.rendering import environment
from routewijzer.picture.changes import CHANGES, ChangedSketch

TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The document. `counts` says in words what changed in the picture (empty: nothing)."""

    language: str
    name: str
    title: str
    intro: str
    picture: Markup
    counts: str
    chapters: tuple[ChapterView, ...]
    policy: str
    style: Markup


def changed_elements(differences: Differences) -> frozenset[str]:
    """Return the elements of both versions of which something differs, what their tables decide included."""
    parts = (part.id for part in differences.parts if part.kind == "changed" and part.page)
    return frozenset((*parts, *(table.id for table in differences.tables)))


def entry_anchors(report: Report) -> Mapping[str, str]:
    """Return where the boxes of elements lead to in the document: the first entry about each."""
    return {entry.page: f"#{_anchor(entry.page)}" for entry in _entries(report) if entry.page}


def changes_html(
    new: Version, report: Report, svg: str, changes: ChangedSketch, words: Words, theme: Path
) -> str:
    """Return the document; `svg` is the picture of both versions.

    It loads nothing: style and letters stand in it, and it has no script.
    """
    style = assets.changes_style(theme / assets.FOLDER)
    head = new.route.route
    count = Counter((*changes.boxes.values(), *changes.lines.values()))
    view = ChangesView(
        head.language,
        head.name,
        report.title,
        report.intro,
        Markup(svg),
        words("changes.counts", **{kind: count[kind] for kind in CHANGES}) if changes else "",
        tuple(_chapters(report)),
        embedded_policy(style),
        Markup(style),
    )
    return environment(theme / TEMPLATES, words).get_template("pages/changes.html").render(page=view)


def _chapters(report: Report) -> Iterator[ChapterView]:
    seen: set[str] = set()
    for chapter in report.chapters:
        entries = []
        for entry in chapter.entries:
            first = bool(entry.page) and entry.page not in seen
            seen.add(entry.page)
            anchor = _anchor(entry.page) if first else ""
            entries.append(EntryView(entry.title, entry.lines, anchor))
        yield ChapterView(chapter.title, tuple(entries))


def _entries(report: Report) -> Iterator[ReportEntry]:
    return (entry for chapter in report.chapters for entry in chapter.entries)


def _anchor(key: str) -> str:
    return f"change-{key}"
