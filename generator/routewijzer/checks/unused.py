"""Rules about what is written down and never used, and about the files in `content/`."""

import re
from collections.abc import Iterable, Iterator, Mapping

from routewijzer.checks.references import named
from routewijzer.checks.rule import Problem, Subject


def unused(subject: Subject) -> Iterator[Problem]:
    """Every lane, phase, link, source, question and contact service is named somewhere."""
    sections: Mapping[str, Iterable[str]] = {
        "lane": subject.route.lanes,
        "phase": subject.route.phases,
        "link": subject.route.links,
        "source": subject.route.sources,
        "question": subject.route.questions,
        "service": (key for key, service in subject.route.services.items() if not service.lane),
    }
    for kind, keys in sections.items():
        used = named(subject, kind) | (named(subject, "element") if kind == "service" else frozenset())
        for key in keys:
            if key not in used:
                message = f'{kind} "{key}" is never used'
                yield Problem((f"{kind}s", key), message, "use it or delete it", "warning")


def unused_term(subject: Subject) -> Iterator[Problem]:
    """Every term of the glossary occurs in a text of the route or is named by `see`."""
    route = subject.route
    linked = named(subject, "term")
    everything = subject.words
    for key, term in route.terms.items():
        words = (term.title, *term.forms)
        if key not in linked and not any(_occurs(word, everything) for word in words):
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
    texts = {part.content for part in subject.described.values()} | set(subject.route.texts.values())
    for name in sorted(subject.content):
        if name not in texts:
            message = f"nothing names the file content/{name}"
            yield Problem((), message, 'name it with "content" or delete it', "warning")


def _occurs(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", text) is not None
