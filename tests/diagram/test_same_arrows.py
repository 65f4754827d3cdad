"""Graph, pictures, list and JSON tell the same arrows: what the graph has, the picture shows."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from lxml import etree

from checking import ROUTES, TODAY, route_of
from diagram.generate_route import generate_route
from diagram.judge import judge
from made_pages import context_of, load_words
from routewijzer.diagram import draw_stacked, draw_wide
from routewijzer.diagram.dot.document import to_dot
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.model.sketch import Sketch
from routewijzer.diagram.svg.picture import to_svg
from routewijzer.exports.data import as_json
from routewijzer.graph import Edge, Graph, build
from routewijzer.loading import load
from routewijzer.model import Route
from routewijzer.pages.links import PageLinks
from routewijzer.pages.outline import outline
from routewijzer.picture import PictureLock, sketches
from routewijzer.project import kept_places, open_project

GENERATED_ROUTES = 64
REAL = ("base", "brabant-noordoost", "voorbeeld-crisis", "voorbeeld-strafrecht")
SMALL = tuple(sorted(folder.name for folder in (ROUTES / "ok").iterdir()))
NOTHING_KEPT = PictureLock()
LATE = (*REAL[1:3], *(number for number in range(GENERATED_ROUTES) if number % 8))
"""Left to `make proof`: the regions but that with the most changes, and most of the routes made by chance."""


def shown_condition(edge: Edge) -> str:
    """Return what stands at an arrow: never nothing where it has a condition."""
    if edge.label or not edge.when:
        return edge.label or ""
    return edge.when if len(edge.when) <= 40 else "alleen als …"


@dataclass(frozen=True)
class ArrowsTold:
    """A route, its graph, the sketch of its big picture, and the places that are kept for it."""

    route: Route
    graph: Graph
    sketch: Sketch
    lock: PictureLock

    @property
    def boxes(self) -> frozenset[str]:
        """The elements that the big picture has a box for."""
        return frozenset(box.id for box in self.sketch.boxes)

    @property
    def arrows(self) -> tuple[Edge, ...]:
        """The edges that the model wants drawn, between elements that have a box."""
        return tuple(
            edge
            for edge in self.graph.edges
            if edge.draw and edge.source in self.boxes and edge.target in self.boxes
        )

    def ways(self, key: str) -> Iterator[tuple[str, str]]:
        """Yield the boxes that an element leads to through others without one, and the way's first label."""
        todo = [
            (edge.target, shown_condition(edge))
            for edge in self.graph.outgoing[key]
            if edge.draw and edge.target not in self.boxes
        ]
        seen = set(todo)
        while todo:
            at, first = todo.pop()
            for edge in self.graph.outgoing[at]:
                state = (edge.target, first or shown_condition(edge))
                if edge.draw and edge.target in self.boxes:
                    yield state
                elif edge.draw and state not in seen:
                    seen.add(state)
                    todo.append(state)


def arrows_of(route: Route, lock: PictureLock = NOTHING_KEPT) -> ArrowsTold:
    graph = build(route)
    return ArrowsTold(route, graph, sketches(graph, load_words(route.route.language), str).picture, lock)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(each, marks=[pytest.mark.proof] if each in LATE else [])
        for each in (*REAL, *SMALL, *range(GENERATED_ROUTES))
    ],
    ids=str,
)
def case(request: pytest.FixtureRequest) -> ArrowsTold:
    """Return the base, every region, every good example, and routes made by chance."""
    if isinstance(request.param, int):
        return arrows_of(route_of(generate_route(request.param)))
    if request.param in SMALL:
        return arrows_of(route_of((ROUTES / "ok" / request.param / "route.yaml").read_text("utf-8")))
    root = ROUTES.parents[1]
    project = open_project(root, "" if request.param == "base" else request.param)
    subject = load(project, TODAY).subject
    assert subject is not None
    return arrows_of(subject.route, PictureLock.read(kept_places(project)))


@pytest.fixture(scope="module")
def wide(case: ArrowsTold) -> Drawing:
    return draw_wide(case.sketch, case.lock.wide, quick=True)[0]


