"""The route's graph as sketches: what is drawn, what is joined, and what each box is called.

Elements with `picture: false` have no box; the arrows through them are joined, so that the picture
never loses a way. Arrows of stakeholders who share a target start together. `docs/picture.md` has the rules.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from routewijzer.diagram.model.sketch import Box, CellPin, LegendEntry, Line, Sketch, SketchLane
from routewijzer.display_names import caption, drawn_name
from routewijzer.findings import Phrase, phrase
from routewijzer.graph import SHORT_CONDITION, Edge, Graph, reachable_from
from routewijzer.i18n import Words
from routewijzer.model import Decision, EdgeKind, Element

_GRAVITY: tuple[EdgeKind, ...] = ("main", "contact", "exit", "escalation")
"""Joined arrows take the gravest kind among them."""


@dataclass(frozen=True)
class Sketches:
    """The two sketches of a route.

    `picture` holds the boxes of the big picture, `whole` every element on it, for the small pictures of
    neighbourhoods.
    """

    picture: Sketch
    whole: Sketch
    problems: tuple[Phrase, ...] = ()


def sketches(graph: Graph, words: Words, href: Callable[[str], str]) -> Sketches:
    """Make the sketches of a route; `href` gives the address of an element's page."""
    graph = _label_edges(graph, words)
    route = graph.route
    tones = {
        key: tone for tone, key in enumerate(key for key, lane in route.lanes.items() if not lane.column)
    }
    lanes = tuple(
        SketchLane(key, lane.label, href(key), tones.get(key, 0), lane.column)
        for key, lane in route.lanes.items()
    )
    boxes = {key: _box(graph, key, words, href) for key in graph.order if _on_route(route.elements[key])}
    in_picture = {key for key in boxes if route.elements[key].picture}
    base = Sketch(
        title=route.route.title,
        lanes=lanes,
        boxes=tuple(boxes.values()),
        lines=_lines(edge for edge in graph.edges if edge.source in boxes and edge.target in boxes),
        phases=tuple(phase.title for phase in route.phases.values()),
        legend_title=words.picture.legend,
        accessible_name=words.home.picture_title,
        hyphens=route.hyphens,
        language=route.route.language,
    )
    ways = tuple(_ways(graph, in_picture))
    lines = _share_starts(_lines(way.edge_of_way for way in ways), frozenset(route.stakeholders))
    shown_boxes = tuple(box for key, box in boxes.items() if key in in_picture)
    return Sketches(
        replace(base, boxes=shown_boxes, lines=lines, legend=_legend(graph, shown_boxes, lines, words)),
        base,
        tuple(dict.fromkeys(_skip_warning(way) for way in ways if way.skips)),
    )


def _label_edges(graph: Graph, words: Words) -> Graph:
    """Return the graph with a label for each condition.

    An arrow is never drawn without its condition: one that is too long for the picture is told by a mark.
    """

    def label(edge: Edge) -> str:
        return words.picture.condition if edge.short is None else edge.short

    return replace(graph, edges=tuple(replace(edge, label=label(edge)) for edge in graph.edges))


def _on_route(element: Element) -> bool:
    return element.lane is not None and not (isinstance(element, Decision) and element.of)


def _box(graph: Graph, key: str, words: Words, href: Callable[[str], str]) -> Box:
    route = graph.route
    element = route.elements[key]
    phases = tuple(route.phases)
    name = drawn_name(words, element)  # what stands in the box, so that it can be called by that (WCAG 2.5.3)
    return Box(
        id=key,
        kind=element.shape,
        lane=element.lane or "",
        label=element.label,
        caption=caption(words, element),
        phases=tuple(phases.index(phase) for phase in element.phases if phase in phases),
        href=href(key),
        name=name,
        pin=CellPin(element.pin.column, element.pin.row) if element.pin else None,
        language=next((tag for tag, foreign in route.foreign_words.items() if name in foreign), ""),
    )


