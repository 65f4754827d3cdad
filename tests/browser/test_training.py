"""The presenter in the real browser, from disk and without a network: keys, clicks and what they light."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from training_steps import TRAINING, expect_at, heading, now
from visits import Visit


def places(page: Page) -> dict[str, list[float]]:
    """Where the boxes stand, but for the current one, which is larger."""
    found: dict[str, list[float]] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('#stage a[data-id]:not(.now)')].map(box => {"
        "const at = box.getBoundingClientRect(); return [box.dataset.id, [at.x, at.y]] }))"
    )
    return found


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
    expect(page.locator("#panel")).to_be_visible()


def test_keys_of_one_character_can_be_switched_off_and_then_do_nothing(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / TRAINING, "school.3")
    switch = page.get_by_role("button", name="lettertoetsen")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    windows = len(page.context.pages)
    for key in ("b", "B", ".", "t", "h", "f", "n", "q", "1", "2", "7"):
        page.keyboard.press(key)
    for part in ("[data-blank]", "[data-qr]", "#panel article:not([hidden]) .after"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#panel article:not([hidden]) kbd").first).to_be_hidden()
    assert len(page.context.pages) == windows
    assert page.evaluate("document.fullscreenElement") is None
    expect_at(page, "school.3")
    page.locator("#stage").focus()
    page.keyboard.press(" ")
    page.keyboard.press("ArrowRight")
    expect_at(page, "school.4")
    switch.click()
    page.keyboard.press("1")
    expect(page.locator("#panel article:not([hidden]) .after")).to_be_visible()


def test_from_disk_a_dialog_says_why_there_is_no_code_and_escape_closes_only_that(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / TRAINING, "school.3")
    page.keyboard.press("q")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_focused()
    expect(dialog).to_contain_text("webadres")
    expect(dialog.locator("svg")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#stage")).to_be_visible()
    expect_at(page, "school.3")


def test_a_message_takes_no_room_from_the_picture_and_covers_no_choice(
    visit: Visit, built_site: Path
) -> None:
    page = visit.open(built_site / TRAINING, "school.3")
    page.evaluate("void (window.open = () => null)")
    picture = page.locator("#stage figure svg")
    before = picture.bounding_box()
    page.keyboard.press("n")
    message = page.locator("[data-message]")
    expect(message).to_contain_text("pop-ups")
    assert picture.bounding_box() == before
    bar, panel = message.bounding_box(), page.locator("#panel").bounding_box()
    assert bar is not None
    assert panel is not None
    assert bar["y"] + bar["height"] <= panel["y"]


def test_the_question_to_the_group_stands_above_what_it_can_choose(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING, "school.7")
    group = page.get_by_role("group", name="Wat besluit je groep?")
    question = group.get_by_text("Wat besluit je groep?").bounding_box()
    first = group.get_by_role("button").first.bounding_box()
    assert question is not None
    assert first is not None
    assert question["y"] + question["height"] <= first["y"]


def test_steps_of_the_whole_route_are_reached_by_their_own_number(visit: Visit, built_site: Path) -> None:
    visit.context.clock.install()
    page = visit.open(built_site / TRAINING, "0.9")
    assert page.locator("#stage a.walked").count() == 1
    for number in (3, 1, 5):
        page.keyboard.press(str(number))
        page.clock.run_for(950)  # else two figures are one number
        assert now(page) == [f"stap-{number}"]
    assert page.locator("#stage a.walked").count() >= 3


def test_a_click_on_any_box_goes_there_and_nothing_moves(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING, "school.2")
    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("h")  # the whole picture: what lies below is otherwise out of sight
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
    page.get_by_role("button", name="Advies vragen en daarna beslissen").click()
    panel = page.locator("#panel article:not([hidden])")
    expect(panel).to_contain_text("Jullie kozen: Advies vragen en daarna beslissen")
    expect(panel.locator(".otherwise:visible")).to_have_text(
        re.compile("Wachten op advies houdt iemand langer")
    )
    expect(panel).to_contain_text("In deze casus: Meld bij Veilig Thuis")
    assert page.locator("#stage .ahead").get_attribute("data-to") == "keuze-advies-melding"
    expect(page.locator("#panel")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#stage .ahead").count() == 0


def test_leaving_gives_back_the_page_and_its_focus(visit: Visit, built_site: Path) -> None:
    page = visit.open(built_site / TRAINING)
    link = page.get_by_role("link", name="Presenteer deze casus: Een leerling die vaak moe is", exact=True)
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
