"""Going back in the decision helper, beginning anew, and coming back from a page beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from helper_steps import FIRST, HELPER, choose, choose_all, heading
from visits import Visit, wait_for_paint


def test_a_new_start_forgets_every_answer(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    page.get_by_role("button", name="Begin opnieuw").click()
    expect(page.locator("#helper input:checked")).to_have_count(0)
    expect(page.locator("#helper .trail")).to_have_count(0)


def test_back_leads_through_the_questions_to_the_entrance(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER)
    page.get_by_role("link", name="Ik ken mijn stap").click()
    page.locator("#where a", has_text="Beslissing 1").first.click()
    choose(page, "Nee")
    page.get_by_role("button", name="Vorige vraag").click()
    expect(page.get_by_role("radio", name="Nee")).to_be_checked()
    page.get_by_role("button", name="Terug").click()
    expect(page.locator("#where h2")).to_be_focused()
    expect(page.locator("#helper")).to_be_hidden()
    page.go_back()
    expect(page.locator("#helper-entrance h1")).to_be_focused()


@pytest.mark.parametrize(("way", "size"), [("button", (390, 844)), ("browser", (1280, 800))])
def test_back_shows_the_whole_question_from_its_heading(
    visit: Visit, built_site: Path, way: str, size: tuple[int, int]
) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for answer in ("Nee", "Nee", "Ja"):
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert page.evaluate("scrollY") > 0
        choose(page, answer)
    for _ in range(3):
        before = heading(page)
        if way == "button":
            page.get_by_role("button", name="Vorige vraag").click()
        else:
            page.go_back()
        expect(page.locator("#helper h1")).not_to_have_text(before)
        wait_for_paint(page)  # the browser may scroll afterwards
        assert page.evaluate("[scrollY, document.activeElement.tagName]") == [0, "H1"]
    assert heading(page) == FIRST


def test_an_answer_is_kept_for_who_follows_a_link_of_the_site_and_comes_back(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose_all(page, "Nee", "Ja")
    page.evaluate("""() => {
        addEventListener("click", event => event.preventDefault());
        document.querySelector("#helper .more a").click();
        dispatchEvent(new PageTransitionEvent("pagehide", {persisted: true})); }""")
    assert page.locator("#helper").inner_html() == ""
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert heading(page) == "Meld bij Veilig Thuis"
    expect(page.locator("#helper .told")).to_have_count(0)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert heading(page) == FIRST


def test_the_skip_link_begins_nothing_anew(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER, "beslissing-1")
    choose(page, "Nee")
    asked = heading(page)
    page.locator(".skip[href='#main']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#helper .trail dt")).to_have_count(1)
    assert heading(page) == asked
    choose(page, "Ja")
    assert heading(page) == "Meld bij Veilig Thuis"
    page.go_back()
    assert heading(page) == asked
    expect(page.get_by_role("radio", name="Ja")).to_be_checked()
