"""The picture in a real browser: by keyboard, and as a screen reader hears it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from diagram.conftest import pictures
from visits import Visit

PageOf = Callable[[str], Path]
Probe = Callable[[Page, str], Any]


@pytest.mark.parametrize("name", ["wide", pytest.param("stacked", marks=pytest.mark.proof), "small"])
def test_tab_reaches_every_box_in_reading_order_and_leaves_the_picture(
    visit: Visit, picture_page: PageOf, name: str
) -> None:
    (drawing,) = pictures(name)
    page = visit.open(picture_page(name))
    page.focus("[data-pic-zoom=fit]")
    reached = []
    while page.evaluate("document.activeElement.id") != "after":
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.dataset.id"))
        assert len(reached) < 200
    wanted = []
    for lane in sorted(drawing.lanes, key=lambda part: not part.lane.column):
        inside = [placed for placed in drawing.boxes if placed.box.lane == lane.lane.id]
        across = drawing.flow == "right" and not lane.lane.column
        inside.sort(key=lambda p: (round(p.x), round(p.y)) if across else (round(p.y), round(p.x)))
        wanted += [placed.box.id for placed in inside]
    assert [name for name in reached if name] == wanted
    assert len(wanted) == len(drawing.boxes)


def test_enter_opens_the_page_of_a_box(small: Page) -> None:
    small.focus("a[data-id=stap-1]")
    small.keyboard.press("Enter")
    small.wait_for_url("**/route/stap-1.html")
    assert small.text_content("h1") == "Stap 1"


def test_a_click_opens_the_page_of_a_box(small: Page) -> None:
    small.click("a[data-id=stap-1] text:last-child")
    small.wait_for_url("**/route/stap-1.html")


def test_the_focus_has_a_thick_ring_outside_the_box(small: Page, probe: Probe) -> None:
    small.focus("#before")
    while small.evaluate("document.activeElement.dataset.id") != "beslissing-1":
        small.keyboard.press("Tab")
    ring = probe(small, "ring")
    assert ring[:2] == ["rgb(11, 87, 208)", "4px"]
    assert ring[2] >= 6
    assert ring[3] >= 6


def tree_of(page: Page) -> list[dict[str, Any]]:
    """Return what a screen reader gets, in the order in which it reads."""
    found = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {node["nodeId"]: node for node in found}

    def walk(name: str) -> list[dict[str, Any]]:
        node = nodes[name]
        own = [] if node["ignored"] else [node]
        return own + [one for child in node.get("childIds", ()) if child in nodes for one in walk(child)]

    return walk(found[0]["nodeId"])


def names_of(nodes: list[dict[str, Any]], role: str) -> list[str]:
    return [node["name"]["value"] for node in nodes if node["role"]["value"] == role]


def test_a_screen_reader_hears_lists_of_links_and_no_lines(small: Page) -> None:
    nodes = tree_of(small)
    # a title that leads somewhere is read out before its list, which then needs no name
    assert [name for name in names_of(nodes, "list") if name] == [
        "Wie heeft een vermoeden?",
        "Hulp en herstel",
    ]
    links = names_of(nodes, "link")
    assert links[1:-1] == [
        "stakeholder: Onderwijs",
        "stakeholder: Buren en familie",
        "Meldcode",
        "Stap 1: Signalen in kaart brengen",
        "end: Sluit de meldcode af",
        "Beslissing 1: Melding bij Veilig Thuis?",
        "toch weer zorgen: Signalen in kaart brengen",
        "service: Lokaal team",
        "phase: Herstelgerichte zorg",
    ]
    told = " ".join(names_of(nodes, "StaticText"))
    assert "acuut" not in told
    assert "in kaart" not in told  # the pieces of a name that its link says whole
    assert "Een kleine route" in names_of(nodes, "group")


@pytest.mark.parametrize("name", ["wide", "stacked", "mini"])
def test_every_box_of_a_picture_is_a_link_with_a_name_in_the_accessibility_tree(
    visit: Visit, picture_page: PageOf, name: str
) -> None:
    page = visit.open(picture_page(name))
    names = page.eval_on_selector_all("a[data-id]", "all => all.map(a => a.getAttribute('aria-label'))")
    heard = names_of(tree_of(page), "link")
    assert names
    assert [one for one in heard if one in names] == names
    assert all(names)


def test_the_page_that_one_is_on_is_told_as_such(visit: Visit, picture_page: PageOf) -> None:
    page = visit.open(picture_page("two"))
    here = page.locator("[aria-current=page]")
    assert here.count() == 1
    here.evaluate("a => a.focus()")
    assert page.evaluate("document.activeElement.dataset.id") is None
