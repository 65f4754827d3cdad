"""The page of an element: stakeholder, step, decision or service."""

from dataclasses import dataclass, replace

from routewijzer import addresses
from routewijzer.display_names import heading, kind, short_name
from routewijzer.model import Decision, Element, Service
from routewijzer.pages.basis import BasisMarkView, Bibliography, bibliography
from routewijzer.pages.edges import CallView, EdgeGroupView, EdgeView, incoming, outgoing, ways
from routewijzer.pages.frame import FrameView, frame
from routewijzer.pages.helper import begin, choices_at
from routewijzer.pages.links import PageLinks, ReferenceView, lane_class, phase_colour, phone_of
from routewijzer.pages.notes import notes
from routewijzer.pages.outline import RemarkView, remark
from routewijzer.pages.page import Context, Page, SmallPictureView
from routewijzer.pages.search import element_entry
from routewijzer.pages.side_column import picture_fits
from routewijzer.pages.tables import TableView, table


@dataclass(frozen=True, slots=True)
class PhaseNameView:
    """A stage of the method; `href` leads to the element that explains it."""

    title: str
    href: str | None


@dataclass(frozen=True, slots=True)
class PhaseView:
    """The stages that an element belongs to.

    `bars` has one entry for every stage of the route, in order: the number of its colour where it applies,
    else None.
    """

    bars: tuple[int | None, ...]
    names: tuple[PhaseNameView, ...]
    mark: BasisMarkView | None


@dataclass(frozen=True, slots=True)
class ContactView:
    """How a service is reached; None for what is not known."""

    call: CallView | None
    url: str | None
    hours: str | None
    chat: str | None


@dataclass(frozen=True, slots=True)
class ElementView:
    """Everything that the page of an element shows beside its frame.

    `helper` are the decisions here for which the helper can be asked, none on a site without it. `folded`
    tells that the picture stands closed on every screen, since open it would make the page too long.
    """

    frame: FrameView
    shape: str
    kind: str
    icon: str
    heading: str
    crumb: str
    home: str
    lane: ReferenceView | None
    lane_class: str
    phases: PhaseView | None
    picture: SmallPictureView | None
    folded: bool
    ways: tuple[EdgeGroupView, ...]
    remark: RemarkView | None
    decided_by: tuple[ReferenceView, ...]
    helper: tuple[ReferenceView, ...]
    by: tuple[ReferenceView, ...]
    by_inferred: bool
    role: str
    contact: ContactView | None
    before: tuple[EdgeView, ...]
    after: tuple[EdgeView, ...]
    table: TableView | None
    previous: ReferenceView | None
    next: ReferenceView | None


def element_page(context: Context, key: str) -> Page:
    """Return the page of the element `key`."""
    element = context.route.elements[key]
    links = PageLinks(context, addresses.element(key))
    view = element_view(links, element)
    return Page(
        path=links.path,
        template="element.html",
        title=view.heading,
        view=view,
        description=element.summary or "",
        section="home",
        styles=("text.css",) if view.frame.prose else (),
        search=element_entry(context, element),
        terms=True,
    )


def element_view(links: PageLinks, element: Element) -> ElementView:
    """Return what the page of an element shows, with a note for each text behind its statements."""
    books = bibliography(links, element)
    draft = _view(links, element, books)
    first = draft.phases.mark if draft.phases else None
    return _view(links, element, replace(books, notes=notes(draft.frame, first, draft.ways, draft.table)))


def _view(links: PageLinks, element: Element, books: Bibliography) -> ElementView:
    route = links.route
    lane = element.lane if element.lane in route.lanes else None
    previous, following = _neighbours(links, element)
    helper = _helper(links, element)
    own, cards = frame(links, element, books), ways(links, element.id, books)
    picture = links.context.pictures.mini.get(element.id)
    beside = tuple(card for card in cards if card.aside)
    return ElementView(
        frame=own,
        shape=element.shape,
        kind=kind(links.words, element),
        icon=element.icon or "",
        heading=heading(links.words, element),
        crumb=short_name(links.words, element),
        home=links.to(addresses.HOME),
        lane=links.reference(lane) if lane else None,
        lane_class=lane_class(route, lane),
        phases=phases(links, element, books),
        picture=picture,
        folded=picture is not None and not picture_fits(picture, beside, own.column, element.shape),
        ways=cards,
        remark=remark(links, element) if lane else None,
        decided_by=() if helper else _decided_by(links, element),
        helper=helper,
        by=tuple(links.reference(key) for key in element.by if key in route.elements),
        by_inferred=element.by_basis == "inferred",
        role=links.to(addresses.role(links.words, element.id)) if element.id in route.stakeholders else "",
        contact=contact(links, element) if isinstance(element, Service) else None,
        before=incoming(links, element.id, books),
        after=outgoing(links, element.id, books),
        table=table(links, element, books) if isinstance(element, Decision) else None,
        previous=previous,
        next=following,
    )


def phases(links: PageLinks, element: Element, books: Bibliography) -> PhaseView | None:
    """Return the stages of an element, or None when it belongs to none."""
    known = links.route.phases
    if not any(key in known for key in element.phases):
        return None
    names = tuple(
        PhaseNameView(phase.title, links.to_page(phase.step) if phase.step else None)
        for key, phase in known.items()
        if key in element.phases
    )
    bars = tuple(phase_colour(index) if key in element.phases else None for index, key in enumerate(known))
    return PhaseView(bars, names, books.mark(element.phases_basis))


def contact(links: PageLinks, service: Service) -> ContactView | None:
    """How a service is reached, or None when nothing is known of it."""
    dialled = phone_of(links.route, service.id)
    if not any((service.phone, service.url, service.hours, service.chat)):
        return None
    text = links.words("call.number", phone=service.phone)
    return ContactView(
        call=CallView(dialled[1], text, service.phone_note, service.phone or "") if dialled else None,
        url=service.url,
        hours=service.hours,
        chat=service.chat,
    )


def _decided_by(links: PageLinks, element: Element) -> tuple[ReferenceView, ...]:
    """Return the decisions that tell where to go from here, where no helper asks them."""
    return tuple(
        links.reference(key) for key, choice in links.route.decisions.items() if element.id in choice.of
    )


def _helper(links: PageLinks, element: Element) -> tuple[ReferenceView, ...]:
    """Return the decisions that the helper takes here."""
    if not links.context.helper:
        return ()
    return tuple(
        ReferenceView(links.to(begin(links.context, key)), heading(links.words, links.route.decisions[key]))
        for key in choices_at(links.context, element.id)
    )


def _neighbours(links: PageLinks, element: Element) -> tuple[ReferenceView | None, ReferenceView | None]:
    """Return the pages before and after this one in reading order; None outside the lanes and at the ends."""
    elements = links.route.elements
    order = [key for key in links.context.graph.order if elements[key].lane in links.route.lanes]
    if element.id not in order:
        return None, None
    at = order.index(element.id)
    previous = links.reference(order[at - 1]) if at else None
    return previous, links.reference(order[at + 1]) if at + 1 < len(order) else None
