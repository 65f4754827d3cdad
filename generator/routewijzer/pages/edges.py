"""When you go on, stop, ask or scale up: the edges of an element as cards, and as lists of neighbours."""

from dataclasses import dataclass

from routewijzer.display_names import heading, name_inside, short_name
from routewijzer.graph import Edge
from routewijzer.model import Decision, EdgeKind
from routewijzer.pages.basis import BasisMarkView, Bibliography
from routewijzer.pages.editor_paths import PartPathsView, part_paths_view
from routewijzer.pages.links import PageLinks, ReferenceView, phone_of, when
from routewijzer.phone import named_number

KINDS: tuple[EdgeKind, ...] = ("main", "escalation", "exit", "contact")
"""The order of the cards: on, up, stop, ask."""


@dataclass(frozen=True, slots=True)
class EdgeView:
    """One edge seen from its beginning or its end.

    Its kind, also as the legend calls it (`name`), the condition as a clause ("als er signalen zijn") and
    without its first word, and the other element. `remark` is the number of the page's note that says `note`,
    None where no note does.
    """

    kind: EdgeKind
    name: str
    clause: str | None
    condition: str | None
    target: ReferenceView
    button: str
    mark: BasisMarkView | None
    note: str | None
    remark: int | None
    at: PartPathsView | None


@dataclass(frozen=True, slots=True)
class CallView:
    """A telephone number as a button; `number` is that number alone, for where there is no room for words."""

    href: str
    text: str
    note: str | None
    number: str


@dataclass(frozen=True, slots=True)
class EdgeGroupView:
    """All edges of one kind that leave an element.

    `joined` is true where the heading and the condition of the only edge make one sentence: "Ga verder als…
    er genoeg signalen zijn".
    """

    kind: EdgeKind
    heading: str
    joined: bool
    turns: tuple[EdgeView, ...]
    call: CallView | None = None

    @property
    def aside(self) -> bool:
        """Whether it is a call for advice: it stands beside what one does, not below it."""
        return self.call is not None

    @property
    def destinations(self) -> tuple[tuple[EdgeView, ...], ...]:
        """Return the edges by where they lead, in the order in which each destination comes first."""
        turns: dict[str, tuple[EdgeView, ...]] = {}
        for edge in self.turns:
            turns[edge.target.href] = (*turns.get(edge.target.href, ()), edge)
        return tuple(turns.values())


def ways(links: PageLinks, key: str, books: Bibliography) -> tuple[EdgeGroupView, ...]:
    """Return the cards of an element, one for each kind of edge that leaves it."""
    edges = links.context.graph.outgoing[key]
    return tuple(
        _way(links, kind, tuple(edge for edge in edges if edge.kind == kind), books)
        for kind in KINDS
        if any(edge.kind == kind for edge in edges)
    )


def outgoing(links: PageLinks, key: str, books: Bibliography) -> tuple[EdgeView, ...]:
    """Return what comes after an element."""
    return tuple(turn(links, edge, edge.target, books) for edge in links.context.graph.outgoing[key])


def incoming(links: PageLinks, key: str, books: Bibliography) -> tuple[EdgeView, ...]:
    """Return what comes before an element."""
    return tuple(turn(links, edge, edge.source, books) for edge in links.context.graph.incoming[key])


def turn(links: PageLinks, edge: Edge, other: str, books: Bibliography) -> EdgeView:
    """Return an edge as words, leading to `other`, one of its ends."""
    return EdgeView(
        kind=edge.kind,
        name=links.sign(edge.kind),
        clause=when(links.words, edge.when),
        condition=edge.when,
        target=links.reference(other),
        button=_button(links, edge, other),
        mark=books.mark(edge.basis, edge.reference),
        note=edge.note,
        remark=books.note(edge.note),
        at=part_paths_view(links, edge.origin),
    )


def call(links: PageLinks, key: str) -> CallView | None:
    """Return the button that calls a service, or None when it has no number."""
    dialled = phone_of(links.route, key)
    phone = dialled[0].phone if dialled else None
    if dialled is None or phone is None:
        return None
    service, href = dialled
    # a service that is called by its number ("Alarmnummer 112") need not say more
    named = service.number and named_number(service.title, service.number)
    key = "call.number" if named else "call.button"
    return CallView(href, links.words(key, name=service.title, phone=phone), service.phone_note, phone)


def _way(links: PageLinks, kind: EdgeKind, edges: tuple[Edge, ...], books: Bibliography) -> EdgeGroupView:
    alone = len(edges) == 1 and edges[0].when is not None
    number = _helpline(links, edges) if kind == "contact" else None
    name = kind if alone else f"{kind}_many" if len(edges) > 1 else f"{kind}_always"
    if kind == "contact":
        name = "advice" if number else "contact"
    choice = _choice_name(links, edges[0].target) if name == "advice" and len(edges) == 1 else None
    return EdgeGroupView(
        kind=kind,
        heading=choice or links.words.way[name],
        joined=alone and kind != "contact",
        turns=tuple(turn(links, edge, edge.target, books) for edge in edges),
        call=number,
    )


def _helpline(links: PageLinks, edges: tuple[Edge, ...]) -> CallView | None:
    """Return the helpline's number, where asking advice leads to the helpline.

    To itself, to what it does, or to a choice that leads there. What the helpline does itself needs no such
    button.
    """
    helpline = links.route.route.helpline
    if helpline in (edges[0].source, *links.route.elements[edges[0].source].by):
        return None
    near = {edge.target for edge in edges}
    near |= {edge.target for key in near for edge in links.context.graph.outgoing[key]}
    if any(helpline in (key, *links.route.elements[key].by) for key in near):
        return call(links, helpline)
    return None


def _button(links: PageLinks, edge: Edge, other: str) -> str:
    element = links.route.elements[other]
    if edge.kind == "exit":
        return heading(links.words, element)
    if (choice := _choice_name(links, other)) is not None:
        return links.words("way.choose", name=choice)
    name = name_inside(links.words, element) or short_name(links.words, element)
    return links.words("way.go", name=name)


def _choice_name(links: PageLinks, key: str) -> str | None:
    """Return what a choice that is called by a question is about, without the mark; None for another name."""
    element = links.route.elements[key]
    name = name_inside(links.words, element) or short_name(links.words, element)
    named = isinstance(element, Decision) and name.endswith("?") and ":" not in name
    return name.removesuffix("?") if named else None
