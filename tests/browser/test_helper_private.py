"""The decision helper in the real page: what it keeps to itself, and what it gives away when asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helper_steps import FIRST, HELPER, choose, choose_all, heading
from visits import Visit


def test_nothing_is_kept_or_told_anywhere(visit: Visit, built_site: Path) -> None:
    requests: list[str] = []
    page = visit.open(built_site / HELPER, "beslissing-1")
    address = page.url
    page.on("request", lambda request: requests.append(request.url))
    choose_all(page, "Nee", "Nee", "Ja", "Ja", "Nee")
    page.get_by_role("button", name="Beslissing 2").click()
    choose(page, "Nee")
    kept = "[localStorage.length, sessionStorage.length, document.cookie, window.name]"
    assert page.evaluate(kept) == [0, 0, "", ""]
    assert page.evaluate("JSON.stringify(history.state)") == '{"n":7}'
    assert page.evaluate("indexedDB.databases()") == []
    assert page.url == address
    assert requests == []
    assert visit.context.cookies() == []
    assert not re.search("veilig|meld|acuut|hulp kan", page.title(), re.IGNORECASE)


@pytest.mark.parametrize("way", ["reload", "link", "address"])
def test_leaving_wipes_the_answers_and_says_so(visit: Visit, built_site: Path, way: str) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    if way == "reload":
        page.reload()
    else:
        if way == "link":
            page.locator("#helper .more a").click()
        else:
            page.goto((built_site / "index.html").as_uri())
        page.go_back()
    expect(page.locator("#helper .told")).to_be_visible()
    assert heading(page) == FIRST
    expect(page.locator("#helper .trail")).to_have_count(0)
    expect(page.locator("#helper input:checked")).to_have_count(0)


def test_a_page_that_the_browser_kept_in_memory_shows_no_answer(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    assert page.locator("#helper").inner_html() == ""
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert heading(page) == FIRST
    expect(page.locator("#helper .told")).to_be_visible()


def test_an_address_holds_a_decision_and_nothing_else(visit: Visit, built_site: Path) -> None:
    for fragment in ("beslissing-1?acuut=ja", "acuut=ja", "constructor", "__proto__", "%", "x"):
        visit.page.goto("about:blank")
        page = visit.open(built_site / HELPER, fragment)
        expect(page.locator("#helper-entrance")).to_be_visible()
        expect(page.locator("#helper")).to_be_hidden()


def test_the_text_for_the_file_has_all_but_names(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    page.evaluate(
        "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }"
    )
    page.get_by_role("button", name="Kopieer voor het dossier").click()
    expect(page.get_by_role("status").filter(has_text="Gekopieerd")).to_be_visible()
    text = page.evaluate("window.copied")
    for part in (
        "Basisroute, versie 0.1 van 23 november 2026",
        "In deze tekst staan geen namen.",
        "Meld bij Veilig Thuis",
        "Bel Veilig Thuis: 0800-2000",
        "- Je vermoedt structurele onveiligheid. Dan meld je altijd.",
        f"- {FIRST} Nee",
    ):
        assert part in text
    assert re.search(r"Ingevuld op \d+ \w+ \d{4}", text)


def test_where_the_browser_refuses_to_copy_the_text_stands_ready(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose(page, "Ja")
    page.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false"
    )
    page.get_by_role("button", name="Kopieer voor het dossier").click()
    field = page.get_by_label("Tekst voor het dossier")
    expect(field).to_have_value(re.compile("Uitkomst van de keuzehulp"))
    expect(page.get_by_role("status").filter(has_text="lukt hier niet")).to_be_visible()
