"""The first question of the helper in a real browser: what is in the first screen, and one press further."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from contrast import TextKinds
from helper_steps import FIRST, HELPER, heading
from looks import assert_accessible_on_screens, looking
from made_pages import BASE, read
from visits import Visit

ENTRANCE = read(BASE).entrance
assert ENTRANCE is not None
TITLES = [answer.title for answer in ENTRANCE.answers.values()]
SAYING_PLACES = "[...document.querySelectorAll('.sayings li')].map(each => each.getBoundingClientRect())"


@pytest.mark.parametrize(("width", "height", "least"), [(1280, 800, 7), (390, 844, 5)])
def test_the_answers_stand_in_the_first_screen_and_the_first_ones_are_the_largest(
    visit: Visit, built_site: Path, width: int, height: int, least: int
) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": height})
    visit.open(built_site / HELPER)
    boxes = page.evaluate(f"{SAYING_PLACES}.map(box => [box.bottom, box.width * box.height])")
    assert len(boxes) == len(TITLES) == 7
    assert all(bottom <= height for bottom, _ in boxes[:least])
    sizes = [size for _, size in boxes]
    assert min(sizes[:2]) >= max(sizes[3:]) or width < 480
    if width >= 480:
        assert min(sizes[:3]) > max(sizes[3:])


def test_each_answer_opens_by_the_keyboard_says_where_you_are_and_back_leads_to_the_question(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / HELPER)
    for number, title in enumerate(TITLES, 1):
        link = page.locator(".saying").nth(number - 1)
        link.focus()
        page.keyboard.press("Enter")
        if page.locator("#helper h1").count():  # it leads on at once
            expect(page.locator("#helper h1")).to_be_focused()
        else:
            shown = page.locator(".said:visible")
            expect(shown).to_have_count(1)
            expect(shown.locator("h2")).to_be_focused()
            assert shown.get_attribute("id") == "where" or shown.locator("h2").inner_text() == title
            expect(page.locator(".sayings")).to_be_hidden()
        assert page.evaluate("scrollY") == 0
        assert page.title().count("·") <= 1
        page.go_back()
        expect(page.locator(".sayings")).to_be_visible()
        expect(page.locator("#helper-entrance h1")).to_be_focused()


def test_the_address_and_the_tab_say_nothing_of_the_answer(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / HELPER)
    title = page.title()
    page.get_by_role("link", name="Het gaat om mijzelf of mijn gezin").click()
    expect(page.locator(".said:visible a[href='tel:112']")).to_be_visible()
    assert page.url.endswith(f"{HELPER}#entrance_6")
    assert page.title() == title
    page.get_by_role("link", name="Andere antwoorden").locator("visible=true").click()
    expect(page.locator("#helper-entrance h1")).to_be_focused()


def test_who_thinks_of_danger_as_a_professional_is_asked_the_first_question_about_it(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / HELPER)
    page.get_by_role("link", name=TITLES[1]).click()
    page.get_by_role("link", name="Moet ik melden?").click()
    assert heading(page) == FIRST


def test_without_a_script_the_answers_are_a_list_of_what_stands_below(
    browser: Browser, built_site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((built_site / HELPER).as_uri())
    for number, title in enumerate(TITLES, 1):
        expect(page.locator(".saying b", has_text=title)).to_be_visible()
        href = page.locator(".saying").nth(number - 1).get_attribute("href")
        assert href is not None
        page.locator(".saying").nth(number - 1).click()
        expect(page.locator(href)).to_be_in_viewport()
    expect(page.locator("#entrance_1 a[href='tel:112']")).to_be_visible()
    context.close()


def test_no_answer_has_a_fault_that_a_program_can_find(browser: Browser, built_site: Path) -> None:
    kinds = TextKinds()
    with looking(browser, 1280) as visit:
        for place in ("entrance_1", "entrance_2", "entrance_6", "where"):
            page = visit.open(built_site / HELPER, place)
            assert_accessible_on_screens(page, kinds, every_rule=False)
