"""The first page of all editions and what it lists as data, for the next time."""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path

from routewijzer import i18n
from routewijzer.checks import Subject
from routewijzer.hosting import Hosting
from routewijzer.manifest import read_manifest
from routewijzer.model.types import ID_PATTERN
from routewijzer.pages.editions_index import EditionChoice, server_files, start
from routewijzer.project import Project
from routewijzer.site_folder import read_made

FIRST_PAGE = "index.html"
EDITIONS = "editions.json"
"""What the first page lists, as data."""


def read_editions(out: Path) -> Mapping[str, EditionChoice]:
    """Return the choices that were listed before, by edition (empty: the base).

    Nothing when the file is not as it was written, without an entry whose id is not one: it names a folder.
    Raises OSError.
    """
    try:
        data = json.loads(read_made(out, EDITIONS))
        choices = tuple(
            EditionChoice(
                str(entry["id"]),
                str(entry["title"]),
                str(entry["version"]),
                date.fromisoformat(entry["published"]),
                tuple(str(place) for place in entry["places"]),
                bool(entry["base"]),
            )
            for entry in data
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
    return {
        "" if choice.base else choice.id: choice for choice in choices if re.fullmatch(ID_PATTERN, choice.id)
    }


def list_editions(
    out: Path, built: Mapping[str, EditionChoice], failed: Collection[str]
) -> tuple[EditionChoice, ...]:
    """Return the choices of the first page. Raises OSError.

    That is what was built, and of what could not be the site that stands, as it was listed before.
    """
    before = read_editions(out)
    standing = {
        edition: before[edition]
        for edition in failed
        if edition in before and FIRST_PAGE in (read_manifest(out / before[edition].id) or {})
    }
    return tuple({**standing, **built}.values())


def first_page_files(
    project: Project, base: Subject, choices: Iterable[EditionChoice], today: date, hosting: Hosting
) -> Mapping[str, bytes]:
    """Return the page to choose an edition, its list as data, and what a server needs beside them.

    Empty when the words of the interface cannot be read.
    """
    language, _ = i18n.load(project.theme / "words", base.route.route.language)
    if language is None:
        return {}
    ordered = tuple(choices)
    data = [{**asdict(choice), "published": choice.published.isoformat()} for choice in ordered]
    server = server_files(
        base, language, project.theme, today, hosting.of_editions(choice.id for choice in ordered)
    )
    return {
        **{name: text.encode() for name, text in server.items()},
        FIRST_PAGE: start(base, language, ordered, project.theme, today).encode(),
        EDITIONS: (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode(),
    }
