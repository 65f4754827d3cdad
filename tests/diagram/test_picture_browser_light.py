"""The picture in a real browser: what hover, focus and the legend light, and what the caption says."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from visits import Visit

PageOf = Callable[[str], Path]
Probe = Callable[[Page, str], Any]


STAP_1 = {
    "boxes": ["beslissing-1", "buren", "onderwijs", "sluit-af", "stap-1"],
    "lines": ["onderwijs buren>stap-1", "stap-1>beslissing-1", "stap-1>sluit-af"],
}
DARK: dict[str, list[str]] = {"boxes": [], "lines": []}


def test_hover_lights_a_box_its_lines_and_their_other_ends(small: Page, probe: Probe) -> None:
    small.hover("a[data-id=stap-1] .pic-shape")
    assert probe(small, "lit") == STAP_1
    small.hover("#after")
    assert probe(small, "lit") == DARK


def test_focus_lights_the_same(small: Page, probe: Probe) -> None:
    small.focus("a[data-id=stap-1]")
    assert probe(small, "lit") == STAP_1
    small.focus("#after")
    assert probe(small, "lit") == DARK


def test_hovering_a_line_lights_it_with_both_ends(small: Page, probe: Probe) -> None:
    small.hover("[data-from=stap-1][data-to=sluit-af] text")
    assert probe(small, "lit") == {"boxes": ["sluit-af", "stap-1"], "lines": ["stap-1>sluit-af"]}


def test_escape_puts_the_light_out(small: Page, probe: Probe) -> None:
    small.focus("a[data-id=stap-1]")
    small.keyboard.press("Escape")
    assert probe(small, "lit") == DARK


def test_the_caption_tells_what_follows_and_on_which_condition(small: Page, probe: Probe) -> None:
    small.focus("a[data-id=stap-1]")
    caption = small.text_content("[data-pic-caption]") or ""
    assert caption.replace("\u00a0", " ") == (
        "Stap 1: Signalen in kaart brengen · geen zorgen → Sluit de meldcode af "
        "· → Beslissing 1: Melding bij Veilig Thuis?"
    )
    small.focus("#after")
    assert small.text_content("[data-pic-caption]") == ""
    assert small.locator("[aria-live]").count() == 0


def test_a_condition_in_several_rows_reads_as_one(small: Page, probe: Probe) -> None:
    small.focus("a[data-id=beslissing-1]")
    assert "acuut onveilig → Lokaal team" in (small.text_content("[data-pic-caption]") or "").replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize(
    ("kind", "boxes", "lines"),
    [
        ("exit", ["sluit-af", "stap-1"], ["stap-1>sluit-af"]),
        ("decision", ["beslissing-1"], []),
        ("service", ["lokaal-team"], []),
        ("phase-1", [], []),
    ],
)
def test_an_entry_of_the_legend_lights_its_kind_until_it_is_pressed_again(
    small: Page, probe: Probe, kind: str, boxes: list[str], lines: list[str]
) -> None:
    button = small.locator(f"button[data-pic-kind={kind}]")
    button.click()
    assert probe(small, "lit") == {"boxes": boxes, "lines": lines}
    assert button.get_attribute("aria-pressed") == "true"
    assert small.locator("[aria-pressed=true]").count() == 2  # the same entry in the picture
    button.click()
    assert probe(small, "lit") == DARK
    assert small.locator("[aria-pressed=true]").count() == 0


def test_a_phase_lights_the_boxes_with_its_bar(small: Page, probe: Probe) -> None:
    small.evaluate("document.querySelector('button[data-pic-kind=phase-1]').dataset.picKind = 'phase-2'")
    small.click("button[data-pic-kind=phase-2]")
    assert probe(small, "lit")["boxes"] == ["herstel", "stap-1"]


def test_the_legend_inside_the_picture_works_by_keyboard(small: Page, probe: Probe) -> None:
    entry = small.locator(".pic-legend [data-pic-kind=exit]")
    legend = small.locator(".pic-legend > .pic-title")
    assert (entry.get_attribute("role"), entry.get_attribute("aria-hidden")) == (None, "true")
    assert (legend.get_attribute("aria-label"), legend.get_attribute("aria-expanded")) == (
        "Legenda",
        "false",
    )
    legend.focus()
    small.keyboard.press("Enter")
    assert (legend.get_attribute("aria-expanded"), entry.get_attribute("aria-hidden")) == ("true", None)
    assert small.evaluate("document.activeElement.dataset.picKind") == "step"
    while small.evaluate("document.activeElement.dataset.picKind") != "exit":
        small.keyboard.press("Tab")
    small.keyboard.press("Space")
    assert probe(small, "lit")["lines"] == ["stap-1>sluit-af"]
    small.keyboard.press("Enter")
    assert probe(small, "lit") == DARK


def test_pictures_on_one_page_do_not_light_each_other(visit: Visit, picture_page: PageOf) -> None:
    page = visit.open(picture_page("two"))
    page.locator("a[data-id=stap-1]").nth(1).focus()
    assert page.locator(".pic-dim").count() == 1
    assert page.locator("[data-pic-caption]").nth(0).text_content() == ""
    assert "Melding bij Veilig Thuis?" in (page.locator("[data-pic-caption]").nth(1).text_content() or "")
