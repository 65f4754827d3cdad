"""The one list of edges that picture, pages, text route, helper and checks all read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from routewijzer.model import SECTION, Decision, EdgeKind, Element, Route
from routewijzer.source import Path


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between two elements.

    `when` is its condition as a clause, `label` the same in a few words. `outcome` is the id of the
    decision's outcome that it comes from, or None. `origin` is where the model says it, `reference`
    the id of the source it rests on, or None for what is inferred.
    """

    source: str
    target: str
    origin: Path
    kind: EdgeKind = "main"
    when: str | None = None
    label: str | None = None
    basis: Literal["stated", "inferred"] = "stated"
    reference: str | None = None
    note: str | None = None
    draw: bool = True
    outcome: str | None = None


@dataclass(frozen=True)
class Graph:
    """All edges between known elements. Edges into nowhere are left out here and reported by the checks."""

    route: Route
    edges: tuple[Edge, ...]

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Edge, ...]]:
        """Edges by the element they leave, in the model's order; every element has an entry."""
        return self._by(lambda edge: edge.source)

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Edge, ...]]:
        """Edges by the element they reach, in the model's order; every element has an entry."""
        return self._by(lambda edge: edge.target)

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """Where a route begins: the stakeholders and the element for somebody with a concern."""
        known = self.route.elements
        first = (self.route.route.start,) if self.route.route.start in known else ()
        return tuple(dict.fromkeys((*first, *self.route.stakeholders)))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """All elements in reading order: lane by lane, within a lane along the route."""
        rank = {element: index for index, element in enumerate((*self.route.stakeholders, *self._along()))}
        rank |= {element: index for index, element in enumerate(self.route.stakeholders)}
        lanes = {lane: index for index, lane in enumerate(self.route.lanes)}
        elements = self.route.elements
        return tuple(
            sorted(elements, key=lambda key: (lanes.get(elements[key].lane or "", len(lanes)), rank[key]))
        )

    def reachable(self, starts: Iterable[str]) -> frozenset[str]:
        """The elements that can be reached from `starts`, these included."""
        seen = set(starts)
        todo = list(seen)
        while todo:
            for edge in self.outgoing.get(todo.pop(), ()):
                if edge.target not in seen:
                    seen.add(edge.target)
                    todo.append(edge.target)
        return frozenset(seen)

    def _by(self, end: Callable[[Edge], str]) -> Mapping[str, tuple[Edge, ...]]:
        groups: dict[str, list[Edge]] = {key: [] for key in self.route.elements}
        for edge in self.edges:
            groups[end(edge)].append(edge)
        return {key: tuple(edges) for key, edges in groups.items()}

    def _along(self) -> list[str]:
        """Depth first along the route, first arrow first; an element comes after all that lead to it
        (reverse postorder), so the list reads from beginning to end."""
        done: list[str] = []
        seen: set[str] = set()
        for start in dict.fromkeys((*self.starts, *self.route.elements)):
            if start in seen:
                continue
            seen.add(start)
            todo = [(start, iter(reversed(self.outgoing[start])))]
            while todo:
                key, edges = todo[-1]
                edge = next(edges, None)
                if edge is None:
                    done.append(key)
                    todo.pop()
                elif edge.target not in seen:
                    seen.add(edge.target)
                    todo.append((edge.target, iter(reversed(self.outgoing[edge.target]))))
        done.reverse()
        return done


def build(route: Route) -> Graph:
    """The graph of a route: the `next` of every element, and of every decision the outcomes' `to`.

    A decision that describes a choice inside other elements (`of`) adds no edges of its own.
    """
    edges = (edge for key, element in route.elements.items() for edge in _edges(key, element))
    return Graph(route, tuple(edge for edge in edges if edge.target in route.elements))


def _edges(key: str, element: Element) -> Iterator[Edge]:
    section = SECTION[element.element_kind]
    if isinstance(element, Decision) and not element.of:
        for name, outcome in element.outcomes.items():
            if outcome.to is not None:
                yield Edge(
                    source=key,
                    target=outcome.to,
                    origin=(section, key, "outcomes", name, "to"),
                    kind=outcome.kind,
                    when=outcome.when,
                    label=outcome.label,
                    basis=outcome.basis,
                    reference=_reference(outcome.basis, outcome.source, element),
                    note=outcome.note,
                    draw=outcome.draw,
                    outcome=name,
                )
    for name, following in element.next.items():
        yield Edge(
            source=key,
            target=following.to,
            origin=(section, key, "next", name),
            kind=following.kind,
            when=following.when,
            label=following.label,
            basis=following.basis,
            reference=_reference(following.basis, following.source, element),
            note=following.note,
            draw=following.draw,
        )


def _reference(basis: str, own: str | None, element: Element) -> str | None:
    return own or (element.source if basis == "stated" else None)
