"""Rules about ids, titles and texts: everything that is named exists once and can be told apart."""

import re
from collections.abc import Iterable, Iterator

from routewijzer.characters import as_read, as_seen, find_invisible
from routewijzer.checks.references import nameable_parts, paths_of, references, targets
from routewijzer.checks.rule import Problem, Subject, values
from routewijzer.findings import KeyPath, Severity, did_you_mean, guesses, known_names, nearest, phrase
from routewijzer.icons import icon_names, nearest_icons
from routewijzer.model import SECTION, Decision, Question
from routewijzer.model.types import ID_PATTERN
from routewijzer.page_ids import is_device, is_reserved

_ID = re.compile(ID_PATTERN)
_WORD_LISTS = ("also", "forms", "hyphens", "foreign_words")
"""Lists of words, which look like ids but are none."""


def unknown_id(subject: Subject) -> Iterator[Problem]:
    """Require that every id that the model names exists."""
    unknown = (
        reference
        for reference in references(subject)
        if reference.id not in nameable_parts(subject, reference.kind)
    )
    for number, reference in enumerate(unknown):
        names = nameable_parts(subject, reference.kind)
        near = did_you_mean(reference.id, names) if number < guesses(names) else None
        hint = near or (known_names(names) if names else phrase("none-yet", kind=reference.kind))
        message = phrase("unknown-id", kind=reference.kind, id=reference.id)
        is_value, about = reference.kind != "legend entry", paths_of(subject, reference.id, reference.kind)
        yield Problem(reference.path, message, hint, value=is_value, about=about)
    for key, duty in subject.route.duties.items():
        if duty.ask and (duty_question := subject.route.questions.get(duty.ask.question)):
            yield from _unknown_answers(("duties", key, "ask", "done"), duty_question, duty.ask.done)
    for key, answer in (subject.route.entrance.answers if subject.route.entrance else {}).items():
        if answer.ask and (duty_question := subject.route.questions.get(answer.ask.question)):
            answers = tuple(answer.ask.answers)
            yield from _unknown_answers(
                ("entrance", "answers", key, "ask", "answers"), duty_question, answers
            )
    for key, path in subject.route.regions.paths.items():
        for question, answers in path.when.items():
            if duty_question := subject.route.questions.get(question):
                yield from _unknown_answers(
                    ("regions", "paths", key, "when", question), duty_question, answers
                )
    for key, decision in subject.route.decisions.items():
        yield from _unknown_in_table(subject, ("decisions", key), decision)


def edge_into_nowhere(subject: Subject) -> Iterator[Problem]:
    """Require that every edge and every outcome leads to an element."""
    elements = subject.route.elements
    nowhere = ((path, target) for _, path, target in targets(subject) if target not in elements)
    for number, (path, target) in enumerate(nowhere):
        near = did_you_mean(target, elements) if number < guesses(elements) else None
        yield Problem(path, phrase("edge-into-nowhere", target=target), near, about=paths_of(subject, target))


def unknown_icon(subject: Subject) -> Iterator[Problem]:
    """Require that an icon is one of Material's, by the name that it has there."""
    elements = subject.route.elements.items()
    unknown = [(key, part) for key, part in elements if part.icon and part.icon not in icon_names()]
    for number, (key, element) in enumerate(unknown):
        name = element.icon or ""
        near = nearest_icons(name) if number < guesses(icon_names()) else ()
        hint = phrase("unknown-icon.nearest", names=", ".join(near)) if near else None
        path = (SECTION[element.element_kind], key, "icon")
        yield Problem(path, phrase("unknown-icon", name=name), hint, value=True)


def duplicate_id(subject: Subject) -> Iterator[Problem]:
    """Require that an id is used once among elements and lanes: it is the address of a page."""
    homes: dict[str, KeyPath] = {}
    for section in ("lanes", *SECTION.values()):
        for key in getattr(subject.route, section):
            if key in homes:
                yield Problem((section, key), phrase("duplicate-id", id=key), other=homes[key])
            homes.setdefault(key, (section, key))


def reserved_id(subject: Subject) -> Iterator[Problem]:
    """Require that no id that stands in a page is one that the pages themselves use."""
    for section in ("lanes", *SECTION.values(), "terms", "links", "sources", "cases"):
        for key in getattr(subject.route, section):
            if is_reserved(key):
                yield Problem((section, key), phrase("reserved-id", id=key))


def reserved_file_name(subject: Subject) -> Iterator[Problem]:
    """Require that no id that becomes the name of a file or folder is one that Windows cannot write."""
    head: tuple[tuple[KeyPath, str], ...] = ((("route", "id"), subject.route.route.id),)
    pages = ((path, str(path[-1])) for path in subject.described_parts)
    aliases = (
        ((*path, "aliases", index), alias)
        for path, described in subject.described_parts.items()
        for index, alias in enumerate(described.aliases)
    )
    cases = ((("cases", key), key) for key in subject.route.cases)
    for path, key in (*head, *pages, *aliases, *cases):
        if is_device(key):
            is_value = path[0] == "route" or "aliases" in path
            yield Problem(path, phrase("reserved-file-name", id=key), value=is_value)


