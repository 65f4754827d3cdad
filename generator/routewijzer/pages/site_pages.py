"""The pages about the site itself: what it is, privacy, accessibility, all pages, what has moved."""

import re
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

from routewijzer import addresses
from routewijzer.display_names import short_name
from routewijzer.model import Described
from routewijzer.pages.links import PageLinks, ReferenceView, in_lane, phone_of, sign_off_line, spoken_date
from routewijzer.pages.page import Context, Page, SearchEntry

MOVED_PAGE = "moved.html"
"""The template of a page at a former address."""

SiteText = Literal["about", "accessibility", "privacy"]


@dataclass(frozen=True, slots=True)
class PropertyView:
    """A word about the route and its value: owner, version, …"""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class TextView:
    """A longer text with, on the page about the route, what the route says of itself.

    `anchor` is the id of the text's own title, which the page leaves out where it says the same; empty for
    none.
    """

    title: str
    lead: str
    anchor: str
    prose: Markup
    properties: tuple[PropertyView, ...]


@dataclass(frozen=True, slots=True)
class PageGroupView:
    """Pages of one lane or sort."""

    heading: str
    href: str | None
    pages: tuple[ReferenceView, ...]


@dataclass(frozen=True, slots=True)
class MovedView:
    """A page that has a new address."""

    target: ReferenceView


def text_page(context: Context, name: SiteText) -> Page:
    """Return a page with a longer text; where the route brings none, the interface's own few words."""
    words, head = context.words, context.route.route
    path = {
        "about": context.addresses.about,
        "accessibility": context.addresses.accessibility,
        "privacy": context.addresses.privacy,
    }[name]
    links = PageLinks(context, path)
    lead = head.summary if name == "about" else words.texts[f"{name}_lead"]
    anchor, prose = _split_title(links.prose(context.route.texts.get(name), name, path), words.texts[name])
    view = TextView(
        title=words.texts[name],
        lead=lead,
        anchor=anchor,
        prose=prose,
        properties=_properties(links) if name == "about" else (),
    )
    names = (context.words("search.site", title=view.title),)
    search = SearchEntry(view.title, names, f"{lead} {view.prose.striptags()}", aside=1)
    return Page(
        path=path,
        template="text.html",
        title=view.title,
        view=view,
        description=lead,
        styles=("text.css",),
        search=search,
        terms=name == "about",
    )


def overview_page(context: Context) -> Page:
    """All pages of the site: the way to everything without a search."""
    words = context.words
    return Page(
        path=context.addresses.overview,
        template="overview.html",
        title=words.overview.title,
        view=page_groups(context),
        description=words.overview.lead,
        styles=("lookup.css",),
    )


def page_groups(context: Context) -> tuple[PageGroupView, ...]:
    """Return all pages by lane and sort, in reading order, with their addresses from the site's root."""
    links = PageLinks(context, context.addresses.overview)
    route, words, order = context.route, context.words, context.graph.order
    groups = [
        PageGroupView(
            lane.title,
            links.to_page(key),
            tuple(links.reference(name) for name in in_lane(route, lane, order)),
        )
        for key, lane in route.lanes.items()
    ]
    apart = tuple(links.reference(key) for key in order if route.elements[key].lane not in route.lanes)
    if apart:
        groups.append(PageGroupView(words.overview.apart, None, apart))
    return (*groups, PageGroupView(words.overview.rest, None, _fixed_pages(links)))


def moved_pages(context: Context) -> tuple[Page, ...]:
    """Return a page at every former id that leads to the new one. What is also an id is left to that."""
    addresses = set(context.route.pages)
    pages = []
    for described in context.route.pages.values():
        for alias in described.aliases:
            if alias not in addresses:
                addresses.add(alias)
                pages.append(_moved_page(context, described, alias))
    return tuple(pages)


def _moved_page(context: Context, described: Described, alias: str) -> Page:
    links = PageLinks(context, addresses.element(alias))
    return Page(links.path, MOVED_PAGE, described.title, MovedView(links.reference(described.id)))


def _split_title(prose: Markup, title: str) -> tuple[str, Markup]:
    """Return the id of a text's own title and the text without it, where that is the page's.

    The headings below it then move up.
    """
    match = re.match(rf'<h2 id="([^"]*)">{re.escape(escape(title))}</h2>', prose)
    if match is None:
        return "", prose
    body = prose[match.end() :]
    moved = re.sub(r"<(/?)h([3-6])\b", lambda match: f"<{match[1]}h{int(match[2]) - 1}", body)
    return match[1], Markup(moved)


def _fixed_pages(links: PageLinks) -> tuple[ReferenceView, ...]:
    words, names = links.words, links.context.addresses
    fixed = [
        (addresses.HOME, links.route.route.name),
        (names.glossary, words.glossary.title),
        (names.links, words.links.title),
        (names.sources, words.sources.title),
        (names.open, words.open_page.title),
        (names.print, words.print.title),
        (names.downloads, words.downloads.title),
        (names.about, words.texts.about),
        (names.accessibility, words.texts.accessibility),
        (names.privacy, words.texts.privacy),
    ]
    if links.context.report:
        fixed.append((names.region, words.region.title))
    if links.context.pictures.stacked:
        fixed.insert(1, (names.picture, words.home.picture_title))
        fixed[2:2] = [
            (addresses.part(words, part.id), words("part.tab", title=part.title))
            for part in links.context.pictures.parts
        ]
    if links.context.helper:
        fixed.insert(1, (names.helper, words.home.where))
    if links.context.training:
        fixed[2:2] = [(names.training, words.home.training), (names.debrief, words.debrief.title)]
    roles = (
        (addresses.role(words, key), words("role.tab", name=short_name(words, stakeholder)))
        for key, stakeholder in links.route.stakeholders.items()
    )
    return tuple(ReferenceView(links.to(target), title) for target, title in (*fixed, *roles))


def _properties(links: PageLinks) -> tuple[PropertyView, ...]:
    words, head = links.words, links.route.route
    main = links.route.sources.get(head.source)
    helpline = phone_of(links.route, head.helpline)
    rows = [
        (words.about.edition, head.edition),
        (words.about.owner, head.owner),
        (words.about.publisher, head.publisher or ""),
        (words.about.licence, head.licence or ""),
        (
            words.about.version,
            words("print.version", version=head.version, date=spoken_date(words, head.published)),
        ),
        (words.about.source, main.title if main else ""),
        (words.about.sign_off, sign_off_line(links.context)),
        (words.about.helpline, f"{helpline[0].title}: {helpline[0].phone}" if helpline else ""),
    ]
    return tuple(PropertyView(name, value) for name, value in rows if value)
