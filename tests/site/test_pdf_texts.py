"""What a PDF makes of the texts of a small route: none is code, none is lost, each is in its language."""

from pathlib import Path
from shutil import copytree

import pytest

from checking import ROUTES, change
from pdf_sets import assemble, assert_well_set, pages_in, pages_with, typeset
from routewijzer.documents import pdf
from routewijzer.exports.pdf.sets import PdfSet
from routewijzer.pipeline import Assembly, Failed
from routewijzer.project import open_project
from sentences import line

WITHDRAWAL = "This edition has been withdrawn."

HOSTILE = '#panic("x") *b* <label> $x$ \\\\ //c #{'


def route(folder: Path, title: str, more: str = "") -> Assembly:
    """Make the smallest route with another title in a folder; `more` are further keys of the whole."""
    folder.mkdir()
    text = change(("title: What to do with a stray cat", title), ("lanes:\n", f"{more}lanes:\n"))
    (folder / "route.yaml").write_text(text, "utf-8")
    return assemble(folder)


def test_a_word_of_another_language_is_read_aloud_in_it(tmp_path: Path) -> None:
    assembly = route(tmp_path / "cat", "title: The poes", "foreign_words:\n  nl: [poes]\n")
    pages = typeset(tmp_path / "cat", assembly, "alles")
    assert pages_in(pages, "nl") == pages_with(pages, "poes") != []


def test_texts_stay_texts_whatever_they_hold(tmp_path: Path) -> None:
    pages = typeset(tmp_path / "cat", route(tmp_path / "cat", f"title: '{HOSTILE}'"), "alles")
    assert HOSTILE in " ".join(pages.words[0].split())
    assert HOSTILE in str(pages.document.docinfo.get("/Title"))


def test_the_smallest_route_has_no_sheet_of_a_few_lines(tmp_path: Path) -> None:
    pages = typeset(tmp_path / "cat", route(tmp_path / "cat", "title: Cats"), "alles")
    assert_well_set(pages)
    contents = pages.lines[pages.places[".contents"] - 1]
    assert {round(line.size, 1) for line in contents[1:]} == {9.1}


def test_few_letters_on_many_lines_go_on_on_the_next_page(tmp_path: Path) -> None:
    copytree(ROUTES / "ok" / "found-pet", tmp_path / "pet")
    actions = [f"Do {number}." for number in range(60)]
    route_file = tmp_path / "pet" / "route.yaml"
    text = change(("[Call., Keep it warm.]", f"[{', '.join(actions)}]"), of=route_file.read_text("utf-8"))
    route_file.write_text(text, "utf-8")
    pages = typeset(tmp_path / "pet", assemble(tmp_path / "pet"), "alles")
    words = " ".join(line.words for page in pages.lines for line in page)
    assert [action for action in actions if action not in words] == []


@pytest.mark.parametrize("pdf_set", ["alles", "beeld"])
def test_a_withdrawn_edition_says_so_on_paper_too(tmp_path: Path, pdf_set: PdfSet) -> None:
    title = "title: Cats\n  withdrawn: {date: 2026-11-10, reason: There are no cats left.}"
    pages = typeset(tmp_path / "cat", route(tmp_path / "cat", title), pdf_set)
    assert "There are no cats left." in " ".join(pages.words[0].split())
    told = WITHDRAWAL if pdf_set == "alles" else ""
    assert [number for number, page in enumerate(pages.words, 1) if told not in " ".join(page.split())] == []


def test_a_sign_that_no_letter_shows_is_told_where_it_stands(tmp_path: Path) -> None:
    assembly = route(tmp_path / "cat", "title: A 猫 or e\u0301")
    made = pdf(open_project(tmp_path / "cat"), assembly, "beeld")
    assert isinstance(made, Failed)
    (finding,) = made.findings
    assert line(finding) == (
        "route.yaml:4:10: a PDF cannot write these signs: 猫; "
        "write them in words, or in Latin letters [pdf-sign]"
    )
