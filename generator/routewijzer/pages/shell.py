"""What stands around every page: the emergency bar, the way out, the header with the menu, the footer."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from routewijzer import addresses
from routewijzer.model import Route
from routewijzer.pages.links import PageLinks, phone_of, spoken_date, with_number
from routewijzer.pages.notice import CountingSite, NoticeView, edition_notice
from routewijzer.pages.page import Context, Current, Page

BRIEF = 12
"""Characters: a call no longer than this leaves room for its question on a telephone's screen."""


@dataclass(frozen=True, slots=True)
class EmergencyCallView:
    """A number on the emergency bar: "Direct gevaar?

    Bel 112". `text` and `number` together are the link's words; the number never breaks over two lines.
    `brief` keeps the question on a telephone's screen.
    """

    question: str
    text: str
    number: str
    address: str
    brief: bool


@dataclass(frozen=True, slots=True)
class MenuItemView:
    """A link of the menu or footer. `current` is "page" on that very page, "true" on one below it."""

    text: str
    address: str
    current: Literal["page", "true", ""]


@dataclass(frozen=True, slots=True)
class ShellView:
    """Everything that the shell prints beside the words of the interface.

    Addresses are as seen from the page; `root` is what leads to the site's root: "" or "../"; `region` leads
    to what the edition says differently, "" for the base; `over` says in words which version of the base it
    rests on, "" for the base. `notice` is None where the edition counts and is up to date. `for_editors`: the
    pages show the way to each text.
    """

    root: str
    home: str
    overview: str
    open: str
    exit: str
    calls: tuple[EmergencyCallView, ...]
    name: str
    tagline: str | None
    logo: tuple[str, str] | None
    notice: NoticeView | None
    edition: str
    region: str
    menu: tuple[MenuItemView, ...]
    concept: bool
    version: str
    published: date
    date: str
    owner: str
    over: str
    footer: tuple[tuple[MenuItemView, ...], ...]
    for_editors: bool


def shell_view(page: Page, context: Context) -> ShellView:
    """Return the shell of `page`."""
    head, words, names = context.route.route, context.words, context.addresses
    to = PageLinks(context, page.path).to
    return ShellView(
        root="#" if context.one_file else "../" * page.path.count("/"),
        home=to(addresses.HOME),
        overview=to(names.overview),
        open=to(names.open),
        exit=head.exit,
        calls=emergency_calls(context),
        name=head.name,
        tagline=head.tagline,
        logo=(to(context.logo[0]), context.logo[1]) if context.logo else None,
        notice=_notice(page, context),
        edition=head.edition,
        region=to(names.region) if context.report else "",
        menu=_menu(page, context),
        concept=head.sign_off is None,
        version=words("shell.version" if head.sign_off else "shell.version_concept", version=head.version),
        published=head.published,
        date=spoken_date(words, head.published),
        owner=words("shell.owner", owner=head.owner),
        over=_over(context),
        footer=_footer(page, context),
        for_editors=bool(context.paths),
    )


def _notice(page: Page, context: Context) -> NoticeView | None:
    """Return what a reader of a withdrawn or stale edition must know first."""
    status = context.status
    if status is None:
        return None
    instead = None
    gone = status.withdrawn
    if context.base_root and status.over and not context.one_file:
        instead = CountingSite(status.over.title, context.base_root, context.base_pages)
        if gone and gone.instead:
            instead = CountingSite("", f"../{gone.instead}/")
    helpline = helpline_of(context.route)
    return edition_notice(context.words, status, page.path, status.over, context.today, helpline, instead)


def helpline_of(route: Route) -> str:
    """Return what the service is called to turn to in doubt; empty when there is none."""
    service = route.services.get(route.route.helpline)
    return service.title if service else ""


def _over(context: Context) -> str:
    """Return in words which version of the base an edition rests on; empty for the base."""
    over = context.status.over if context.status else None
    if over is None:
        return ""
    day = spoken_date(context.words, over.published)
    return context.words("shell.over", title=over.title, version=over.version, date=day)


def emergency_calls(context: Context) -> tuple[EmergencyCallView, ...]:
    """Return the numbers of the emergency bar that can be dialled."""
    calls = []
    for number in context.route.route.emergency.values():
        dialled = phone_of(context.route, number.service)
        if dialled is None:
            continue
        text, phone = with_number(number.call, dialled[0])
        calls.append(
            EmergencyCallView(
                question=number.question,
                text=text,
                number=phone,
                address=dialled[1],
                brief=len(f"{text} {phone}") <= BRIEF,
            )
        )
    return tuple(calls)


def _menu(page: Page, context: Context) -> tuple[MenuItemView, ...]:
    words, names = context.words.shell, context.addresses
    entries: list[tuple[Current, str, str]] = [("home", words.home, addresses.HOME)]
    if context.helper:
        entries.append(("helper", words.helper, names.helper))
    entries += [("glossary", words.glossary, names.glossary), ("links", words.links, names.links)]
    if context.training:
        entries.append(("training", words.training, names.training))
    return tuple(
        _item(page, context, text, target, page.section == section)
        for section, text, target in entries
        if _is_in(context, target)
    )


def _footer(page: Page, context: Context) -> tuple[tuple[MenuItemView, ...], ...]:
    words, names = context.words.shell, context.addresses
    about: tuple[tuple[str, str], ...] = (
        (words.about, names.about),
        (words.sources, names.sources),
        (words.open_points, names.open),
    )
    site: tuple[tuple[str, str], ...] = (
        (words.print, names.print),
        (context.words.downloads.title, names.downloads),
        (words.accessibility, names.accessibility),
        (words.privacy, names.privacy),
    )
    if context.earlier:
        about = (*about, (context.words.earlier.title, names.earlier))
    if context.report:
        about = (*about, (context.words.region.title, names.region))
    feedback = context.route.route.feedback
    return (
        tuple(_item(page, context, text, target) for text, target in about if _is_in(context, target)),
        (
            *(_item(page, context, text, target) for text, target in site if _is_in(context, target)),
            *((MenuItemView(words.feedback, feedback, ""),) if feedback else ()),
        ),
    )


def _is_in(context: Context, target: str) -> bool:
    """Return whether a page of the site is in the document too, where that is all pages in one."""
    return context.one_file is None or target in context.one_file.pages


def _item(page: Page, context: Context, text: str, target: str, below: bool = False) -> MenuItemView:
    current: Literal["page", "true", ""] = "page" if target == page.path else "true" if below else ""
    return MenuItemView(text, PageLinks(context, page.path).to(target), current)
