"""The route as a PDF: every link leads somewhere, all can be read aloud, and no text of a route is code."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from checking import build, change
from conftest import ROOT, made_once
from pdf_pages import PdfPages
from routewijzer.documents import pdf
from routewijzer.exports.pdf.font_signs import FONTS, font_signs
from routewijzer.exports.pdf.sets import PDF_SETS, PdfSet
from routewijzer.pipeline import Built, Failed
from routewijzer.project import open_project
from sentences import line
from site_builders import Builders

MOST: dict[PdfSet, int] = {"alles": 1_300_000, "beeld": 100_000, "meldcode": 100_000, "casussen": 132_000}
"""Bytes that a set of the base route may cost; a case costs some 8,000."""

LEAST_LINES = 5
"""A page with fewer lines of its own is paper for nothing."""

WITHDRAWAL = "This edition has been withdrawn."

HOSTILE = '#panic("x") *b* <label> $x$ \\\\ //c #{'


def typeset(folder: Path, site: Built, pdf_set: PdfSet) -> PdfPages:
    """Return a set of the route in `folder`; fails with its findings where there is none."""
    made = pdf(open_project(folder), site, pdf_set)
    assert isinstance(made, bytes), made.findings
    return PdfPages(made)


@pytest.fixture(scope="session")
def site() -> Built:
    """Return the base route."""
    return build(ROOT)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sets of the base route, made once for all workers."""

    def export(folder: Path) -> None:
        folder.mkdir()
        site = build(ROOT)
        for chosen in PDF_SETS:
            (folder / f"{chosen}.pdf").write_bytes(typeset(ROOT, site, chosen).content)

    return made_once(tmp_path_factory, "pdf", export)


@pytest.fixture(scope="session")
def sets(folder: Path) -> dict[PdfSet, PdfPages]:
    """Return the sets of the base route."""
    return {chosen: PdfPages((folder / f"{chosen}.pdf").read_bytes()) for chosen in PDF_SETS}


def assert_linked(pages: PdfPages, site: Built) -> None:
    """Assert that the picture leads to everything, and each element on, back and to the picture."""
    graph, drawing = site.subject.graph, site.pictures.drawing
    drawn = {link.target for link in pages.links if link.page == pages.places[".picture"]}
    assert {box.box.id for box in drawing.boxes} | {lane.lane.id for lane in drawing.lanes} <= drawn
    starts = sorted(((page, -top), name) for name, (page, top) in pages.spots.items() if ":" not in name)
    targets: dict[str, set[str]] = {name: set() for _, name in starts}
    for link in pages.links:
        at = (link.page, -link.frame[3])
        targets[[name for start, name in starts if start <= at or name == starts[0][1]][-1]].add(link.target)
    assert [
        f"{here} to {there}"
        for edge in graph.edges
        for here, there in ((edge.source, edge.target), (edge.target, edge.source))
        if there not in targets[here]
    ] == []
    assert [name for name in graph.order if ".picture" not in targets[name]] == []


def assert_well_set(pages: PdfPages) -> None:
    """Assert what paper needs: our letters, full pages, whole tables, links that lead somewhere."""
    assert pages.fonts <= {"Inter-Regular", "Inter-SemiBold"}
    assert {n: len(rows) for n, rows in enumerate(pages.lines, 1) if len(rows) < LEAST_LINES} == {}
    last = [rows[-1] for rows in pages.lines]
    assert [row.words for row in last if row.size > 10 and row.font.endswith("SemiBold")] == []
    assert pages.broken_tables() == []
    assert {link.target for link in pages.links if link.leads_to is None} <= {
        link.target for link in pages.links if link.target.startswith(("https://", "tel:"))
    }


def test_every_arrow_box_and_lane_of_the_picture_is_a_link(sets: dict[PdfSet, PdfPages], site: Built) -> None:
    assert_linked(sets["alles"], site)


@pytest.mark.parametrize("pdf_set", PDF_SETS)
def test_a_set_is_small_and_well_set(sets: dict[PdfSet, PdfPages], pdf_set: PdfSet) -> None:
    assert len(sets[pdf_set].content) <= MOST[pdf_set]
    assert_well_set(sets[pdf_set])


def test_the_number_behind_a_link_is_the_page_where_it_leads(sets: dict[PdfSet, PdfPages]) -> None:
    told = list(sets["alles"].told_numbers())
    assert len(told) > 800
    assert [pair for pair in told if pair[0] != pair[1]] == []


def test_each_page_has_the_numbers_and_says_which_edition_it_is_of(sets: dict[PdfSet, PdfPages]) -> None:
    for page in sets["alles"].words[1:]:
        for words in (
            "Bel 112",
            "Veilig Thuis 0800-2000",
            "Basisroute",
            "versie 0.1 (concept)",
            "23 november",
        ):
            assert words in page


def test_an_element_says_first_what_to_do_then_where_to_go_then_why(sets: dict[PdfSet, PdfPages]) -> None:
    pages = sets["alles"]
    page = pages.words[pages.places["stap-2"] - 1]
    said = (
        *("Stap 2: Overleg met collega en/of Veilig Thuis", "Wat doe je?", "Ga verder als…", "Stop als…"),
        *(
            "Bel Veilig Thuis: 0800-2000",
            "Terug naar het beeld",
            "Wie doet dit?",
            "Hiervoor",
            "Goed om te weten",
        ),
    )
    places = [page.find(words) for words in said]
    assert -1 not in places, dict(zip(said, places, strict=True))
    assert places == sorted(places)


def test_a_word_of_another_language_is_read_aloud_in_it(sets: dict[PdfSet, PdfPages]) -> None:
    pages = [page for page in sets["alles"].document.pages if b"/Lang(en)" in page.Contents.read_bytes()]
    assert len(pages) == sum("Toolkit" in words for words in sets["alles"].words)


