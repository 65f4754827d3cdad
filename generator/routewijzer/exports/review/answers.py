"""Reads what experts wrote in the sheets: by ids, whatever program they wrote it in."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from zipfile import BadZipFile, ZipFile

from routewijzer.exports.review.questions import ReviewItem
from routewijzer.exports.review.word_file import FORM, WordLacking
from routewijzer.findings import Finding, Phrase, Place, Severity, phrase

Verdict = Literal["yes", "no", "change"]

VERDICTS: Mapping[str, Verdict] = {
    **dict.fromkeys(("ja", "j", "yes", "y", "ok", "oké", "akkoord", "klopt", "✓", "✔"), "yes"),
    **dict.fromkeys(("nee", "n", "no", "klopt niet", "fout", "wrong"), "no"),
    **dict.fromkeys(("anders", "wijzig", "wijzigen", "aanpassen", "change", "other", "ja, mits"), "change"),
}
"""What somebody may write in the column of the answer, in small letters and without a full stop.

No cross: to one it is a tick, to another a fault.
"""

LARGEST = 20_000_000
"""Bytes that the parts of a file may have together when they are unpacked."""

_ID = re.compile(r"([a-z0-9-]+\.(?:summary|[a-z]+\.[a-z0-9-]+)) ([0-9a-f]{8})")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """An answer to an item: by whom, in which file.

    `remark` is "" for none, `verdict` None for a remark alone; `changed` tells that the item says something
    else by now.
    """

    item: ReviewItem
    verdict: Verdict | None
    remark: str
    by: str
    file: str
    changed: bool


def read_answers(
    content: bytes, file: str, route: str, items: Mapping[str, ReviewItem]
) -> tuple[tuple[ReviewAnswer, ...], tuple[Finding, ...]]:
    """Return the answers in a file of the route with this id, and what could not be read.

    `items` are those of today, by id. Text that is struck out as a tracked change does not count, added text
    does. A file that is no sheet of this route has no answers, only a finding. Raises WordLacking.
    """
    try:
        tables = _tables(content)
    except (BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:  # lxml raises the last
        return (), (_finding(file, phrase("review.unreadable", problem=str(error) or type(error).__name__)),)
    if not tables or not tables[0] or tables[0][0][0] != FORM:
        return (), (_finding(file, phrase("review.no-sheet")),)
    head = [row[-1] for row in tables[0]]
    if head[0].split(" ")[0] != route:
        return (), (_finding(file, phrase("review.other-route", own=head[0].split(" ")[0], route=route)),)
    by = ", ".join(part for part in head[2:4] if part) or file
    answers, findings = [], []
    for row in (row for table in tables[1:] for row in table[1:] if len(row) > 1):
        match, says, remark = _ID.fullmatch(row[0]), row[-2].strip(), row[-1].strip()
        if not says and not remark:
            continue
        if match is None:
            answer = " ".join((says, remark)).strip()
            findings.append(_finding(file, phrase("review.no-id", id=row[0], says=answer)))
            continue
        item, verdict = items.get(match[1]), VERDICTS.get(says.lower().rstrip(".! "))
        if item is None:
            findings.append(_finding(file, phrase("review.gone", id=match[1]), Severity.WARNING))
        elif says and verdict is None:
            findings.append(_finding(file, phrase("review.verdict", id=match[1], says=says)))
        else:
            answers.append(ReviewAnswer(item, verdict, remark, by, file, item.print != match[2]))
    return tuple(answers), tuple(findings)


def _finding(file: str, message: Phrase, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("review", Place(file), message, severity=severity)


def _tables(content: bytes) -> list[list[list[str]]]:
    """Return the tables of a document as rows of cells, each as plain text."""
    try:
        import docx
    except ModuleNotFoundError as error:
        raise WordLacking(error.name or str(error)) from error
    with ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
            raise ValueError(f"more than {LARGEST} bytes")
    tables = docx.Document(io.BytesIO(content)).element.body.iter(f"{_W}tbl")
    rows = ([list(_cells(row)) for row in table.iter(f"{_W}tr")] for table in tables)
    return [[row for row in table if row] for table in rows]


def _cells(row: Any) -> Iterator[str]:
    for cell in row.iter(f"{_W}tc"):
        lines = ("".join(_pieces(line)) for line in cell.iter(f"{_W}p"))
        yield "\n".join(line.strip() for line in lines if line.strip())


def _pieces(line: Any) -> Iterator[str]:
    """Yield the text of a paragraph; what is struck out stands in `w:delText`, which is no text."""
    for piece in line.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        yield (piece.text or "") if piece.tag == f"{_W}t" else " "
