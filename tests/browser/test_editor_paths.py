"""A site for editors, from disk: beside each text stands its path, with a change that is ready to copy."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import BIN, ROOT, made_once, run
from looks import assert_accessible
from validity import faults
from visits import Visit

PAGES = (
    "index.html",
    "route/choose.html",
    "route/look.html",
    "route/shelter.html",
    "glossary.html",
    "links.html",
)
REGION = """format: 1
region: {id: north, edition: North, owner: Office north, version: "2", published: 2026-11-20}
fill:
  services:
    shelter: {url: "https://example.org/north", hours: Always}
change:
  terms: {chip: {text: A number under the skin.}}
"""
TERMS = "terms:\n  chip: {title: chip, text: A number under the fur., basis: stated, source: handbook}\n"


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the site of a small edition for editors and the one for readers."""

    def build(folder: Path) -> None:
        project = folder / "project"
        (project / "regions" / "north").mkdir(parents=True)
        route = (ROOT / "tests" / "regions" / "route.yaml").read_text("utf-8")
        (project / "route.yaml").write_text(route.replace("services:\n", f"{TERMS}services:\n", 1), "utf-8")
        (project / "regions" / "north" / "region.yaml").write_text(REGION, "utf-8")
        shutil.copy(ROOT / "mkdocs.yml", project)
        build = (BIN / "routewijzer", "--project", project, "build", "--edition", "north", "--out")
        run(*build, folder / "editors", "--paths")
        run(*build, folder / "readers")

    return made_once(tmp_path_factory, "editors-sites", build)


def part(page: Page, path: str) -> Locator:
    """Return the fold that tells the paths of a part, opened."""
    fold = page.locator("details.part-paths", has=page.get_by_text(path, exact=True)).first
    fold.locator("summary").click()
    return fold


def test_each_text_has_its_path_and_copies_a_change_of_it(visit: Visit, sites: Path) -> None:
    page = visit.open(sites / "editors" / "route" / "look.html")
    expect(page.locator("footer")).to_contain_text("Do not publish this site.")
    fact = part(page, "steps.look.facts.neck")
    fact.get_by_role("button", name="Copy").first.click()
    expect(fact.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == (
        "change:\n  steps:\n    look:\n      facts:\n        neck:\n"
        '          text: "Feel under the fur of the neck."'
    )
    assert_accessible(page)


def test_what_a_region_may_not_change_or_has_changed_has_no_lines_to_copy(visit: Visit, sites: Path) -> None:
    page = visit.open(sites / "editors" / "route" / "shelter.html")
    shelter = part(page, "services.shelter")
    names, states = (shelter.locator(f"dt {tag}").all_inner_texts() for tag in ("code", "small"))
    told = dict(zip(names, states, strict=True))
    assert told == {
        "title": "after approval",
        "phone": "locked",
        "summary": "after approval",
        "source": "free",
        "url": "stands in your region.yaml",
        "hours": "stands in your region.yaml",
    }
    assert [text.split("\n")[0] for text in shelter.locator("pre").all_inner_texts()] == ["change:"] * 3
    page = visit.open(sites / "editors" / "glossary.html")
    expect(part(page, "terms.chip").locator("pre")).to_have_count(3)


def test_every_fact_arrow_question_rule_outcome_term_and_link_has_its_path(sites: Path) -> None:
    told = "".join((sites / "editors" / page).read_text("utf-8") for page in PAGES)
    for path in (
        *("route", "steps.look", "steps.look.facts.gently", "steps.look.next.choose", "questions.hurt"),
        *("decisions.choose", "decisions.choose.rules.owned", "decisions.choose.outcomes.home"),
        *("terms.chip", "links.chips"),
    ):
        assert f"<summary><code>{path}</code></summary>" in told, path


def test_the_pages_of_editors_are_valid_and_no_search_engine_lists_them(node: str, sites: Path) -> None:
    assert faults(node, *(sites / "editors" / page for page in PAGES)) == []
    for page in PAGES:
        assert '<meta name="robots" content="noindex">' in (sites / "editors" / page).read_text("utf-8")


def test_a_site_for_readers_has_nothing_of_it(sites: Path) -> None:
    assert not [file.name for file in (sites / "readers" / "assets").iterdir() if "editor." in file.name]
    for page in PAGES:
        text = (sites / "readers" / page).read_text("utf-8")
        assert not re.search(r'class="part-paths"|data-copy|assets/editor\.|for-editors', text)
