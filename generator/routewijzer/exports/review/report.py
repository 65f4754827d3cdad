"""The answers of experts as a list to work through: what must change first, in the order of the route."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

from routewijzer.exports.data import harmless
from routewijzer.exports.review.answers import ReviewAnswer
from routewijzer.exports.review.questions import ReviewItem
from routewijzer.findings import printable
from routewijzer.json_text import json_text

ReportFormat = Literal["text", "json", "csv"]
REPORT_FORMATS: tuple[ReportFormat, ...] = get_args(ReportFormat)

_ORDER = {"no": 0, "change": 1, None: 2, "yes": 3}
_COLUMNS = ("id", "verdict", "remark", "by", "changed", "text", "file")


def review_report(
    answers: Sequence[ReviewAnswer], items: Mapping[str, ReviewItem], form: ReportFormat
) -> str:
    """Return the list, ending in a line break; `items` are all that were asked, in the order of the route."""
    order = {key: number for number, key in enumerate(items)}
    sorted_answers = sorted(answers, key=lambda each: (_ORDER[each.verdict], order[each.item.id], each.by))
    rows = [_row(answer) for answer in sorted_answers]
    if form == "json":
        return json_text(rows) + "\n"
    if form == "csv":
        return _csv(rows)
    lines = [_line(answer) for answer in sorted_answers if _open(answer)]
    return "\n".join((*_summary(answers, items), *lines)) + "\n"


def _open(answer: ReviewAnswer) -> bool:
    return answer.verdict != "yes" or bool(answer.remark) or answer.changed


def _row(answer: ReviewAnswer) -> dict[str, object]:
    values = (
        *(answer.item.id, answer.verdict, answer.remark, answer.by),
        *(answer.changed, answer.item.text, answer.file),
    )
    return dict(zip(_COLUMNS, values, strict=True))


def _csv(rows: Iterable[Mapping[str, object]]) -> str:
    """Return the rows for a spreadsheet, in which nothing is calculated."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow(harmless("" if value is None else str(value)) for value in row.values())
    return out.getvalue()


def _summary(answers: Sequence[ReviewAnswer], items: Mapping[str, ReviewItem]) -> list[str]:
    counts = Counter(answer.verdict for answer in answers)
    answered = len({answer.item.id for answer in answers})
    disputed = [
        key
        for key in items
        if len({each.verdict for each in answers if each.item.id == key and each.verdict}) > 1
    ]
    lines = [
        f"{answered} of {len(items)} items answered:"
        f" {counts['yes']} yes, {counts['no']} no, {counts['change']} to change, {counts[None]} remarks alone"
    ]
    lines += [f"experts differ on {key}" for key in disputed]
    return [*lines, ""]


def _line(answer: ReviewAnswer) -> str:
    note = " (the words have changed since)" if answer.changed else ""
    says = f": {printable(' '.join(answer.remark.split()))}" if answer.remark else ""
    head = f"{answer.item.id} [{answer.verdict or 'remark'}] {printable(answer.by)}{says}{note}"
    return f"{head}\n    {answer.item.text}"
