"""How much of the picture the presenter shows, and how large: a whole room must be able to read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from looks import looking
from training_steps import TRAINING, now
from visits import Visit

LETTERS = """() => Math.min(...[...document.querySelectorAll("#stage a:is(.now, .walked) text")].map(each =>
  parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a))"""
"""Pixels of the smallest letters in boxes that are lit."""

DOTS = """() => [document.querySelectorAll("#stage .dots i").length,
  [...document.querySelectorAll("#stage .dots i")].findIndex(each => each.classList.contains("now")) + 1,
  document.querySelector("#stage [data-count]").textContent]"""
"""How many dots there are, which one is that of now, and what the counter says."""


def has(page: Page, part: str) -> bool:
    """Whether a part of the picture lies in what is shown of it."""
    found: bool = page.evaluate(
        "part => { const [a, b] = [part, '#stage figure svg'].map(each => document.querySelector(each)"
        ".getBoundingClientRect()); return a.left >= b.left && a.bottom <= b.bottom + 1 }",
        part,
    )
    return found


@pytest.mark.parametrize(
    ("width", "height", "letters"),
    [(1024, 768, 16), (1280, 720, 20), pytest.param(1920, 1080, 20, marks=pytest.mark.proof)],
)
def test_the_words_in_lit_boxes_can_be_read_in_the_last_row_and_dots_agree_with_the_counter(
    browser: Browser, built_site: Path, width: int, height: int, letters: float
) -> None:
    with looking(browser, width, height) as visit:
        for at in range(12):
            page = visit.open(built_site / TRAINING, f"school.{at}")
            assert page.evaluate(LETTERS) >= letters, at
            count, dot, said = page.evaluate(DOTS)
            assert (count, said) == (10, f"Stop {dot} van 10" if dot else ""), at


def test_a_stop_in_the_column_beside_the_lanes_shows_that_column(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING, "school.1")
    assert now(page) == ["onderwijs"]
    assert has(page, "#stage a[data-id='onderwijs']")
    page.keyboard.press("ArrowRight")
    assert has(page, "#stage a[data-id='onderwijs']")  # where the walk came from
    page = visit.open(built_site / TRAINING, "school.3")
    assert not has(page, "#stage a[data-id='onderwijs']")


def test_one_key_shows_the_whole_picture_with_its_legend_and_hides_it_again(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / TRAINING, "school.3")
    switch = page.get_by_role("button", name="heel beeld")
    assert not has(page, "#stage .pic-legend")
    page.keyboard.press("h")
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert has(page, "#stage .pic-legend")
    expect(page.locator("#stage .pic-legend")).to_have_css("opacity", "1")
    page.keyboard.press("h")
    expect(switch).to_have_attribute("aria-pressed", "false")
    assert not has(page, "#stage .pic-legend")


def test_a_box_that_the_keyboard_reaches_comes_into_sight(browser: Browser, built_site: Path) -> None:
    with looking(browser, 1024, 768) as visit:
        page = visit.open(built_site / TRAINING, "school.3")
        before = page.locator("#stage figure svg").get_attribute("viewBox")
        for box in ("gezin", "kinderrechter"):
            part = f"#stage a[data-id='{box}']"
            assert not has(page, part)
            page.locator(part).focus()
            assert has(page, part)
            page.locator("#stage").focus()
            expect(page.locator("#stage figure svg")).to_have_attribute("viewBox", before or "")


def test_no_word_on_a_line_is_hidden_by_the_larger_box_of_now(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING, "school.3")
    over = page.locator("#stage figure svg > :last-child")
    beside = {"te weinigsignalen", "adviesvragen", "terug naarje stap"}
    lit = ["vermoeden", "signalenin kaart"]
    assert {*over.locator("text:not(.unlit)").all_text_contents()} == {*lit}
    assert {*over.locator(".unlit").all_text_contents()} == {*beside, "genoegsignalen"}
    page.keyboard.press("ArrowRight")
    assert {*over.locator("text:not(.unlit)").all_text_contents()} == {*lit, "genoegsignalen"}
    assert {*over.locator(".unlit").all_text_contents()} == beside
    colours = [
        page.locator(each).first.evaluate("each => getComputedStyle(each).fill")
        for each in ("#stage .over .onward", "#stage .ahead .pic-tip", "#stage .over .unlit")
    ]
    assert colours[0] == colours[1] != colours[2]


def test_no_number_of_a_stop_is_cut_off_on_paper(browser: Browser, built_site: Path) -> None:
    with looking(browser, 718) as visit:
        page = visit.open(built_site / "hand-out" / "partner.html")
        page.emulate_media(media="print")
        room, number = page.locator(".paperstops").evaluate(
            "list => { const canvas = document.createElement('canvas').getContext('2d');"
            "canvas.font = getComputedStyle(list).font;"
            "return [parseFloat(getComputedStyle(list).paddingLeft), canvas.measureText('10. ').width] }"
        )
        assert room >= number
