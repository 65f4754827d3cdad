"""The site of a route that is too large for one picture: its parts, everywhere that a picture stands."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from click.testing import CliRunner
from lxml import etree, html
from playwright.sync_api import Browser, expect

from large_routes import large_route
from looks import looking
from routewijzer import pipeline
from routewijzer.addresses import NOT_FOUND
from routewijzer.cli import main
from routewijzer.exports.bpmn import export_bpmn
from routewijzer.picture import PictureLock, whole_drawing
from routewijzer.pipeline import Built
from routewijzer.project import Project, open_project
from routewijzer.publish import site_files

ROOT = Path(__file__).resolve().parents[2]
BOXES, LANES = 40, 4
PARTS = ("begin", "l0", "l1", "l2", "rest", "l3")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("large")
    (folder / "route.yaml").write_text(large_route(BOXES, LANES, hub=6, parts=True), "utf-8")
    (folder / "content").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return open_project(folder)


@pytest.fixture(scope="module")
def divided_site(project: Project) -> Built:
    found = pipeline.make(project, date(2026, 11, 23), quick=True)
    assert isinstance(found, Built), found.findings
    return found


@pytest.fixture(scope="module")
def pages(project: Project, divided_site: Built) -> Mapping[str, html.HtmlElement]:
    files = site_files(project, divided_site.site)
    return {
        path: html.document_fromstring(text)
        for path, text in files.items()
        if path.endswith(".html") and path != NOT_FOUND
    }


def links(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for href in page.xpath("//@href"):
        path, _, fragment = str(href).partition("#")
        if ":" not in path:
            yield path, fragment


def test_every_part_has_a_page_and_every_link_leads_to_a_box(pages: Mapping[str, html.HtmlElement]) -> None:
    assert {path for path in pages if path.startswith("beeld/")} == {f"beeld/{part}.html" for part in PARTS}
    lost = []
    into = 0
    for path, page in pages.items():
        for target, fragment in links(page):
            where = normpath(join(dirname(path), target)) if target else path
            if where in pages and fragment and "." not in fragment:
                into += where.startswith("beeld/")
                if not pages[where].xpath(f'//*[@id="{fragment}"]'):
                    lost.append(f"{path}: {target}#{fragment}")
            elif where.endswith(".html") and where not in pages:
                lost.append(f"{path}: {target}")
    assert lost == []
    assert into > 20


def test_every_element_has_its_box_in_one_part_and_a_link_to_its_page(
    pages: Mapping[str, html.HtmlElement],
) -> None:
    for number in range(BOXES):
        found = [
            path
            for path, page in pages.items()
            if path.startswith("beeld/")
            and page.xpath(f'//svg[contains(@class, "pic-right")]//a[@data-id="s{number}"]')
        ]
        assert len(found) == 1
        assert pages[found[0]].xpath(f'//svg//a[@data-id="s{number}"]/@href')[0] == f"../route/s{number}.html"
    for part in PARTS:
        assert pages["index.html"].xpath(f'//svg//a[@href="beeld/{part}.html"]')


def test_paper_roles_print_and_the_presenter_have_the_parts_that_they_need(
    pages: Mapping[str, html.HtmlElement],
) -> None:
    def pictures(path: str) -> list[str]:
        return [str(label) for label in pages[path].xpath('//svg[@role="group"]/@aria-label')]

    titles = pictures("afdrukken.html")
    assert len(titles) == 1 + len(PARTS)
    assert pictures("training.html") == titles
    walked = pages["antwoorden/over.html"]
    assert [
        node.get("data-id") for node in walked.xpath("//a[@data-walked]") if "." not in node.get("data-id")
    ]
    assert set(pictures("antwoorden/over.html")) < set(titles)
    assert pictures("antwoorden/over.html") == pictures("hand-out/over.html")
    assert pictures("rol/p1.html")[0] == titles[0]


def test_places_of_all_parts_are_kept_and_move_nothing(project: Project, divided_site: Built) -> None:
    kept = PictureLock.read(divided_site.lock)
    assert kept == divided_site.pictures.lock
    assert [part for part, _ in kept.parts] == list(PARTS)
    assert all(each.wide and each.stacked for _, each in kept.parts)
    project.lock.write_text(divided_site.lock, "utf-8")
    again = pipeline.make(project, date(2026, 11, 23))
    project.lock.unlink()
    assert isinstance(again, Built)
    assert again.pictures == divided_site.pictures


def test_the_one_file_holds_all_parts_and_its_links_stay_inside(
    project: Project, divided_site: Built
) -> None:
    document = html.document_fromstring(pipeline.one_file(project, divided_site))
    names = [str(node.get("id")) for node in document.iter() if node.get("id")]
    pictures = [node for node in document.iter("svg") if node.get("role") == "group"]
    assert len(names) == len(set(names))
    inside = [link.get("href", "") for picture in pictures for link in picture.iter("a") if link.get("href")]
    assert all(href[0] == "#" and href[1:] in names for href in inside)
    assert len(pictures) == 1 + len(PARTS)


@pytest.mark.proof
def test_a_part_can_be_exported_and_one_that_there_is_not_is_refused(
    project: Project, monkeypatch: pytest.MonkeyPatch, divided_site: Built
) -> None:
    project.lock.write_text(divided_site.lock, "utf-8")
    monkeypatch.chdir(project.lock.parent)
    svg = CliRunner().invoke(main, ["export", "svg", "--part", "begin"])
    none = CliRunner().invoke(main, ["export", "svg", "--part", "nothing"])
    project.lock.unlink()
    assert svg.exit_code == 0, svg.output
    assert etree.fromstring(svg.stdout.encode()).get("aria-label") == "Het begin"
    assert none.exit_code != 0
    assert "begin, l0" in none.output


@pytest.mark.proof
def test_bpmn_still_has_every_arrow_of_the_route(divided_site: Built) -> None:
    drawing = whole_drawing(divided_site.pictures)
    assert {placed.box.id for placed in drawing.boxes} >= {f"s{number}" for number in range(BOXES)}
    assert export_bpmn(drawing, divided_site.subject.graph, divided_site.context.words)


@pytest.mark.proof
def test_the_presenter_and_a_telephone_show_the_part_where_the_walk_is(
    browser: Browser, project: Project, divided_site: Built, tmp_path: Path
) -> None:
    for path, content in site_files(project, divided_site.site).items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    with looking(browser, 1280, 720) as visit:
        page = visit.open(tmp_path / "training.html", "over.1")
        seen = []
        for _ in range(4):
            shown = page.locator("#stage figure svg:visible")
            expect(shown).to_have_count(1)
            expect(shown.locator("a.now")).to_have_count(1)
            seen.append(shown.get_attribute("data-part"))
            page.keyboard.press("ArrowRight")
        assert len(set(seen)) > 1
        page.keyboard.press("h")
        expect(page.locator("#stage figure svg:visible a[data-id='part.begin']")).to_have_count(1)
        page.locator("#stage figure svg:visible a[data-id='part.begin']").click()
        expect(page.locator("#stage figure svg:visible")).to_have_attribute("data-part", "begin")
    with looking(browser, 390, 800) as visit:
        page = visit.open(tmp_path / "beeld/begin.html")
        expect(page.locator("svg.pic-down")).to_be_visible()
        expect(page.locator("svg.pic-right")).to_be_hidden()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
