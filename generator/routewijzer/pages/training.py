"""The page for trainers: the practice cases as a list, and the presenter that shows them large."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from routewijzer.model import Case, Route, Step
from routewijzer.pages.case import CaseView, breakable_reference, case_view, has_box, lane_of
from routewijzer.pages.links import PageLinks, ReferenceView, when
from routewijzer.pages.page import Context, Page, PartPictureView, SearchEntry

SCRIPTS = ("vendor/lean-qr.js", "presenter.js")
"""The code that a telephone reads, the walk, its picture, the trainer's own window, and the presenter."""

DEBRIEF = ("begin", "rounds", "end", "action")
"""The parts of the page for a debrief, in order; their points are lines of the words of the interface."""

PANEL = 60
"""Words: no more than this stands beside the picture at once."""


@dataclass(frozen=True, slots=True)
class OnwardView:
    """A way on: its condition as a clause, and where it leads."""

    clause: str | None
    target: str


@dataclass(frozen=True, slots=True)
class DigestView:
    """What an element says in at most `PANEL` words. `number` is its number in the route's own count."""

    id: str
    at: ReferenceView
    lane: str
    lane_class: str
    number: int | None
    summary: str
    onwards: tuple[OnwardView, ...]


@dataclass(frozen=True, slots=True)
class TrainingView:
    """The page for trainers. A `concept` is a route that nobody has signed off.

    `picture` is the whole route; where that is divided, `parts` are the pictures of its parts.
    """

    title: str
    concept: bool
    cases: tuple[CaseView, ...]
    digests: tuple[DigestView, ...]
    picture: Markup
    parts: tuple[Markup, ...]
    debrief: str


def training_page(context: Context) -> Page:
    """Return the list of cases with the presenter."""
    links = PageLinks(context, context.addresses.training)
    words = context.words.training
    return Page(
        path=links.path,
        template="training.html",
        title=words.title,
        view=TrainingView(
            title=links.route.route.name,
            concept=links.route.route.sign_off is None,
            cases=tuple(case_view(links, case) for case in ready_cases(links.route)),
            digests=tuple(_digests(links)),
            picture=context.pictures.wide,
            parts=tuple(_named_picture(part) for part in context.pictures.parts),
            debrief=links.to(context.addresses.debrief),
        ),
        description=words.lead,
        section="training",
        styles=("training.css",),
        scripts=SCRIPTS,
        search=SearchEntry(words.title, (words.case, words.presenter), words.lead, aside=1),
    )


def _named_picture(part: PartPictureView) -> Markup:
    """Return the picture of a part with the name by which the presenter finds it."""
    return Markup(str(part.wide).replace("<svg ", f'<svg data-part="{part.id}" ', 1))


def ready_cases(route: Route) -> tuple[Case, ...]:
    """Return the cases of the site: all but the drafts, which wait for an expert."""
    return tuple(case for case in route.cases.values() if not case.draft)


@dataclass(frozen=True, slots=True)
class DebriefView:
    """The page for the beginning and the end of a meeting: headings, each with its points."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]
    training: str


def debrief_page(context: Context) -> Page:
    """Return the page with agreements for the beginning, and questions for the end, of a meeting."""
    links = PageLinks(context, context.addresses.debrief)
    words = context.words.debrief
    parts = tuple((words[f"{part}_title"], tuple(words[part].splitlines())) for part in DEBRIEF)
    return Page(
        path=links.path,
        template="debrief.html",
        title=words.title,
        view=DebriefView(parts, links.to(context.addresses.training)),
        description=words.lead,
        section="training",
        styles=("training.css",),
        search=SearchEntry(words.title, (), words.lead, aside=1),
    )


def _digests(links: PageLinks) -> Iterator[DigestView]:
    """Every element with a box, in reading order.

    Its ways on are told all or not at all: some of them would look like all.
    """
    route, graph = links.route, links.context.graph
    for key in graph.order:
        element = route.elements[key]
        if not has_box(route, element):
            continue
        at = breakable_reference(links, key)
        lane, colours = lane_of(route, element)
        room = PANEL - len(f"{lane} {at.title} {element.summary or ''}".split())
        onwards = tuple(
            OnwardView(when(links.words, edge.when), links.reference(edge.target).title)
            for edge in graph.outgoing[key]
        )
        if sum(len(f"{way.clause or ''} {way.target}".split()) for way in onwards) > room:
            onwards = ()
        number = element.number if isinstance(element, Step) else None
        yield DigestView(key, at, lane, colours, number, element.summary or "", onwards)
