"""The route in words: the nested list by lane that equals the picture."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

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
class Member:
    """An element of the list."""

    id: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class OpenCount:
    """The way to the open points of an element: `text` and `rest` together are the link's words, `rest` is
    only heard."""

    href: str
    text: str
    rest: str


@dataclass(frozen=True, slots=True)
class Row:
    """An element, or several that go on in the same way, with all edges that leave it, and what a missing
    edge means. `open` is None for no open points."""

    members: tuple[Member, ...]
    turns: tuple[Turn, ...]
    remark: Remark | None
    open: OpenCount | None


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
        rows=_joined(row(here, here.route.elements[key]) for key in keys),
    )


def row(here: Here, element: Element) -> Row:
    """One element."""
    turns = outgoing(here, element.id, bibliography(here, element))
    said = remark(here, element)
    reference = here.reference(element.id)
    return Row((Member(element.id, reference),), turns, said, _open(here, element, reference))


def _open(here: Here, element: Element, reference: Reference) -> OpenCount | None:
    count, words = len(element.open), here.words
    if not count:
        return None
    rest = words("outline.open_of_one" if count == 1 else "outline.open_of", title=reference.title)
    return OpenCount(reference.href + "#open", words.count("outline.open", count), rest)


def _joined(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows that follow each other and say the same become one: the way on and its condition stand there once.
    A step with a number or an element with open points keeps a row of its own."""
    found: list[Row] = []
    for one in rows:
        if found and _alike(found[-1], one):
            found[-1] = replace(one, members=(*found[-1].members, *one.members))
        else:
            found.append(one)
    return tuple(found)


def _alike(one: Row, other: Row) -> bool:
    first, second = one.members[0].reference, other.members[0].reference
    same = (one.turns, one.remark, first.shape) == (other.turns, other.remark, second.shape)
    return same and not (one.open or other.open or first.number or second.number)


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
