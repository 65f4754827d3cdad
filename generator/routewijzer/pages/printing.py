"""The whole route on one page, to print and to be signed off by somebody who knows the domain."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from routewijzer.display_names import heading, kind
from routewijzer.model import Basis, Decision, Described, Element
from routewijzer.pages.basis import Bibliography, SourceView, source_view
from routewijzer.pages.links import PageLinks, ReferenceView, in_lane, lane_class, spoken_date, when
from routewijzer.pages.page import Context, Page
from routewijzer.pages.statements import OpenView, open_view, place_in_source
from routewijzer.pages.tables import TableView, table


@dataclass(frozen=True, slots=True)
class PrintLineView:
    """One statement or arrow to judge.

    Its kind and its basis in words, the number of its source in the list at the end (None: it rests on none),
    and the place there. `target` is where an arrow leads.
    """

    kind: str
    text: str
    detail: str | None
    target: ReferenceView | None
    basis: str
    source: int | None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class PrintPartView:
    """An element or lane."""

    id: str
    heading: str
    kind: str
    lane_class: str
    summary: str | None
    by: tuple[str, ...]
    lines: tuple[PrintLineView, ...]
    table: TableView | None
    points: tuple[OpenView, ...]
    prose: Markup


@dataclass(frozen=True, slots=True)
class PrintChapterView:
    """A lane with its elements; the last chapter holds the organisations that stand in no lane."""

    heading: str
    lane: PrintPartView | None
    parts: tuple[PrintPartView, ...]


@dataclass(frozen=True, slots=True)
class PrintTermView:
    """A term to judge."""

    title: str
    text: str
    basis: str
    source: int | None


@dataclass(frozen=True, slots=True)
class PrintView:
    """The whole route, to print.

    `picture` is the lying one, for a sheet of its own; `downloads` leads to what else there is to take along.
    """

    title: str
    edition: str
    version: str
    owner: str
    signed: str | None
    picture: Markup
    downloads: str
    chapters: tuple[PrintChapterView, ...]
    terms: tuple[PrintTermView, ...]
    sources: tuple[SourceView, ...]


def print_page(context: Context) -> Page:
    """Return the page to print."""
    here = PageLinks(context, context.addresses.print)
    head, words = context.route.route, context.words
    day = spoken_date(words, head.published)
    signed = None
    if head.sign_off is not None:
        date = spoken_date(words, head.sign_off.date)
        signed = words("review.signed", by=head.sign_off.by, role=head.sign_off.role, date=date)
    books = Bibliography(here, tuple(context.route.sources))
    view = PrintView(
        title=head.title,
        edition=head.edition,
        version=words("print.version", version=head.version, date=day),
        owner=head.owner,
        signed=signed,
        picture=context.pictures.wide,
        downloads=here.to(context.addresses.downloads),
        chapters=tuple(_chapters(here, books)),
        terms=tuple(
            PrintTermView(term.title, term.text, words.basis[term.basis], _number(books, term.source))
            for term in context.route.terms.values()
        ),
        sources=tuple(source_view(here, key, number) for number, key in enumerate(books.keys, 1)),
    )
    return Page(
        path=here.path,
        template="print.html",
        title=words.print.title,
        view=view,
        description=words.print.lead,
        styles=("print.css",),
    )


def _chapters(here: PageLinks, books: Bibliography) -> Iterator[PrintChapterView]:
    route = here.route
    for lane in route.lanes.values():
        keys = in_lane(route, lane, here.context.graph.order)
        yield PrintChapterView(
            lane.title,
            _part(here, lane, books),
            tuple(_part(here, route.elements[key], books) for key in keys),
        )
    apart = [element for element in route.elements.values() if element.lane not in route.lanes]
    if apart:
        yield PrintChapterView(
            here.words.print.apart, None, tuple(_part(here, element, books) for element in apart)
        )


def _part(here: PageLinks, described: Described, books: Bibliography) -> PrintPartView:
    element = described if isinstance(described, Element) else None
    elements = here.route.elements
    return PrintPartView(
        id=described.id,
        heading=heading(here.words, element) if element else described.title,
        kind=kind(here.words, element) if element else here.words.kind.lane,
        lane_class=lane_class(here.route, element.lane if element else described.id),
        summary=described.summary,
        by=tuple(heading(here.words, elements[key]) for key in element.by if key in elements)
        if element
        else (),
        lines=(*_facts(here, described, books), *_arrows(here, described, books)),
        table=table(here, described, books) if isinstance(described, Decision) else None,
        points=tuple(open_view(here, point, books, described) for point in described.open.values()),
        prose=here.prose_of(described),
    )


def _facts(here: PageLinks, described: Described, books: Bibliography) -> Iterator[PrintLineView]:
    words = here.words
    for fact in described.facts.values():
        text = f"{fact.label} {fact.text}" if fact.label else fact.text
        source = _source(books, fact.basis, fact.source, described.source)
        basis, place = words.basis[fact.basis], place_in_source(here, fact)
        yield PrintLineView(words.fact[fact.kind], text, fact.detail, None, basis, source, place)


def _arrows(here: PageLinks, described: Described, books: Bibliography) -> Iterator[PrintLineView]:
    words = here.words
    for edge in here.context.graph.outgoing.get(described.id, ()):
        yield PrintLineView(
            kind=here.sign(edge.kind),
            text=when(words, edge.when) or words.when.always,
            detail=edge.note,
            target=here.reference(edge.target),
            basis=words.basis[edge.basis],
            source=_source(books, edge.basis, edge.reference, described.source),
        )


def _source(books: Bibliography, basis: Basis, own: str | None, of_page: str | None) -> int | None:
    return _number(books, own or (of_page if basis == "stated" else None))


def _number(books: Bibliography, source: str | None) -> int | None:
    return books.keys.index(source) + 1 if source in books.keys else None
