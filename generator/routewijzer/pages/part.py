"""The page with the picture of one part of a divided route, lying for screens and standing for telephones."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from routewijzer import addresses
from routewijzer.pages.downloads import DownloadView, file_views
from routewijzer.pages.links import PageLinks, ReferenceView
from routewijzer.pages.marked_picture import from_below
from routewijzer.pages.page import Context, LegendEntryView, Page, PartPictureView, SearchEntry


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the route: its pictures, the ways to the whole and to the parts beside and inside it.

    `whole` is the picture of the whole route on screens, `standing` on telephones; `above` is the larger part
    that this one is in. `inside` are the parts that a larger one is made of, `beside` those that belong
    together with this one, itself with them.
    """

    title: str
    whole: str
    standing: str
    list: str
    above: ReferenceView | None
    picture: Markup
    stacked: Markup
    legend: tuple[LegendEntryView, ...]
    inside: tuple[ReferenceView, ...]
    beside: tuple[ReferenceView, ...]
    files: tuple[DownloadView, ...]


def part_pages(context: Context) -> Iterator[Page]:
    """Yield the page of every part; none where the route has one picture."""
    for part in context.pictures.parts:
        yield _part_page(context, part)


def part_links(links: PageLinks) -> tuple[ReferenceView, ...]:
    """Return the way to the picture of each part, in the order of the route."""
    return _references(links, links.context.pictures.parts)


def _part_page(context: Context, part: PartPictureView) -> Page:
    words, parts = context.words, context.pictures.parts
    links = PageLinks(context, addresses.part(words, part.id))
    above = next((each for each in parts if each.id == part.above), None)
    inside = tuple(each for each in parts if each.above == part.id)
    beside = tuple(each for each in parts if each.above == part.above)
    view = PartView(
        title=part.title,
        whole=links.to(f"{addresses.HOME}#picture"),
        standing=links.to(context.addresses.picture),
        list=links.to(f"{addresses.HOME}#list"),
        above=_references(links, (above,))[0] if above else None,
        picture=part.wide if context.one_file else from_below(part.wide),
        stacked=part.stacked if context.one_file else from_below(part.stacked),
        legend=part.legend if part.legend_apart else (),
        inside=_references(links, inside),
        beside=_references(links, beside),
        files=file_views(links, part.files),
    )
    return Page(
        path=links.path,
        template="part.html",
        title=words("part.tab", title=part.title),
        view=view,
        description=words("part.description", title=part.title),
        section="home",
        styles=("part.css",),
        scripts=("picture.js",),
        search=SearchEntry(words("part.tab", title=part.title), (), words.part.lead, aside=1),
    )


def _references(links: PageLinks, parts: tuple[PartPictureView, ...]) -> tuple[ReferenceView, ...]:
    words = links.words
    return tuple(ReferenceView(links.to(addresses.part(words, part.id)), part.title) for part in parts)