def alias_collision(subject: Subject) -> Iterator[Problem]:
    """Require that a former id (alias) is neither a present id nor an alias of something else."""
    owner: dict[str, KeyPath] = {str(path[-1]): path for path in subject.described_parts}
    for path, described in subject.described_parts.items():
        for index, alias in enumerate(described.aliases):
            if alias in owner and owner[alias][:-1] != (*path, "aliases"):  # that is a repeated item
                message = phrase("alias-collision", alias=alias)
                yield Problem((*path, "aliases", index), message, value=True, other=owner[alias])
            owner.setdefault(alias, (*path, "aliases", index))


def duplicate_title(subject: Subject) -> Iterator[Problem]:
    """Require that no two elements, lanes, links or terms of the same sort have the same title.

    Nor two answers, questions or outcomes that a reader chooses from.
    """
    route = subject.route
    yield from _alike(
        "title", ((path, "title", part.title) for path, part in subject.described_parts.items())
    )
    for section in ("links", "terms"):
        parts = getattr(route, section).items()
        yield from _alike("title", (((section, key), "title", part.title) for key, part in parts))
    for name, question in route.questions.items():
        answers = question.answers.items()
        at: KeyPath = ("questions", name, "answers")
        yield from _alike("answer", (((*at, key), "title", answer.title) for key, answer in answers))
    if route.entrance:
        at = ("entrance", "answers")
        entries = route.entrance.answers.items()
        yield from _alike("answer", (((*at, key), "title", answer.title) for key, answer in entries))
    for name, decision in route.decisions.items():
        questions = ((key, route.questions[key]) for key in decision.questions if key in route.questions)
        yield from _alike(
            "question",
            ((("questions", key), "text", question.text) for key, question in questions),
            Severity.WARNING,
        )
        at = ("decisions", name, "outcomes")
        outcomes = decision.outcomes.items()
        yield from _alike(
            "outcome", (((*at, key), "title", outcome.title) for key, outcome in outcomes), Severity.WARNING
        )


def repeated_item(subject: Subject) -> Iterator[Problem]:
    """Require that no list says the same twice."""
    for path, value in values(subject):
        if not isinstance(value, list):
            continue
        is_ids = path[-1] not in _WORD_LISTS
        positions: dict[str, int] = {}
        for index, item in enumerate(value):
            text = as_seen(str(item)) if isinstance(item, str | int) else ""
            if text in positions:
                severity = Severity.ERROR if is_ids and _ID.fullmatch(text) else Severity.WARNING
                message, first = phrase("repeated-item", item=text), (*path, positions[text])
                yield Problem((*path, index), message, severity=severity, value=True, other=first)
            elif text:
                positions[text] = index


def invisible_character(subject: Subject) -> Iterator[Problem]:
    """Require that no text holds characters that cannot be seen but change what is read."""
    for path, value in values(subject):
        if isinstance(value, str) and (at := find_invisible(value)) is not None:
            message = phrase("invisible-character", code=f"{ord(value[at]):04X}")
            yield Problem(path, message, value=True)


def _alike(
    what: str, entries: Iterable[tuple[KeyPath, str, str]], severity: Severity = Severity.ERROR
) -> Iterator[Problem]:
    """Yield the parts (path, key of the text, text) that a reader cannot tell apart."""
    first: dict[str, KeyPath] = {}
    for path, key, text in entries:
        reading = as_read(text)
        if reading in first and first[reading] != path:
            message = phrase("duplicate-title", kind=what, text=text)
            yield Problem((*path, key), message, severity=severity, other=(*first[reading], key))
        first.setdefault(reading, path)


def _unknown_in_table(subject: Subject, path: KeyPath, decision: Decision) -> Iterator[Problem]:
    questions = subject.route.questions
    misspelled = {nearest(key, questions) for key in decision.questions if key not in questions}
    for name, rule in decision.rules.items():
        if rule.then not in decision.outcomes:
            hint = did_you_mean(rule.then, decision.outcomes)
            message, about = phrase("unknown-id.outcome", id=rule.then), (*path, "outcomes", rule.then)
            yield Problem((*path, "rules", name, "then"), message, hint, value=True, about=(about,))
        for question, answers in rule.when.items():
            where = (*path, "rules", name, "when", question)
            if question in misspelled:
                continue
            if question not in decision.questions:
                hint = did_you_mean(question, decision.questions)
                about = (*path, "questions", question)
                yield Problem(where, phrase("unknown-id.question", id=question), hint, about=(about,))
            elif question in questions:
                yield from _unknown_answers(where, questions[question], answers)


def _unknown_answers(path: KeyPath, question: Question, answers: Iterable[str]) -> Iterator[Problem]:
    for answer in answers:
        if answer not in question.answers:
            options = question.answers
            hint = did_you_mean(answer, options) or (known_names(options) if options else None)
            message = phrase("unknown-id.answer", question=question.id, answer=answer)
            about = ("questions", question.id, "answers", answer)
            yield Problem(path, message, hint, value=True, about=(about,))
