"""What the search knows of each page: every word that a reader can find on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from routewijzer import addresses
from routewijzer.display_names import heading, kind
from routewijzer.exports.search import SearchAlarm, SearchCall, SearchWords
from routewijzer.model import Described, Element, Service, search_texts
from routewijzer.pages.links import phone_of
from routewijzer.pages.page import Context, Page, SearchEntry
from routewijzer.pages.text_marks import foreign_words, script_marks
from routewijzer.phone import named_number


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something that the search can lead to: an address from the site's root and what is known of it."""

    path: str
    search: SearchEntry


def hits(context: Context, pages: Iterable[Page]) -> tuple[SearchHit, ...]:
    """Everything that the search leads to: the pages, then each term at its place in the glossary."""
    glossary = context.addresses.glossary
    entries = tuple(SearchHit(page.path, page.search) for page in pages if page.search is not None)
    terms = (
        SearchHit(
            f"{glossary}#{term.id}",
            SearchEntry(term.title, (*term.forms, context.words.kind.term), term.text),
        )
        for term in context.route.terms.values()
    )
    return (*entries, *terms)


def search_words(context: Context) -> SearchWords:
    """Return what the model says of the words that readers type, with the numbers of the services to call.

    A service without a number is left out.
    """
    route = context.route
    always = tuple(dict.fromkeys(entry.service for entry in route.route.emergency.values()))
    services = dict.fromkeys(
        (*always, *(key for alarm in route.search.alarms.values() for key in alarm.services))
    )
    calls = {
        key: SearchCall(_call(context, phone[0]), phone[1], phone[0].phone_note or "", addresses.element(key))
        for key in services
        if (phone := phone_of(route, key)) is not None
    }
    return SearchWords(
        same=tuple(route.search.same.values()),
        alarms=tuple(
            SearchAlarm(alarm.words, tuple(calls[key].path for key in alarm.services if key in calls))
            for alarm in route.search.alarms.values()
        ),
        calls=tuple(calls.values()),
        always=tuple(calls[key].path for key in always if key in calls),
        marks=script_marks(foreign_words(route)),
    )


def _call(context: Context, service: Service) -> str:
    """Return the words of a call: "Bel Veilig Thuis: 0800-2000"; a number in the name stands there once."""
    named = bool(service.number and named_number(service.title, service.number))
    return context.words(
        "search.call_named" if named else "search.call", name=service.title, number=service.phone or ""
    )


def element_entry(context: Context, element: Element) -> SearchEntry:
    """Return the entry of an element's page."""
    return described_entry(context, element, heading(context.words, element), (kind(context.words, element),))


def described_entry(
    context: Context, described: Described, title: str, extra: tuple[str, ...]
) -> SearchEntry:
    """Return the entry of an element or lane: its texts, and as keywords its other names."""
    names = (
        *search_texts(context.route, described, keyword=True),
        described.id.replace("-", " "),
        *(alias.replace("-", " ") for alias in described.aliases),
    )
    keywords = tuple(dict.fromkeys(name for name in (*names, *extra) if name != title))
    longer = context.prose.get(described.content or "", Markup("")).striptags()
    return SearchEntry(title, keywords, " ".join((*search_texts(context.route, described), longer)))
