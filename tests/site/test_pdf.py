"""The route as a PDF: every link leads somewhere, all can be read aloud, and no text of a route is code."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from checking import ROUTES
from conftest import ROOT
from pdf_pages import PdfPages
from pdf_sets import assemble, assembly_of, assert_well_set, pages_in, pages_with, pdf_of, typeset
from routewijzer.documents import pdf
from routewijzer.exports.pdf.font_signs import FONTS, font_signs
from routewijzer.exports.pdf.packing import pack
from routewijzer.exports.pdf.sets import PdfSet
from routewijzer.pipeline import Assembly, Failed
from routewijzer.project import open_project
from sentences import line
from site_builders import Builders

EVERY_KEY = ROUTES / "ok" / "every-key"
"""A short route with everything that a route can have; the base route has more pages of the same kinds."""

MOST: dict[tuple[Path, PdfSet], int] = {
    (EVERY_KEY, "alles"): 125_000,
    (EVERY_KEY, "casussen"): 20_000,
    (ROOT, "alles"): 1_300_000,
    (ROOT, "beeld"): 100_000,
    (ROOT, "meldcode"): 100_000,
    (ROOT, "casussen"): 100_000,
}
"""Bytes that a set may cost, by the folder of its route; a case of the base route costs some 6,500."""

LONG: tuple[tuple[Path, PdfSet], ...] = ((ROOT, "alles"), (ROOT, "casussen"))
"""What takes seconds to set: in `make proof`."""


def each_pdf(*pdfs: tuple[Path, PdfSet]) -> pytest.MarkDecorator:
    """Return the parameters of a test of these sets, the long ones for `make proof`."""
    return pytest.mark.parametrize(
        ("folder", "pdf_set"),
        [
            pytest.param(*one, marks=pytest.mark.proof if one in LONG else (), id=f"{one[0].name}-{one[1]}")
            for one in pdfs
        ],
    )


def assert_linked(pages: PdfPages, assembly: Assembly) -> None:
    """Assert that the picture leads to everything, and each element on, back and to the picture."""
    graph, drawing = assembly.subject.graph, assembly.pictures.drawing
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


@each_pdf((EVERY_KEY, "alles"), (ROOT, "alles"))
def test_every_arrow_box_and_lane_of_the_picture_is_a_link(folder: Path, pdf_set: PdfSet) -> None:
    assert_linked(pdf_of(folder, pdf_set), assembly_of(folder))


@each_pdf(*MOST)
def test_a_set_is_small_and_well_set(folder: Path, pdf_set: PdfSet) -> None:
    pages = pdf_of(folder, pdf_set)
    assert len(pages.content) <= MOST[folder, pdf_set]
    assert_well_set(pages)


@each_pdf((EVERY_KEY, "alles"), (ROOT, "alles"))
def test_the_number_behind_a_link_is_the_page_where_it_leads(folder: Path, pdf_set: PdfSet) -> None:
    told = list(pdf_of(folder, pdf_set).told_numbers())
    assert len(told) > (800 if folder == ROOT else 100)
    assert [pair for pair in told if pair[0] != pair[1]] == []


HEAD = {
    EVERY_KEY: ("Bel 112", "Fiets kwijt", "Voorbeeld", "versie 1.10", "1 november 2026"),
    ROOT: ("Bel 112", "Veilig Thuis 0800-2000", "Basisroute", "versie 0.1 (concept)", "23 november"),
}
"""What each page says around its content."""


@each_pdf((EVERY_KEY, "alles"), (ROOT, "alles"))
def test_each_page_has_the_numbers_and_says_which_edition_it_is_of(folder: Path, pdf_set: PdfSet) -> None:
    for page in pdf_of(folder, pdf_set).words[1:]:
        assert [words for words in HEAD[folder] if words not in page] == []


ORDER = {
    EVERY_KEY: (
        *("Stap 1: Zoek eerst om je heen\nLoop de straat", "Wat doe je?", "Ga verder als…", "Stop als…"),
        *("Bel Fietsersloket: 0555-100", "Terug naar het beeld", "Wie zoekt?", "Hiervoor", "Hulpmiddelen"),
    ),
    ROOT: (
        *("Stap 2: Overleg met collega en/of Veilig Thuis", "Wat doe je?", "Ga verder als…", "Stop als…"),
        *("Bel Veilig Thuis: 0800-2000", "Terug naar het beeld", "Wie doet dit?", "Hiervoor"),
        "Goed om te weten",
    ),
}
"""What the page of a step says, from top to bottom."""


@each_pdf((EVERY_KEY, "alles"), (ROOT, "alles"))
def test_an_element_says_first_what_to_do_then_where_to_go_then_why(folder: Path, pdf_set: PdfSet) -> None:
    pages, order = pdf_of(folder, pdf_set), ORDER[folder]
    page = pages.words[pages.places["stap-2" if folder == ROOT else "zoeken"] - 1]
    places = [page.find(words, page.find(order[0])) for words in order]
    assert -1 not in places, dict(zip(order, places, strict=True))
    assert places == sorted(places)


@pytest.mark.proof
def test_a_word_of_another_language_is_read_aloud_in_it_on_every_page() -> None:
    assert pages_in(pdf_of(ROOT, "alles"), "en") == pages_with(pdf_of(ROOT, "alles"), "Toolkit") != []


def test_a_pressed_document_shows_and_says_the_same() -> None:
    whole = pdf_of(EVERY_KEY, "alles")
    pressed = PdfPages(pack(whole.content, thorough=True))
    assert len(pressed.content) < 0.97 * len(whole.content)
    assert pressed.words == whole.words
    assert pressed.picture(3) == whole.picture(3)


def test_the_picture_stands_on_one_large_sheet_with_the_numbers_to_dial() -> None:
    sheet = pdf_of(ROOT, "beeld")
    (page,) = sheet.document.pages
    assert [round(float(edge)) for edge in page.MediaBox] == [0, 0, 1191, 842]
    assert [link.target for link in sheet.links] == ["tel:112", "tel:08002000"]
    words = " ".join(sheet.words[0].split())
    assert "Nog niet vastgesteld door een deskundige." in words
    assert "versie 0.1 (concept)" in words


def test_the_cards_take_two_sheets() -> None:
    cards = pdf_of(ROOT, "meldcode")
    assert len(cards.document.pages) == 2
    for step in ("Stap 1: Signalen in kaart brengen", "Stap 5", "Beslissing 2"):
        assert any(step in page for page in cards.words)


@each_pdf((EVERY_KEY, "casussen"), (ROOT, "casussen"))
def test_the_cases_begin_each_on_their_own_sheet(folder: Path, pdf_set: PdfSet) -> None:
    cases = [case.id for case in assembly_of(folder).subject.route.cases.values() if not case.draft]
    places = pdf_of(folder, pdf_set).places
    assert len({places[case] for case in cases}) == len(cases) > (5 if folder == ROOT else 0)


@each_pdf((ROOT, "beeld"), (ROOT, "meldcode"), (EVERY_KEY, "alles"), *LONG)
def test_what_is_on_a_sheet_can_be_read_aloud(folder: Path, pdf_set: PdfSet, tmp_path: Path) -> None:
    assert pdf_of(folder, pdf_set).faults(tmp_path) == []


@pytest.mark.proof
@pytest.mark.parametrize("region", sorted(path.parent.name for path in ROOT.glob("regions/*/region.yaml")))
def test_a_region_is_as_whole_as_the_base(region: str, tmp_path: Path) -> None:
    assembly = assemble(ROOT / "regions" / region)
    pages = typeset(ROOT / "regions" / region, assembly, "alles")
    assert_linked(pages, assembly)
    assert_well_set(pages)
    assert pages.faults(tmp_path) == []
    for chosen in ("beeld", "meldcode", "casussen"):
        assert typeset(ROOT / "regions" / region, assembly, chosen).faults(tmp_path) == []


def test_the_command_writes_the_same_bytes_in_another_process(builders: Builders, tmp_path: Path) -> None:
    ended = builders.run("export", "pdf", "--set", "meldcode", tmp_path, cwd=EVERY_KEY)
    assert ended.code == 0, ended.output
    (file,) = tmp_path.iterdir()
    assert file.name == "fiets-1.10-2026-11-01-meldcode.pdf"
    assert file.read_bytes() == pdf_of(EVERY_KEY, "meldcode").content


@pytest.mark.parametrize("package", ["typst", "pikepdf"])
def test_without_the_extra_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    made = pdf(open_project(EVERY_KEY), assembly_of(EVERY_KEY), "beeld")
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
