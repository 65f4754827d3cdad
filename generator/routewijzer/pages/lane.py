"""The page of a lane: what happens in this band of the picture, and its elements."""

from dataclasses import dataclass, replace

from routewijzer import addresses
from routewijzer.pages.basis import bibliography
from routewijzer.pages.frame import FrameView, frame
from routewijzer.pages.links import PageLinks, ReferenceView
from routewijzer.pages.notes import notes
from routewijzer.pages.outline import OutlineBlockView, block
from routewijzer.pages.page import Context, Page
from routewijzer.pages.search import described_entry


@dataclass(frozen=True, slots=True)
class LaneView:
    """Everything that the page of a lane shows."""

    frame: FrameView
    title: str
    home: str
    block: OutlineBlockView
    previous: ReferenceView | None
    next: ReferenceView | None


def lane_page(context: Context, key: str) -> Page:
    """Return the page of the lane `key`."""
    lane = context.route.lanes[key]
    links = PageLinks(context, addresses.element(key))
    order = list(context.route.lanes)
    at = order.index(key)
    books = bibliography(links, lane)
    draft = frame(links, lane, books)
    shared = frame(links, lane, replace(books, notes=notes(draft, None, (), None)))
    listed = block(links, lane)
    known = {member.reference.href for row in listed.rows for member in row.members}
    view = LaneView(
        frame=replace(shared, see=tuple(item for item in shared.see if item.href not in known)),
        title=lane.title,
        home=links.to(addresses.HOME),
        block=listed,
        previous=links.reference(order[at - 1]) if at else None,
        next=links.reference(order[at + 1]) if at + 1 < len(order) else None,
    )
    return Page(
        path=links.path,
        template="lane.html",
        title=lane.title,
        view=view,
        description=lane.summary or "",
        section="home",
        styles=("text.css",) if view.frame.prose else (),
        search=described_entry(context, lane, lane.title, ()),
        terms=True,
    )
