"""A region's pages in a real browser: what is regional, the base's text behind it, and the first page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from contrast import TextKinds
from looks import assert_accessible_on_screens, looking
from visits import Visit

PAGES = ("regio.html", "route/jeugdbeschermingstafel.html", "route/politie.html")
EDITION = "voorbeeld-strafrecht"


def test_regional_pages_have_no_fault_that_a_program_can_find(browser: Browser, all_sites: Path) -> None:
    kinds = TextKinds()
    with looking(browser, 1280) as visit:
        for name in PAGES:
            page = visit.open(all_sites / EDITION / name)
            for summary in page.locator("details.regional > summary, details.base-text > summary").all():
                summary.click()
            assert_accessible_on_screens(page, kinds, every_rule=False)
        page = visit.open(all_sites / "index.html")
        page.get_by_role("searchbox").fill("straf")
        assert_accessible_on_screens(page, kinds, every_rule=False)


def test_the_text_of_the_base_opens_with_the_keyboard(visit: Visit, all_sites: Path) -> None:
    page = visit.open(all_sites / EDITION / "route" / "jeugdbeschermingstafel.html")
    mark = page.locator("ol.to-do li details.base-text").first
    base = mark.get_by_text("Ben je bevoegd? Dan kun je je zorgen melden bij de Jeugdbeschermingstafel.")
    expect(base).to_be_hidden()
    mark.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(base).to_be_visible()


def test_the_note_of_a_page_leads_to_all_that_is_different(visit: Visit, all_sites: Path) -> None:
    page = visit.open(all_sites / EDITION / "route" / "jeugdbeschermingstafel.html")
    page.locator("details.regional > summary").click()
    page.locator("details.regional a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is anders in deze regio?")
    expect(page.get_by_role("heading", level=2).first).to_have_text(
        "Beslissingen waarin antwoorden nu ergens anders uitkomen"
    )
    page.get_by_role("link", name="Beschermingstafel", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beschermingstafel")


def test_the_name_of_an_edition_above_every_page_leads_to_all_that_is_different(
    visit: Visit, all_sites: Path
) -> None:
    page = visit.open(all_sites / EDITION / "route" / "politie.html")
    page.set_viewport_size({"width": 390, "height": 800})
    edition = page.get_by_role("link", name="Strafrecht (voorbeeld) Wat is anders in deze regio?")
    assert edition.bounding_box()["height"] >= 44  # type: ignore[index]
    edition.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is anders in deze regio?")
    page = visit.open(all_sites / "basis" / "index.html")
    expect(page.get_by_text("Basisroute", exact=True).first).to_be_visible()
    expect(page.get_by_role("link", name="Basisroute")).to_have_count(0)


def test_what_differs_never_wears_the_sign_of_what_stands_in_the_source(
    visit: Visit, all_sites: Path
) -> None:
    page = visit.open(all_sites / EDITION / "regio.html")
    expect(page.get_by_text("(toegevoegd)", exact=True).first).to_be_visible()
    expect(page.locator("main .mark")).to_have_count(0)
    page = visit.open(all_sites / EDITION / "route" / "jeugdbeschermingstafel.html")
    for mark in page.get_by_text("regionaal", exact=True).all():
        assert mark.evaluate("one => one.matches('.mark.region')")


def test_the_base_has_no_mark_of_a_region(all_sites: Path) -> None:
    assert not (all_sites / "basis" / "regio.html").exists()
    marked = [
        file.name
        for file in (all_sites / "basis").rglob("*.html")
        if 'class="regional"' in (text := file.read_text(encoding="utf-8")) or 'class="base-text"' in text
    ]
    assert marked == []


@pytest.mark.parametrize("edition", ["basis", EDITION])
def test_the_name_the_search_and_the_colours_stand_in_one_row(
    visit: Visit, all_sites: Path, edition: str
) -> None:
    page = visit.open(all_sites / edition / "index.html")
    for width, height in ((768, 800), (844, 390), (1023, 800), (1024, 768), (1150, 800), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        middles = page.evaluate(
            """[".brand", "#find", "#scheme"].map(each => document.querySelector(each))
              .map(each => each.getBoundingClientRect()).map(box => (box.top + box.bottom) / 2)"""
        )
        assert max(middles) - min(middles) < 3, (width, middles)
        if width < 1152:
            assert page.locator("#menu").bounding_box()["y"] > max(middles)  # type: ignore[index]
        assert page.locator(".brand strong").bounding_box()["height"] < 30, width  # type: ignore[index]


def test_a_telephone_shows_the_whole_name_of_an_edition(visit: Visit, all_sites: Path) -> None:
    page = visit.open(all_sites / EDITION / "index.html")
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator(".edition").evaluate("one => one.scrollWidth <= one.clientWidth + 1")


def test_the_list_of_editions_narrows_while_one_types(visit: Visit, all_sites: Path) -> None:
    page = visit.open(all_sites / "index.html")
    region = page.get_by_role("link", name="Strafrecht (voorbeeld)")
    base = page.get_by_role("link", name="Basisroute")
    field = page.get_by_role("searchbox", name="Zoek je regio", exact=True)
    field.fill("stráf")
    expect(region).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="1 regio gevonden")).to_be_visible()
    field.fill("nergens")
    expect(region).to_be_hidden()
    expect(page.get_by_text("Geen regio gevonden. Kijk bij de basisroute.")).to_be_visible()
    expect(base).to_be_visible()
    field.fill("")
    expect(region).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(["", ""])
    page.get_by_role("link", name="Strafrecht (voorbeeld)").click()
    expect(page.get_by_text("Strafrecht (voorbeeld)").first).to_be_visible()


def test_the_first_page_says_which_site_it_is(visit: Visit, all_sites: Path) -> None:
    page = visit.open(all_sites / "index.html")
    expect(page.locator("main")).to_contain_text("Routewijzer veilig thuis")
    expect(page.locator("main")).to_contain_text("Huiselijk geweld en kindermishandeling")


def test_without_scripts_the_whole_list_is_there(browser: Browser, all_sites: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((all_sites / "index.html").as_uri())
    expect(page.locator("#choices > li:visible")).to_have_count(2)
    expect(page.locator("#choose")).to_be_hidden()
    context.close()


def test_the_exit_button_stands_on_the_first_page_too(visit: Visit, all_sites: Path) -> None:
    page = visit.open(all_sites / "index.html")
    expect(page.get_by_role("link", name="Verlaat deze site snel").last).to_be_visible()
    expect(page.get_by_role("link", name="Bel 112")).to_have_attribute("href", "tel:112")