@dataclass(frozen=True, slots=True)
class _Way:
    """A way from a drawn box on: its first arrow, where it stands, its kind so far, and its conditions.

    `first` is the label of its first arrow that has one, `last` the last condition after that; `skips` tells
    that there are others between the two. More are not kept: their combinations double with every fork.
    """

    edge: Edge
    at: str
    kind: EdgeKind
    first: str = ""
    last: str = ""
    skips: bool = False

    def then(self, edge: Edge) -> "_Way":
        """Return the way that goes on along an edge."""
        first, last, skips = self.first or edge.label or "", self.last, self.skips
        if self.first and edge.when and edge.label and edge.label not in (first, last):
            last, skips = edge.label, skips or bool(last)
        kind = max(self.kind, edge.kind, key=_GRAVITY.index)
        return _Way(self.edge, edge.target, kind, first, last, skips)

    @property
    def edge_of_way(self) -> Edge:
        """The one edge that stands for the way."""
        return replace(self.edge, target=self.at, label=self.label, kind=self.kind)

    @property
    def label(self) -> str:
        """Its conditions: all that hold from its first box to its last."""
        return f"{self.first}, {self.last}" if self.last and self.last != self.first else self.first


def _ways(graph: Graph, with_box: set[str]) -> Iterator[_Way]:
    """Yield the ways between drawn boxes: single arrows, and those through boxes that are not drawn.

    A way passes a box once. Ways that came to a box alike and have the same boxes left to pass go on alike:
    only the first is followed, as their number doubles wherever boxes that are not drawn fork and meet.
    """
    hidden = {
        key: [edge for edge in reversed(graph.outgoing[key]) if edge.draw]
        for key in graph.outgoing
        if key not in with_box
    }
    onward = {key: [edge.target for edge in edges if edge.target in hidden] for key, edges in hidden.items()}
    beyond = cache(lambda key: reachable_from(onward, (key,)))
    for key in graph.order:
        if key not in with_box:
            continue
        followed: set[tuple[str, EdgeKind, str, str, bool, frozenset[str]]] = set()
        nothing: frozenset[str] = frozenset()
        todo = [
            (_Way(edge, edge.target, edge.kind, edge.label or ""), nothing)
            for edge in reversed(graph.outgoing[key])
            if edge.draw
        ]
        while todo:
            way, passed = todo.pop()
            if way.at in with_box:
                yield way
                continue
            again = passed & beyond(way.at)
            state = (way.at, way.kind, way.first, way.last, way.skips, again)
            if way.at in passed or state in followed:
                continue
            followed.add(state)
            todo += [(way.then(edge), again | {way.at}) for edge in hidden[way.at]]


def _skip_warning(way: _Way) -> Phrase:
    return phrase("picture.conditions", source=way.edge.source, target=way.at)


def _lines(edges: Iterator[Edge]) -> tuple[Line, ...]:
    """Return one line for all edges of one kind between the same two boxes, or one a condition.

    Short conditions stand together on one line; equal edges are one line.
    """
    labels: dict[tuple[str, str, EdgeKind], dict[str, None]] = {}
    for edge in edges:
        labels.setdefault((edge.source, edge.target, edge.kind), {})[edge.label or ""] = None
    return tuple(
        Line((source,), target, kind, text)
        for (source, target, kind), texts in labels.items()
        for text in _together(tuple(texts))
    )


def _together(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the labels of the lines for several conditions: one where all fit on it, else one each.

    A line without a condition stays apart: beside a condition it would seem to hold under it only.
    """
    text = " / ".join(labels)
    return (text,) if all(labels) and len(text) <= SHORT_CONDITION else labels


def _share_starts(lines: tuple[Line, ...], stakeholders: frozenset[str]) -> tuple[Line, ...]:
    """Lines of several stakeholders with the same target, kind and label start together."""
    groups: dict[tuple[str, EdgeKind, str], list[str]] = {}
    rest: list[Line] = []
    for line in lines:
        if line.source[0] in stakeholders:
            groups.setdefault((line.target, line.kind, line.label), []).append(line.source[0])
        else:
            rest.append(line)
    return (*(Line(tuple(ids), *key) for key, ids in groups.items()), *rest)


def _legend(
    graph: Graph, boxes: tuple[Box, ...], lines: tuple[Line, ...], words: Words
) -> tuple[LegendEntry, ...]:
    used = {box.kind for box in boxes} | {line.kind for line in lines}
    kinds = ("step", "decision", "service", "phase", "end", *_GRAVITY)
    titles = graph.route.legend
    own = {kind: words.edge[kind] if kind in _GRAVITY else words.kind[kind] for kind in kinds}
    entries = [
        LegendEntry(kind, titles[kind].title if kind in titles else own[kind])
        for kind in kinds
        if kind in used
    ]
    phases = graph.route.phases.values()
    marked = {index for box in boxes for index in box.phases}
    entries += [
        LegendEntry(f"phase-{index}", phase.title) for index, phase in enumerate(phases) if index in marked
    ]
    return tuple(entries)
