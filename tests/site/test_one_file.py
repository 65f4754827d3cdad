"""The site as one HTML file: small enough to mail, loads nothing, and does what the site does."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from checking import TODAY, build
from conftest import ROOT, made_once
from routewijzer.pipeline import Built, make, one_file
from routewijzer.project import open_project
from site_builders import project
from visits import Visit

MOST = 450_000
"""Bytes that the base route may cost."""

MOST_OF_REGION = 480_000
"""A region says more: what it changes and adds, what the base says there, and who approved it."""
EDITIONS = sorted(path.parent.name for path in (ROOT / "regions").glob("*/region.yaml"))
POISON = "</style></script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export the base route as one file, in a folder where nothing else stands."""

    def export(folder: Path) -> None:
        folder.mkdir()
        (folder / "route.html").write_bytes(one_file(open_project(ROOT), build(ROOT)))

    return made_once(tmp_path_factory, "one-file", export) / "route.html"


def assert_whole(text: str) -> None:
    """Nothing is loaded, just its own style and scripts may work, and each link leads to a place inside."""
    tree: Any = html.document_fromstring(text)
    inline = [str(part.text) for part in tree.xpath("//script | //style")]
    assert not tree.xpath("//@src[not(starts-with(., 'data:'))] | //@style | //link[not(@rel='icon')]")
    assert "url(" not in inline[1]
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    hashes = [f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'" for part in inline]
    assert re.findall(r"'[^']+'", str(policy)) == [
        "'none'",
        hashes[0],
        hashes[2],
        hashes[1],
        "'none'",
        "'none'",
    ]
    assert "unsafe" not in str(policy)
    ids = [str(name) for name in tree.xpath("//@id")]
    assert len(set(ids)) == len(ids)
    helper = {name[1:] for name in ids if name.startswith("/")}  # a decision begins under its own id
    inside = {unquote(str(link)[1:]) for link in tree.xpath("//a/@href") if str(link).startswith("#")}
    assert inside - set(ids) - helper == set()
    assert all(re.match("https?:|tel:|mailto:|#", str(link)) for link in tree.xpath("//a/@href"))


def test_it_is_whole_says_what_it_lacks_and_stays_within_its_budget(file: Path) -> None:
    text = file.read_text("utf-8")
    assert_whole(text)
    assert len(text.encode()) <= MOST
    tree: Any = html.document_fromstring(text)
    assert "casussen" in tree.get_element_by_id(".index:this-file").text_content()


def place_of(term: str, file: Path) -> str:
    """Return where a term of the glossary stands, as links to it say."""
    tree: Any = html.fromstring(file.read_text("utf-8"))
    return str(tree.xpath(f"//a[.='{term}']/@href")[0])


@pytest.mark.proof
@pytest.mark.parametrize("edition", EDITIONS)
def test_it_is_whole_for_every_edition(edition: str) -> None:
    opened = open_project(ROOT, edition)
    built = make(opened, TODAY)
    assert isinstance(built, Built)
    text = one_file(opened, built)
    assert_whole(text.decode())
    assert len(text) <= MOST_OF_REGION


def wait_for_leaf(page: Page, fragment: str) -> None:
    page.wait_for_function(
        "name => location.hash === name && document.querySelector('.leaf.now')", arg=fragment
    )


def test_opened_from_a_mail_it_does_what_the_site_does(file: Path, visit: Visit) -> None:
    page = visit.open(file)
    shown = page.locator(".leaf:visible h1:visible")
    page.locator("#picture svg a[data-id=stap-2]").click()
    wait_for_leaf(page, "#/stap-2")
    expect(shown).to_have_text("Stap 2: Overleg met collega en/of Veilig Thuis")
    assert page.title() == "Stap 2: Overleg met collega en/of Veilig Thuis"
    expect(shown).to_be_focused()
    expect(page.locator(".leaf.now .to-do li").first).to_contain_text("Bel 112")
    expect(page.locator(".emergency a.call").first).to_have_attribute("href", "tel:112")
    page.fill("#query", "tien weken")
    page.locator(".hits li a", has_text="Onderzoek").click()
    wait_for_leaf(page, "#/onderzoek")
    expect(page.locator("#find .hits")).to_be_hidden()
    page.locator("#menu a[href='#.keuzehulp']").click()
    page.locator(".leaf.now .saying").nth(1).click()
    page.locator(".leaf.now a[href='#beslissing-1']:visible").first.click()
    for answer in (2, 1):
        page.locator(f"#helper .option:nth-child({answer})").click()
        page.locator("#helper form button").first.click()
    expect(shown).to_have_text("Meld bij Veilig Thuis")
    expect(page.locator("#helper h3", has_text="Melding. Wat doe je?")).to_be_visible()
    assert page.locator("#helper h3 + .points > li").all_text_contents() == [
        "Is er direct gevaar? Bel 112.",
        "Zeg Veilig Thuis dat je wilt melden.",
        "Meld een vermoeden van huiselijk geweld of kindermishandeling.",
        "Geef je eigen contactgegevens aan Veilig Thuis.",
    ]
    doubts = page.locator("#helper details.why li > div")
    assert doubts.count() == 7
    assert doubts.first.locator("ul > li").count() == 3
    page.locator("#helper .more a").first.click()
    expect(shown).to_have_text("Melding")
    assert page.title() == "Melding"
    page.go_back()
    expect(shown).to_have_text("Meld bij Veilig Thuis")
    page.go_back()
    expect(page.locator("#helper .option:first-child :checked")).to_be_visible()
    page.goto(f"{file.as_uri()}#/beslissing-1")
    expect(page.locator(".leaf.now [data-decision] > ul > li").first).to_contain_text("→")
    page.goto("about:blank")
    page.goto(f"{file.as_uri()}#/stap-2:picture")  # a place of another page
    expect(shown).to_have_text("Stap 2: Overleg met collega en/of Veilig Thuis")
    expect(shown).to_be_focused()


def test_the_way_out_empties_it(file: Path, visit: Visit) -> None:
    page = visit.open(file)
    page.locator("#menu a[href='#.begrippen']").click()
    page.locator("#exit").click()
    page.wait_for_function("!document.querySelector('.leaf')")
    assert visit.foreign
    visit.foreign.clear()
    visit.faults.clear()  # the network is cut, so the page that it goes to is not there


def test_without_a_script_the_page_shows_that_the_address_names(file: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for fragment, heading in (
        ("", "Maak je je zorgen"),
        ("#/stap-2", "Stap 2"),
        (place_of("letselduiding", file), "Begrippen"),
    ):
        page.goto("about:blank")
        page.goto(file.as_uri() + fragment)
        expect(page.locator("main h1:visible")).to_have_count(1)
        expect(page.locator("main h1:visible")).to_contain_text(heading)
    context.close()


def test_hostile_texts_stay_texts_and_two_exports_have_the_same_bytes(tmp_path: Path, visit: Visit) -> None:
    folder = project(tmp_path / "project")
    route = folder / "route.yaml"
    route.write_text(route.read_text("utf-8").replace(" pet ", f" pet {POISON} "), "utf-8")
    opened = open_project(folder)
    first, again = (one_file(opened, build(folder)) for _ in range(2))
    assert first == again
    assert_whole(first.decode())
    (tmp_path / "route.html").write_bytes(first)
    page = visit.open(tmp_path / "route.html")
    page.fill("#query", "pet")
    page.wait_for_selector(".hits li a")
    assert POISON in page.locator("body").inner_text()
    assert page.locator("img[src=x]").count() == 0
