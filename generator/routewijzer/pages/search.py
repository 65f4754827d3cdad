"""What the search knows of each page: every word that a reader can find on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from routewijzer.display_names import heading, kind
from routewijzer.model import Decision, Described, Element, Question, Service
from routewijzer.pages.page import Context, Page, SearchEntry


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something that the search can lead to: an address from the site's root and what is known of it."""

    path: str
    search: SearchEntry


def hits(context: Context, pages: Iterable[Page]) -> tuple[SearchHit, ...]:
    """Everything that the search leads to: the pages, then each term at its place in the glossary."""
    glossary = context.addresses.glossary
    found = tuple(SearchHit(page.path, page.search) for page in pages if page.search is not None)
    terms = (
        SearchHit(
            f"{glossary}#{term.id}",
            SearchEntry(term.title, (*term.forms, context.words.kind.term), term.text),
        )
        for term in context.route.terms.values()
    )
    return (*found, *terms)


def element_entry(context: Context, element: Element) -> SearchEntry:
    """The entry of an element's page."""
    extra = [kind(context.words, element)]
    if isinstance(element, Service):
        extra += [text for text in (element.phone, element.hours, element.chat) if text]
    return described_entry(context, element, heading(context.words, element), tuple(extra))


def described_entry(
    context: Context, described: Described, title: str, extra: tuple[str, ...]
) -> SearchEntry:
    """The entry of an element or lane: its texts, and as keywords its other names."""
    names = (
        described.short,
        *described.also,
        described.id.replace("-", " "),
        *(alias.replace("-", " ") for alias in described.aliases),
    )
    keywords = tuple(dict.fromkeys(name for name in (*names, *extra) if name and name != title))
    return SearchEntry(title, keywords, " ".join(_texts(context, described)))


def _texts(context: Context, described: Described) -> Iterator[str]:
    if described.summary:
        yield described.summary
    for fact in described.facts.values():
        yield from (text for text in (fact.label, fact.text, fact.detail) if text)
    for point in described.open.values():
        yield from (text for text in (point.when, point.text, *point.readings) if text)
    yield from (context.route.links[key].title for key in described.links if key in context.route.links)
    if isinstance(described, Element):
        yield from (following.when for following in described.next.values() if following.when)
    if isinstance(described, Decision):
        for key in described.questions:
            yield from _question(context.route.questions.get(key))
        yield from (rule.because for rule in described.rules.values())
        for outcome in described.outcomes.values():
            yield from (outcome.title, outcome.advice, *outcome.actions, *outcome.readings)
            yield from (text for text in (outcome.when, outcome.open) if text)
    yield context.prose.get(described.content or "", Markup("")).striptags()


def _question(question: Question | None) -> Iterator[str]:
    if question is not None:
        yield from (
            question.text,
            *question.examples,
            *(answer.title for answer in question.answers.values()),
        )
        if question.help:
            yield question.help
