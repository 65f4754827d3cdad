"""An expert judges a route in files of Word; what was written there comes back as a list to work through."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from click.testing import CliRunner, Result

from checking import ROUTES, SMALLEST, build, route_of
from conftest import made_once
from pdf_pages import PdfPages
from routewijzer.cli import main
from routewijzer.content_hash import content_hash
from routewijzer.documents import review
from routewijzer.exports.review import ReviewHead, review_sheets, word_file
from routewijzer.pipeline import Failed
from routewijzer.project import open_project
from site_builders import ROUTE

EVERY_KEY = ROUTES / "ok" / "every-key"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the files of the route with every key."""

    def make(folder: Path) -> None:
        folder.mkdir()
        made = review(open_project(EVERY_KEY), build(EVERY_KEY))
        assert not isinstance(made, Failed), made.findings
        for name, content in made.items():
            (folder / name).write_bytes(content)

    return made_once(tmp_path_factory, "review", make)


def fill(file: Path, target: Path, answers: dict[str, tuple[str, str]], by: str = "A. Kenner") -> Path:
    """Write a filled-in copy of a sheet: item → what stands in its last two columns."""
    document = docx.Document(str(file))
    document.tables[0].rows[2].cells[1].text = by
    rows = [row for table in document.tables[1:] for row in table.rows]
    for item, (says, remark) in answers.items():
        (row,) = [row for row in rows if row.cells[0].text.startswith(f"{item} ")]
        row.cells[-2].text, row.cells[-1].text = says, remark
    document.save(str(target))
    return target


def read_back(*files: Path, form: str = "text", project: Path = EVERY_KEY) -> Result:
    command = ["--project", str(project), "review", "--lang", "en", "--format", form, *map(str, files)]
    return CliRunner().invoke(main, command)


def sheet_with(files: Path, item: str) -> Path:
    """Return the sheet in which an item stands."""
    for file in sorted(files.glob("*.docx")):
        rows = (row for table in docx.Document(str(file)).tables[1:] for row in table.rows)
        if any(row.cells[0].text.startswith(f"{item} ") for row in rows):
            return file
    raise AssertionError(item)


def test_every_statement_stands_in_exactly_one_sheet_with_what_it_rests_on(files: Path) -> None:
    built = build(EVERY_KEY)
    asked: list[str] = []
    for file in sorted(files.glob("*.docx")):
        for table in docx.Document(str(file)).tables[1:]:
            asked += [row.cells[0].text.split(" ")[0] for row in table.rows[1:]]
    assert len(asked) == len(set(asked))
    route = built.subject.route
    wanted = {
        *(f"{page.id}.facts.{key}" for page in route.pages.values() for key in page.facts),
        *(f"{page.id}.open.{key}" for page in route.pages.values() for key in page.open),
        *(f"{each.id}.rules.{key}" for each in route.decisions.values() for key in each.rules),
        *(
            f"{each.id}.outcomes.{key}"
            for each in route.decisions.values()
            for key in each.outcomes
            if each.rules
        ),
    }
    assert wanted <= set(asked)
    text = "\n".join(
        cell.text
        for table in docx.Document(str(sheet_with(files, "zoeken.facts.register"))).tables
        for row in table.rows
        for cell in row.cells
    )
    for part in ("In het register zie je", "de bron zegt het", "artikel 3", "2026-11-01"):
        assert part in text


def test_a_sheet_takes_an_expert_no_longer_than_an_hour_and_a_half() -> None:
    built = build(EVERY_KEY)
    sheets = review_sheets(built.subject.graph, built.context.words)
    assert all(sheet.minutes <= 90 for sheet in sheets)
    assert len({sheet.name for sheet in sheets}) == len(sheets)


def test_a_sheet_is_spelt_and_read_aloud_in_the_language_of_its_words() -> None:
    assembly = build(EVERY_KEY)
    words, own = assembly.context.words, assembly.subject.route.route
    sheet = review_sheets(assembly.subject.graph, words)[0]
    word = sheet.parts[0].items[0].text.split()[0]
    head = ReviewHead(own.id, own.title, own.edition, own.version, own.published, own.owner, "", {word: "fr"})
    document = docx.Document(io.BytesIO(word_file(sheet, head, words)))
    (all_text,) = document.styles.element.xpath("//w:docDefaults//w:lang/@w:val")
    assert all_text == {"nl": "nl-NL", "en": "en-GB"}[own.language]
    runs = document.element.xpath("//w:r[w:rPr/w:lang]")
    assert {(run.text, *run.xpath("w:rPr/w:lang/@w:val")) for run in runs} == {(word, "fr")}


def test_the_same_route_gives_the_same_bytes(files: Path) -> None:
    again = review(open_project(EVERY_KEY), build(EVERY_KEY))
    assert not isinstance(again, Failed)
    assert {name: (files / name).read_bytes() for name in again} == again


def test_the_page_to_sign_names_the_version_and_the_mark_of_the_content(files: Path) -> None:
    pages = PdfPages((files / "ondertekenen.pdf").read_bytes())
    text = " ".join(pages.words)
    built = build(EVERY_KEY)
    assert len(pages.words) == 1
    for part in (built.hash, "1.10", "Handtekening", "voorbehoud"):
        assert part in text


