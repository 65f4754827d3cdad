"""The whole route on one page, to print and to be signed off by somebody who knows the domain."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from routewijzer.display_names import heading, kind
from routewijzer.model import Basis, Decision, Described, Element
from routewijzer.pages.basis import Bibliography, SourceView, source_view
from routewijzer.pages.links import (
    PageLinks,
    ReferenceView,
    in_lane,
    lane_class,
    sign_off_line,
    spoken_date,
    when,
)
from routewijzer.pages.page import Context, Page, PartPictureView
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

    `picture` is the lying one, for a sheet of its own, as are those of `parts`; `downloads` leads to what
    else there is to take along.
    """

    title: str
    edition: str
    version: str
    owner: str
    signed: str | None
    picture: Markup
    parts: tuple[PartPictureView, ...]
    downloads: str
    chapters: tuple[PrintChapterView, ...]
    terms: tuple[PrintTermView, ...]
    sources: tuple[SourceView, ...]


def print_page(context: Context) -> Page:
    """Return the page to print."""
    links = PageLinks(context, context.addresses.print)
    head, words = context.route.route, context.words
    day = spoken_date(words, head.published)
    signed = sign_off_line(context) if head.sign_off or context.lapsed_sign_off else None
    books = Bibliography(links, tuple(context.route.sources))
    view = PrintView(
        title=head.title,
        edition=head.edition,
        version=words("print.version", version=head.version, date=day),
        owner=head.owner,
        signed=signed,
        picture=context.pictures.wide,
        parts=context.pictures.parts,
        downloads=links.to(context.addresses.downloads),
        chapters=tuple(_chapters(links, books)),
        terms=tuple(
            PrintTermView(term.title, term.text, words.basis[term.basis], _number(books, term.source))
            for term in context.route.terms.values()
        ),
        sources=tuple(source_view(links, key, number) for number, key in enumerate(books.keys, 1)),
    )
    return Page(
        path=links.path,
        template="print.html",
        title=words.print.title,
        view=view,
        description=words.print.lead,
        styles=("text.css", "print.css"),
    )


def _chapters(links: PageLinks, books: Bibliography) -> Iterator[PrintChapterView]:
    route = links.route
    for lane in route.lanes.values():
        keys = in_lane(route, lane, links.context.graph.order)
        yield PrintChapterView(
            lane.title,
            _part(links, lane, books),
            tuple(_part(links, route.elements[key], books) for key in keys),
        )
    apart = [element for element in route.elements.values() if element.lane not in route.lanes]
    if apart:
        yield PrintChapterView(
            links.words.print.apart, None, tuple(_part(links, element, books) for element in apart)
        )


def _part(links: PageLinks, described: Described, books: Bibliography) -> PrintPartView:
    element = described if isinstance(described, Element) else None
    elements = links.route.elements
    return PrintPartView(
        id=described.id,
        heading=heading(links.words, element) if element else described.title,
        kind=kind(links.words, element) if element else links.words.kind.lane,
        lane_class=lane_class(links.route, element.lane if element else described.id),
        summary=described.summary,
        by=tuple(heading(links.words, elements[key]) for key in element.by if key in elements)
        if element
        else (),
        lines=(*_facts(links, described, books), *_arrows(links, described, books)),
        table=table(links, described, books) if isinstance(described, Decision) else None,
        points=tuple(open_view(links, point, books, described) for point in described.open.values()),
        prose=links.prose_of(described),
    )


def _facts(links: PageLinks, described: Described, books: Bibliography) -> Iterator[PrintLineView]:
    words = links.words
    for fact in described.facts.values():
        text = f"{fact.label} {fact.text}" if fact.label else fact.text
        source = _source(books, fact.basis, fact.source, described.source)
        basis, place = words.basis[fact.basis], place_in_source(links, fact)
        yield PrintLineView(words.fact[fact.kind], text, fact.detail, None, basis, source, place)


def _arrows(links: PageLinks, described: Described, books: Bibliography) -> Iterator[PrintLineView]:
    words = links.words
    for edge in links.context.graph.outgoing.get(described.id, ()):
        yield PrintLineView(
            kind=links.sign(edge.kind),
            text=when(words, edge.when) or words.when.always,
            detail=edge.note,
            target=links.reference(edge.target),
            basis=words.basis[edge.basis],
            source=_source(books, edge.basis, edge.reference, described.source),
        )


def _source(books: Bibliography, basis: Basis, own: str | None, of_page: str | None) -> int | None:
    return _number(books, own or (of_page if basis == "stated" else None))


def _number(books: Bibliography, source: str | None) -> int | None:
    return books.keys.index(source) + 1 if source in books.keys else None
