"""The presenter on every screen: projectors, a telephone, all colours, and without scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from contrast import TextKinds
from looks import assert_accessible_on_screens, assert_fits, looking
from training_steps import ALL, CASES, TRAINING, expect_at
from visits import Visit

SIZES = (
    (1024, 768),
    (1280, 720),
    *(pytest.param(*size, marks=pytest.mark.proof) for size in ((1600, 1200), (1920, 1080), (3840, 2160))),
)
"""Pixels: screens and projectors, 4:3 and 16:9."""

WALK = """presses => {
  const stage = document.getElementById("stage"), panel = document.getElementById("panel");
  const picture = stage.querySelector("figure svg"), foot = stage.querySelector("footer"), found = [];
  function beyond() {
    const room = picture.getBoundingClientRect();
    const over = [stage, panel].map(part => part.scrollHeight - part.clientHeight);
    over.push(room.right - innerWidth, room.bottom - foot.getBoundingClientRect().top);
    return Math.max(...over); }
  function unseen() {
    const ahead = stage.querySelector(".ahead"), box = stage.querySelector("a.now");
    const ids = [box && box.dataset.id, ahead && ahead.dataset.to].filter(Boolean);
    let lit = ids.map(id => stage.querySelector(`a[data-id="${id}"] .pic-shape`));
    const room = picture.getBoundingClientRect();
    const [one = room, two = one] = lit.map(each => each.getBoundingClientRect());
    const wide = Math.max(one.right, two.right) - Math.min(one.left, two.left);
    const high = Math.max(one.bottom, two.bottom) - Math.min(one.top, two.top);
    if (wide > room.width - 20 || high > room.height - 60) lit = lit.slice(0, 1);
    return lit.filter(shape => {
      const at = shape.getBoundingClientRect();
      return at.left < room.left || at.right > room.right || at.top < room.top || at.bottom > room.bottom;
    }).map(shape => shape.parentElement.dataset.id); }
  for (let press = 0; press <= presses; press++) {
    found.push([location.hash, beyond(), unseen()]);
    document.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight"}));
  }
  return found;
}"""
"""Walks a case; at each place the pixels by which anything does not fit on the screen, and which boxes (that
of now, and where the lit line leads) are not in sight though both would fit."""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_on_a_projected_screen_all_fits_and_the_boxes_of_now_and_ahead_are_in_sight(
    browser: Browser, built_site: Path, width: int, height: int
) -> None:
    with looking(browser, width, height) as visit:
        for key, case in CASES.items():
            page = visit.open(built_site / TRAINING, f"{key}.0")
            decisions = sum(stop.verdict is not None for stop in case.stops)
            told = page.evaluate(WALK, len(case.stops) + decisions)
            assert told[-1][0] == f"#{key}.{len(case.stops)}"
            assert [place for place in told if place[1] > 1 or place[2]] == []


def test_the_presenter_has_no_fault_that_a_program_can_find(browser: Browser, built_site: Path) -> None:
    kinds = TextKinds()
    with looking(browser, 1280) as visit:
        page = visit.open(built_site / TRAINING)
        page.locator("[data-present]").first.click()
        expect(page.locator("#stage")).to_be_visible()
        assert_accessible_on_screens(page, kinds, every_rule=False)
        visit.open(built_site / TRAINING, "school.7")
        expect(page.locator("#stage")).to_be_visible()
        page.keyboard.press("2")
        assert_accessible_on_screens(page, kinds)


@pytest.mark.proof
def test_no_sheet_of_a_case_has_a_fault_that_a_program_can_find(browser: Browser, built_site: Path) -> None:
    kinds = TextKinds()
    with looking(browser, 1280) as visit:
        for name in ("hand-out", "antwoorden", "casus"):
            page = visit.open(built_site / name / "school.html")
            for reveal in page.locator("main summary").all():
                reveal.click()
            assert_accessible_on_screens(page, kinds)


@pytest.mark.parametrize("refusal", ["undefined", "() => Promise.reject(new Error('no'))"])
def test_the_presenter_fills_the_window_where_full_screen_is_refused(
    visit: Visit, built_site: Path, refusal: str
) -> None:
    page = visit.open(built_site / TRAINING, "school.1")
    page.evaluate(f"void (Element.prototype.requestFullscreen = {refusal})")
    page.keyboard.press("f")
    expect(page.locator("[data-message]")).to_contain_text("F11")
    size = page.viewport_size
    box = page.locator("#stage").bounding_box()
    assert size is not None
    assert box == {"x": 0, "y": 0, **size}


def test_without_scripts_the_page_is_a_list_of_cases_and_stops(browser: Browser, built_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((built_site / TRAINING).as_uri())
    expect(page.locator("#stage")).to_be_hidden()
    assert not page.locator(".js-only").first.is_visible()
    assert page.locator(".caselist section").count() == len(ALL)
    page.locator(".caselist summary").first.click()
    page.locator(".caselist ol a").nth(2).click()
    expect(page).to_have_url(re.compile(r"casus/school\.html#stop-3$"))
    context.close()


def test_the_presenter_still_works_on_a_telephone(browser: Browser, built_site: Path) -> None:
    with looking(browser, 390) as visit:
        page = visit.open(built_site / TRAINING, "school.7")
        assert_fits(page)
        page.get_by_role("button", name="vorige").click()
        expect_at(page, "school.6")
