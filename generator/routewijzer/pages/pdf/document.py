"""What a PDF of the route says: its head, its parts and its words, as plain data for the templates."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from routewijzer import addresses
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.svg.palette import COLOURS, PENS
from routewijzer.exports.pdf.sets import PdfSet
from routewijzer.pages.links import PageLinks, phone_of, sign_off_line, spoken_date
from routewijzer.pages.notice import NoticeView, edition_notice
from routewijzer.pages.page import Context, OneFile, Pictures
from routewijzer.pages.pdf.parts import apart, cards, cases, lookups, route_parts
from routewijzer.pages.pdf.picture import pdf_picture
from routewijzer.pages.pdf.plain import NOWHERE, Plain, place_of, plain
from routewijzer.pages.shell import helpline_of

_SECTIONS = (
    *(
        "pdf",
        "about",
        "basis",
        "call",
        "contact",
        "element",
        "glossary",
        "kind",
        "links",
        "open",
        "open_page",
    ),
    *("overview", "region", "source", "sources", "table", "training", "when"),
)
"""The words of the interface that the templates use."""


@dataclass(frozen=True, slots=True)
class NumberView:
    """A telephone number of the emergency bar, with its question and what it costs."""

    question: str
    call: str
    href: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class PdfHeadView:
    """Which edition this is, in words.

    `concept` is None once somebody has signed the content off; `notice` tells that the edition was withdrawn
    or may be stale.
    """

    language: str
    title: str
    name: str
    tagline: str
    edition: str
    version: str
    date: str
    summary: str
    owner: str
    status: str
    concept: str | None
    notice: NoticeView | None
    numbers: tuple[NumberView, ...]


def pdf_data(context: Context, drawing: Drawing, pdf_set: PdfSet) -> Mapping[str, Plain]:
    """Return everything that the templates print of a set, as plain data."""
    paper = _on_paper(context)
    links = PageLinks(paper, paper.addresses.print)
    shared: dict[str, object] = {
        "head": _head(links),
        "words": {name: context.words.sections[name].texts for name in _SECTIONS},
        "colours": COLOURS,
        "pens": {kind: {"colour": pen.colour, "dash": pen.dash} for kind, pen in PENS.items()},
        "picture": pdf_picture(links, drawing),
        "map": {"width": drawing.width, "height": drawing.height},
        "foreign": [
            {"language": language, "words": foreign}
            for language, foreign in context.route.foreign_words.items()
        ],
    }
    data = {name: plain(part, place_of(links.path)) for name, part in shared.items()}
    match pdf_set:
        case "alles":
            return {**data, **lookups(paper), "lanes": list(route_parts(paper)), "apart": list(apart(paper))}
        case "meldcode":
            return {**data, "lanes": list(route_parts(paper)), "cards": cards(paper)}
        case "casussen":
            return {**data, "cases": list(cases(paper))}
        case "beeld":
            return data


def signing_data(context: Context, drawing: Drawing, mark: str) -> Mapping[str, Plain]:
    """Return what the page to sign prints: which content it is of by its `mark`, and how much that is."""
    route, arrows = context.route, context.graph.edges
    tables = [decision for decision in route.decisions.values() if decision.rules]
    count = context.words(
        "expert.signing_count",
        elements=len(route.elements),
        facts=sum(len(page.facts) for page in route.pages.values()),
        arrows=len(arrows),
        decisions=len(tables),
        rules=sum(len(decision.rules) for decision in tables),
        open=sum(len(page.open) for page in route.pages.values()),
    )
    words = {"expert": dict(context.words.sections["expert"].texts)}
    data = pdf_data(context, drawing, "beeld")
    shared = data["words"]
    assert isinstance(shared, Mapping)
    return {**data, "words": {**shared, **words}, "signing": {"mark": mark, "count": count}}


def _on_paper(context: Context) -> Context:
    """Return the context of the same route as one document, without the pictures and pages of the site."""
    names, route = context.addresses, context.route
    paths = {
        addresses.HOME,
        *(addresses.element(key) for key in (*route.lanes, *context.graph.order)),
        *(names.glossary, names.links, names.sources, names.open),
    }
    document = OneFile(frozenset(paths), {}, NOWHERE, "", {})
    pictures = Pictures(legend=context.pictures.legend)
    return replace(context, helper=False, training=False, one_file=document, pictures=pictures)


def _head(links: PageLinks) -> PdfHeadView:
    head, words = links.route.route, links.words
    date = spoken_date(words, head.published)
    return PdfHeadView(
        language=words.language,
        title=head.title,
        name=head.name,
        tagline=head.tagline or "",
        edition=head.edition,
        version=head.version,
        date=date,
        summary=head.summary,
        owner=head.owner,
        status=sign_off_line(links.context),
        concept=None if head.sign_off else words.pdf.concept,
        notice=_notice(links),
        numbers=tuple(_numbers(links)),
    )


def _notice(links: PageLinks) -> NoticeView | None:
    """Return what a reader of a withdrawn or stale edition must know first, as its pages say it."""
    context = links.context
    status = context.status
    if status is None:
        return None
    helpline = helpline_of(links.route)
    return edition_notice(links.words, status, links.path, status.over, context.today, helpline, None)


def _numbers(links: PageLinks) -> list[NumberView]:
    """Return the numbers of the emergency bar, in the author's order."""
    numbers = []
    for entry in links.route.route.emergency.values():
        dialled = phone_of(links.route, entry.service)
        note = links.route.services[entry.service].phone_note if dialled else None
        numbers.append(NumberView(entry.question, entry.call, dialled[1] if dialled else None, note))
    return numbers
