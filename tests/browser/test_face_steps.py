"""A page of the route says first what to do; what the route knows beside it is closed, one press away."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from looks import assert_fits, looking
from made_pages import base

SCREENS = ((1280, 800), (390, 844))
HIGHEST = {"step": (1700, 2700), "decision": (1900, 3000)}
"""Pixels of a closed page on these screens, with all its actions, of which none is ever closed."""

MEASURE = """() => { const actions = document.querySelector(".to-do");
  return { height: document.documentElement.scrollHeight,
    first: actions ? actions.querySelector("li").getBoundingClientRect().top : 0,
    hidden: actions ? [...actions.children].filter(each => !each.checkVisibility()).length : 0 } }"""


def test_a_step_and_a_decision_fit_their_screens_and_begin_with_the_first_action(
    browser: Browser, built_site: Path
) -> None:
    route, high = base().context.route, []
    pages = {**dict.fromkeys(route.steps, "step"), **dict.fromkeys(route.decisions, "decision")}
    with looking(browser, 1280) as visit:
        for name, kind in pages.items():
            page = visit.open(built_site / "route" / f"{name}.html")
            for (width, height), most in zip(SCREENS, HIGHEST[kind], strict=True):
                page.set_viewport_size({"width": width, "height": height})
                assert_fits(page)
                seen = page.evaluate(MEASURE)
                first = 450 if width == 1280 else 560
                if seen["height"] > most or seen["first"] > first or seen["hidden"]:
                    high.append((name, width, seen))
            page.set_viewport_size({"width": 1280, "height": 800})  # where a page waits for its letters
    assert not high


PLACE = """() => { const [picture, body] = [".place svg", ".body"].map(each => document.querySelector(each));
  const [at, text] = [picture, body].map(each => each.getBoundingClientRect());
  const pressed = [...picture.querySelectorAll("[role=listitem]")].map(each => {
    const {left, top, width, height} = each.getBoundingClientRect();
    const link = document.elementFromPoint(left + width / 2, top + height / 2).closest("a");
    return link ? link.getAttribute("href") : "" });
  return { shown: picture.checkVisibility(), fold: document.querySelector(".place summary").checkVisibility(),
    beside: at.left > text.right && at.top < 640, natural: Math.round(at.width), pressed } }"""
"""Whether the picture of an element's place is there, beside the text; its width; where its boxes lead."""

PLACES = {"stap-2": True, "beslissing-1": True, "advies": True, "samenwerken-aan-veiligheid": False}
"""Pages with much around them, and whether the picture stands open beside their text."""


def test_the_place_in_the_route_stands_beside_the_text_and_each_box_of_it_is_a_link(
    browser: Browser, built_site: Path
) -> None:
    graph = base().context.graph
    with looking(browser, 1280) as visit:
        for name, unfolded in PLACES.items():
            visit.page.set_viewport_size({"width": 1280, "height": 2000})
            page = visit.open(built_site / "route" / f"{name}.html")
            if unfolded:
                place = page.evaluate(PLACE)
                near = {name, *(edge.source for edge in graph.incoming[name])}
                near |= {edge.target for edge in graph.outgoing[name]}
                assert set(place.pop("pressed")) == {f"{each}.html" for each in near}, name
                assert place == {"shown": True, "fold": False, "beside": True, "natural": 312}, name
            else:
                expect(page.locator(".place svg")).to_be_hidden()
                page.locator(".place summary").click()
                expect(page.locator(".place svg")).to_be_visible()
            page.set_viewport_size({"width": 390, "height": 2000})
            expect(page.locator(".place summary")).to_be_visible()
            expect(page.locator(".place svg")).to_be_visible(visible=not unfolded)


def test_every_closed_part_opens_for_a_note_a_link_and_paper_and_duties_are_never_closed(
    browser: Browser, built_site: Path
) -> None:
    with looking(browser, 1280) as visit:
        page = visit.open(built_site / "route" / "beslissing-1.html")
        expect(page.locator("#open .points").first).to_be_hidden()
        expect(page.locator("[aria-labelledby=g-duty] li").first).to_be_visible()
        page.evaluate("location.hash = 'open'")
        expect(page.locator("#open .points").first).to_be_visible()
        page.locator("#outcome-melden summary").click()
        expect(page.locator("#outcome-melden .when li").first).to_be_visible()
        page.locator(".to-do .note-number").first.click()
        expect(page.locator("#note-1")).to_be_in_viewport()
        expect(page.locator("#note-1")).to_contain_text("Toegevoegd uit een andere bron: ")
        page.go_back()
        page.locator("#note-1").wait_for()
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.locator("details:not([open])")).to_have_count(0)


def test_a_long_page_leads_to_any_place_in_it(browser: Browser, built_site: Path) -> None:
    with looking(browser, 390, 844) as visit:
        page = visit.open(built_site / "afdrukken.html", "kinderrechter")
        expect(page.locator("#kinderrechter h3")).to_be_in_viewport()
        page = visit.open(built_site / "open-punten.html")
        assert page.evaluate("document.documentElement.scrollHeight") <= 2400
        page.evaluate("location.hash = 'inferred'")
        expect(page.locator("#inferred li").first).to_be_visible()
