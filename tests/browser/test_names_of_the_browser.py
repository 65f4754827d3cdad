"""A model whose ids are names of the browser: everything on its pages works.

And what only looks like Node.js changes nothing.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import BIN, ROOT, made_once, run
from hostile_ids import NEW_IDS, project_of
from visits import Visit

LIKE_NODE = """
  const names = ["module", "process", "require", "global"];
  new MutationObserver((_, watching) => {
    const root = document.documentElement;
    if (!root) return;
    for (const id of names) root.append(Object.assign(document.createElement("i"), { id }));
    watching.disconnect();
  }).observe(document, { childList: true, subtree: true });
"""
"""Puts elements with the ids of Node's variables into a page before its scripts run."""


@pytest.fixture(scope="session")
def named_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the route with names of the browser, built once."""

    def build(folder: Path) -> None:
        project = project_of(NEW_IDS, folder / "project")
        shutil.copy(ROOT / "mkdocs.yml", project)
        run(BIN / "routewijzer", "--project", project, "build", "--out", folder / "out")

    return made_once(tmp_path_factory, "named-site", build) / "out"


@pytest.fixture(
    params=[
        pytest.param("as it is", marks=pytest.mark.proof),
        "with elements named as variables of Node.js",
    ]
)
def site(request: pytest.FixtureRequest, named_site: Path, visit: Visit) -> Path:
    if request.param != "as it is":
        visit.context.add_init_script(LIKE_NODE)
    return named_site


def test_the_helper_asks_and_answers(visit: Visit, site: Path) -> None:
    page = visit.open(site / "keuzehulp.html", NEW_IDS["weggehaald"])
    expect(page.locator("#helper h1")).to_have_text("Kan de gemeente de fiets hebben weggehaald?")
    page.get_by_role("radio", name="Weet ik niet").check()
    page.get_by_role("button", name="Verder").click()
    expect(page.locator("#helper h1")).to_have_text("Bel het loket")
    assert page.locator("#helper .number a").get_attribute("href") == "tel:0555100"
    page.get_by_role("button", name="Begin opnieuw").click()
    expect(page.locator("#helper h1")).to_contain_text("Kan de gemeente")


@pytest.mark.parametrize("path", ["begrippen.html", "bronnen.html", "links.html", "afdrukken.html"])
def test_the_search_finds_on_every_page_that_holds_ids(visit: Visit, site: Path, path: str) -> None:
    page = visit.open(site / path)
    page.get_by_role("searchbox").fill("fietsdepot")
    expect(page.locator("#find .hits a").first).to_contain_text("Fietsdepot")


def test_the_presenter_walks_a_case_and_lights_its_boxes(visit: Visit, site: Path) -> None:
    page = visit.open(site / "training.html", f"{NEW_IDS['station']}.0")
    expect(page.locator("#stage")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"#opener\.1$"))
    expect(page.locator("#stage a.now")).to_have_attribute("data-id", NEW_IDS["zoeken"])
    page.keyboard.press("Escape")
    expect(page.locator("#stage")).to_be_hidden()


def test_the_picture_lights_what_belongs_to_a_box(visit: Visit, site: Path) -> None:
    page = visit.open(site / "index.html")
    page.locator(f'#picture a[data-id="{NEW_IDS["aangifte"]}"]').focus()
    expect(page.locator(f'#picture a[data-id="{NEW_IDS["klaar"]}"]')).to_have_class(re.compile("pic-on"))
    page.locator("[data-pic-zoom=in]").click()
    assert page.locator("[data-pic-zoom=out]").get_attribute("aria-disabled") == "false"


def test_menu_scheme_and_fragments_work_on_the_page_to_print(visit: Visit, site: Path) -> None:
    page = visit.open(site / "afdrukken.html", NEW_IDS["melden"])
    place = page.locator(f"section#{NEW_IDS['melden']}")
    expect(place).to_be_in_viewport()
    page.locator("#scheme").click()
    expect(page.locator("#scheme")).not_to_have_attribute("data-scheme", "auto")
    page.emulate_media(media="print")
    expect(place).to_be_visible()
