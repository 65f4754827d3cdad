"""The site of the base route: every page from disk, every kind of page on every kind of screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from looks import COLOURS, SCREENS, WIDTHS, assert_accessible, assert_fits, looking
from visits import Visit

KINDS = (
    "index.html",
    "route/stap-2.html",
    "route/beslissing-1.html",
    "route/veilig-thuis.html",
    "route/meldcode.html",
    "begrippen.html",
    "links.html",
    "bronnen.html",
    "open-punten.html",
    "overzicht.html",
    "over.html",
    "404.html",
)
"""A page of each kind, as far as tests of their own do not look at it."""


@pytest.mark.parametrize(("screen", "width"), [(kind, size) for kind in SCREENS for size in WIDTHS])
def test_no_kind_of_page_has_a_fault_that_a_program_can_find(
    browser: Browser, built_site: Path, screen: str, width: int
) -> None:
    with looking(browser, screen, width) as visit:
        for kind in KINDS:  # the same page in other colours has the same structure
            assert_accessible(visit.open(built_site / kind), None if screen == "light" else COLOURS)


def test_every_page_opens_clean_from_disk_and_fits_on_a_telephone(browser: Browser, built_site: Path) -> None:
    with looking(browser, "light", 320) as visit:
        pages = sorted(built_site.rglob("*.html"))
        assert len(pages) > len(KINDS)
        for file in pages:
            page = visit.open(file)
            assert_fits(page)
            assert page.locator("h1").count() == 1, file
            assert page.locator(".call").first.is_visible(), file
            assert page.locator(".exit").is_visible(), file
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("kindcheck", "Kindcheck"),
        ("kind check", "Kindcheck"),
        ("tien weken", "Onderzoek"),
        ("10 weken", "Onderzoek"),
        ("wijk team", "Lokale wijkteams"),
        ("uit huis plaatsing", "Uithuisplaatsing"),
        ("raad voor de kinderbescherming", "Raad voor de Kinderbescherming"),
        ("onderzoeken", "Onderzoek"),
        ("kindchek", "Kindcheck"),
    ],
)
def test_the_search_finds(visit: Visit, built_site: Path, typed: str, title: str) -> None:
    page = visit.open(built_site / "route" / "stap-1.html")
    page.locator("#query").fill(typed)
    expect(page.locator(".hits ol b").filter(has_text=title).first).to_be_visible()
    assert title in page.locator(".hits ol b").all_inner_texts()[:3]