@pytest.fixture(scope="module")
def stacked_drawing(case: ArrowsTold) -> Drawing:
    """As it is kept, or placed quickly; where a condition has no place then, searched as a site does."""
    drawing = draw_stacked(case.sketch, case.lock.stacked, quick=True)[0]
    return draw_stacked(case.sketch)[0] if drawing.problems else drawing


def test_every_arrow_is_a_line_of_the_wide_picture_with_its_condition(
    case: ArrowsTold, wide: Drawing
) -> None:
    shown = {
        (source, routed.line.target, routed.line.kind, label)
        for routed in wide.lines
        for source in routed.line.source
        for label in {routed.line.label, *routed.line.label.split(" / ")}
    }
    wanted = {(edge.source, edge.target, edge.kind, shown_condition(edge)) for edge in case.arrows}
    assert wanted - shown == set()
    written = Counter(label.line for label in wide.labels)
    assert [routed.line for routed in wide.lines if routed.line.label and not written[routed.line]] == []


def test_every_way_through_elements_without_a_box_is_a_line(case: ArrowsTold, wide: Drawing) -> None:
    shown = {(source, line.line.target) for line in wide.lines for source in line.line.source}
    wanted = {(key, target) for key in case.boxes for target, _ in case.ways(key)}
    assert wanted - shown == set()


def test_the_wide_picture_has_no_line_that_the_graph_has_not(case: ArrowsTold, wide: Drawing) -> None:
    shown = {(source, line.line.target) for line in wide.lines for source in line.line.source}
    direct = {(edge.source, edge.target) for edge in case.arrows}
    assert shown - direct - {(key, target) for key in case.boxes for target, _ in case.ways(key)} == set()


def test_a_telephone_shows_every_line_of_the_big_picture_that_leaves_a_box_of_a_lane(
    case: ArrowsTold, stacked_drawing: Drawing
) -> None:
    column = {lane.id for lane in case.sketch.lanes if lane.column}
    people = {box.id for box in case.sketch.boxes if box.lane in column}
    boxes = {placed.box.id: placed.box for placed in stacked_drawing.boxes}
    shown = set()
    for routed in stacked_drawing.lines:
        (source,), target = routed.line.source, boxes[routed.line.target]
        label = (
            target.caption if not routed.line.label and target.kind in ("ref", "end") else routed.line.label
        )
        shown.add((source, target.id.split(">")[-1], routed.line.kind, label))
    wanted = {
        (line.source[0], line.target, line.kind, line.label)
        for line in case.sketch.lines
        if line.source[0] not in people
    }
    captions = {box.id: box.caption for box in case.sketch.boxes}
    assert {each for each in wanted - shown if each[3] or not captions[each[1]]} == set()


def test_both_pictures_have_no_fault(case: ArrowsTold, wide: Drawing, stacked_drawing: Drawing) -> None:
    assert judge(wide) == []
    assert judge(stacked_drawing) == []


def test_page_and_dot_have_every_line_of_the_drawing(wide: Drawing) -> None:
    root = etree.fromstring(to_svg(wide, "a"))
    page = Counter(
        (line.get("data-from"), line.get("data-to")) for line in root.iter() if line.get("data-to")
    )
    assert page == Counter((" ".join(line.line.source), line.line.target) for line in wide.lines)
    assert to_dot(wide).count('id="line-') == len(wide.lines)


def test_list_and_json_have_every_edge(case: ArrowsTold) -> None:
    graph = case.graph
    data = json.loads(as_json(graph))
    written = Counter((edge["from"], edge["to"], edge["kind"], edge["when"]) for edge in data["edges"])
    assert written == Counter((edge.source, edge.target, edge.kind, edge.when) for edge in graph.edges)
    listed: Counter[tuple[str, str, str, str | None]] = Counter()
    here = PageLinks(context_of(case.route), "index.html")
    for block in outline(here):
        for row in block.rows:
            for member in row.members:
                listed.update((member.id, turn.target.href, turn.kind, turn.condition) for turn in row.turns)
    within = {member.id for block in outline(here) for row in block.rows for member in row.members}
    assert listed == Counter(
        (edge.source, here.reference(edge.target).href, edge.kind, edge.when)
        for edge in graph.edges
        if edge.source in within
    )
