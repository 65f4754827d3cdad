"""Earlier versions of a site: their pages, each marked as old, and the page that lists them."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from posixpath import dirname

from routewijzer import addresses
from routewijzer.editions import EditionStatus
from routewijzer.editions.status import STATUS_FILE
from routewijzer.exports.sitemap import SITEMAP
from routewijzer.hosting import HEADER_FILES
from routewijzer.pages.links import PageLinks, spoken_date
from routewijzer.pages.marker import Marker
from routewijzer.pages.notice import CountingSite, NoticeView, old_notice
from routewijzer.pages.page import Context, Page

_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")
_LEFT_OUT = (addresses.NOT_FOUND, SITEMAP, *HEADER_FILES.values())
"""Files of a site that only its server reads: beside a newer one they mean nothing."""


@dataclass(frozen=True, slots=True)
class EarlierSite:
    """The finished site of an earlier version: how it stood, and its files by their address in it."""

    status: EditionStatus
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class VersionView:
    """An earlier version in the list."""

    href: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class VersionsView:
    """The page with all earlier versions, and the way to the one of now."""

    now: str
    versions: tuple[VersionView, ...]


def version_folder(context: Context, status: EditionStatus) -> str:
    """Return the folder of an earlier version from the site's root: `versies/1.2-2026-11-23`.

    A version is any text: signs that are safe in no name become "-", and the day tells equal ones apart.
    """
    version = _UNSAFE.sub("-", status.version).strip("-.")[:60]
    name = "-".join(part for part in (version, status.published.isoformat()) if part)
    return f"{dirname(context.addresses.earlier)}/{name}"


def earlier_page(context: Context) -> Page:
    """Return the list of earlier versions, the newest first."""
    links, words = PageLinks(context, context.addresses.earlier), context.words
    view = VersionsView(
        links.to(addresses.HOME),
        tuple(
            VersionView(
                links.to(f"{version_folder(context, status)}/{addresses.HOME}"),
                words("earlier.version", version=status.version),
                spoken_date(words, status.published),
            )
            for status in context.earlier
        ),
    )
    return Page(path=links.path, template="earlier.html", title=words.earlier.title, view=view)


def earlier_files(
    context: Context, marker: Marker, sites: Collection[EarlierSite], pages: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of earlier versions by their address in the site of now, each page marked as old.

    `pages` are those of the site of now. Its search never finds them: its index holds its own pages alone.
    """
    now = context.status
    for site in sites:
        if now is None:
            continue
        folder = version_folder(context, site.status)
        title = context.words("earlier.version", version=now.version)
        counting = CountingSite(title, "../" * (folder.count("/") + 1), frozenset(pages))
        marked = {
            name: marker.mark(
                name,
                content,
                partial(_old, context, site.status, now, counting),
                listed=False,
            )
            for name, content in site.files.items()
            if name not in _LEFT_OUT
        }
        style, content = marker.style()
        yield from ((f"{folder}/{name}", marked[name]) for name in sorted(marked) if name != style)
        yield f"{folder}/{style}", content


def _old(
    context: Context, old: EditionStatus, now: EditionStatus, counting: CountingSite, page: str
) -> NoticeView:
    return old_notice(context.words, old, now, page, counting)


def earlier_versions(context: Context, sites: Collection[EarlierSite]) -> tuple[EarlierSite, ...]:
    """Return those of `sites` that are earlier versions of this edition, the newest first.

    Of one version the first that was given. The version of now, and another edition, are left out.
    """
    now = context.status
    known: dict[tuple[str, date], EarlierSite] = {}
    for site in sites:
        version = (site.status.version, site.status.published)
        if now and site.status.id == now.id and version != (now.version, now.published):
            known.setdefault(version, site)
    newest = sorted(known, key=lambda version: (version[1], version[0]), reverse=True)
    return tuple(known[version] for version in newest)


def split_versions(files: Mapping[str, bytes]) -> tuple[Mapping[str, bytes], ...]:
    """Return the files of a site without its earlier versions, then those of each of these.

    An earlier version is a folder two steps down that says how it stood; the list beside it is left out.
    """
    folders = sorted(
        dirname(name) for name in files if name.count("/") == 2 and name.endswith(f"/{STATUS_FILE}")
    )
    lists = {f"{dirname(folder)}/{addresses.HOME}" for folder in folders}
    whole = {
        name: content
        for name, content in files.items()
        if name not in lists and not name.startswith(tuple(f"{folder}/" for folder in folders))
    }
    versions = (
        {name.removeprefix(f"{folder}/"): files[name] for name in files if name.startswith(f"{folder}/")}
        for folder in folders
    )
    return (whole, *versions)
