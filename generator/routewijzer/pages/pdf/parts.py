"""The parts of the PDF beside its picture: lanes with their elements, what to look up, cases, cards."""

from collections.abc import Iterator

from routewijzer import addresses
from routewijzer.display_names import caption
from routewijzer.exports.pdf.sets import PdfSet
from routewijzer.model import Decision, Element, Step
from routewijzer.pages.case import case_view, has_box
from routewijzer.pages.element import element_page
from routewijzer.pages.lane import lane_page
from routewijzer.pages.links import PageLinks, in_lane
from routewijzer.pages.openness import open_page
from routewijzer.pages.page import Context, Page
from routewijzer.pages.pdf.plain import Plain, place_of, plain
from routewijzer.pages.reference import glossary_page, links_page, sources_page
from routewijzer.pages.regional import region_page
from routewijzer.pages.site_pages import text_page
from routewijzer.pages.training import ready_cases

_NOT_PRINTED = ("after", "crumb", "home", "picture", "role")
"""Fields of views that paper does not need: what comes after an element stands in its cards."""


def route_parts(context: Context) -> Iterator[Plain]:
    """Yield the lanes in order, each with its elements in reading order."""
    for key, lane in context.route.lanes.items():
        elements = in_lane(context.route, lane, context.graph.order)
        yield {**_part(lane_page(context, key)), "elements": [_element(context, name) for name in elements]}


def apart(context: Context) -> Iterator[Plain]:
    """Yield the elements that stand in no lane: the organisations."""
    for key in context.graph.order:
        if context.route.elements[key].lane not in context.route.lanes:
            yield _element(context, key)


def lookups(context: Context) -> dict[str, Plain]:
    """Return what the back of the document holds.

    Glossary, links, sources, what is open, the text about the route, and what a region says differently.
    """
    pages = {
        "glossary": glossary_page(context),
        "links": links_page(context),
        "sources": sources_page(context),
        "open": open_page(context),
        "about": text_page(context, "about"),
        **({"region": region_page(context, context.report)} if context.report else {}),
    }
    return {name: _part(page) for name, page in pages.items()}


def filled_sets(context: Context) -> Iterator[PdfSet]:
    """Yield the sets that a route has something for: not every one has a picture, steps or cases."""
    yield "alles"
    if context.pictures.wide:
        yield "beeld"
    if cards(context)["names"]:
        yield "meldcode"
    if ready_cases(context.route):
        yield "casussen"


def cases(context: Context) -> Iterator[Plain]:
    """Yield the cases that are ready, as seen from their hand-out."""
    for case in ready_cases(context.route):
        links = PageLinks(context, addresses.case(context.words, case.id, "handout"))
        yield plain(case_view(links, case), place_of(links.path))


def cards(context: Context) -> dict[str, Plain]:
    """Return what the cards show, of the lane where the route starts.

    The names of its steps with a number and of its decisions with a box and a caption, and the terms that
    these decisions name.
    """
    route = context.route
    lane = route.lanes.get(route.elements[route.route.start].lane or "")
    names = [key for key in context.graph.order if lane and route.elements[key].lane == lane.id]
    elements = [route.elements[name] for name in names if _has_card(context, route.elements[name])]
    named = dict.fromkeys(key for element in elements if isinstance(element, Decision) for key in element.see)
    terms = [route.terms[key] for key in named if key in route.terms]
    return {
        "lane": lane.id if lane else "",
        "names": [element.id for element in elements],
        "terms": [{"title": term.title, "text": term.text} for term in terms],
    }


def _has_card(context: Context, element: Element) -> bool:
    if isinstance(element, Step):
        return element.number is not None
    boxed = isinstance(element, Decision) and has_box(context.route, element)
    return boxed and bool(caption(context.words, element))


def _element(context: Context, key: str) -> dict[str, Plain]:
    return {**_part(element_page(context, key)), "box": _box(context, key)}


def _part(page: Page) -> dict[str, Plain]:
    place = place_of(page.path)
    return {"name": place, "view": plain(page.view, place, _NOT_PRINTED)}


def _box(context: Context, key: str) -> str | None:
    """Return whose box shows where an element stands: its own, or the one of what it belongs to."""
    route = context.route
    element = route.elements[key]
    near = (
        key,
        *(element.of if isinstance(element, Decision) else ()),
        *(edge.source for edge in context.graph.incoming[key]),
        *(edge.target for edge in context.graph.outgoing[key]),
    )
    return next((name for name in near if has_box(route, route.elements[name])), None)
