"""Differences in the words of a reader: one report that the page, the text and the Markdown all print."""

from collections.abc import Iterator
from dataclasses import dataclass

from routewijzer.annotations import DisplayName, OwnPage
from routewijzer.editions.approvals import HeldOperation
from routewijzer.editions.difference import (
    KINDS,
    AnswerCase,
    DifferenceKind,
    Differences,
    EdgeDifference,
    FieldChange,
    OutcomeChange,
    PartDifference,
    TableDifference,
)
from routewijzer.i18n import Words
from routewijzer.key_schema import KeySchema, display_name, homes, sections, value_at
from routewijzer.model import Route, key_schema
from routewijzer.yamldoc import Data, KeyPath

_SILENT = (("id",), ("edition",), ("published",), ("version",))
"""Fields of the head that the report's own title tells."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One difference.

    `label` says what it is about, `kind` is a word ("veranderd"); `before` and `after` are texts, empty for
    nothing; `reason` is the region's.
    """

    kind: str
    label: str
    before: str = ""
    after: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """Something that differs: how, its name, the id of its page (empty: none), and the differences."""

    kind: DifferenceKind
    title: str
    page: str
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class ReportChapter:
    """Differences of one sort."""

    title: str
    entries: tuple[ReportEntry, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that differs, in chapters; `intro` names both editions."""

    title: str
    intro: str
    chapters: tuple[ReportChapter, ...]

    def about(self, page: str) -> tuple[ReportEntry, ...]:
        """Return the entries that belong to the page of an element or lane."""
        return tuple(entry for chapter in self.chapters for entry in chapter.entries if entry.page == page)


def report(
    differences: Differences,
    base: Route,
    edition: Route,
    words: Words,
    operations: tuple[HeldOperation, ...] = (),
) -> Report:
    """Return the differences in words.

    Decisions, questions and what needs an approval (`operations`) come first: there a wrong word can hurt
    somebody.
    """
    names = _Names(base, edition, words)
    question_parts, others = names.questions(differences.parts)
    chapters = (
        ReportChapter(words.region.tables, tuple(_table(table, words) for table in differences.tables)),
        ReportChapter(words.region.asked, tuple(names.entries(question_parts, "changed"))),
        ReportChapter(words.region.approvals, tuple(names.approvals(operations))),
        ReportChapter(words.region.ways, tuple(_way(way, words) for way in differences.ways)),
        *(ReportChapter(words.region[f"parts_{kind}"], tuple(names.entries(others, kind))) for kind in KINDS),
    )
    filled = tuple(chapter for chapter in chapters if chapter.entries)
    intro = words("region.intro", base=differences.base, edition=differences.edition)
    return Report(words.region.title, intro if filled else words.region.nothing, filled)


def _table(table: TableDifference, words: Words) -> ReportEntry:
    lines = [_case(case, words) for case in table.cases]
    if table.more:
        lines.append(ReportLine("", words("region.more", count=table.more)))
    return ReportEntry("changed", table.title, table.id, tuple(lines))


def _case(case: AnswerCase, words: Words) -> ReportLine:
    answers = (
        words("region.answer", question=question, answers=words.region.answer_or.join(answers))
        for question, answers in case.answers
    )
    label = words.region.answer_and.join(answers) or words.region.always
    kind = "added" if case.before is None else "removed" if case.after is None else "changed"
    return ReportLine(words.region[kind], label, _goal(case.before, words), _goal(case.after, words))


def _goal(goal: OutcomeChange | None, words: Words) -> str:
    if goal is None:
        return ""
    return words("region.goal", outcome=goal.outcome, to=goal.to) if goal.to else goal.outcome


def _way(way: EdgeDifference, words: Words) -> ReportEntry:
    before, after = (_clause(when, words) for when in (way.before, way.after))
    kinds = {
        "added": ReportLine(words.region.added, after),
        "removed": ReportLine(words.region.removed, before),
    }
    line = kinds.get(way.kind, ReportLine(words.region.changed, "", before, after))
    return ReportEntry(way.kind, words("region.way", source=way.source, target=way.target), "", (line,))


def _clause(when: str | None, words: Words) -> str:
    return words("when.clause", clause=when) if when else words.region.unconditional


@dataclass(frozen=True, slots=True)
class _Names:
    """What ids and keys are called in the words of a reader."""

    base: Route
    edition: Route
    words: Words

    @property
    def keys(self) -> KeySchema:
        """The keys of the model, with what each means."""
        return key_schema(type(self.edition))

    def entries(self, parts: tuple[PartDifference, ...], kind: DifferenceKind) -> Iterator[ReportEntry]:
        """Yield the parts that differ in one way; those of which nothing is left to tell are left out."""
        entries = (self._entry(part) for part in parts if part.kind == kind)
        return (entry for entry in entries if entry.lines or kind != "changed")

    def questions(
        self, parts: tuple[PartDifference, ...]
    ) -> tuple[tuple[PartDifference, ...], tuple[PartDifference, ...]]:
        """Return the questions that are asked in other words or with other answers, and all other parts."""
        where = sections(self.keys, "question")
        questions = tuple(part for part in parts if part.section in where and part.kind == "changed")
        return questions, tuple(part for part in parts if part not in questions)

    def approvals(self, operations: tuple[HeldOperation, ...]) -> Iterator[ReportEntry]:
        """Yield the parts in which something counts only with an approval, with who gave it."""
        parts = dict.fromkeys(part.operation.target[:2] for part in operations)
        for path in parts:
            schema = self.keys.at(path)
            value = value_at(self.edition, path) or value_at(self.base, path)
            name = display_name(schema, value) if schema is not None and schema.fields else None
            section = self._word("section", str(path[0]))
            title = self.words("region.part", section=section, title=name or self.edition.route.name)
            page = str(path[1]) if schema is not None and schema.get(OwnPage) else ""
            lines = tuple(
                self._approval(operation)
                for operation in operations
                if operation.operation.target[:2] == path
            )
            yield ReportEntry("changed", title, page, lines)

    def _approval(self, operation: HeldOperation) -> ReportLine:
        approval, words = operation.approval, self.words
        state = (
            words("region.approved_by", by=approval.by, role=approval.role, day=approval.day.isoformat())
            if approval is not None
            else words.region.not_approved
        )
        path = operation.operation.target
        start = 1 if path[0] == "route" else 2
        return ReportLine(state, self._label(path, start), reason=f"{operation.reason}.")

    def _entry(self, part: PartDifference) -> ReportEntry:
        """Return a part with its differences."""
        section = self._word("section", part.section)
        title = self.words("region.part", section=section, title=part.title)
        page = part.id if part.page else ""
        if part.kind != "changed":
            reason = (
                (ReportLine(self.words.region[part.kind], "", reason=part.reason),) if part.reason else ()
            )
            return ReportEntry(part.kind, title, page, reason)
        changes = (change for change in part.changes if part.section != "route" or change.path not in _SILENT)
        return ReportEntry(part.kind, title, page, tuple(self._line(part, change) for change in changes))

    def _line(self, part: PartDifference, change: FieldChange) -> ReportLine:
        route = self.base if change.kind == "removed" else self.edition
        path = (part.section, *((part.id,) if part.id else ()), *change.path)
        return ReportLine(
            self.words.region[change.kind],
            self._label(path, len(path) - len(change.path)),
            self._value(path, change.before, self.base),
            self._value(path, change.after, route),
            change.reason,
        )

    def _label(self, path: KeyPath, start: int) -> str:
        """`Feit, toelichting`: the field, and inside a part of a part the field there.

        The part's own path is the first `start` steps.
        """
        inner = (end for end in range(start + 2, len(path)) if not self._is_name(path[: end + 1]))
        steps = [str(path[at]) for at in (*range(start, min(start + 1, len(path))), *inner)]
        return ", ".join(self._word("field", step) for step in steps[:2])

    def _is_name(self, path: KeyPath) -> bool:
        schema = self.keys.at(path)
        return schema is not None and schema.get(DisplayName) is not None

    def _word(self, kind: str, key: str) -> str:
        """Return what the theme calls a section or field; its key where the theme has no word for it."""
        name = f"{kind}_{key}"
        return self.words.region[name] if name in self.words.region else key  # noqa: SIM401  no mapping

    def _value(self, path: KeyPath, value: Data, route: Route) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return self.words.region.yes if value else self.words.region.no
        if isinstance(value, dict):
            schema = self.keys.at(path)
            name = display_name(schema, value) if schema is not None else None
            return name or "; ".join(self._value((*path, key), value[key], route) for key in value)
        if isinstance(value, list):
            ids = any(True for _ in homes(self.keys, path))  # one id or a list of them, under one annotation
            return ", ".join(self._value(path if ids else (*path, str(item)), item, route) for item in value)
        return self._id_name(path, str(value), route)

    def _id_name(self, path: KeyPath, value: str, route: Route) -> str:
        """Return an id by the name of its part, where the field holds ids."""
        for home in homes(self.keys, path):
            schema, part = self.keys.at((*home, value)), value_at(route, (*home, value))
            name = display_name(schema, part) if schema is not None else None
            if name:
                return name
        return value


def as_text(content: Report, markdown: bool = False) -> str:
    """Return the report as plain text, or as Markdown."""
    return "\n".join(_lines(content, markdown)).rstrip() + "\n"


def _lines(content: Report, markdown: bool) -> Iterator[str]:
    strong = "**" if markdown else ""
    yield from (f"# {content.title}" if markdown else content.title, "", content.intro)
    for chapter in content.chapters:
        yield from ("", f"## {chapter.title}" if markdown else chapter.title.upper(), "")
        for entry in chapter.entries:
            yield f"- {strong}{entry.title}{strong}"
            for line in entry.lines:
                yield f"    - {_one_line(line)}"


def _one_line(line: ReportLine) -> str:
    """`Feit (veranderd): oud → nieuw (reden)`."""
    label = f"{line.label} ({line.kind})" if line.label and line.kind else line.label or line.kind
    words = " → ".join(text for text in (line.before, line.after) if text)
    whole = f"{label}: {words}" if words else label
    return f"{whole} ({line.reason})" if line.reason else whole
