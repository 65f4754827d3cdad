"""The presenter in the real browser, from disk and without a network: by keyboard, in one and two windows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from looks import COLOURS, SCREENS, assert_accessible, assert_fits, looking
from made_pages import BASE, ROOT, context_of, read
from routewijzer.pages.case import CaseView
from routewijzer.pages.training import TrainingView, training_page
from visits import Visit

TRAINING = "training.html"
SIZES = ((1024, 768), (1280, 720), (1600, 1200), (1920, 1080), (3840, 2160))
"""Pixels: screens and projectors, 4:3 and 16:9."""


OVERFLOW = """presses => {
  const stage = document.getElementById("stage"), panel = document.getElementById("panel");
  const foot = stage.querySelector("footer"), found = [];
  for (let press = 0; press <= presses; press++) {
    const picture = stage.querySelector("figure svg").getBoundingClientRect();
    const over = [stage, panel].map(part => part.scrollHeight - part.clientHeight);
    over.push(picture.right - innerWidth, picture.bottom - foot.getBoundingClientRect().top);
    found.push([location.hash, Math.max(...over)]);
    document.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight"}));
  }
  return found;
}"""
"""Walks a case; at each place the pixels by which anything does not fit on the screen."""


def cases() -> tuple[CaseView, ...]:
    view = training_page(context_of(read(BASE), ROOT / "content", training=True)).view
    assert isinstance(view, TrainingView)
    return view.cases


CASES = {case.id: case for case in cases()}


def heading(page: Page) -> str:
    return page.locator("#panel article:not([hidden]) h2").inner_text().replace("\xad", "")


def expect_at(page: Page, place: str) -> None:
    """Wait until the address tells this place; the browser tells it a moment after the key."""
    expect(page).to_have_url(re.compile(rf"#{re.escape(place)}$"))


def now(page: Page) -> list[str]:
    boxes = page.locator("#stage a.now").all()
    return [box.get_attribute("data-id") or "" for box in boxes]


def places(page: Page) -> dict[str, list[float]]:
    """Where the boxes stand, but for the current one, which is larger."""
    found: dict[str, list[float]] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('#stage a[data-id]:not(.now)')].map(box => {"
        "const at = box.getBoundingClientRect(); return [box.dataset.id, [at.x, at.y]] }))"
    )
    return found


def keys_for(case: CaseView) -> list[tuple[str, int]]:
    """Keys that walk a whole case, each with the stop where it leads; at a decision the told choice."""
    pressed = []
    for stop in case.stops:
        pressed.append(("PageDown" if stop.number % 2 else "ArrowRight", stop.number))
        for number, choice in enumerate(stop.choices, 1):
            if choice.told:
                pressed.append((str(number), stop.number))
    return pressed


@pytest.mark.parametrize("key", CASES)
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
        for note in stop.notes:
            expect(notes.locator("#panel article:not([hidden])")).to_contain_text(note)
            assert not page.get_by_text(note, exact=True).first.is_visible()
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
    page.wait_for_timeout(200)
    expect_at(page, "school.1")
    expect(notes.locator("[data-count]")).to_have_text("Stop 1 van 10")


def test_a_second_window_that_is_stopped_is_told(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING, "school.1")
    page.evaluate("void (window.open = () => null)")
    page.keyboard.press("n")
    expect(page.locator("[data-message]")).to_contain_text("Sta pop-ups toe")


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


def test_the_other_keys_do_what_stands_on_them(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING, "school.1")
    page.keyboard.press("End")
    assert heading(page) == "Wat neem je mee?"
    page.keyboard.press("Home")
    expect_at(page, "school.0")
    page.keyboard.press("1")
    page.keyboard.press("0")
    expect_at(page, "school.10")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    expect_at(page, "school.10")
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(page.locator("[data-blank]")).to_be_visible()
        page.keyboard.press("PageDown")
        expect(page.locator("[data-blank]")).to_be_hidden()
        expect_at(page, "school.10")
    page.keyboard.press("t")
    expect(page.locator("#panel")).to_be_hidden()
    picture, foot = (page.locator(f"#stage {part}").bounding_box() for part in ("figure svg", "footer"))
    assert picture is not None
    assert foot is not None
    assert picture["y"] + picture["height"] <= foot["y"]
    page.keyboard.press("t")
    page.keyboard.press("q")
    expect(page.locator("[data-message]")).to_contain_text("webadres")


def test_steps_of_the_whole_route_are_reached_by_their_own_number(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING, "0.9")
    assert page.locator("#stage a.walked").count() == 1
    for number in (3, 1, 5):
        page.keyboard.press(str(number))
        page.wait_for_timeout(950)  # else two figures are one number
        assert now(page) == [f"stap-{number}"]
    assert page.locator("#stage a.walked").count() >= 3


def test_a_click_on_any_box_goes_there_and_nothing_moves(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING, "school.2")
    page.emulate_media(reduced_motion="reduce")
    before = places(page)
    page.locator("#stage a[data-id='stap-5']").click()
    expect_at(page, "school.6")
    page.locator("#stage a[data-id='kinderrechter']").click()
    assert now(page) == ["kinderrechter"]
    assert heading(page) == "Kinderrechter"
    after = places(page)
    both = before.keys() & after.keys()
    assert {key: after[key] for key in both} == {key: before[key] for key in both}
    page.keyboard.press("ArrowRight")
    assert now(page) == ["stap-5"]
    page.locator("#stage a[data-id='stap-4']").focus()
    page.keyboard.press("Enter")
    assert now(page) == ["stap-4"]


def test_the_line_onward_is_lit_only_after_the_choice(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING, "school.7")
    assert page.locator("#stage .ahead").count() == 0
    page.get_by_role("button", name="Vraag advies aan Veilig Thuis").click()
    panel = page.locator("#panel article:not([hidden])")
    expect(panel).to_contain_text("Jullie kozen: Vraag advies aan Veilig Thuis")
    expect(panel).to_contain_text("In deze casus: Meld bij Veilig Thuis")
    assert page.locator("#stage .ahead").get_attribute("data-to") == "keuze-advies-melding"
    expect(page.locator("#panel")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#stage .ahead").count() == 0


def test_leaving_gives_back_the_page_and_its_focus(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING)
    link = page.get_by_role("link", name=re.compile("Presenteer deze casus.*Een leerling die vaak moe is"))
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#stage")).to_be_visible()
    assert page.evaluate("document.querySelector('main').inert") is True
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    assert page.evaluate("document.querySelector('main').inert") is False
    assert "#" not in page.url


def test_a_code_of_the_stop_is_shown_large_where_the_site_has_an_address(
    browser: Browser, built_site: Path
) -> None:
    context = browser.new_context()
    root = "https://routewijzer.example/"
    context.route(
        "**/*",
        lambda route: route.fulfill(path=built_site / route.request.url.split("#")[0].removeprefix(root)),
    )
    page = context.new_page()
    page.goto(f"{root}{TRAINING}#school.3")
    page.keyboard.press("q")
    expect(page.locator("[data-address]")).to_have_text(f"{root}casus/school.html#stop-3")
    box = page.locator("[data-qr] svg").bounding_box()
    assert box is not None
    assert box["height"] > 400
    page.keyboard.press("Escape")
    expect(page.locator("[data-qr]")).to_be_hidden()
    expect(page.locator("#stage")).to_be_visible()
    context.close()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_picture_words_and_choices_all_fit_on_a_projected_screen(
    browser: Browser, built_site: Path, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    visiting = Visit(context)
    for key, case in CASES.items():
        page = visiting.open(built_site / TRAINING, f"{key}.0")
        decisions = sum(stop.verdict is not None for stop in case.stops)
        told = page.evaluate(OVERFLOW, len(case.stops) + decisions)
        assert told[-1][0] == f"#{key}.{len(case.stops)}"
        assert [place for place in told if place[1] > 1] == []
    context.close()
    visiting.assert_clean()


@pytest.mark.parametrize("screen", SCREENS)
def test_the_presenter_has_no_fault_that_a_program_can_find(
    browser: Browser, built_site: Path, screen: str
) -> None:
    with looking(browser, screen, 1280) as visit:
        rules = None if screen == "light" else COLOURS
        assert_accessible(visit.open(built_site / TRAINING), rules)
        page = visit.open(built_site / "casus" / "school.html")
        for reveal in page.locator("summary").all():
            reveal.click()
        assert_accessible(page, rules)
        assert_accessible(visit.open(built_site / "hand-out" / "school.html"), rules)
        assert_accessible(visit.open(built_site / "antwoorden" / "school.html"), rules)
        page = visit.open(built_site / TRAINING, "school.7")
        page.evaluate("location.reload()")
        expect(page.locator("#stage")).to_be_visible()
        assert_accessible(page, rules)
        page.keyboard.press("2")
        assert_accessible(page, rules)


def test_without_scripts_the_page_is_a_list_of_cases_and_stops(browser: Browser, built_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((built_site / TRAINING).as_uri())
    expect(page.locator("#stage")).to_be_hidden()
    assert not page.locator(".js-only").first.is_visible()
    assert page.locator(".caselist section").count() == len(CASES)
    page.locator(".caselist summary").first.click()
    page.locator(".caselist ol a").nth(2).click()
    expect(page).to_have_url(re.compile(r"casus/school\.html#stop-3$"))
    context.close()


def test_the_presenter_still_works_on_a_telephone(browser: Browser, built_site: Path) -> None:
    with looking(browser, "light", 390) as visit:
        page = visit.open(built_site / TRAINING, "school.7")
        assert_fits(page)
        page.get_by_role("button", name="vorige").click()
        expect_at(page, "school.6")


def test_leaving_in_a_hurry_works_from_the_presenter_and_takes_the_notes_along(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / TRAINING, "school.1")
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("[data-count]")).to_have_text("Stop 1 van 10")
    page.bring_to_front()
    with notes.expect_event("close"):
        for _ in range(3):
            page.keyboard.press("Shift")
    assert len(visit.foreign) == 1
    visit.foreign.clear()
    visit.faults.clear()
