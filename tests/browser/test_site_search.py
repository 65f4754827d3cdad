"""The search of the base route's site finds what people type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from visits import Visit


@pytest.fixture(scope="module")
def page(browser: Browser, browser_context_args: dict[str, Any], built_site: Path) -> Iterator[Page]:
    """Yield a page on which one search after another is typed, as somebody does."""
    context = browser.new_context(**browser_context_args)
    visit = Visit(context)
    yield visit.open(built_site / "route" / "stap-1.html")
    context.close()
    visit.assert_clean()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("kind check", "Kindcheck"),
        ("tien weken", "Onderzoek"),
        ("VT", "Veilig Thuis"),
        ("direct gevaar", "Alarmnummer 112"),
    ],
)
def test_the_search_finds(page: Page, query: str, title: str) -> None:
    page.locator("#query").fill("")
    expect(page.locator(".hits")).to_be_hidden()
    page.locator("#query").fill(query)
    expect(page.locator(".hits ol b").filter(has_text=title).first).to_be_visible()
    assert title in page.locator(".hits ol b").all_inner_texts()[:3]


def test_all_results_can_be_reached(page: Page) -> None:
    page.locator("#query").fill("melding")
    results = page.locator(".hits ol").last.locator("a")
    expect(results).to_have_count(8)
    page.locator(".hits button").click()
    expect(results.nth(8)).to_be_focused()
    expect(page.locator(".hits button")).to_be_hidden()
    assert f"{results.count()} resultaten" == page.locator("#find [role=status]").inner_text()


def test_a_word_of_another_language_says_so_in_the_results(page: Page) -> None:
    page.locator("#query").fill("toolkit rijksoverheid")
    found = page.locator(".hits ol").last.locator("[lang]")
    expect(found.first).to_have_attribute("lang", "en")
    assert set(found.all_inner_texts()) == {"Toolkit"}
