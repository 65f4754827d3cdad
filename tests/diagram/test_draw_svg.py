"""The site's SVG: its structure, its reading order, and what must not be in it."""

from dataclasses import replace

import pytest
from lxml import etree

from diagram.drawings import BOXES, mini_drawing, small_drawing
from routewijzer.diagram.model.sketch import Line
from routewijzer.diagram.svg.curves import curves
from routewijzer.diagram.svg.picture import to_svg

SVG = "{http://www.w3.org/2000/svg}"
Element = etree._Element


@pytest.fixture(scope="module")
def svg() -> Element:
    return etree.fromstring(to_svg(small_drawing(), "wide"))


def with_class(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def words(element: Element) -> list[str]:
    return ["|".join(str(row) for row in one.itertext()) for one in element.iter(f"{SVG}text")]


def test_it_scales_by_its_viewbox_and_says_what_it_is(svg: Element) -> None:
    assert svg.get("viewBox") == "0 0 1000 520"
    assert svg.get("role") == "group"
    assert svg.get("aria-label") == "Een kleine route"
    assert svg.get("height") is None


def test_it_holds_nothing_that_a_strict_policy_forbids_or_another_picture_could_meet(svg: Element) -> None:
    tags = {str(element.tag).removeprefix(SVG) for element in svg.iter()}
    assert tags == {"svg", "g", "a", "rect", "polygon", "path", "text", "tspan"}
    attributes = {str(name) for element in svg.iter() for name in element.attrib}
    assert not attributes & {"id", "style", "fill", "stroke", "transform", "font-family", "onclick"}


def test_all_classes_have_the_prefix_of_the_picture(svg: Element) -> None:
    names = {name for element in svg.iter() for name in element.get("class", "").split()}
    assert {name for name in names if name != "pic" and not name.startswith("pic-")} == set()


def test_boxes_are_links_in_lists_in_the_order_of_the_route(svg: Element) -> None:
    lists = [element for element in svg.iter() if element.get("role") == "list"]
    assert [element.get("aria-label") for element in lists] == [
        "Wie heeft een vermoeden?",
        None,  # its title is a link, and read out before it
        "Hulp en herstel",
    ]
    links = [[link.get("data-id") for link in element.iter(f"{SVG}a")] for element in lists]
    assert links == [
        ["onderwijs", "buren"],
        ["stap-1", "sluit-af", "beslissing-1"],
        ["naar-stap-1", "lokaal-team", "herstel"],
    ]
    for element in lists:
        assert all(item.get("role") == "listitem" and len(item) == 1 for item in element)


def test_a_downward_picture_is_read_row_by_row() -> None:
    down = etree.fromstring(to_svg(replace(small_drawing(), flow="down"), "down"))
    (_, meldcode, _) = [element for element in down.iter() if element.get("role") == "list"]
    assert [link.get("data-id") for link in meldcode.iter(f"{SVG}a")] == [
        "stap-1",
        "beslissing-1",
        "sluit-af",
    ]


def test_a_link_has_the_address_and_the_name_of_its_box(svg: Element) -> None:
    link = next(element for element in svg.iter(f"{SVG}a") if element.get("data-id") == "stap-1")
    assert link.get("href") == "route/stap-1.html"
    assert link.get("aria-label") == "Stap 1: Signalen in kaart brengen"
    assert words(link) == ["Stap 1", "Signalen in|kaart brengen"]
    assert all(text.get("aria-hidden") == "true" for text in link.iter(f"{SVG}text"))


def test_a_title_whose_rows_are_hyphened_is_kept_whole_for_the_caption(svg: Element) -> None:
    titles = {element.get("data-id"): element.get("data-title") for element in svg.iter(f"{SVG}a")}
    assert titles["herstel"] == "Herstelgerichte zorg"
    assert titles["stap-1"] is None


def test_a_lane_title_is_a_link_where_it_has_an_explanation_and_silent_text_elsewhere(svg: Element) -> None:
    titles = [element for element in with_class(svg, "pic-title") if "Legenda" not in element.itertext()]
    assert [
        (str(element.tag).removeprefix(SVG), element.get("href"), element.get("aria-hidden"))
        for element in titles
    ] == [
        ("text", None, "true"),
        ("a", "begrippen.html#meldcode", None),
        ("text", None, "true"),
    ]


def test_lines_say_which_boxes_they_join_and_are_hidden_from_screen_readers(svg: Element) -> None:
    lines = with_class(svg, "pic-lines")[0]
    assert lines.get("aria-hidden") == "true"
    joined = {
        (element.get("data-from"), element.get("data-to"))
        for element in lines.iter()
        if element.get("data-to")
    }
    assert joined == {(" ".join(element.source), element.target) for element in small_drawing().sketch.lines}


def test_each_kind_of_line_has_its_class_and_its_conditions(svg: Element) -> None:
    lines = with_class(svg, "pic-lines")[0]
    found = {group.get("class"): words(group) for group in lines}
    assert found == {
        "pic-contact": [],
        "pic-exit": ["geen zorgen"],
        "pic-escalation": ["acuut|onveilig"],
        "pic-main": [],
    }


@pytest.mark.parametrize("place", [15.0, 20.0, 25.0, 80.0, 85.0])
def test_a_corner_makes_way_for_a_gap_beside_it(place: float) -> None:
    """Tracks are 15 units apart, so a line is often crossed so close to a corner."""
    points = ((0.0, 40.0), (50.0, 40.0), (50.0, 140.0), (90.0, 140.0))
    assert len(curves(points, ((50.0, 40.0 + place),))) == 2


def test_a_crossing_leaves_a_gap_and_a_corner_is_round(svg: Element) -> None:
    (escalation,) = [element for element in svg.iter() if element.get("class") == "pic-escalation"]
    line_path = next(escalation.iter(f"{SVG}path")).get("d", "")
    assert line_path == "M700 370v-59q0-11-11-11h-38q-11 0-11-11v-43M640 234v-82"


def test_the_dashes_of_two_lines_that_join_lie_on_each_other() -> None:
    """A dash pattern begins where a path begins, so both must begin where they come together: at the tip."""
    drawing = small_drawing()
    routes = (((400.0, 500.0), (400.0, 600.0)), ((300.0, 550.0), (400.0, 550.0), (400.0, 600.0)))
    lines = tuple(replace(drawing.lines[2], points=points) for points in routes)
    root = etree.fromstring(to_svg(replace(drawing, lines=lines, labels=(), legend_at=None), "a"))
    (group,) = [element for element in root.iter() if element.get("class") == "pic-exit"]
    assert [next(element.iter(f"{SVG}path")).get("d", "")[:12] for element in group] == [
        "M400 592v-92",
        "M400 592v-31",
    ]


def test_kinds_of_boxes_differ_in_shape(svg: Element) -> None:
    shapes = {}
    for link in svg.iter(f"{SVG}a"):
        kind = link.get("class", "").split()[0]
        for shape in with_class(link, "pic-shape"):
            form = "rect" if shape.get("rx") else "polygon"
            shapes[kind] = (
                form,
                shape.get("rx"),
                len(shape.get("points", "").split()),
                len(with_class(link, "pic-side")),
            )
    assert shapes == {
        "pic-stakeholder": ("rect", "12", 0, 0),
        "pic-step": ("rect", "12", 0, 0),
        "pic-decision": ("polygon", None, 6, 0),
        "pic-end": ("rect", "30", 0, 0),
        "pic-service": ("rect", "2", 0, 1),
        "pic-phase": ("polygon", None, 6, 0),
        "pic-ref": ("rect", "30", 0, 0),
    }


def test_phases_are_bars_with_those_of_the_box_in_colour(svg: Element) -> None:
    link = next(element for element in svg.iter(f"{SVG}a") if element.get("data-id") == "stap-1")
    bars = [element.get("class") for element in with_class(link, "pic-bar")]
    assert bars == ["pic-bar", "pic-bar pic-p0", "pic-bar pic-p2"]


def test_the_legend_is_in_the_picture_where_it_has_a_place() -> None:
    (legend,) = with_class(etree.fromstring(to_svg(small_drawing(), "a")), "pic-legend")
    kinds = [element.get("data-pic-kind") for element in legend if element.get("data-pic-kind")]
    assert kinds == ["step", "service", "decision", "end", "main", "exit", "phase-1"]
    assert legend.get("aria-hidden") == "true"
    without = etree.fromstring(to_svg(replace(small_drawing(), legend_at=None), "a"))
    assert with_class(without, "pic-legend") == []


def test_the_box_whose_page_one_is_on_says_so_and_leads_nowhere() -> None:
    mini = etree.fromstring(to_svg(mini_drawing(), "mini"))
    here = next(element for element in mini.iter(f"{SVG}a") if element.get("data-id") == "beslissing-1")
    assert here.get("href") is None
    assert (here.get("role"), here.get("aria-current"), here.get("aria-disabled")) == ("link", "page", "true")
    assert with_class(here, "pic-ring") == []
    (only,) = [element for element in mini.iter() if element.get("role") == "list"]
    assert (only.get("aria-label"), mini.get("aria-label")) == (None, "Voor en na de melding")
    assert [element.get("data-id") for element in only.iter(f"{SVG}a")] == [
        "stap-1",
        "beslissing-1",
        "lokaal-team",
    ]


def test_a_box_in_another_lanes_colour_wears_that(svg: Element) -> None:
    link = next(element for element in svg.iter(f"{SVG}a") if element.get("data-id") == "naar-stap-1")
    assert link.get("class") == "pic-ref pic-t0"


def test_only_a_box_that_the_picture_links_to_has_an_id() -> None:
    drawing = small_drawing()
    jump = replace(BOXES[-1], box=replace(BOXES[-1].box, href="#tel-stap-1"))
    root = etree.fromstring(to_svg(replace(drawing, boxes=(*BOXES[:-1], jump)), "tel"))
    assert [element.get("id") for element in root.iter() if element.get("id")] == ["tel-stap-1"]


def test_two_lines_with_the_same_ends_keep_their_own_conditions() -> None:
    drawing = small_drawing()
    twins = (
        Line(("stap-1",), "sluit-af", "exit", "geen zorgen"),
        Line(("stap-1",), "sluit-af", "exit", "niet nodig"),
    )
    lines = tuple(replace(drawing.lines[2], line=element) for element in twins)
    labels = tuple(
        replace(drawing.labels[0], line=element, rows=(element.label,)) for element in reversed(twins)
    )
    root = etree.fromstring(to_svg(replace(drawing, lines=lines, labels=labels), "a"))
    (group,) = [
        element
        for element in root.iter()
        if element.get("class") == "pic-exit" and element.get("data-pic-kind") is None
    ][:1]
    assert words(group) == ["geen zorgen", "niet nodig"]


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert to_svg(small_drawing(), "a") == to_svg(small_drawing(), "a")
