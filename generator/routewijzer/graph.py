"""The one list of edges that picture, pages, text route, helper and checks all read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from routewijzer.model import SECTION, Decision, EdgeKind, Element, Next, Outcome, Route
from routewijzer.yamldoc import KeyPath

SHORT_CONDITION = 40
"""Characters of conditions that a picture has room for on one line."""


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between two elements.

    `when` is its condition as a clause, `label` the same in a few words. `outcome` is the id of the
    decision's outcome that it comes from, or None. `origin` is where the model says it, `reference`
    the id of the source it rests on, or None for what is inferred.
    """

    source: str
    target: str
    origin: KeyPath
    kind: EdgeKind = "main"
    when: str | None = None
    label: str | None = None
    basis: Literal["stated", "inferred"] = "stated"
    reference: str | None = None
    note: str | None = None
    draw: bool = True
    outcome: str | None = None

    @property
    def short(self) -> str | None:
        """The condition as a picture shows it: its label, else its clause; None when that is too long.

        Empty for an edge without a condition.
        """
        if self.label:
            return self.label
        return (self.when or "") if len(self.when or "") <= SHORT_CONDITION else None


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
        """All elements in reading order: lane by lane, within a lane along the route.

        Stakeholders keep the author's order; what stands in no lane comes last.
        """
        lanes: dict[str | None, list[str]] = {lane: [] for lane in self.route.lanes}
        for key in dict.fromkeys((*self.starts, *self.route.elements)):
            own = self.route.elements[key].lane
            lanes.setdefault(own if own in lanes else None, []).append(key)
        loose = lanes.pop(None, [])
        ordered = (
            keys
            if (lane := self.route.lanes.get(name or "")) and lane.column
            else along(keys, self._following(keys))
            for name, keys in lanes.items()
        )
        return (*(key for keys in ordered for key in keys), *loose)

    def _by(self, end: Callable[[Edge], str]) -> Mapping[str, tuple[Edge, ...]]:
        groups: dict[str, list[Edge]] = {key: [] for key in self.route.elements}
        for edge in self.edges:
            groups[end(edge)].append(edge)
        return {key: tuple(edges) for key, edges in groups.items()}

    def _following(self, keys: list[str]) -> Mapping[str, tuple[str, ...]]:
        """Return for each of `keys` those among them to read next.

        First what stands aside (tables inside the element, elements without a box), then where the arrows
        lead.
        """
        within = frozenset(keys)
        elements = self.route.elements
        inside: dict[str, list[str]] = {key: [] for key in keys}
        for key in keys:
            element = elements[key]
            if isinstance(element, Decision) and element.of and (last := element.of[-1]) in inside:
                inside[last].append(key)
        return {
            key: tuple(
                dict.fromkeys(
                    (
                        *inside[key],
                        *sorted(
                            (edge.target for edge in self.outgoing[key] if edge.target in within),
                            key=lambda target: elements[target].picture,
                        ),
                    )
                )
            )
            for key in keys
        }


def reachable_from(ways: Mapping[str, Iterable[str]], starts: Iterable[str]) -> frozenset[str]:
    """Return the elements that `starts` lead to, these included; `ways` says for each where it leads."""
    reachable = {key for key in starts if key in ways}
    todo = list(reachable)
    while todo:
        following = [key for key in ways[todo.pop()] if key not in reachable]
        reachable.update(following)
        todo.extend(following)
    return frozenset(reachable)


def along(keys: list[str], following: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return `keys` so that each comes after all that lead to it.

    It comes as soon as possible after the last of these. A cycle is cut where reading `keys` in order
    closes it.
    """
    forward = _without_cycles(keys, following)
    waiting = dict.fromkeys(keys, 0)
    for targets in forward.values():
        for target in targets:
            waiting[target] += 1
    ready = [key for key in reversed(keys) if not waiting[key]]
    done: list[str] = []
    while ready:
        key = ready.pop()
        done.append(key)
        for target in reversed(forward[key]):
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return done


def _without_cycles(keys: list[str], following: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """`following` without the arrows that lead back to where a depth-first walk came from."""
    forward: dict[str, list[str]] = {key: [] for key in keys}
    state = dict.fromkeys(keys, "new")
    for start in keys:
        todo = [(start, iter(following[start]))] if state[start] == "new" else []
        state[start] = "open" if todo else state[start]
        while todo:
            key, targets = todo[-1]
            target = next(targets, None)
            if target is None:
                state[key] = "done"
                todo.pop()
            elif state[target] != "open":
                forward[key].append(target)
                if state[target] == "new":
                    state[target] = "open"
                    todo.append((target, iter(following[target])))
    return forward


def build(route: Route) -> Graph:
    """Return the graph of a route: the `next` of every element, and of every decision the outcomes' `to`.

    A decision that describes a choice inside other elements (`of`) adds no edges of its own.
    """
    edges = (edge for key, element in route.elements.items() for edge in _edges(key, element))
    return Graph(route, tuple(edge for edge in edges if edge.target in route.elements))


def _edges(key: str, element: Element) -> Iterator[Edge]:
    section = SECTION[element.element_kind]
    if isinstance(element, Decision) and not element.of:
        for name, outcome in element.outcomes.items():
            if outcome.to is not None:
                origin: KeyPath = (section, key, "outcomes", name, "to")
                yield replace(_edge(element, outcome, outcome.to, origin), outcome=name)
    for name, following in element.next.items():
        yield _edge(element, following, following.to, (section, key, "next", name))


def _edge(element: Element, arrow: Next | Outcome, target: str, origin: KeyPath) -> Edge:
    return Edge(
        source=element.id,
        target=target,
        origin=origin,
        kind=arrow.kind,
        when=arrow.when,
        label=arrow.label,
        basis=arrow.basis,
        reference=_reference(arrow.basis, arrow.source, element),
        note=arrow.note,
        draw=arrow.draw,
    )


def _reference(basis: str, own: str | None, element: Element) -> str | None:
    return own or (element.source if basis == "stated" else None)
