"""Rules about ids, titles and texts: everything that is named exists once and can be told apart."""

import re
from collections.abc import Iterable, Iterator

from routewijzer.characters import as_read, as_seen, find_invisible
from routewijzer.checks.references import known, references, targets
from routewijzer.checks.rule import Problem, Subject, values
from routewijzer.findings import Severity, did_you_mean, guesses, nearest, shown
from routewijzer.model import SECTION, Decision
from routewijzer.model.types import ID_PATTERN
from routewijzer.page_ids import is_device, is_reserved
from routewijzer.yamldoc import KeyPath

_ID = re.compile(ID_PATTERN)
_WORD_LISTS = ("also", "forms", "hyphens")
"""Lists of words, which look like ids but are none."""


def unknown_id(subject: Subject) -> Iterator[Problem]:
    """Every id that the model names exists."""
    unknown = (one for one in references(subject) if one.id not in known(subject, one.kind))
    for number, reference in enumerate(unknown):
        names = known(subject, reference.kind)
        near = did_you_mean(reference.id, names) if number < guesses(names) else ""
        hint = near or _listed(tuple(names)[:9], f"there is no {reference.kind} yet")
        is_value = reference.kind != "legend entry"
        yield Problem(reference.path, f'unknown {reference.kind} "{reference.id}"', hint, value=is_value)
    for key, decision in subject.route.decisions.items():
        yield from _unknown_in_table(subject, ("decisions", key), decision)


def edge_into_nowhere(subject: Subject) -> Iterator[Problem]:
    """Every edge and every outcome leads to an element."""
    elements = subject.route.elements
    nowhere = ((path, target) for _, path, target in targets(subject) if target not in elements)
    for number, (path, target) in enumerate(nowhere):
        near = did_you_mean(target, elements) if number < guesses(elements) else ""
        hint = near or "add the element or delete the edge"
        yield Problem(path, f'edge to unknown element "{target}"', hint)


def duplicate_id(subject: Subject) -> Iterator[Problem]:
    """An id is used once among elements and lanes: it is the address of a page."""
    seen: dict[str, KeyPath] = {}
    for section in ("lanes", *SECTION.values()):
        for key in getattr(subject.route, section):
            if key in seen:
                yield Problem(
                    (section, key), f'id "{key}" is used twice', "rename one of them", other=seen[key]
                )
            seen.setdefault(key, (section, key))


def reserved_id(subject: Subject) -> Iterator[Problem]:
    """No id that stands in a page is one that the pages themselves use."""
    for section in ("lanes", *SECTION.values(), "terms", "links", "sources", "cases"):
        for key in getattr(subject.route, section):
            if is_reserved(key):
                message = f'id "{key}" is one that the pages themselves use'
                yield Problem((section, key), message, f'take another, as "{key}-1" or a longer word')


def reserved_file_name(subject: Subject) -> Iterator[Problem]:
    """No id that becomes the name of a file or folder is one that Windows cannot write."""
    head: tuple[tuple[KeyPath, str], ...] = ((("route", "id"), subject.route.route.id),)
    pages = ((path, str(path[-1])) for path in subject.described)
    aliases = (
        ((*path, "aliases", index), alias)
        for path, described in subject.described.items()
        for index, alias in enumerate(described.aliases)
    )
    cases = ((("cases", key), key) for key in subject.route.cases)
    for path, key in (*head, *pages, *aliases, *cases):
        if is_device(key):
            message = f'"{key}" becomes the name of a file, which Windows cannot write'
            is_value = path[0] == "route" or "aliases" in path
            yield Problem(path, message, f'take another, as "{key}-1" or a longer word', value=is_value)


def alias_collision(subject: Subject) -> Iterator[Problem]:
    """A former id (alias) is neither a present id nor an alias of something else."""
    owner: dict[str, KeyPath] = {str(path[-1]): path for path in subject.described}
    for path, described in subject.described.items():
        for index, alias in enumerate(described.aliases):
            if alias in owner and owner[alias][:-1] != (*path, "aliases"):  # that is a repeated item
                message = f'alias "{alias}" is already the address of a page'
                yield Problem(
                    (*path, "aliases", index), message, "delete the alias", value=True, other=owner[alias]
                )
            owner.setdefault(alias, (*path, "aliases", index))


