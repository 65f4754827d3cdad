"""The picture in a real browser: zooming and moving, without ever catching the page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from visits import wait_for_paint

PageOf = Callable[[str], Path]
Probe = Callable[[Page, str], Any]


def wait_until(page: Page, condition: str) -> None:
    """Scrolling takes a moment. (Playwright's own waiting needs `eval`, which the page's policy forbids.)"""
    for _ in range(150):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never: {condition}")


def scale(page: Page) -> float:
    wide = page.evaluate("document.querySelector('svg.pic').getBoundingClientRect().width")
    return float(
        round(wide / page.evaluate("document.querySelector('figure').getBoundingClientRect().width"), 2)
    )


def test_the_keyboard_zooms_in_out_and_back_while_the_picture_has_the_focus(small: Page) -> None:
    small.focus("a[data-id=stap-1]")
    small.keyboard.press("+")
    small.keyboard.press("=")
    assert scale(small) == 1.56
    small.keyboard.press("-")
    assert scale(small) == 1.25
    small.keyboard.press("0")
    assert scale(small) == 1
    small.keyboard.press("Control+=")
    assert scale(small) == 1
    small.focus("#before")
    small.keyboard.press("+")
    assert scale(small) == 1


def test_the_buttons_zoom_and_say_what_they_can(small: Page) -> None:
    out = small.locator("[data-pic-zoom=out]")
    assert out.get_attribute("aria-disabled") == "true"
    assert out.get_attribute("aria-keyshortcuts") == "-"
    small.click("[data-pic-zoom=in]")
    assert (scale(small), out.get_attribute("aria-disabled")) == (1.25, "false")
    for _ in range(9):
        small.dispatch_event("[data-pic-zoom=in]", "click")
    assert scale(small) == 4
    assert small.locator("[data-pic-zoom=in]").get_attribute("aria-disabled") == "true"
    small.click("[data-pic-zoom=fit]")
    assert scale(small) == 1
    assert small.locator(".view[tabindex]").count() == 0


def test_focus_scrolls_into_view_in_a_zoomed_picture(small: Page, probe: Probe) -> None:
    for _ in range(5):
        small.click("[data-pic-zoom=in]")
    for box in ("herstel", "onderwijs"):
        small.focus(f"a[data-id={box}]")
        inside = probe(small, "focusIsInView")
        assert inside, box


def test_arrow_keys_scroll_a_zoomed_picture_and_tab_leaves_it(small: Page) -> None:
    for _ in range(3):
        small.click("[data-pic-zoom=in]")
    small.focus(".view")
    before = small.evaluate("document.querySelector('.view').scrollLeft")
    small.keyboard.press("ArrowRight")
    wait_until(small, f"document.querySelector('.view').scrollLeft > {before}")
    for _ in range(30):
        small.keyboard.press("Tab")
        if small.evaluate("document.activeElement.id") == "after":
            break
    assert small.evaluate("document.activeElement.id") == "after"


def test_the_wheel_scrolls_the_page_and_only_with_ctrl_the_picture_grows(small: Page) -> None:
    small.hover("a[data-id=stap-1] .pic-shape")
    small.mouse.wheel(0, 60)
    wait_until(small, "scrollY > 50")
    small.mouse.wheel(0, -60)
    wait_until(small, "scrollY < 10")
    assert scale(small) == 1
    small.evaluate("scrollTo(0, 0)")
    small.hover("a[data-id=stap-1] .pic-shape")
    small.keyboard.down("Control")
    small.mouse.wheel(0, -100)
    small.keyboard.up("Control")
    wait_until(small, "document.querySelector('.pic-zoomed')")
    assert 1.3 < scale(small) < 1.7


def test_the_spot_under_the_pointer_stays_there_while_zooming(small: Page) -> None:
    where = "a[data-id=beslissing-1] .pic-shape"
    before = small.locator(where).bounding_box()
    assert before
    x, y = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
    small.mouse.move(x, y)
    small.keyboard.down("Control")
    small.mouse.wheel(0, -60)
    small.keyboard.up("Control")
    wait_until(small, "document.querySelector('.pic-zoomed')")
    after = small.locator(where).bounding_box()
    assert after
    assert abs(after["x"] + after["width"] / 2 - x) < 12
    assert abs(after["y"] + after["height"] / 2 - y) < 12


def test_dragging_moves_a_zoomed_picture_and_does_not_open_what_is_under_it(small: Page) -> None:
    for _ in range(4):
        small.click("[data-pic-zoom=in]")
    small.focus("a[data-id=stap-1]")
    box = small.locator("a[data-id=stap-1] .pic-shape").bounding_box()
    assert box
    before = small.evaluate("document.querySelector('.view').scrollLeft")
    small.mouse.move(box["x"] + 40, box["y"] + 30)
    small.mouse.down()
    small.mouse.move(box["x"] + 10, box["y"] + 30, steps=4)
    small.mouse.up()
    assert small.evaluate("document.querySelector('.view').scrollLeft") == before + 30
    wait_for_paint(small)
    assert small.url.endswith("small.html")


@pytest.mark.parametrize(
    "visitor_page", [{"has_touch": True, "viewport": {"width": 800, "height": 700}}], indirect=True
)
def test_two_fingers_zoom_and_one_finger_scrolls_the_page(visitor_page: Page, picture_page: PageOf) -> None:
    page = visitor_page
    page.goto(picture_page("small").as_uri())
    touch = page.context.new_cdp_session(page)

    def fingers(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", (350, 200), (450, 200))
    for step in (20, 40, 60):
        fingers("touchMove", (350 - step, 200), (450 + step, 200))
    fingers("touchEnd")
    assert 1.8 < scale(page) < 2.4
    page.click("[data-pic-zoom=fit]")
    fingers("touchStart", (400, 300))
    for y in (260, 200, 100):
        fingers("touchMove", (400, y))
    fingers("touchEnd")
    wait_until(page, "scrollY > 50")
    assert scale(page) == 1


@pytest.mark.parametrize(
    "visitor_page", [{"has_touch": True, "viewport": {"width": 390, "height": 500}}], indirect=True
)
def test_a_picture_taller_than_the_screen_grows_downwards_and_keeps_the_place(
    visitor_page: Page, picture_page: PageOf
) -> None:
    visitor_page.goto(picture_page("stacked").as_uri())
    visitor_page.evaluate("document.querySelectorAll('a[data-id]')[9].scrollIntoView({block: 'center'})")
    middle = "document.querySelectorAll('a[data-id]')[9].getBoundingClientRect().top - innerHeight / 2"
    high = "document.querySelector('.view').getBoundingClientRect().height"
    before, height = visitor_page.evaluate(middle), visitor_page.evaluate(high)
    visitor_page.dispatch_event("[data-pic-zoom=in]", "click")
    assert scale(visitor_page) == 1.25
    assert visitor_page.evaluate(high) == pytest.approx(1.25 * height, abs=20)
    assert visitor_page.evaluate(middle) == pytest.approx(1.25 * before, abs=20)
    assert visitor_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visitor_page.dispatch_event("[data-pic-zoom=fit]", "click")
    assert visitor_page.evaluate(middle) == pytest.approx(before, abs=20)


@pytest.mark.parametrize(
    "visitor_page", [{"has_touch": True, "viewport": {"width": 390, "height": 500}}], indirect=True
)
def test_on_a_tall_picture_two_fingers_keep_the_zoom_of_the_browser(
    visitor_page: Page, picture_page: PageOf
) -> None:
    visitor_page.goto(picture_page("stacked").as_uri())
    touch = visitor_page.context.new_cdp_session(visitor_page)
    points = [
        [{"x": x, "y": 250, "id": number} for number, x in enumerate(xs)] for xs in ((180, 210), (100, 290))
    ]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[0]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points[1]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert scale(visitor_page) == 1
