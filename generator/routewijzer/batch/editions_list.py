"""The first page of all editions and what it lists as data, for the next time."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path

from routewijzer import i18n
from routewijzer.checks import Subject
from routewijzer.editions import EditionStatus
from routewijzer.editions.status import STATUS_FILE, read_status, status_data
from routewijzer.hosting import Hosting
from routewijzer.manifest import read_manifest
from routewijzer.pages.editions_index import server_files, start
from routewijzer.project import Project
from routewijzer.site_folder import read_made

FIRST_PAGE = "index.html"
EDITIONS = "editions.json"
"""What the first page lists, as data."""


def read_editions(out: Path) -> Mapping[str, EditionStatus]:
    """Return the editions that were listed before and are not gone, by their key (empty: the base).

    Raises OSError.
    """
    listed = read_listed(out).values()
    return {"" if status.base else status.id: status for status in listed if not status.gone}


def read_listed(out: Path) -> Mapping[str, EditionStatus]:
    """Return all editions that were listed before, by their id.

    Nothing when the file is not as it was written, without an entry that says anything else. Raises OSError.
    """
    try:
        data = json.loads(read_made(out, EDITIONS))
    except (ValueError, RecursionError):
        return {}
    statuses = (
        (read_status(json.dumps(entry), EDITIONS)[0] for entry in data) if isinstance(data, list) else ()
    )
    return {status.id: status for status in statuses if status}


def standing_status(out: Path, folder: str) -> EditionStatus | None:
    """Return what the site in a folder of `out` says of how it stands; None for nothing. Raises OSError."""
    text = read_made(out / folder, STATUS_FILE).decode("utf-8", "replace")
    return read_status(text, f"{folder}/{STATUS_FILE}")[0]


def list_editions(
    out: Path,
    statuses: Mapping[str, EditionStatus],
    failed_ids: Collection[str],
    gone_ids: Iterable[str] = (),
) -> tuple[EditionStatus, ...]:
    """Return the editions of the first page. Raises OSError.

    That is what was built, of what could not be the site that stands, as it was listed before, and those of
    `gone_ids`: ids that were listed before, of editions that are no more.
    """
    before, listed = read_editions(out), read_listed(out)
    standing = {
        edition: before[edition]
        for edition in failed_ids
        if edition in before and FIRST_PAGE in (read_manifest(out / before[edition].id) or {})
    }
    left = {key: listed[key].model_copy(update={"gone": True}) for key in gone_ids}
    return tuple({**left, **standing, **statuses}.values())


def first_page_files(
    project: Project, base: Subject, editions: Iterable[EditionStatus], today: date, hosting: Hosting
) -> Mapping[str, bytes]:
    """Return the page to choose an edition, its list as data, and what a server needs beside them.

    Empty when the words of the interface cannot be read.
    """
    language, _ = i18n.load(project.theme / "words", base.route.route.language)
    if language is None:
        return {}
    ordered = tuple(editions)
    server = server_files(
        base, language, project.theme, today, hosting.of_editions(edition.id for edition in ordered)
    )
    data = [status_data(edition) for edition in ordered]
    return {
        **{name: text.encode() for name, text in server.items()},
        FIRST_PAGE: start(base, language, ordered, project.theme, today).encode(),
        EDITIONS: (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode(),
    }