def test_the_picture_stands_on_one_large_sheet_with_the_numbers_to_dial(sets: dict[PdfSet, PdfPages]) -> None:
    sheet = sets["beeld"]
    (page,) = sheet.document.pages
    assert [round(float(edge)) for edge in page.MediaBox] == [0, 0, 1191, 842]
    assert [link.target for link in sheet.links] == ["tel:112", "tel:08002000"]
    words = " ".join(sheet.words[0].split())
    assert "Nog niet vastgesteld door een deskundige." in words
    assert "versie 0.1 (concept)" in words


def test_the_cards_take_two_sheets_and_the_cases_begin_each_on_their_own(
    sets: dict[PdfSet, PdfPages], site: Built
) -> None:
    assert len(sets["meldcode"].document.pages) == 2
    for step in ("Stap 1: Signalen in kaart brengen", "Stap 5", "Beslissing 2"):
        assert any(step in page for page in sets["meldcode"].words)
    begun = [sets["casussen"].places[case.id] for case in site.subject.route.cases.values() if not case.draft]
    assert len(set(begun)) == len(begun) > 5


@pytest.mark.parametrize("pdf_set", ["beeld", "meldcode"])
def test_what_is_on_a_sheet_can_be_read_aloud(
    sets: dict[PdfSet, PdfPages], tmp_path: Path, pdf_set: PdfSet
) -> None:
    assert sets[pdf_set].faults(tmp_path) == []


@pytest.mark.proof
@pytest.mark.parametrize("pdf_set", ["alles", "casussen"])
def test_what_has_many_pages_can_be_read_aloud(
    sets: dict[PdfSet, PdfPages], tmp_path: Path, pdf_set: PdfSet
) -> None:
    assert sets[pdf_set].faults(tmp_path) == []


@pytest.mark.proof
@pytest.mark.parametrize("region", sorted(path.parent.name for path in ROOT.glob("regions/*/region.yaml")))
def test_a_region_is_as_whole_as_the_base(region: str, tmp_path: Path) -> None:
    site = build(ROOT / "regions" / region)
    pages = typeset(ROOT / "regions" / region, site, "alles")
    assert_linked(pages, site)
    assert_well_set(pages)
    assert pages.faults(tmp_path) == []
    for chosen in ("beeld", "meldcode", "casussen"):
        assert typeset(ROOT / "regions" / region, site, chosen).faults(tmp_path) == []


def test_the_command_writes_the_same_bytes_in_another_process(
    builders: Builders, sets: dict[PdfSet, PdfPages], tmp_path: Path
) -> None:
    ended = builders.run("export", "pdf", "--set", "meldcode", tmp_path, cwd=ROOT)
    assert ended.code == 0, ended.output
    (file,) = tmp_path.iterdir()
    assert file.name == "basis-0.1-2026-11-23-meldcode.pdf"
    assert file.read_bytes() == sets["meldcode"].content


def route(folder: Path, title: str) -> Built:
    """Build the smallest route with another title in a folder."""
    folder.mkdir()
    (folder / "route.yaml").write_text(change(("title: What to do with a stray cat", title)), "utf-8")
    return build(folder)


def test_texts_stay_texts_whatever_they_hold(tmp_path: Path) -> None:
    pages = typeset(tmp_path / "cat", route(tmp_path / "cat", f"title: '{HOSTILE}'"), "alles")
    assert HOSTILE in " ".join(pages.words[0].split())
    assert HOSTILE in str(pages.document.docinfo.get("/Title"))


def test_the_smallest_route_has_no_sheet_of_a_few_lines(tmp_path: Path) -> None:
    pages = typeset(tmp_path / "cat", route(tmp_path / "cat", "title: Cats"), "alles")
    assert_well_set(pages)
    contents = pages.lines[pages.places[".contents"] - 1]
    assert {round(line.size, 1) for line in contents[1:]} == {9.1}


@pytest.mark.parametrize("pdf_set", ["alles", "beeld"])
def test_a_withdrawn_edition_says_so_on_paper_too(tmp_path: Path, pdf_set: PdfSet) -> None:
    title = "title: Cats\n  withdrawn: {date: 2026-11-10, reason: There are no cats left.}"
    pages = typeset(tmp_path / "cat", route(tmp_path / "cat", title), pdf_set)
    assert "There are no cats left." in " ".join(pages.words[0].split())
    told = WITHDRAWAL if pdf_set == "alles" else ""
    assert [number for number, page in enumerate(pages.words, 1) if told not in " ".join(page.split())] == []


def test_a_sign_that_no_letter_shows_is_told_where_it_stands(tmp_path: Path) -> None:
    site = route(tmp_path / "cat", "title: A 猫 or e\u0301")
    made = pdf(open_project(tmp_path / "cat"), site, "beeld")
    assert isinstance(made, Failed)
    (finding,) = made.findings
    assert line(finding) == (
        "route.yaml:4:10: a PDF cannot write these signs: 猫; "
        "write them in words, or in Latin letters [pdf-sign]"
    )


@pytest.mark.parametrize("package", ["typst", "pikepdf"])
def test_without_the_extra_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, site: Built, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    made = pdf(open_project(ROOT), site, "beeld")
    assert isinstance(made, Failed)
    (finding,) = made.findings
    assert f"needs the package {package}: install" in line(finding)
    assert "routewijzer[pdf]" in line(finding)


def test_the_letters_can_write_what_the_list_of_their_signs_says() -> None:
    templates = ROOT / "theme" / "pdf"
    for file in (templates / FONTS).glob("*.ttf"):
        font = TTFont(file)
        assert font_signs(templates) <= {chr(code) for code in font.getBestCmap()}
        assert font["name"].getBestFamilyName() == "Inter"
