"""Rules about what is written down and never used, and about the files in `content/`."""

import re
from collections.abc import Iterator

from routewijzer.checks.references import references
from routewijzer.checks.rule import Problem, Subject


def unused(subject: Subject) -> Iterator[Problem]:
    """Every link, source, question and contact service is named somewhere."""
    named = {
        (kind, reference.id) for reference in references(subject) for kind in reference.kind.split(" or ")
    }
    asked = {question for decision in subject.route.decisions.values() for question in decision.questions}
    named |= {("question", question) for question in asked}
    sections = {
        "link": subject.route.links,
        "source": subject.route.sources,
        "question": subject.route.questions,
    }
    for kind, section in sections.items():
        for key in section:
            if (kind, key) not in named:
                yield Problem(
                    (f"{kind}s", key), f'{kind} "{key}" is never used', "use it or delete it", "warning"
                )
    for key, service in subject.route.services.items():
        off_route = not service.lane
        if off_route and not {("service", key), ("element", key)} & named:
            yield Problem(
                ("services", key), f'service "{key}" is never used', "use it or delete it", "warning"
            )


def unused_term(subject: Subject) -> Iterator[Problem]:
    """Every term of the glossary occurs in a text of the route or is named by `see`."""
    route = subject.route
    named = {reference.id for reference in references(subject) if "term" in reference.kind}
    everything = subject.words
    for key, term in route.terms.items():
        words = (term.title, *term.forms)
        if key not in named and not any(_occurs(word, everything) for word in words):
            message = f'term "{key}" occurs in no text'
            yield Problem(
                ("terms", key), message, 'use it, add the spelling to "forms", or delete it', "warning"
            )


def missing_content(subject: Subject) -> Iterator[Problem]:
    """A longer text that the model names stands in `content/`."""
    for path, described in subject.described.items():
        if described.content and described.content not in subject.content:
            message = f"no file content/{described.content}"
            yield Problem((*path, "content"), message, 'write it or delete "content"', value=True)
    for key, name in subject.route.texts.items():
        if name not in subject.content:
            yield Problem(
                ("texts", key), f"no file content/{name}", "write it or delete the line", value=True
            )


def orphan_content(subject: Subject) -> Iterator[Problem]:
    """Every Markdown file in `content/` is named by the model."""
    named = {part.content for part in subject.described.values()} | set(subject.route.texts.values())
    for name in sorted(subject.content):
        if name not in named:
            message = f"nothing names the file content/{name}"
            yield Problem((), message, 'name it with "content" or delete it', "warning")


def _occurs(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", text) is not None
