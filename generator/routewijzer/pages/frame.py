"""What the pages of elements and lanes have in common: the texts, links and sources of a `Described`."""

from dataclasses import dataclass

from markupsafe import Markup

from routewijzer.model import Described
from routewijzer.pages.basis import Bibliography, SourceView
from routewijzer.pages.here import Here, Reference, spoken_date
from routewijzer.pages.regional import RegionalNote, regional
from routewijzer.pages.statements import (
    Group,
    LinkView,
    OpenBox,
    Statement,
    actions,
    column,
    groups,
    link_view,
    open_box,
)


@dataclass(frozen=True, slots=True)
class Review:
    """When the page was compared with its sources and must be again, and who has approved the route; in
    words, None for what is not known."""

    reviewed: str | None
    due: str | None
    signed: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts that the pages of elements and lanes share. `added` says in words that the whole page is
    an addition to the main source; `term` is the term that the page itself explains."""

    id: str
    term: str | None
    summary: str | None
    added: str | None
    regional: RegionalNote | None
    actions: Group | None
    column: tuple[Statement, ...]
    groups: tuple[Group, ...]
    prose: Markup
    open: OpenBox | None
    links: tuple[LinkView, ...]
    see: tuple[Reference, ...]
    sources: tuple[SourceView, ...]
    sources_href: str
    review: Review


def frame(here: Here, described: Described, books: Bibliography) -> Frame:
    """The shared parts of the page of an element or lane."""
    route = here.route
    return Frame(
        id=described.id,
        term=here.term_of(described.title),
        summary=described.summary,
        added=_added(here, books),
        regional=regional(here, described.id),
        actions=actions(here, described, books),
        column=column(here, described, books),
        groups=groups(here, described, books),
        prose=here.prose_of(described),
        open=open_box(here, described, books),
        links=tuple(link_view(here, route.links[key]) for key in described.links if key in route.links),
        see=see(here, described.see),
        sources=books.views(),
        sources_href=here.to(here.context.addresses.sources),
        review=_review(here, described),
    )


def see(here: Here, keys: tuple[str, ...]) -> tuple[Reference, ...]:
    """Related elements, lanes and terms; unknown ids are left out: the checks report them."""
    known = {**here.route.pages, **here.route.terms}
    return tuple(here.reference(key) for key in keys if key in known)


def _added(here: Here, books: Bibliography) -> str | None:
    if not books.whole_is_added:
        return None
    main = here.route.sources.get(here.route.route.source)
    return here.words("basis.whole_page", source=main.title if main else "")


def _review(here: Here, described: Described) -> Review:
    words, sign_off = here.words, here.route.route.sign_off
    reviewed, due = described.reviewed, described.review_by
    signed = words.review.unsigned
    if sign_off is not None:
        day = spoken_date(words, sign_off.date)
        signed = words("review.signed", by=sign_off.by, role=sign_off.role, date=day)
    return Review(
        reviewed=words("review.reviewed", date=spoken_date(words, reviewed)) if reviewed else None,
        due=words("review.due", date=spoken_date(words, due)) if due else None,
        signed=signed,
    )
