"""Rules about what is written down and never used, and about the files in `content/`."""

import re
from collections.abc import Iterable, Iterator, Mapping

from routewijzer.checks.references import named_ids
from routewijzer.checks.rule import Problem, Subject
from routewijzer.findings import Severity, phrase

_WORD = re.compile(r"\w+")


def unused(subject: Subject) -> Iterator[Problem]:
    """Require that every lane, phase, part, link, source, question and contact service is named somewhere."""
    sections: Mapping[str, Iterable[str]] = {
        "lane": subject.route.lanes,
        "phase": subject.route.phases,
        "part": subject.route.parts,
        "link": subject.route.links,
        "source": subject.route.sources,
        "question": subject.route.questions,
        "service": (key for key, service in subject.route.services.items() if not service.lane),
    }
    uses = named_ids(subject)
    for kind, keys in sections.items():
        used = uses[kind] | (uses["element"] if kind == "service" else frozenset())
        for key in keys:
            if key not in used:
                message = phrase("unused", kind=kind, key=key)
                yield Problem((f"{kind}s", key), message, severity=Severity.WARNING)


def unused_term(subject: Subject) -> Iterator[Problem]:
    """Require that every term of the glossary occurs in a text of the route or is named by `see`."""
    route = subject.route
    linked = named_ids(subject)["term"]
    text = subject.words
    words = frozenset(_WORD.findall(text))
    for key, term in route.terms.items():
        if key not in linked and not any(_occurs(form, text, words) for form in (term.title, *term.forms)):
            yield Problem(("terms", key), phrase("unused-term", term=key), severity=Severity.WARNING)


def missing_content(subject: Subject) -> Iterator[Problem]:
    """Require that a longer text that the model names stands in `content/`."""
    for path, described in subject.described_parts.items():
        if described.content and described.content not in subject.content:
            yield Problem((*path, "content"), phrase("missing-content", name=described.content), value=True)
    for key, name in subject.route.texts.items():
        if name not in subject.content:
            yield Problem(("texts", key), phrase("missing-content.text", name=name), value=True)


def orphan_content(subject: Subject) -> Iterator[Problem]:
    """Require that every Markdown file in `content/` is named by the model."""
    texts = {part.content for part in subject.described_parts.values()} | set(subject.route.texts.values())
    for name in sorted(subject.content):
        if name not in texts:
            yield Problem((), phrase("orphan-content", name=name), severity=Severity.WARNING)


def _occurs(form: str, text: str, words: frozenset[str]) -> bool:
    """Whether a term stands in `text` as whole words; the text is only searched where all its words occur."""
    sought = form.casefold()
    parts = _WORD.findall(sought)
    if parts == [sought]:
        return sought in words
    return words.issuperset(parts) and re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", text) is not None
