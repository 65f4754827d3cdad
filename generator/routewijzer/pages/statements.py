"""The facts and open points of an element or lane, sorted into the sections of its page."""

from collections.abc import Iterable
from dataclasses import dataclass

from routewijzer.model import Described, Element, Fact, Link, OpenPoint
from routewijzer.pages.basis import BasisMarkView, Bibliography
from routewijzer.pages.edges import CallView, call
from routewijzer.pages.editor_paths import PartPathsView, part_paths_view
from routewijzer.pages.links import PageLinks, ReferenceView, model_path, spoken_date, when
from routewijzer.pages.regional import RegionalMarkView, mark

SECTIONS = ("purpose", "condition", "duty", "definition", "example", "tip", "tool", "info")
"""The kinds of fact that have a section of their own below the cards, in order."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """An entry of the link library. `check_warning` says in words that nobody has opened it, else None."""

    id: str
    href: str
    title: str
    kind: str
    summary: str | None
    note: str | None
    check_text: str | None
    check_warning: str | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A fact as the page shows it; `label` is the question that a role or time answers."""

    id: str
    text: str
    label: str | None
    detail: str | None
    mark: BasisMarkView | None
    link: LinkView | None
    regional: RegionalMarkView | None
    at: PartPathsView | None


@dataclass(frozen=True, slots=True)
class StatementGroupView:
    """The facts of one kind, under their heading."""

    kind: str
    heading: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class OpenView:
    """What the source leaves open.

    The case it is about, the question, the readings that contradict each other, and a proposal of others
    (`proposal` in words, leading to `suggests`), which is never an arrow.
    """

    id: str
    clause: str | None
    text: str
    readings: tuple[str, ...]
    advice: str | None
    proposal: str | None
    suggests: ReferenceView | None
    no_next: bool
    mark: BasisMarkView | None
    regional: RegionalMarkView | None
    at: PartPathsView | None


@dataclass(frozen=True, slots=True)
class OpenBoxView:
    """The open points of a page with what to do meanwhile."""

    advice: str
    call: CallView | None
    points: tuple[OpenView, ...]


def statements(
    links: PageLinks, facts: Iterable[Fact], books: Bibliography, owner: Described
) -> tuple[StatementView, ...]:
    """Facts of an element or lane as the page shows them."""
    return tuple(_statement(links, fact, books, owner) for fact in facts)


def actions(links: PageLinks, described: Described, books: Bibliography) -> StatementGroupView | None:
    """Return the numbered list: what you do, or, where only organisations act, what happens."""
    duties = statements(links, _of(described, "action"), books, described)
    if not duties:
        return None
    by = described.by if isinstance(described, Element) else ()
    others = bool(by) and all(key in links.route.services for key in by)
    return StatementGroupView("action", links.words.facts["action_others" if others else "action"], duties)


def column(links: PageLinks, described: Described, books: Bibliography) -> tuple[StatementView, ...]:
    """Who and when: the facts in the side column."""
    return statements(links, _of(described, "role", "time"), books, described)


def groups(links: PageLinks, described: Described, books: Bibliography) -> tuple[StatementGroupView, ...]:
    """All other facts, by kind, each under its heading."""
    sections = ((name, statements(links, _of(described, name), books, described)) for name in SECTIONS)
    return tuple(
        StatementGroupView(name, links.words.facts[name], members) for name, members in sections if members
    )


def open_box(links: PageLinks, described: Described, books: Bibliography) -> OpenBoxView | None:
    """Return what the source leaves open on this page, or None when nothing is."""
    if not described.open:
        return None
    points = tuple(open_view(links, point, books, described) for point in described.open.values())
    return OpenBoxView(doubt(links), call(links, links.route.route.helpline), points)


def doubt(links: PageLinks) -> str:
    """Return what to do where something is open: ask the route's helpline, or else an expert."""
    helpline = links.route.services.get(links.route.route.helpline)
    return links.words("open.advice", name=helpline.title) if helpline else links.words.open.advice_nobody


def open_view(links: PageLinks, point: OpenPoint, books: Bibliography, owner: Described) -> OpenView:
    """One open point of an element or lane."""
    known = point.suggests is not None and point.suggests in links.route.pages
    source = links.route.sources.get(point.source or "")
    proposal = None
    if known:
        proposal = (
            links.words("open.proposal_of", source=source.title) if source else links.words.open.proposal
        )
    return OpenView(
        id=point.id,
        clause=when(links.words, point.when, opens=True),
        text=point.text,
        readings=point.readings,
        advice=point.advice,
        proposal=proposal,
        suggests=links.reference(point.suggests) if point.suggests is not None and known else None,
        no_next=point.no_next,
        mark=books.mark("stated", point.source),
        regional=mark(links, owner, "open", point.id),
        at=part_paths_view(links, (*model_path(owner), "open", point.id)),
    )


def place_in_source(links: PageLinks, fact: Fact) -> str | None:
    """Where in its source a fact stands and when somebody compared the two; None when neither is known."""
    checked = fact.checked
    parts = (
        fact.where,
        links.words("source.checked", date=spoken_date(links.words, checked)) if checked else None,
    )
    return ", ".join(part for part in parts if part) or None


def link_view(links: PageLinks, link: Link) -> LinkView:
    """Return an entry of the link library as lists show it."""
    words = links.words
    return LinkView(
        id=link.id,
        href=link.url,
        title=link.title,
        kind=words.link[link.kind],
        summary=link.summary,
        note=link.note,
        check_text=words("link.checked", date=spoken_date(words, link.checked)) if link.checked else None,
        check_warning=None if link.checked else words.link.unchecked,
    )


def _of(described: Described, *kinds: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in described.facts.values() if fact.kind in kinds)


def _statement(links: PageLinks, fact: Fact, books: Bibliography, owner: Described) -> StatementView:
    link = links.route.links.get(fact.link or "")
    return StatementView(
        id=fact.id,
        text=fact.text,
        label=fact.label or (links.words.facts[fact.kind] if fact.kind in ("role", "time") else None),
        detail=fact.detail,
        mark=books.mark(fact.basis, fact.source, place_in_source(links, fact)),
        link=link_view(links, link) if link else None,
        regional=mark(links, owner, "facts", fact.id),
        at=part_paths_view(links, (*model_path(owner), "facts", fact.id)),
    )
