"""A sheet for an expert as a file of Word (Office Open XML, ECMA-376): tables with room for an answer.

The same input gives the same bytes. The writer comes with the extra `routewijzer[review]`.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from routewijzer.exports.review.questions import ReviewItem, ReviewPart, ReviewSheet
from routewijzer.i18n import Words

FORM = "routewijzer-review 1"
"""What the first cell of a sheet says, by which it is known when it is read back, and its version."""

_SMALL, _TEXT = 7, 9
_PAGE = (29.7, 21.0)
"""Width and height of A4 lying, in centimetres."""


_LOCALES = {"nl": "nl-NL", "en": "en-GB"}
"""Language → what Word calls it: it knows no language without a country."""


class WordLacking(Exception):
    """The extra that writes files of Word is not installed; the message is the name of the package."""


@dataclass(frozen=True, slots=True)
class ReviewHead:
    """What the first table of a sheet says: the route, its version and day, the hash of its content.

    `foreign_words` are words of other languages, each with its language.
    """

    route: str
    title: str
    edition: str
    version: str
    published: date
    owner: str
    hash: str
    foreign_words: Mapping[str, str]


def word_file(sheet: ReviewSheet, head: ReviewHead, words: Words) -> bytes:
    """Return a sheet as a .docx file. Raises WordLacking without the extra."""
    try:
        import docx
        from docx.enum.section import WD_ORIENT
        from docx.shared import Cm
    except ModuleNotFoundError as error:
        raise WordLacking(error.name or str(error)) from error
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Cm(size) for size in _PAGE)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(1.5))
    document.styles["Normal"].font.name = "Calibri"
    _say_language(document.styles.element.xpath("//w:docDefaults//w:rPr")[0], words.language)
    properties = document.core_properties
    properties.title, properties.author = f"{head.title}: {sheet.title}", head.owner
    properties.language = words.language
    moment = datetime(head.published.year, head.published.month, head.published.day)
    properties.created = properties.modified = moment
    document.add_heading(sheet.title, 0)
    for line in (words("expert.time", minutes=sheet.minutes), words.expert.how, words.expert.safe):
        document.add_paragraph(line)
    _table(document, (), _head_rows(head, words), (4, 20), {})
    for part in sheet.parts:
        document.add_heading(part.title, 1)
        if part.lead:
            document.add_paragraph(part.lead)
        rows = [_row(item) for item in part.items]
        _table(document, _columns(part, words), rows, _widths(part), head.foreign_words)
    written = io.BytesIO()
    document.save(written)
    return _settle_day(written.getvalue(), head.published)


def _head_rows(head: ReviewHead, words: Words) -> list[tuple[str, ...]]:
    expert = words.expert
    return [
        (FORM, f"{head.route} {head.hash}"),
        (expert.of, f"{head.title} · {head.edition} · {head.version} · {head.published.isoformat()}"),
        (expert.name, ""),
        (expert.role, ""),
        (expert.day, ""),
    ]


def _columns(part: ReviewPart, words: Words) -> tuple[str, ...]:
    expert = words.expert
    return (expert.id, *part.columns, expert.statement, expert.basis, expert.verdict, expert.remark)


def _row(item: ReviewItem) -> tuple[str, ...]:
    says = f"{item.kind}: {item.text}" if item.kind else item.text
    rests = " · ".join(part for part in (item.basis, item.source, item.day) if part)
    return (f"{item.id} {item.print}", *item.answers, says, rests, "", "")


def _widths(part: ReviewPart) -> tuple[float, ...]:
    """Return the widths of the columns in centimetres: together what the page has."""
    columns = len(part.columns)
    cells = 1.9 if columns < 5 else 1.5
    return (2.8, *(cells,) * columns, 10.6 - cells * columns * 0.8, 4.0, 2.0, 7.0 - cells * columns * 0.2)


def _table(
    document: Any,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    foreign_words: Mapping[str, str],
) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for number, cells in enumerate((*([columns] if columns else []), *rows)):
        row = table.add_row()
        settings = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no other way
        settings.append(OxmlElement("w:cantSplit"))
        if columns and number == 0:
            settings.append(OxmlElement("w:tblHeader"))
        for at, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = Cm(widths[at])
            _write(cell, text, foreign_words, bold=bool(columns) and number == 0, small=at == 0)


def _write(cell: Any, text: str, foreign_words: Mapping[str, str], *, bold: bool, small: bool) -> None:
    from docx.shared import Pt

    longest = sorted(foreign_words, key=len, reverse=True)
    choice = "|".join(map(re.escape, longest)) or "(?!)"
    for piece in re.split(rf"(?<!\w)({choice})(?!\w)", text):
        if not piece:
            continue
        run = cell.paragraphs[0].add_run(piece)
        run.font.size = Pt(_SMALL if small else _TEXT)
        run.bold = bold
        if piece in foreign_words:
            _say_language(run._r.get_or_add_rPr(), foreign_words[piece])  # noqa: SLF001 - no other way


def _say_language(properties: Any, language: str) -> None:
    """Set the language of a run, or of all text (ECMA-376-1, 17.3.2.20): of the spelling and of the voice."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = properties.find(qn("w:lang"))
    if element is None:
        element = OxmlElement("w:lang")
        properties.append(element)
    element.set(qn("w:val"), _LOCALES.get(language, language))


def _settle_day(content: bytes, day: date) -> bytes:
    """Return the same file with the day of the route in place of the moment of writing."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as written, ZipFile(out, "w") as settled:
        for name in written.namelist():
            entry = ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            settled.writestr(entry, written.read(name), compresslevel=9)
    return out.getvalue()
