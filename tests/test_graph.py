"""The one list of edges that picture, pages, text route, helper and checks read."""

import pytest

from checking import ROUTES, SMALLEST, change, route_of
from routewijzer.graph import Edge, Graph, along, build, reachable_from

EVERY_KEY = (ROUTES / "ok" / "every-key" / "route.yaml").read_text("utf-8")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return build(route_of(EVERY_KEY))


def ways(graph: Graph) -> list[tuple[str, str]]:
    return [(edge.source, edge.target) for edge in graph.edges]


def test_the_edges_are_those_of_next_and_of_the_outcomes(graph: Graph) -> None:
    assert ways(graph) == [
        ("eigenaar", "zoeken"),
        ("zoeken", "weggehaald"),
        ("zoeken", "klaar"),
        ("zoeken", "loket"),
        ("aangifte", "klaar"),
        ("weggehaald", "depot"),
        ("weggehaald", "aangifte"),
        ("depot", "klaar"),
    ]


def test_a_table_inside_other_elements_adds_no_edges(graph: Graph) -> None:
    assert graph.outgoing["zelf-zoeken"] == ()


def test_an_outcome_that_leads_nowhere_is_no_edge(graph: Graph) -> None:
    assert [edge.outcome for edge in graph.outgoing["weggehaald"]] == ["depot", "aangifte"]


def test_an_edge_tells_what_the_model_says(graph: Graph) -> None:
    assert graph.outgoing["zoeken"][2] == Edge(
        source="zoeken",
        target="loket",
        origin=("steps", "zoeken", "next", "zoeken-bij-loket"),
        kind="contact",
        when="je niet alleen wilt zoeken",
        basis="inferred",
        note="De gids noemt het loket op een andere plek.",
        draw=False,
    )
    assert graph.outgoing["weggehaald"][0].origin == ("decisions", "weggehaald", "outcomes", "depot", "to")


def test_a_stated_edge_rests_on_its_own_source_or_on_that_of_its_element(graph: Graph) -> None:
    own, of_the_element, inferred = graph.outgoing["zoeken"][1], graph.outgoing["zoeken"][0], graph.edges[0]
    assert (own.reference, of_the_element.reference, inferred.reference) == ("wet", "fietsgids", None)


def test_every_element_has_its_edges_in_and_out(graph: Graph) -> None:
    assert set(graph.outgoing) == set(graph.incoming) == set(graph.route.elements)
    assert [edge.source for edge in graph.incoming["klaar"]] == ["zoeken", "aangifte", "depot"]


def test_an_edge_into_nowhere_is_left_out() -> None:
    assert build(route_of(change(("      close: {when", "      vet: {when")))).edges == ()


def test_a_route_begins_at_its_start_and_its_stakeholders(graph: Graph) -> None:
    assert graph.starts == ("zoeken", "eigenaar")
    assert build(route_of(change(("start: look", "start: nowhere")))).starts == ()


def test_what_can_be_reached_includes_where_one_starts() -> None:
    ways = {"a": ["b"], "b": ["a", "c"], "c": [], "d": ["c"]}
    assert reachable_from(ways, ["a"]) == {"a", "b", "c"}
    assert reachable_from(ways, ["d", "nowhere"]) == {"d", "c"}
    assert reachable_from(ways, []) == frozenset()


def test_elements_are_read_lane_by_lane_and_along_the_route(graph: Graph) -> None:
    assert graph.order == (
        "eigenaar",
        "zoeken",
        "zelf-zoeken",
        "loket",
        "weggehaald",
        "aangifte",
        "depot",
        "klaar",
        "alarmnummer",
        "fietsersloket",
    )


def test_an_element_in_an_unknown_lane_comes_last() -> None:
    text = change(("    lane: street", "    lane: nowhere"))
    assert build(route_of(text)).order == ("close", "look", "shelter")


def test_every_element_comes_once_in_the_order_whatever_the_circles() -> None:
    text = change(
        ("The cat is home., source: handbook}", "x, source: handbook, next: {look: {basis: stated}}}")
    )
    order = build(route_of(text)).order
    assert sorted(order) == ["close", "look", "shelter"]
    assert build(route_of(SMALLEST)).order == ("look", "close", "shelter")


def test_along_puts_each_after_all_that_lead_to_it() -> None:
    following = {"a": ("c",), "b": ("a", "c"), "c": ("b",), "d": ()}
    assert along(["a", "b", "c", "d"], following) == ["a", "c", "b", "d"]
    assert along(["d", "c", "b", "a"], {"a": ("b",), "b": ("c",), "c": ("d",), "d": ()}) == [
        "a",
        "b",
        "c",
        "d",
    ]
