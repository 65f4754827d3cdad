"""The route as a stakeholder's own: reached in one click, what they do bright, the rest pale but readable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from made_pages import MadeSite, base_with_training, plain


@pytest.fixture(scope="module")
def site() -> MadeSite:
    return base_with_training()


def ids_drawn(built_site: Path, key: str, marked: bool) -> set[str]:
    """Return the elements whose boxes stand in the picture of a role, or those that are marked in it."""
    text = (built_site / "rol" / f"{key}.html").read_text("utf-8")
    return set(re.findall(rf'{"data-mine " if marked else ""}data-id="([^"]+)"', text))


def test_each_stakeholder_has_a_page_one_click_from_home_and_from_their_own(site: MadeSite) -> None:
    from_home = site.targets("index.html")
    for key in site.route.stakeholders:
        page = f"rol/{key}.html"
        assert page in from_home
        assert page in site.targets(f"route/{key}.html")
        assert not site.pages[page].scripts
        assert page in site.text(page)


def test_the_picture_and_the_list_mark_what_a_stakeholder_does_and_nothing_else(
    site: MadeSite, built_site: Path
) -> None:
    for key in site.route.stakeholders:
        mine = {key, *(one.id for one in site.route.elements.values() if key in one.by)}
        boxes = ids_drawn(built_site, key, marked=False)
        assert len(boxes) > 30
        assert ids_drawn(built_site, key, marked=True) == mine & boxes
        tree = site.tree(f"rol/{key}.html")
        bright = {link.get("href") for link in tree.xpath(".//li[@class='mine']/h3/a")}
        pale = {link.get("href") for link in tree.xpath(".//li[@class='other']/h3/a")}
        assert bright == {f"../route/{one}.html" for one in mine if site.route.elements[one].lane}
        assert not bright & pale
        assert len(pale) > 10


def test_a_resident_does_not_do_the_steps_of_professionals(built_site: Path) -> None:
    mine = ids_drawn(built_site, "gezin", marked=True)
    assert mine == {"gezin", "keuze-advies-melding", "advies", "melding"}
    assert "stap-1" in ids_drawn(built_site, "onderwijs", marked=True)


def test_what_no_source_says_is_told_as_inferred_and_what_is_open_stands_with_each_part(
    site: MadeSite,
) -> None:
    told = site.text("rol/onderwijs.html")
    assert "Beslissing 1: Melding bij Veilig Thuis jij, afgeleid" in told
    assert "Stap 1: Signalen in kaart brengen jij " in told
    for key, element in site.route.elements.items():
        if "onderwijs" in element.by:
            for point in element.open.values():
                assert plain(point.text) in told, key


def test_everything_that_somebody_does_says_who(site: MadeSite) -> None:
    silent = [one.id for one in (*site.route.steps.values(), *site.route.decisions.values()) if not one.by]
    assert silent == []


def test_pale_letters_are_those_whose_contrast_is_tested_and_nothing_with_letters_is_transparent(
    root: Path,
) -> None:
    style = (root / "theme" / "assets" / "styles" / "role.css").read_text("utf-8")
    rules = dict(re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)))
    pale = [body for name, body in rules.items() if "not([data-mine])" in name or ".other" in name]
    assert sum("var(--muted)" in body for body in pale) == 2
    assert all("path" in name for name, body in rules.items() if "opacity" in body)
