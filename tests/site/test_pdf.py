"""The route as a PDF: every link leads somewhere, all can be read aloud, and no text of a route is code."""

from __future__ import annotations

from pathlib import Path

import pytest

from checking import build
from conftest import ROOT, made_once
from pdf_pages import PdfPages
from routewijzer.exports.pdf.sets import PDF_SETS, PdfSet
from routewijzer.pipeline import Built, pdf
from routewijzer.project import open_project

MOST: dict[PdfSet, int] = {"beeld": 100_000}
"""Bytes that a set of the base route may cost."""


def typeset(folder: Path, built: Built, chosen: PdfSet) -> PdfPages:
    """Return a set of the route in `folder`; fails with its findings where there is none."""
    made = pdf(open_project(folder), built, chosen)
    assert isinstance(made, bytes), made.findings
    return PdfPages(made)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sets of the base route, made once for all workers."""

    def export(folder: Path) -> None:
        folder.mkdir()
        built = build(ROOT)
        for chosen in PDF_SETS:
            (folder / f"{chosen}.pdf").write_bytes(typeset(ROOT, built, chosen).content)

    return made_once(tmp_path_factory, "pdf", export)


@pytest.fixture(scope="session")
def sets(folder: Path) -> dict[PdfSet, PdfPages]:
    """Return the sets of the base route."""
    return {chosen: PdfPages((folder / f"{chosen}.pdf").read_bytes()) for chosen in PDF_SETS}


def test_the_picture_stands_on_one_large_sheet_with_the_numbers_to_dial(sets: dict[PdfSet, PdfPages]) -> None:
    sheet = sets["beeld"]
    (page,) = sheet.document.pages
    assert [round(float(edge)) for edge in page.MediaBox] == [0, 0, 1191, 842]
    assert [link.target for link in sheet.links] == ["tel:112", "tel:08002000"]
    words = " ".join(sheet.words[0].split())
    assert "Nog niet vastgesteld door een deskundige." in words
    assert "versie 0.1 (concept)" in words


def test_what_is_on_the_sheet_can_be_read_aloud(sets: dict[PdfSet, PdfPages], tmp_path: Path) -> None:
    assert sets["beeld"].faults(tmp_path) == []


@pytest.mark.parametrize("chosen", PDF_SETS)
def test_a_set_is_small_and_has_no_letters_but_ours(sets: dict[PdfSet, PdfPages], chosen: PdfSet) -> None:
    assert len(sets[chosen].content) <= MOST[chosen]
    assert sets[chosen].fonts == {"Inter-Regular", "Inter-SemiBold"}