def duplicate_title(subject: Subject) -> Iterator[Problem]:
    """No two elements, lanes, links or terms of the same sort have the same title, nor two answers, questions
    or outcomes that a reader chooses from."""
    route = subject.route
    yield from _alike("title", ((path, "title", part.title) for path, part in subject.described.items()))
    for section in ("links", "terms"):
        parts = getattr(route, section).items()
        yield from _alike("title", (((section, key), "title", part.title) for key, part in parts))
    for name, question in route.questions.items():
        answers = question.answers.items()
        at: KeyPath = ("questions", name, "answers")
        yield from _alike("answer", (((*at, key), "title", answer.title) for key, answer in answers))
    for name, decision in route.decisions.items():
        asked = ((key, route.questions[key]) for key in decision.questions if key in route.questions)
        yield from _alike(
            "question", ((("questions", key), "text", one.text) for key, one in asked), "warning"
        )
        at = ("decisions", name, "outcomes")
        outcomes = decision.outcomes.items()
        yield from _alike("outcome", (((*at, key), "title", one.title) for key, one in outcomes), "warning")


def repeated_item(subject: Subject) -> Iterator[Problem]:
    """No list says the same twice."""
    for path, value in values(subject):
        if not isinstance(value, list):
            continue
        is_ids = path[-1] not in _WORD_LISTS
        seen: dict[str, int] = {}
        for index, item in enumerate(value):
            said = as_seen(str(item)) if isinstance(item, str | int) else ""
            if said in seen:
                severity: Severity = "error" if is_ids and _ID.fullmatch(said) else "warning"
                message, first = f"{shown(said)} stands twice in this list", (*path, seen[said])
                yield Problem((*path, index), message, "delete one", severity, value=True, other=first)
            elif said:
                seen[said] = index


def invisible_character(subject: Subject) -> Iterator[Problem]:
    """No text holds characters that cannot be seen but change what is read (zero width, direction)."""
    for path, value in values(subject):
        if isinstance(value, str) and (at := find_invisible(value)) is not None:
            message = f"text holds the invisible character U+{ord(value[at]):04X}"
            yield Problem(path, message, "delete it", value=True)


def _alike(
    what: str, named: Iterable[tuple[KeyPath, str, str]], severity: Severity = "error"
) -> Iterator[Problem]:
    """The parts (path, key of the text, text) that a reader cannot tell apart."""
    seen: dict[str, KeyPath] = {}
    for path, key, text in named:
        said = as_read(text)
        if said in seen and seen[said] != path:
            message = f"{what} {shown(text)} is used twice"
            yield Problem((*path, key), message, "say what differs", severity, other=(*seen[said], key))
        seen.setdefault(said, path)


def _unknown_in_table(subject: Subject, path: KeyPath, decision: Decision) -> Iterator[Problem]:
    questions = subject.route.questions
    misspelled = {nearest(key, questions) for key in decision.questions if key not in questions}
    for name, rule in decision.rules.items():
        if rule.then not in decision.outcomes:
            hint = did_you_mean(rule.then, decision.outcomes) or 'add it to "outcomes"'
            yield Problem((*path, "rules", name, "then"), f'unknown outcome "{rule.then}"', hint, value=True)
        for question, answers in rule.when.items():
            where = (*path, "rules", name, "when", question)
            if question in misspelled:
                continue
            if question not in decision.questions:
                hint = did_you_mean(question, decision.questions) or 'add it to "questions"'
                yield Problem(where, f'this decision does not ask "{question}"', hint)
            elif question in questions:
                for answer in answers:
                    if answer not in questions[question].answers:
                        options = questions[question].answers
                        hint = did_you_mean(answer, options) or _listed(tuple(options), "")
                        yield Problem(where, f'"{question}" has no answer "{answer}"', hint, value=True)


def _listed(names: tuple[str, ...], none: str) -> str:
    if not names:
        return none
    return f"known: {', '.join(names[:8])}{', …' if len(names) > 8 else ''}"
