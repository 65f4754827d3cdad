"""What is open: everything that the sources leave open, that was inferred, or that nobody has checked."""

from collections.abc import Iterator
from dataclasses import dataclass

from routewijzer.decisions import route_open_ends
from routewijzer.model import Decision, Described, Element
from routewijzer.pages.basis import Bibliography, SourceView, bibliography, source_view
from routewijzer.pages.edges import CallView, EdgeView, call, turn
from routewijzer.pages.links import PageLinks, ReferenceView, in_lane, lane_class
from routewijzer.pages.page import Context, Page, SearchEntry
from routewijzer.pages.statements import (
    LinkView,
    OpenView,
    StatementView,
    doubt,
    link_view,
    open_view,
    statements,
)
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

    @property
    def count(self) -> int:
        """How many points and rules are open here."""
        return len(self.points) + len(self.facts) + (self.rules.count if self.rules else 0)


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

    @property
    def parts(self) -> tuple[OpenPageView, ...]:
        """All that is open in it: its own, then that of its pages."""
        return (*((self.own,) if self.own else ()), *self.pages)

    @property
    def count(self) -> int:
        """How many points and rules are open in it."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class OpenEndsView:
    """A decision and how often it ends openly, in words, also for each of its open ends (the most first)."""

    reference: ReferenceView
    share: str
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InferredView:
    """The inferred edges that leave one element."""

    reference: ReferenceView
    turns: tuple[EdgeView, ...]


@dataclass(frozen=True, slots=True)
class OpenListView:
    """The whole list, with what to do meanwhile, and its size in words: the points, then the rules."""

    advice: str
    call: CallView | None
    count: tuple[str, ...]
    ends: tuple[OpenEndsView, ...]
    lanes: tuple[OpenLaneView, ...]
    inferred_arrows: tuple[InferredView, ...]
    terms: tuple[ReferenceView, ...]
    sources: tuple[SourceView, ...]
    links: tuple[LinkView, ...]
    overdue: tuple[ReferenceView, ...]
    sources_href: str
    links_href: str


def open_page(context: Context) -> Page:
    """Return the page that lists what is open."""
    links = PageLinks(context, context.addresses.open)
    route = context.route
    keys = (*route.lanes, *context.graph.order)
    lanes = _lanes(links)
    pages = [page for lane in lanes for page in lane.parts]
    points = sum(len(page.points) + len(page.facts) for page in pages)
    rules = sum(page.rules.count for page in pages if page.rules)
    view = OpenListView(
        advice=doubt(links),
        call=call(links, route.route.helpline),
        count=(
            context.words.count("open_page.count", points),
            *((context.words.count("open_page.count_rules", rules),) if rules else ()),
        ),
        ends=tuple(_ends(links)),
        lanes=lanes,
        inferred_arrows=tuple(
            group for key in context.graph.order if (group := _inferred_view(links, key)) is not None
        ),
        terms=tuple(links.reference(key) for key, term in route.terms.items() if term.basis != "stated"),
        sources=tuple(
            source_view(links, key, number)
            for number, (key, source) in enumerate(route.sources.items(), 1)
            if not source.verified
        ),
        links=tuple(link_view(links, link) for link in route.links.values() if link.checked is None),
        overdue=tuple(
            links.reference(key)
            for key in keys
            if (due := route.pages[key].review_by) is not None and due < context.today
        ),
        sources_href=links.to(context.addresses.sources),
        links_href=links.to(context.addresses.links),
    )
    return Page(
        path=links.path,
        template="open.html",
        title=context.words.open_page.title,
        view=view,
        description=context.words.open_page.lead,
        styles=("lookup.css",),
        search=SearchEntry(
            context.words.open_page.title,
            tuple(context.words.open_page.keywords.split(", ")),
            context.words.open_page.lead,
            aside=1,
        ),
    )


def _ends(links: PageLinks) -> Iterator[OpenEndsView]:
    """Yield the decisions with open ends, the one that ends so in the largest share of cases first."""
    words = links.words
    open_ends = [ends for ends in route_open_ends(links.route) if ends.ends]
    for ends in sorted(open_ends, key=lambda ends: -ends.every.open / ends.every.total):
        outcomes = links.route.decisions[ends.decision].outcomes
        yield OpenEndsView(
            links.reference(ends.decision),
            words(
                "open_page.share",
                open=ends.every.open,
                total=ends.every.total,
                known_open=ends.known_cases.open,
                known=ends.known_cases.total,
            ),
            tuple(
                words("open_page.end", title=outcomes[end.outcome].title, count=end.every)
                for end in ends.ends
            ),
        )


def _lanes(links: PageLinks) -> tuple[OpenLaneView, ...]:
    route, order, lanes = links.route, links.context.graph.order, []
    for lane in route.lanes.values():
        keys = in_lane(route, lane, order)
        lanes.append(
            OpenLaneView(
                lane.id, lane.title, lane_class(route, lane.id), _open(links, lane), _pages(links, keys)
            )
        )
    apart = tuple(key for key in order if route.elements[key].lane not in route.lanes)
    lanes.append(OpenLaneView("apart_", links.words.overview.apart, "", None, _pages(links, apart)))
    return tuple(lane for lane in lanes if lane.own or lane.pages)


def _pages(links: PageLinks, keys: tuple[str, ...]) -> tuple[OpenPageView, ...]:
    pages = (_open(links, links.route.elements[key]) for key in keys)
    return tuple(page for page in pages if page)


def _rules(links: PageLinks, decision: Decision) -> OpenRulesView | None:
    keys = [
        key for key, rule in decision.rules.items() if rule.basis == "open" and rule.then in decision.outcomes
    ]
    if not keys:
        return None
    text = links.words.count("open_page.rules", len(keys))
    return OpenRulesView(len(keys), text, f"{links.to_page(decision.id)}#rule-{keys[0]}")


def _open(links: PageLinks, described: Described) -> OpenPageView | None:
    books = Bibliography(links, ())
    facts = [fact for fact in described.facts.values() if fact.basis == "open"]
    rules: OpenRulesView | None = None
    outcomes: tuple[OutcomeView, ...] = ()
    if isinstance(described, Decision):
        rules = _rules(links, described)
        outcomes = tuple(
            outcome_view(links, outcome, books) for outcome in described.outcomes.values() if outcome.open
        )
    if not (described.open or facts or rules or outcomes):
        return None
    return OpenPageView(
        reference=links.reference(described.id),
        points=tuple(open_view(links, point, books, described) for point in described.open.values()),
        facts=statements(links, facts, books, described),
        rules=rules,
        outcomes=outcomes,
    )


def _inferred_view(links: PageLinks, key: str) -> InferredView | None:
    element: Element = links.route.elements[key]
    edges = [edge for edge in links.context.graph.outgoing[key] if edge.basis == "inferred"]
    if not edges:
        return None
    books = bibliography(links, element)
    return InferredView(links.reference(key), tuple(turn(links, edge, edge.target, books) for edge in edges))
