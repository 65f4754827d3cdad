"""The first page of all editions, a withdrawn edition and the page of changes, in the browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import made_once
from contrast import TextKinds
from looks import assert_accessible_on_screens
from site_builders import Builders, change, project
from validity import faults
from visits import Visit

HEAD = """format: 1
region:
  {{id: {id}, edition: The {id}, owner: O, version: "1", published: 2026-11-01, places: [{places}]{more}}}
"""
WITHDRAWAL = ", withdrawn: {date: 2026-11-02, reason: We joined the south, instead: south}"


@pytest.fixture(scope="session")
def nation(tmp_path_factory: pytest.TempPathFactory, builders: Builders) -> Path:
    """Return a project with two editions that have one municipality in common, and a withdrawn one."""

    def build(folder: Path) -> None:
        root = project(folder / "project")
        for key, places, more in (
            ("south", "Catford, Moggy Hill", ""),
            ("west", "Catford, Purr", ""),
            ("north", "Dogville", WITHDRAWAL),
        ):
            file = root / "regions" / key / "region.yaml"
            file.parent.mkdir(parents=True)
            file.write_text(HEAD.format(id=key, places=places, more=more), "utf-8")
        (root / "old.yaml").write_bytes((root / "route.yaml").read_bytes())
        ended = builders.run("build", "--all", cwd=root)
        assert ended.code == 0, ended.output
        change(root, ('version: "1.2"', 'version: "1.3"'), ("Found pet guide", "Lost pet guide"))
        ended = builders.run("changes", "old.yaml", "route.yaml", "--html", cwd=root)
        (root / "changes.html").write_text(ended.output, "utf-8")

    return made_once(tmp_path_factory, "nation", build) / "project"


def pages(nation: Path) -> list[Path]:
    site = nation / "site"
    return [site / "index.html", site / "north" / "route" / "shelter-desk.html", nation / "changes.html"]


def test_they_are_accessible_in_every_scheme_and_fit_a_telephone(visit: Visit, nation: Path) -> None:
    kinds = TextKinds()
    for file in pages(nation):
        assert_accessible_on_screens(visit.open(file), kinds, every_rule=False)


def test_they_are_valid_html(node: str, nation: Path) -> None:
    assert faults(node, *pages(nation)) == []


def test_a_municipality_is_reached_by_keyboard_and_its_search_finds_it_in_both_lists(
    visit: Visit, nation: Path
) -> None:
    page = visit.open(nation / "site" / "index.html")
    page.get_by_label("Search your region or municipality").fill("purr")
    assert page.locator("#choices > li:visible").count() == 2, "its region and the base"
    assert page.locator("#places > li:visible").all_inner_texts() == ["Purr The west"]
    page.keyboard.press("Tab")
    reached = []
    for _ in range(4):
        reached.append(page.evaluate("document.activeElement.innerText"))
        page.keyboard.press("Tab")
    assert "Purr The west" in reached, reached


def test_without_a_script_both_lists_are_there(nation: Path, visit: Visit) -> None:
    browser = visit.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto((nation / "site" / "index.html").as_uri())
    assert page.locator("#choices > li:visible").count() == 3
    assert page.locator("#places > li:visible").count() == 3
    page.get_by_role("link", name="Purr The west").click()
    assert page.url.endswith("/west/index.html")
    context.close()
