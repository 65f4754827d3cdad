"""A page for each stakeholder: the route as their own, what they do bright and the rest pale."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from routewijzer import addresses
from routewijzer.display_names import short_name
from routewijzer.model import Element, Stakeholder
from routewijzer.pages.basis import bibliography
from routewijzer.pages.edges import EdgeView, outgoing
from routewijzer.pages.links import PageLinks, ReferenceView, in_lane, lane_class
from routewijzer.pages.marked_picture import marked_pictures
from routewijzer.pages.outline import RemarkView, remark
from routewijzer.pages.page import Context, Page, SearchEntry


@dataclass(frozen=True, slots=True)
class RoleRowView:
    """An element of the list: `mine` is done by this stakeholder, `inferred` when no source says so.

    `open` are the open points of what is mine; of the rest they stand on its own page.
    """

    reference: ReferenceView
    mine: bool
    inferred: bool
    summary: str | None
    turns: tuple[EdgeView, ...]
    remark: RemarkView | None
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleLaneView:
    """A lane with its elements in reading order."""

    id: str
    title: str
    lane_class: str
    rows: tuple[RoleRowView, ...]


@dataclass(frozen=True, slots=True)
class RoleView:
    """The whole page. `address` is the end of its address, to share; `count` counts what is mine in words."""

    title: str
    count: str
    stakeholder: ReferenceView
    home: str
    address: str
    picture: Markup
    lanes: tuple[RoleLaneView, ...]
    general: tuple[str, ...]
    open_page: str


def role_pages(context: Context) -> Iterator[Page]:
    """Yield the page of every stakeholder, in the order of the model."""
    for stakeholder in context.route.stakeholders.values():
        yield _role_page(context, stakeholder)


def role_links(links: PageLinks) -> tuple[ReferenceView, ...]:
    """Return the way to the page of each stakeholder, under their short name."""
    words = links.words
    return tuple(
        ReferenceView(
            links.to(addresses.role(words, key)), short_name(words, stakeholder), icon=stakeholder.icon or ""
        )
        for key, stakeholder in links.route.stakeholders.items()
    )


def _role_page(context: Context, stakeholder: Stakeholder) -> Page:
    words = context.words
    links = PageLinks(context, addresses.role(words, stakeholder.id))
    mine = {stakeholder.id, *_done_by(context, stakeholder.id)}
    title = words("role.title", name=short_name(words, stakeholder))
    lanes = tuple(_lanes(links, mine))
    view = RoleView(
        title=title,
        count=words.count("role.done", len(mine) - 1),
        stakeholder=links.reference(stakeholder.id),
        home=links.to(addresses.HOME),
        address=links.path,
        picture=marked_pictures(
            context.pictures, "data-mine", mine, lambda source, target: source in mine and target in mine
        ),
        lanes=lanes,
        general=tuple(point.text for point in stakeholder.open.values()),
        open_page=links.to(context.addresses.open),
    )
    return Page(
        path=links.path,
        template="role.html",
        title=words("role.tab", name=short_name(words, stakeholder)),
        view=view,
        description=words.role.lead,
        styles=("role.css",),
        search=SearchEntry(title, (), words.role.lead, aside=1),
    )


def _done_by(context: Context, key: str) -> Iterator[str]:
    """Yield the elements that a stakeholder does."""
    yield from (element.id for element in context.route.elements.values() if key in element.by)


def _lanes(links: PageLinks, mine: set[str]) -> Iterator[RoleLaneView]:
    route, order = links.route, links.context.graph.order
    for lane in route.lanes.values():
        keys = in_lane(route, lane, order)
        if lane.column:
            keys = tuple(key for key in keys if key in mine)
        rows = tuple(_row(links, route.elements[key], key in mine) for key in keys)
        if rows:
            yield RoleLaneView(lane.id, lane.title, lane_class(route, lane.id), rows)


def _row(links: PageLinks, element: Element, mine: bool) -> RoleRowView:
    return RoleRowView(
        reference=links.reference(element.id),
        mine=mine,
        inferred=mine and bool(element.by) and element.by_basis == "inferred",
        summary=element.summary if mine else None,
        turns=outgoing(links, element.id, bibliography(links, element)) if mine else (),
        remark=remark(links, element) if mine else None,
        open=tuple(point.text for point in element.open.values()) if mine else (),
    )
