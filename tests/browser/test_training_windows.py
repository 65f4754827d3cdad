"""The presenter in two windows: the picture for the room, and the notes for the trainer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from training_steps import CASES, TRAINING, expect_at, heading, keys_for, now
from visits import Visit

LAST_ANSWER = """() => new Promise(done => {
  addEventListener("message", event => { if (event.data === "last") done() }); postMessage("last", "*") })"""
"""Waits until the window has had every message that was sent to it before."""


@pytest.mark.parametrize(
    "key", [pytest.param(key, marks=[pytest.mark.proof] if n else []) for n, key in enumerate(CASES)]
)
def test_a_case_is_walked_with_the_keyboard_alone_and_the_notes_keep_in_step(
    visit: Visit, built_site: Path, key: str
) -> None:
    case = CASES[key]
    page = visit.open(built_site / TRAINING, f"{key}.0")
    assert heading(page) == case.title
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("#panel article:not([hidden]) h2")).to_have_text(case.title)
    page.bring_to_front()
    for press, number in keys_for(case):
        stop = case.stops[number - 1]
        page.keyboard.press(press)
        expect_at(page, f"{key}.{number}")
        assert now(page) == ([stop.box] if stop.box else [])
        told = page.locator("#panel article:not([hidden]) .after")
        if stop.verdict and press.isdigit():
            assert stop.verdict.outcome.title in told.inner_text()
            assert stop.verdict.reasons[0].because in told.inner_text().replace("\xad", "")
        elif stop.verdict:
            assert not told.is_visible()
            assert page.locator("#stage .ahead").count() == 0
        expect(notes.locator("[data-count]")).to_have_text(f"Stop {number} van {len(case.stops)}")
        shown = page.locator("body").inner_text().replace("\xad", "")
        for note in stop.notes:
            expect(notes.locator("#panel article:not([hidden])")).to_contain_text(note)
            assert note not in shown
    page.keyboard.press("Escape")
    expect(page.locator("#stage")).to_be_hidden()


def test_the_trainer_walks_from_the_second_window_with_the_keyboard(visit: Visit, built_site: Path) -> None:
    case = CASES["school"]
    page = visit.open(built_site / TRAINING, "school.0")
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("#panel article:not([hidden]) h2")).to_have_text(case.title)
    for press, number in keys_for(case):
        notes.keyboard.press(press)
        expect(page.locator("[data-count]")).to_have_text(f"Stop {number} van {len(case.stops)}")
        expect(notes.locator("[data-count]")).to_have_text(f"Stop {number} van {len(case.stops)}")
        if press.isdigit():
            expect(page.locator("#panel article:not([hidden]) .after")).to_be_visible()
    following = notes.locator("[data-next]")
    notes.keyboard.press("Home")
    expect(following).to_contain_text(case.stops[0].tell)
    expect(notes.locator("[data-clock]")).to_have_text(re.compile(r"^\d\d:\d\d$"))


def test_the_notes_obey_only_the_window_that_opened_them(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING, "school.1")
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("[data-count]")).to_have_text("Stop 1 van 10")
    forged = "{app: 'routewijzer', kind: '%s', value: %s}"
    notes.evaluate(f"postMessage({forged % ('state', '{deck: `school`, at: 5}')}, '*')")
    page.evaluate(f"postMessage({forged % ('do', '{name: `next`}')}, '*')")
    for window in (notes, page):  # messages arrive in the order in which they were sent
        window.evaluate(LAST_ANSWER)
    expect_at(page, "school.1")
    expect(notes.locator("[data-count]")).to_have_text("Stop 1 van 10")


def test_a_second_window_that_is_stopped_is_told(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING, "school.1")
    page.evaluate("void (window.open = () => null)")
    page.keyboard.press("n")
    expect(page.locator("[data-message]")).to_contain_text("Sta pop-ups toe")


def test_leaving_in_a_hurry_works_from_the_presenter_and_takes_the_notes_along(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / TRAINING, "school.1")
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("[data-count]")).to_have_text("Stop 1 van 10")
    page.bring_to_front()
    shown = notes.url
    for _ in range(3):
        page.keyboard.press("Shift")
    for _ in range(400):  # the presenter closes the notes, unless these have left by themselves before
        if notes.is_closed() or notes.url != shown:
            break
        page.wait_for_timeout(50)
    assert notes.is_closed() or notes.url != shown
    page.close()  # nothing sets out any more
    assert visit.foreign
    visit.foreign.clear()
    visit.faults.clear()


def test_the_way_out_stands_in_the_head_of_the_presenter_and_goes_back_to_its_place(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / TRAINING, "school.1")
    way_out = page.locator("#stage header").get_by_role("link", name="Verlaat deze site snel")
    page.keyboard.press("Shift")
    expect(way_out.locator(".lights")).to_be_visible()
    expect(page.locator("#stage").get_by_role("status").first).to_have_text(re.compile("nog 2 keer"))
    page.keyboard.press("Escape")
    expect(page.locator(".emergency #exit")).to_be_visible()
    page.evaluate("location.hash = 'school.1'")
    page.keyboard.press("Tab")
    expect(way_out).to_be_focused()
    with page.expect_request(re.compile("^https:")):
        page.keyboard.press("Enter")
    page.close()  # nothing sets out any more
    visit.foreign.clear()
    visit.faults.clear()
