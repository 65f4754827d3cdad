"""Sets of pages of a route as PDF, typeset as the command does, on a fixed day."""

from functools import cache
from pathlib import Path

from checking import TODAY
from pdf_pages import PdfPages
from routewijzer.documents import pdf
from routewijzer.exports.pdf.sets import PdfSet
from routewijzer.pipeline import Assembly, prepare
from routewijzer.project import open_project

LEAST_LINES = 5
"""A page with fewer lines of its own is paper for nothing."""


def assemble(folder: Path) -> Assembly:
    """Return what the PDFs of a route are made of; fails with its findings where it has errors."""
    assembly = prepare(open_project(folder), TODAY)
    assert isinstance(assembly, Assembly), assembly.findings
    return assembly


def typeset(folder: Path, assembly: Assembly, pdf_set: PdfSet) -> PdfPages:
    """Return a set of the route in `folder`; fails with its findings where there is none."""
    made = pdf(open_project(folder), assembly, pdf_set)
    assert isinstance(made, bytes), made.findings
    return PdfPages(made)


@cache
def assembly_of(folder: Path) -> Assembly:
    """Return what the PDFs of a route are made of, once for the tests of a worker."""
    return assemble(folder)


@cache
def pdf_of(folder: Path, pdf_set: PdfSet) -> PdfPages:
    """Return a set of a route, typeset once for the tests of a worker."""
    return typeset(folder, assembly_of(folder), pdf_set)


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


def pages_in(pages: PdfPages, language: str) -> list[int]:
    """Return the numbers of the pages on which something is marked as of another language."""
    mark = f"/Lang({language})".encode()
    return [number for number, page in enumerate(pages.document.pages) if mark in page.Contents.read_bytes()]


def pages_with(pages: PdfPages, word: str) -> list[int]:
    """Return the numbers of the pages that have a word."""
    return [number for number, words in enumerate(pages.words) if word in words]
