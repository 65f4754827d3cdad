"""The page of the decision helper: its first question, the places on the route, and every table in full."""

from dataclasses import dataclass

from routewijzer.display_names import heading
from routewijzer.model import Decision, search_texts
from routewijzer.pages.basis import Bibliography
from routewijzer.pages.helper_entrance import FirstQuestionView, first_question
from routewijzer.pages.links import PageLinks, ReferenceView, in_lane, lane_class
from routewijzer.pages.page import Context, Page, SearchEntry
from routewijzer.pages.tables import TableView, table

SCRIPTS = ("helper-data.js", "helper.js")
"""The contract with the browser, and what walks it; in this order."""

ICONS = ("phone", "arrow-right")
"""The icons that the second one places."""


@dataclass(frozen=True, slots=True)
class PlaceChoiceView:
    """A decision that can be taken: `href` begins it on this page, without a script it leads to its table."""

    href: str
    title: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """An element where somebody can stand, as `text`, with the decisions there."""

    text: str
    choices: tuple[PlaceChoiceView, ...]


@dataclass(frozen=True, slots=True)
class LanePlacesView:
    """The places of one lane in reading order."""

    title: str
    lane_class: str
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class WholeTableView:
    """One decision in full."""

    id: str
    title: str
    summary: str | None
    reference: ReferenceView
    lane_class: str
    table: TableView


@dataclass(frozen=True, slots=True)
class HelperView:
    """Everything on the page of the helper."""

    first: FirstQuestionView | None
    lanes: tuple[LanePlacesView, ...]
    decisions: tuple[WholeTableView, ...]


def helper_page(context: Context) -> Page:
    """Return the page of the decision helper."""
    links = PageLinks(context, context.addresses.helper)
    words, entrance = context.words.helper, context.route.entrance
    begins = {key: links.to(begin(context, key)) for key in context.route.decisions}
    text = " ".join(search_texts(context.route, entrance)) if entrance else ""
    return Page(
        path=links.path,
        template="helper.html",
        title=words.page_title,
        view=HelperView(first_question(links, begins), tuple(_lanes(links)), tuple(_wholes(links))),
        description=words.page_description,
        section="helper",
        scripts=SCRIPTS,
        icons=ICONS,
        search=SearchEntry(words.page_title, (words.page_where,), f"{words.page_lead} {text}".strip()),
    )


def choices_at(context: Context, key: str) -> tuple[str, ...]:
    """Return the decisions that can be taken at an element, in the model's order.

    These are itself, the tables of the choice inside it (`of`), and those that an edge leads to from it.
    Where all that can be done next is to decide, these come first; before them the one that the first
    question of the helper names for it.
    """
    decisions = context.route.decisions
    if key in decisions:
        return (key,)
    inside = (name for name, decision in decisions.items() if key in decision.of)
    edges = context.graph.outgoing[key]
    after = [edge.target for edge in edges if edge.target in decisions]
    onward = {edge.target for edge in edges if edge.kind == "main"}
    decides = bool(onward) and onward <= set(after)
    first = (context.route.entrance.also_at if context.route.entrance else {}).get(key)
    named = (first,) if first in decisions else ()
    return tuple(dict.fromkeys((*named, *((*after, *inside) if decides else (*inside, *after)))))


def begin(context: Context, key: str) -> str:
    """Return the address, from the site's root, that begins a decision in the helper. It holds no answers."""
    return f"{context.addresses.helper}#{key}"


def _lanes(links: PageLinks) -> list[LanePlacesView]:
    """Return the places with their decisions, the lane where the route starts before the others.

    A decision has a place of its own where no other leads to it.
    """
    context, route = links.context, links.route
    start = route.elements.get(route.route.start)
    first = start.lane if start else None
    lanes = []
    for key, lane in sorted(route.lanes.items(), key=lambda item: item[0] != first):
        names = in_lane(route, lane, context.graph.order)
        others = [name for name in names if name not in route.decisions]
        offered = {choice for name in others for choice in choices_at(context, name)}
        places = tuple(
            PlaceView(
                _where(links, name), tuple(_choice(links, route.decisions[choice]) for choice in choices)
            )
            for name in names
            if name not in offered and (choices := choices_at(context, name))
        )
        if places:
            lanes.append(LanePlacesView(lane.label, lane_class(route, key), places))
    return lanes


def _where(links: PageLinks, key: str) -> str:
    """Return an element by its name, a decision by what it is about: its name already stands beside it."""
    element = links.route.elements[key]
    return (isinstance(element, Decision) and element.summary) or heading(links.words, element)


def _choice(links: PageLinks, decision: Decision) -> PlaceChoiceView:
    return PlaceChoiceView(links.to(begin(links.context, decision.id)), heading(links.words, decision))


def _wholes(links: PageLinks) -> list[WholeTableView]:
    route, order = links.route, links.context.graph.order
    return [
        WholeTableView(
            id=key,
            title=heading(links.words, route.decisions[key]),
            summary=route.decisions[key].summary,
            reference=links.reference(key),
            lane_class=lane_class(route, route.decisions[key].lane),
            table=table(links, route.decisions[key], Bibliography(links, ())),
        )
        for key in order
        if key in route.decisions
    ]
