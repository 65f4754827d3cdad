"""What is open: everything that the sources leave open, that was inferred, or that nobody has checked."""

from dataclasses import dataclass

from routewijzer.model import Decision, Described, Element
from routewijzer.pages.basis import Bibliography, SourceView, bibliography, source_view
from routewijzer.pages.edges import EdgeView, turn
from routewijzer.pages.links import PageLinks, ReferenceView, in_lane, lane_class
from routewijzer.pages.page import Context, Page, SearchEntry
from routewijzer.pages.statements import LinkView, OpenView, StatementView, link_view, open_view, statements
from routewijzer.pages.tables import OutcomeView, outcome_view


@dataclass(frozen=True, slots=True)
class OpenRulesView:
    """The rules of a decision for which the source has no answer.

    How many, also in words, and the way to the first of them, where all stand.
    """

    count: int
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class OpenPageView:
    """What is open on one page: points, facts, rules without an answer in the source, outcomes."""

    reference: ReferenceView
    points: tuple[OpenView, ...]
    facts: tuple[StatementView, ...]
    rules: OpenRulesView | None
    outcomes: tuple[OutcomeView, ...]


@dataclass(frozen=True, slots=True)
class OpenLaneView:
    """What is open in one lane: about the lane itself (`own`) and on the pages of its elements.

    The last one holds the organisations that stand in no lane.
    """

    id: str
    title: str
    lane_class: str
    own: OpenPageView | None
    pages: tuple[OpenPageView, ...]


@dataclass(frozen=True, slots=True)
class InferredView:
    """The inferred edges that leave one element."""

    reference: ReferenceView
    turns: tuple[EdgeView, ...]


@dataclass(frozen=True, slots=True)
class OpenListView:
    """The whole list, with its size in words: the points, then the rules."""

    count: tuple[str, ...]
    lanes: tuple[OpenLaneView, ...]
    inferred: tuple[InferredView, ...]
    terms: tuple[ReferenceView, ...]
    sources: tuple[SourceView, ...]
    links: tuple[LinkView, ...]
    overdue: tuple[ReferenceView, ...]
    sources_href: str
    links_href: str


def open_page(context: Context) -> Page:
    """Return the page that lists what is open."""
    here = PageLinks(context, context.addresses.open)
    route = context.route
    keys = (*route.lanes, *context.graph.order)
    lanes = _lanes(here)
    pages = [page for lane in lanes for page in (lane.own, *lane.pages) if page]
    points = sum(len(page.points) + len(page.facts) for page in pages)
    rules = sum(page.rules.count for page in pages if page.rules)
    view = OpenListView(
        count=(
            context.words.count("open_page.count", points),
            *((context.words.count("open_page.count_rules", rules),) if rules else ()),
        ),
        lanes=lanes,
        inferred=tuple(group for key in context.graph.order if (group := _inferred(here, key)) is not None),
        terms=tuple(here.reference(key) for key, term in route.terms.items() if term.basis != "stated"),
        sources=tuple(
            source_view(here, key, number)
            for number, (key, source) in enumerate(route.sources.items(), 1)
            if not source.verified
        ),
        links=tuple(link_view(here, link) for link in route.links.values() if link.checked is None),
        overdue=tuple(
            here.reference(key)
            for key in keys
            if (due := route.pages[key].review_by) is not None and due < context.today
        ),
        sources_href=here.to(context.addresses.sources),
        links_href=here.to(context.addresses.links),
    )
    return Page(
        path=here.path,
        template="open.html",
        title=context.words.open_page.title,
        view=view,
        description=context.words.open_page.lead,
        styles=("lookup.css",),
        search=SearchEntry(context.words.open_page.title, (), context.words.open_page.lead, aside=True),
    )


def _lanes(here: PageLinks) -> tuple[OpenLaneView, ...]:
    route, order, found = here.route, here.context.graph.order, []
    for lane in route.lanes.values():
        keys = in_lane(route, lane, order)
        found.append(
            OpenLaneView(
                lane.id, lane.title, lane_class(route, lane.id), _open(here, lane), _pages(here, keys)
            )
        )
    apart = tuple(key for key in order if route.elements[key].lane not in route.lanes)
    found.append(OpenLaneView("apart_", here.words.overview.apart, "", None, _pages(here, apart)))
    return tuple(lane for lane in found if lane.own or lane.pages)


def _pages(here: PageLinks, keys: tuple[str, ...]) -> tuple[OpenPageView, ...]:
    pages = (_open(here, here.route.elements[key]) for key in keys)
    return tuple(page for page in pages if page)


def _rules(here: PageLinks, decision: Decision) -> OpenRulesView | None:
    keys = [
        key for key, rule in decision.rules.items() if rule.basis == "open" and rule.then in decision.outcomes
    ]
    if not keys:
        return None
    text = here.words.count("open_page.rules", len(keys))
    return OpenRulesView(len(keys), text, f"{here.to_page(decision.id)}#rule-{keys[0]}")


def _open(here: PageLinks, described: Described) -> OpenPageView | None:
    books = Bibliography(here, ())
    facts = [fact for fact in described.facts.values() if fact.basis == "open"]
    rules: OpenRulesView | None = None
    outcomes: tuple[OutcomeView, ...] = ()
    if isinstance(described, Decision):
        rules = _rules(here, described)
        outcomes = tuple(
            outcome_view(here, outcome, books) for outcome in described.outcomes.values() if outcome.open
        )
    if not (described.open or facts or rules or outcomes):
        return None
    return OpenPageView(
        reference=here.reference(described.id),
        points=tuple(open_view(here, point, books, described) for point in described.open.values()),
        facts=statements(here, facts, books, described),
        rules=rules,
        outcomes=outcomes,
    )


def _inferred(here: PageLinks, key: str) -> InferredView | None:
    element: Element = here.route.elements[key]
    edges = [edge for edge in here.context.graph.outgoing[key] if edge.basis == "inferred"]
    if not edges:
        return None
    books = bibliography(here, element)
    return InferredView(here.reference(key), tuple(turn(here, edge, edge.target, books) for edge in edges))
