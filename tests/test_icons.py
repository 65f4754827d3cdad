"""Icons by name: every one of Material's set can be drawn, and a page holds those that it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from routewijzer.icons import icon, icon_names, icon_path, icon_symbols, nearest_icons
from routewijzer.pages.helper import ICONS


def test_every_icon_of_the_set_is_one_outline_that_a_page_can_hold() -> None:
    names = icon_names()
    assert len(names) > 7000
    for name in names:
        assert re.fullmatch(r"[A-Za-z0-9 .,-]+", icon_path(name)), name


@pytest.mark.parametrize(
    "name", ["material/none-such", "phone", "../material/phone", "material/../material/phone"]
)
def test_what_is_no_name_of_the_set_is_no_file_either(name: str) -> None:
    with pytest.raises(KeyError):
        icon_path(name)


def test_a_page_holds_each_icon_that_it_uses_once_and_no_other() -> None:
    symbols = icon_symbols(icon("material/phone") + icon("menu") + icon("phone"), ("material/phone",))
    assert re.findall(r'id="([^"]+)"', symbols) == ["i_phone", "i_menu"]
    assert icon_path("material/menu") in symbols
    assert "<script>" not in icon('"><script>')


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [("scool", "material/school"), ("material/shcool", "material/school"), ("Gavel", "material/gavel")],
)
def test_a_wrong_name_is_told_with_what_it_may_have_meant(wrong: str, nearest: str) -> None:
    assert nearest in nearest_icons(wrong)


def test_the_page_of_the_helper_holds_the_icons_that_its_script_places(root: Path, built_site: Path) -> None:
    scripts = (root / "theme/assets/scripts").glob("*.js")
    placed = {
        name for file in scripts for name in re.findall(r'\bicon\("([^"]+)"\)', file.read_text("utf-8"))
    }
    assert placed == set(ICONS)
    held = re.findall(r'<symbol id="i_([^"]+)"', (built_site / "keuzehulp.html").read_text("utf-8"))
    assert placed <= set(held)


def test_every_page_holds_the_icons_that_it_shows_and_no_screen_reader_names_one(built_site: Path) -> None:
    for page in built_site.rglob("*.html"):
        text = page.read_text("utf-8")
        shown = set(re.findall(r'<use href="#(i_[^"]+)"', text))
        held = re.findall(r'<symbol id="(i_[^"]+)"', text)
        assert shown <= set(held), page.name
        assert len(held) == len(set(held)), page.name
        icons = re.findall(r'<svg class="icon"[^>]*>', text)
        assert all('aria-hidden="true"' in icon for icon in icons), page.name
        assert len(icons) >= len(shown)


def test_the_icon_of_an_element_stands_on_its_page_beside_words(root: Path, built_site: Path) -> None:
    assert "icon: material/school" in (root / "route.yaml").read_text("utf-8")
    text = (built_site / "route" / "onderwijs.html").read_text("utf-8")
    assert re.search(r'<span class="kind"><svg[^>]*><use href="#i_school"/></svg> \w', text)
    assert icon_path("material/school") in text
    assert "i_school" not in (built_site / "route" / "stap-1.html").read_text("utf-8")
