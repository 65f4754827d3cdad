"""Sites that stand and are not made anew: those of editions that are no more or that fail over a newer base.

Whoever has their address still reads them, so each of their pages is marked with what counts now.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from routewijzer import i18n, pages
from routewijzer.atomic import staging_dir, write_error
from routewijzer.batch.editions_list import standing_status
from routewijzer.checks import Subject
from routewijzer.manifest import read_manifest
from routewijzer.pages.html import TEMPLATES
from routewijzer.pages.marker import Marker, NoticeOf
from routewijzer.pages.notice import CountingSite, NoticeView, edition_notice, gone_notice
from routewijzer.project import Project
from routewijzer.site_folder import FolderRefused, put_in_place

_HINT = "build again to mark it"


@dataclass(frozen=True, slots=True)
class MarkOutcome:
    """What became of marking a site: its folder, whether it is gone, why it failed (empty: it did not)."""

    folder: str
    gone: bool
    trouble: str = ""


def marker(project: Project, base: Subject, today: date) -> Marker | None:
    """Return what marks pages over a base; None when the words of the interface cannot be read."""
    words, _ = i18n.load(project.theme / "words", base.route.route.language)
    if words is None:
        return None
    return Marker(base, words, pages.environment(project.theme / TEMPLATES, words), project.theme, today)


def mark_gone(mark: Marker, out: Path, folder: str) -> MarkOutcome:
    """Mark each page of the site of an edition that is no more. Never raises for what stands there."""
    try:
        status, site = standing_status(out, folder), _base_site(mark, out)
        title = status.title if status else folder
        _mark(mark, out / folder, lambda page: gone_notice(mark.words, title, page, site), listed=False)
    except OSError as error:
        return MarkOutcome(folder, True, write_error(error, out / folder, _HINT))
    except FolderRefused as error:
        return MarkOutcome(folder, True, str(error))
    return MarkOutcome(folder, True)


def mark_behind(mark: Marker, out: Path, folder: str) -> MarkOutcome | None:
    """Mark each page of a site that could not be made anew, where it rests on another version of the base.

    None where it does not, or does not say. Never raises for what stands there.
    """
    try:
        status, site = standing_status(out, folder), _base_site(mark, out)
        if status is None or "behind" not in status.stale(mark.newest, mark.today):
            return None
        known = status

        def notice(page: str) -> NoticeView | None:
            return edition_notice(mark.words, known, page, mark.newest, mark.today, mark.helpline, site)

        _mark(mark, out / folder, notice, listed=status.withdrawn is None)
    except OSError as error:
        return MarkOutcome(folder, False, write_error(error, out / folder, _HINT))
    except FolderRefused as error:
        return MarkOutcome(folder, False, str(error))
    return MarkOutcome(folder, False)


def _mark(mark: Marker, folder: Path, notice_of: NoticeOf, *, listed: bool) -> None:
    """Put the marked site in the place of the one that stands in `folder`.

    One that is marked so already is left alone. Raises FolderRefused and OSError.
    """
    names = [name for name in (read_manifest(folder) or {}) if _is_plain(folder, name)]
    before = {name: (folder / name).read_bytes() for name in names}
    style, content = mark.style()
    after = {name: mark.mark(name, content, notice_of, listed=listed) for name, content in before.items()}
    after[style] = content
    if after == before:
        return
    with staging_dir(folder.resolve()) as staging:
        for name, content in after.items():
            file = staging / "site" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        put_in_place(staging / "site", folder.resolve())


def _is_plain(folder: Path, name: str) -> bool:
    """Return whether a path below a folder is a file, and no link is on the way to it."""
    return (folder / name).is_file() and (folder / name).resolve() == folder.resolve() / name


def _base_site(mark: Marker, out: Path) -> CountingSite:
    """Return the site of the base, beside another one in `out`. Raises OSError."""
    newest = mark.newest
    pages = frozenset(read_manifest(out / newest.id) or ())
    return CountingSite(newest.title, f"../{newest.id}/", pages)
