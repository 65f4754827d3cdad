"""The route in words: the nested list by lane that equals the picture."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from routewijzer.display_names import short_name
from routewijzer.model import Decision, Element, Lane
from routewijzer.pages.basis import bibliography
from routewijzer.pages.edges import EdgeView, outgoing
from routewijzer.pages.links import PageLinks, ReferenceView, in_lane, lane_class


@dataclass(frozen=True, slots=True)
class RemarkView:
    """Why no edge leaves an element; `open` where the source does not say."""

    text: str
    open: bool


@dataclass(frozen=True, slots=True)
class MemberView:
    """An element of the list."""

    id: str
    reference: ReferenceView


@dataclass(frozen=True, slots=True)
class OpenCountView:
    """The way to the open points of an element.

    `text` and `rest` together are the link's words, `rest` is only heard.
    """

    href: str
    text: str
    rest: str


@dataclass(frozen=True, slots=True)
class OutlineRowView:
    """An element, or several that go on in the same way, with all edges that leave it.

    `remark` is what a missing edge means. `open` is None for no open points.
    """

    members: tuple[MemberView, ...]
    turns: tuple[EdgeView, ...]
    remark: RemarkView | None
    open: OpenCountView | None


@dataclass(frozen=True, slots=True)
class OutlineBlockView:
    """A lane with its elements in reading order."""

    id: str
    title: str
    href: str
    summary: str | None
    lane_class: str
    rows: tuple[OutlineRowView, ...]

    @property
    def size(self) -> int:
        """How many elements stand in it."""
        return sum(len(row.members) for row in self.rows)


def outline(links: PageLinks) -> tuple[OutlineBlockView, ...]:
    """Return the whole route, lane by lane."""
    return tuple(block(links, lane) for lane in links.route.lanes.values())


def block(links: PageLinks, lane: Lane) -> OutlineBlockView:
    """One lane."""
    keys = in_lane(links.route, lane, links.context.graph.order)
    return OutlineBlockView(
        id=lane.id,
        title=lane.title,
        href=links.to_page(lane.id),
        summary=lane.summary,
        lane_class=lane_class(links.route, lane.id),
        rows=_join(row(links, links.route.elements[key]) for key in keys),
    )


def row(links: PageLinks, element: Element) -> OutlineRowView:
    """One element."""
    turns = outgoing(links, element.id, bibliography(links, element))
    missing = remark(links, element)
    reference = links.reference(element.id)
    return OutlineRowView(
        (MemberView(element.id, reference),), turns, missing, _open(links, element, reference)
    )


def _open(links: PageLinks, element: Element, reference: ReferenceView) -> OpenCountView | None:
    count, words = len(element.open), links.words
    if not count:
        return None
    rest = words("outline.open_of_one" if count == 1 else "outline.open_of", title=reference.title)
    return OpenCountView(reference.href + "#open", words.count("outline.open", count), rest)


def _join(rows: Iterable[OutlineRowView]) -> tuple[OutlineRowView, ...]:
    """Rows that follow each other and say the same become one: the way on and its condition stand there once.

    A step with a number or an element with open points keeps a row of its own.
    """
    joined: list[OutlineRowView] = []
    for row in rows:
        if joined and _alike(joined[-1], row):
            joined[-1] = replace(row, members=(*joined[-1].members, *row.members))
        else:
            joined.append(row)
    return tuple(joined)


def _alike(first: OutlineRowView, second: OutlineRowView) -> bool:
    former, latter = first.members[0].reference, second.members[0].reference
    same = (first.turns, first.remark, former.shape) == (second.turns, second.remark, latter.shape)
    return same and not (first.open or second.open or former.number or latter.number)


def remark(links: PageLinks, element: Element) -> RemarkView | None:
    """Return what a missing edge means; None for an element that simply goes on.

    The source names no next step, the route ends here, or the choice belongs to other elements.
    """
    silent = next((point.text for point in element.open.values() if point.no_next), None)
    if silent is not None:
        return RemarkView(silent, open=True)
    if links.context.graph.outgoing[element.id]:
        return None
    if element.shape == "end":
        return RemarkView(links.words.outline.end, open=False)
    if isinstance(element, Decision) and element.of:
        elements = links.route.elements
        titles = ", ".join(short_name(links.words, elements[key]) for key in element.of if key in elements)
        return RemarkView(links.words("outline.choice", titles=titles), open=False)
    return RemarkView(links.words.outline.nothing, open=True)