def test_answers_come_back_with_what_must_change_first(files: Path, tmp_path: Path) -> None:
    wrong, right = "zoeken.facts.loop", "zoeken.facts.wie"
    remark = "Het zijn er \x9b31mtwee\u202e."
    sheet = sheet_with(files, wrong)
    first = fill(sheet, tmp_path / "a.docx", {right: ("Ja.", ""), wrong: ("nee", remark)})
    second = fill(sheet, tmp_path / "b.docx", {wrong: ("JA", "")}, by="B. Kenner")
    result = read_back(first, second)
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert lines[0].startswith("2 of ")
    assert "2 yes, 1 no" in lines[0]
    assert f"experts differ on {wrong}" in lines
    assert f"{wrong} [no] A. Kenner: Het zijn er \\u009b31mtwee\\u202e." in lines
    output = read_back(first, form="json").output
    assert output.replace("\n", "").isprintable()
    assert [(entry["verdict"], entry["remark"]) for entry in json.loads(output)] == [
        ("no", remark),
        ("yes", ""),
    ]
    rows = list(csv.DictReader(io.StringIO(read_back(first, form="csv").output)))
    assert rows[0]["id"] == wrong


def test_an_answer_to_other_words_is_told(files: Path, tmp_path: Path) -> None:
    item = "zoeken.facts.loop"
    sheet = fill(sheet_with(files, item), tmp_path / "a.docx", {item: ("ja", "")})
    project = tmp_path / "project"
    project.mkdir()
    text = (EVERY_KEY / "route.yaml").read_text("utf-8")
    (project / "route.yaml").write_text(text.replace("Loop een rondje.", "Loop twee rondjes."), "utf-8")
    for file in (EVERY_KEY / "content").rglob("*"):
        target = project / "content" / file.relative_to(EVERY_KEY / "content")
        target.parent.mkdir(exist_ok=True, parents=True)
        target.write_bytes(file.read_bytes())
    result = read_back(sheet, project=project)
    assert f"{item} [yes] A. Kenner (the words have changed since)" in result.output


def wipe(file: Path) -> None:
    file.write_bytes(b"no file of Word")


def other_form(file: Path) -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=2)
    document.save(str(file))


def strange_answer(file: Path) -> None:
    document = docx.Document(str(file))
    document.tables[1].rows[1].cells[-2].text = "misschien"
    document.save(str(file))


def cross(file: Path) -> None:
    document = docx.Document(str(file))
    document.tables[1].rows[1].cells[-2].text = "x"
    document.save(str(file))


def lost_number(file: Path) -> None:
    document = docx.Document(str(file))
    document.tables[1].rows[1].cells[0].text = "1"
    document.tables[1].rows[1].cells[-2].text = "nee"
    document.save(str(file))


def broken_xml(file: Path) -> None:
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, b"<a><b>" if name == "word/document.xml" else content)


def empty_zip(file: Path) -> None:
    with ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")


def swell(file: Path) -> None:
    with ZipFile(file, "a", compression=8) as archive:
        archive.writestr("word/media/x.bin", b"0" * 21_000_000)


FAULTS: dict[Callable[[Path], None], str] = {
    wipe: "is no file of Word",
    other_form: 'not made by "routewijzer export review"',
    strange_answer: 'is "misschien"',
    cross: 'is "x"',
    lost_number: 'without a number that is right ("1"): "nee"',
    broken_xml: "is no file of Word",
    empty_zip: "is no file of Word",
    swell: "is no file of Word",
}


@pytest.mark.parametrize("damage", FAULTS, ids=lambda one: one.__name__)
def test_what_cannot_be_read_is_a_finding(
    files: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(sheet_with(files, "zoeken.facts.loop").read_bytes())
    damage(file)
    result = read_back(file)
    assert result.exit_code == 1
    assert "a.docx" in result.output
    assert FAULTS[damage] in result.output
    assert "Traceback" not in result.output


def test_a_sheet_of_another_route_is_refused(files: Path) -> None:
    result = read_back(sorted(files.glob("*.docx"))[0], project=ROUTE)
    assert result.exit_code == 1
    assert 'is of the route "fiets"' in result.output


def test_the_mark_changes_with_every_word_and_not_with_the_approval() -> None:
    one = content_hash(route_of(SMALLEST), {})
    assert content_hash(route_of(SMALLEST.replace("Look for a collar", "Look for its collar")), {}) != one
    assert content_hash(route_of(SMALLEST), {"a.md": "more"}) != one
    signed = SMALLEST.replace(
        "  exit:", "  sign_off: {by: A. B., role: expert, date: 2026-11-02}\n  exit:", 1
    )
    assert content_hash(route_of(signed), {}) == one


@pytest.mark.parametrize("same", [True, False])
def test_an_approval_of_another_content_counts_no_more(tmp_path: Path, same: bool) -> None:
    mark = content_hash(route_of(SMALLEST), {}) if same else "0123456789abcdef"
    sign = f'  sign_off: {{by: A. B., role: expert, date: 2026-11-02, hash: "{mark}"}}\n  exit:'
    (tmp_path / "route.yaml").write_text(SMALLEST.replace("  exit:", sign, 1), "utf-8")
    built = build(tmp_path)
    told = [finding.rule for finding in built.findings]
    assert ("sign-off-changed" in told) is not same
    (about,) = [page for page in built.site.pages if page.path == "about.html"]
    assert ("An earlier version was approved by A. B." in about.content) is not same
    assert ("concept" in about.body.lower() or "draft" in about.body.lower()) is not same
