"""The first page of all editions together: choose yours."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from routewijzer import addresses, pages
from routewijzer.characters import as_read
from routewijzer.checks import Subject
from routewijzer.editions import BaseVersion, EditionStatus
from routewijzer.editions.status import base_version
from routewijzer.exports import assets
from routewijzer.exports.header_files import site_header_files
from routewijzer.hosting import Hosting
from routewijzer.i18n import Words
from routewijzer.pages import Context, Page
from routewijzer.pages.html import not_found_document
from routewijzer.pages.links import spoken_date
from routewijzer.pages.not_found import WayOnView
from routewijzer.pages.notice import edition_notice
from routewijzer.pages.shell import ShellView, helpline_of, shell_view


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice as the page shows it; `places` in one line, `note` in words.

    `warning` says why it may be out of date, or since when it counts no more (empty: it counts). `base` is
    always shown.
    """

    href: str
    title: str
    note: str
    places: str
    warning: str
    base: bool


@dataclass(frozen=True, slots=True)
class MunicipalityView:
    """A municipality with the editions that it is in: one, none, or several of which a reader must choose."""

    name: str
    editions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StartView:
    """The page. `assets` is the folder of the base's styles and scripts, `filter` says what can be sought.

    `places` are all municipalities in order, `withdrawn_choices` the editions that count no more, `base`
    leads to the base route (empty: it does not stand there).
    """

    shell: ShellView
    language: str
    assets: str
    filter: str
    choices: tuple[ChoiceView, ...]
    places: tuple[MunicipalityView, ...]
    withdrawn_choices: tuple[ChoiceView, ...]
    base: str


def start(base: Subject, words: Words, editions: tuple[EditionStatus, ...], theme: Path, today: date) -> str:
    """Return the whole HTML of the page: the editions by name, the base route last.

    `theme` is the folder of the templates; the site of the base stands in the folder named for its id.
    """
    context = Context(base.route, base.graph, words, addresses.of(words), today)
    page = Page(path=addresses.HOME, template="start.html", title=words.editions.title, view=None)
    ordered = sorted(editions, key=lambda edition: (edition.base, edition.title.casefold(), edition.id))
    counting = tuple(edition for edition in ordered if edition.counts)
    newest, helpline = base_version(base), helpline_of(base.route)
    places = tuple(_places(counting, base.route.regions.municipalities))
    view = StartView(
        shell_view(page, context),
        base.route.route.language,
        f"{base.route.route.id}/assets",
        words.editions.filter_places if places else words.editions.filter,
        tuple(_view(words, edition, newest, today, helpline) for edition in counting),
        places,
        tuple(_view(words, edition, newest, today, helpline) for edition in ordered if not edition.counts),
        next((_href(edition) for edition in counting if edition.base), ""),
    )
    return pages.environment(theme / "templates", words).get_template("pages/start.html").render(page=view)


def municipalities(
    editions: Iterable[EditionStatus], names_known: Iterable[str] = ()
) -> Mapping[str, tuple[EditionStatus, ...]]:
    """Return the municipalities of editions by name, in order, with the editions that each is in.

    Those of `names_known` that are in none come with nothing.
    """
    names: dict[str, str] = {as_read(place): place for place in names_known}
    homes: dict[str, tuple[EditionStatus, ...]] = dict.fromkeys(names, ())
    for edition in editions:
        for place in edition.places:
            key = as_read(place)
            names.setdefault(key, place)
            homes[key] = (*homes.get(key, ()), edition)
    return {names[key]: homes[key] for key in sorted(homes, key=_alphabetical)}


def server_files(base: Subject, words: Words, theme: Path, today: date, hosting: Hosting) -> dict[str, str]:
    """Return what a server needs beside that page.

    The page for unknown addresses, which leads to it, and the header files that are asked for, which hold for
    every edition below.
    """
    context = Context(base.route, base.graph, words, addresses.of(words), today)
    home = WayOnView(addresses.absolute(addresses.HOME, hosting.root), words.editions.title)
    return {
        addresses.NOT_FOUND: not_found_document(theme, context, hosting, (home,)),
        **site_header_files(hosting, assets.not_found_style(theme / "assets")),
    }


def _places(editions: Iterable[EditionStatus], names_known: Iterable[str]) -> Iterator[MunicipalityView]:
    for name, homes in municipalities(editions, names_known).items():
        yield MunicipalityView(name, tuple((_href(edition), edition.title) for edition in homes))


def _alphabetical(key: str) -> str:
    """Return what a name is sorted by: without accents, and without the "'s-" of old names."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", key) if not unicodedata.combining(sign))
    return plain.replace("\u2019", "'").removeprefix("'s-").casefold()


def _href(status: EditionStatus) -> str:
    return f"{status.id}/{addresses.HOME}"


def _view(words: Words, status: EditionStatus, newest: BaseVersion, today: date, helpline: str) -> ChoiceView:
    note = words("editions.version", version=status.version, date=spoken_date(words, status.published))
    places = words.editions.base if status.base else ", ".join(status.places)
    notice = edition_notice(words, status, addresses.HOME, newest, today, helpline, None)
    warning = (
        notice.text if notice else words("notice.gone_text", edition=status.title) if status.gone else ""
    )
    return ChoiceView(_href(status), status.title, note, places, warning, status.base)
