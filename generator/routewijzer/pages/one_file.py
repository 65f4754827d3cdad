"""The pages of a site in one document: which they are, and what each shows there.

The document must be small enough to mail. What stands on the site in several places (the neighbours of an
element, the pages of a source) stands here once; what cannot be in it is told on its first page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from routewijzer import addresses
from routewijzer.addresses import anchor
from routewijzer.pages.basis import SourceView
from routewijzer.pages.edges import EdgeGroupView
from routewijzer.pages.element import ContactView, ElementView, element_page
from routewijzer.pages.frame import FrameView
from routewijzer.pages.helper import helper_page
from routewijzer.pages.home import HomeView, home_page
from routewijzer.pages.lane import LaneView, lane_page
from routewijzer.pages.links import PageLinks, ReferenceView
from routewijzer.pages.outline import RemarkView
from routewijzer.pages.page import Context, OneFile, Page
from routewijzer.pages.part import part_pages
from routewijzer.pages.reference import glossary_page, links_page, source_order, sources_page
from routewijzer.pages.regional import region_page
from routewijzer.pages.tables import TableView

MISSING = f"{addresses.HOME}#this-file"
"""Where the document says what cannot be in it."""

LIST = f"{addresses.HOME}#list"


@dataclass(frozen=True, slots=True)
class FirstLeafView:
    """The first page: that of the site, its picture with links inside the document, and two places there."""

    home: HomeView
    picture: Markup
    list: str
    missing: str


@dataclass(frozen=True, slots=True)
class DescribedLeafView:
    """An element or a lane (`members` are its elements).

    `source` is the one that it rests on as a whole; `sources` are where its marks lead, with their words, by
    the address that they have on the site.
    """

    id: str
    frame: FrameView
    heading: str
    kind: str
    lane: ReferenceView | None
    lane_class: str
    source: ReferenceView | None
    sources: Mapping[str, ReferenceView]
    contact: ContactView | None = None
    ways: tuple[EdgeGroupView, ...] = ()
    remark: RemarkView | None = None
    helper: tuple[ReferenceView, ...] = ()
    decided_by: tuple[ReferenceView, ...] = ()
    by: tuple[ReferenceView, ...] = ()
    table: TableView | None = None
    members: tuple[ReferenceView, ...] = ()


def in_one_file(context: Context, pictures: Mapping[str, str], data: Mapping[str, str]) -> Context:
    """Return the context of the same site as one document; `data` as in `OneFile`.

    `pictures` are the whole route under "" and its parts under their ids, with links inside the document.
    """
    names, route = context.addresses, context.route
    paths = {
        addresses.HOME,
        *(addresses.element(key) for key in (*route.lanes, *context.graph.order)),
        *(addresses.part(context.words, part.id) for part in context.pictures.parts),
        *((names.helper,) if context.helper else ()),
        *(names.glossary, names.links, names.sources),
        *((names.region,) if context.report else ()),
    }
    entries = (
        *((names.glossary, key) for key in context.route.terms),
        *((names.sources, key) for key in source_order(context.route)),
        *((names.links, key) for key in context.route.links),
    )
    places = {f"{page}#{key}": f".{number}" for number, (page, key) in enumerate(entries, 1)}
    one_file = OneFile(frozenset(paths), data, MISSING, names.helper, places)
    parts = tuple(
        replace(part, wide=Markup(pictures[part.id]), stacked=Markup(""), files=())
        for part in context.pictures.parts
    )
    whole = replace(context.pictures, wide=Markup(pictures.get("", "")), files=(), parts=parts)
    return replace(context, training=False, one_file=one_file, pictures=whole)


def leaves(context: Context) -> tuple[Page, ...]:
    """Return the pages of the document, the first page first, then as on the site."""
    return (
        _first(home_page(context), context),
        *(_as_leaf(page, "part") for page in part_pages(context)),
        *(_lane(context, key) for key in context.route.lanes),
        *(_element(context, key) for key in context.graph.order),
        *((_as_leaf(helper_page(context), "helper"),) if context.helper else ()),
        _as_leaf(glossary_page(context), "glossary"),
        _as_leaf(links_page(context), "links"),
        _as_leaf(sources_page(context), "sources"),
        *((region_page(context, context.report),) if context.report else ()),
    )


def _as_leaf(page: Page, template: str, view: object = None) -> Page:
    return replace(page, template=f"one_file/{template}.html", view=view or page.view)


def _first(page: Page, context: Context) -> Page:
    assert isinstance(page.view, HomeView)
    links = PageLinks(context, page.path)
    view = FirstLeafView(page.view, context.pictures.wide, links.to(LIST), anchor(MISSING))
    return _as_leaf(page, "home", view)


def _element(context: Context, key: str) -> Page:
    page = element_page(context, key)
    element_view = page.view
    assert isinstance(element_view, ElementView)
    links = PageLinks(context, page.path)
    source, marks = _sources(links, element_view.frame.sources)
    view = DescribedLeafView(
        id=key,
        frame=element_view.frame,
        heading=element_view.heading,
        kind=element_view.kind,
        lane=element_view.lane,
        lane_class=element_view.lane_class,
        source=source,
        sources=marks,
        contact=element_view.contact,
        ways=element_view.ways,
        remark=element_view.remark,
        helper=element_view.helper,
        decided_by=element_view.decided_by,
        by=element_view.by,
        table=element_view.table,
    )
    return _as_leaf(page, "described", view)


def _lane(context: Context, key: str) -> Page:
    page = lane_page(context, key)
    lane_view = page.view
    assert isinstance(lane_view, LaneView)
    links = PageLinks(context, page.path)
    source, marks = _sources(links, lane_view.frame.sources)
    view = DescribedLeafView(
        id=key,
        frame=lane_view.frame,
        heading=lane_view.title,
        kind=links.words.kind.lane,
        lane=None,
        lane_class=lane_view.block.lane_class,
        source=source,
        sources=marks,
        members=tuple(member.reference for row in lane_view.block.rows for member in row.members),
    )
    return _as_leaf(page, "described", view)


def _sources(
    links: PageLinks, sources: tuple[SourceView, ...]
) -> tuple[ReferenceView | None, Mapping[str, ReferenceView]]:
    """Return the first source of a page, and where its marks lead: numbered as in the list of all sources."""
    path, words = links.context.addresses.sources, links.words
    numbers = {key: number for number, key in enumerate(source_order(links.route), 1)}
    references = [ReferenceView(links.to(f"{path}#{source.id}"), source.title) for source in sources]
    marks = {
        f"#source-{source.number}": replace(
            link, title=words("basis.added" if source.added else "basis.cited", number=numbers[source.id])
        )
        for source, link in zip(sources, references, strict=True)
    }
    return (references[0] if references else None), marks
