"""The first page of all editions together: choose yours."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from routewijzer import addresses, pages
from routewijzer.checks import Subject
from routewijzer.exports import assets
from routewijzer.exports.header_files import site_header_files
from routewijzer.hosting import Hosting
from routewijzer.i18n import Words
from routewijzer.pages import Context, Page
from routewijzer.pages.html import not_found_document
from routewijzer.pages.links import spoken_date
from routewijzer.pages.not_found import WayOnView
from routewijzer.pages.shell import ShellView, shell_view


@dataclass(frozen=True, slots=True)
class EditionChoice:
    """An edition to choose.

    The folder of its site (its id), its name, version and day, the municipalities that it is for, and whether
    it is the base route.
    """

    id: str
    title: str
    version: str
    published: date
    places: tuple[str, ...] = ()
    base: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice as the page shows it; `places` in one line, `note` in words. `base` is always shown."""

    href: str
    title: str
    note: str
    places: str
    base: bool


@dataclass(frozen=True, slots=True)
class StartView:
    """The page. `assets` is the folder of the base's styles and scripts, `filter` says what can be sought."""

    shell: ShellView
    language: str
    assets: str
    filter: str
    choices: tuple[ChoiceView, ...]


def start(base: Subject, words: Words, choices: tuple[EditionChoice, ...], theme: Path, today: date) -> str:
    """Return the whole HTML of the page: the editions by name, the base route last.

    `theme` is the folder of the templates; the site of the base stands in the folder named for its id.
    """
    context = Context(base.route, base.graph, words, addresses.of(words), today)
    page = Page(path=addresses.HOME, template="start.html", title=words.editions.title, view=None)
    ordered = sorted(choices, key=lambda choice: (choice.base, choice.title.casefold()))
    view = StartView(
        shell_view(page, context),
        base.route.route.language,
        f"{base.route.route.id}/assets",
        words.editions.filter_places if any(choice.places for choice in choices) else words.editions.filter,
        tuple(_view(words, choice) for choice in ordered),
    )
    return pages.environment(theme / "templates", words).get_template("pages/start.html").render(page=view)


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


def _view(words: Words, choice: EditionChoice) -> ChoiceView:
    day = spoken_date(words, choice.published)
    note = words("editions.version", version=choice.version, date=day)
    places = words.editions.base if choice.base else ", ".join(choice.places)
    return ChoiceView(f"{choice.id}/{addresses.HOME}", choice.title, note, places, choice.base)
