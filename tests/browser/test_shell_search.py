"""Searching by keyboard, from disk, under the policy of every page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from visits import Visit


def find(page: Page, query: str) -> list[str]:
    """Return the titles that a search shows, once they are there."""
    page.locator("#query").fill(query)
    expect(page.locator(".hits")).to_be_visible()
    return page.locator(".hits ol b").all_inner_texts()


def test_a_search_finds_words_and_numbers_from_any_page(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "route" / "bring.html")
    assert set(find(page, "ten weeks")) == {"Bring the lamp", "Lamp desk"}
    assert find(page, "glosary") == ["Glossary"]
    page.locator(".hits ol a").first.click()
    assert page.locator("h1").inner_text() == "Glossary"


def test_engine_and_texts_are_loaded_only_when_somebody_searches(visit: Visit, shell_site: Path) -> None:
    loaded: list[str] = []
    visit.context.on("request", lambda request: loaded.append(request.url.rsplit("/", 1)[-1]))
    page = visit.open(shell_site / "index.html")
    late = {"minisearch.js", "stemmer-en.js", "search-index.js"}
    assert not late & set(loaded)
    page.locator("#query").focus()
    waited = 0
    while waited < 100 and not late <= set(loaded):
        page.wait_for_timeout(20)
        waited += 1
    assert late <= set(loaded)


def test_the_keyboard_walks_through_the_results_and_back(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    find(page, "lamp")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hits ol a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hits ol a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#query")).to_be_focused()
    expect(page.locator(".hits")).to_be_hidden()


def test_enter_opens_the_first_result_and_sends_nothing(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    find(page, "bring")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Bring the lamp")
    assert "?" not in page.url


def test_enter_goes_to_who_can_be_called_when_there_may_be_danger(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    address = page.url
    find(page, "the lamp is on fire")
    page.keyboard.press("Enter")
    call = page.locator(".hits a").first
    expect(call).to_be_focused()
    assert (call.get_attribute("href") or "").startswith("tel:")
    expect(call).to_contain_text("Call Fire brigade: 112")
    assert page.url == address
    find(page, "xqzwv")
    assert page.locator(".hits a").first.get_attribute("href") == call.get_attribute("href")


def test_the_results_close_when_the_focus_goes_on(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    find(page, "bring")
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(page.locator(".hits")).to_be_hidden()


def test_the_number_of_results_is_told_to_who_cannot_see_them(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    status = page.locator("#find [role=status]")
    find(page, "bring")
    expect(status).to_have_text("1 result")
    find(page, "lamp")
    expect(status).to_have_text("4 results")
    find(page, "xqzwv")
    expect(status).to_contain_text("Nothing found")


def test_what_is_typed_is_text(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    find(page, "<img src=x onerror=alert(1)> lamp")
    assert not page.locator(".hits img").count()


def test_when_the_texts_cannot_be_loaded_the_search_says_so(visit: Visit, shell_site: Path) -> None:
    visit.context.route("**/search-index.js", lambda route: route.abort())
    page = visit.open(shell_site / "index.html")
    page.locator("#query").fill("lamp")
    expect(page.locator("#find [role=status]")).to_contain_text("does not work now")
    expect(page.locator(".hits .more")).to_be_visible()
    visit.faults.clear()


def test_nothing_of_a_search_is_kept(visit: Visit, shell_site: Path) -> None:
    page = visit.open(shell_site / "index.html")
    find(page, "lamp")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
