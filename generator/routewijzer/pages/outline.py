"""The route in words: the nested list by lane that equals the picture."""

from dataclasses import dataclass

from routewijzer.model import Decision, Element, Lane
from routewijzer.pages.basis import bibliography
from routewijzer.pages.here import Here, Reference, in_lane, lane_class
from routewijzer.pages.ways import Turn, outgoing
from routewijzer.titles import short_name


@dataclass(frozen=True, slots=True)
class Remark:
    """Why no edge leaves an element; `open` where the source does not say."""

    text: str
    open: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An element with all edges that leave it, and what a missing edge means. `open` counts the open points
    in words, None for none."""

    id: str
    reference: Reference
    turns: tuple[Turn, ...]
    remark: Remark | None
    open: str | None
    open_href: str


@dataclass(frozen=True, slots=True)
class Block:
    """A lane with its elements in reading order."""

    id: str
    title: str
    href: str
    summary: str | None
    lane_class: str
    rows: tuple[Row, ...]


def outline(here: Here) -> tuple[Block, ...]:
    """The whole route, lane by lane."""
    return tuple(block(here, lane) for lane in here.route.lanes.values())


def block(here: Here, lane: Lane) -> Block:
    """One lane."""
    keys = in_lane(here.route, lane, here.context.graph.order)
    return Block(
        id=lane.id,
        title=lane.title,
        href=here.to_page(lane.id),
        summary=lane.summary,
        lane_class=lane_class(here.route, lane.id),
        rows=tuple(row(here, here.route.elements[key]) for key in keys),
    )


def row(here: Here, element: Element) -> Row:
    """One element."""
    turns = outgoing(here, element.id, bibliography(here, element))
    said = remark(here, element)
    count = len(element.open)
    return Row(
        id=element.id,
        reference=here.reference(element.id),
        turns=turns,
        remark=said,
        open=here.words.count("outline.open", count) if count else None,
        open_href=here.to_page(element.id) + "#open",
    )


def remark(here: Here, element: Element) -> Remark | None:
    """What a missing edge means: the source names no next step, the route ends here, or the choice belongs to
    other elements. None for an element that simply goes on."""
    silent = next((point.text for point in element.open.values() if point.no_next), None)
    if silent is not None:
        return Remark(silent, open=True)
    if here.context.graph.outgoing[element.id]:
        return None
    if element.shape == "end":
        return Remark(here.words.outline.end, open=False)
    if isinstance(element, Decision) and element.of:
        elements = here.route.elements
        titles = ", ".join(short_name(here.words, elements[key]) for key in element.of if key in elements)
        return Remark(here.words("outline.choice", titles=titles), open=False)
    return Remark(here.words.outline.nothing, open=True)
