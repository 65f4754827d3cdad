"""How sure a statement is, made visible: marks at what deviates, and the page's own list of sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from routewijzer.model import Basis, Decision, Described, Element, Route
from routewijzer.pages.links import PageLinks, spoken_date


@dataclass(frozen=True, slots=True)
class BasisMarkView:
    """A mark behind a statement.

    `kind` gives its shape, `text` the word or number that is read, `title` the explanation; `href` leads to
    the source where there is one. `note` is the number of the note of the page that says the explanation;
    None where the mark stands as a word.
    """

    kind: Literal["cited", "added", "inferred", "open"]
    text: str
    title: str
    href: str | None = None
    note: int | None = None


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note at the foot of a page: its text, and where its source stands in the list of the page, if any."""

    number: int
    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as a list shows it."""

    id: str
    number: int
    title: str
    url: str | None
    details: tuple[str, ...]
    added: bool
    verified: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The sources of one page, numbered in order; the first is the one that needs no mark.

    `notes` are the notes of the page in order, none for a page without a foot for them.
    """

    links: PageLinks
    keys: tuple[str, ...]
    notes: tuple[NoteView, ...] = ()

    def mark(self, basis: Basis, source: str | None = None, place: str | None = None) -> BasisMarkView | None:
        """Return the mark of a statement, or None for what the page's first source simply states.

        `place` says where in the source it stands, in words.
        """
        words = self.links.words
        if basis != "stated":
            title = words.basis[f"{basis}_title"]
            return BasisMarkView(basis, words.basis[basis], title, note=self.note(title))
        if source is None or source not in self.keys or source == self.keys[0]:
            return None
        number = self.keys.index(source) + 1
        kind: Literal["cited", "added"] = "added" if is_added(self.links.route, source) else "cited"
        title = words(f"basis.{kind}_title", source=self.links.route.sources[source].title)
        title += f", {place}" if place else ""
        return BasisMarkView(
            kind, words(f"basis.{kind}", number=number), title, f"#source-{number}", self.note(title)
        )

    def note(self, text: str | None) -> int | None:
        """Return the number of the note that says a text; None where no note does."""
        return next((note.number for note in self.notes if note.text == text), None)

    def views(self) -> tuple[SourceView, ...]:
        """Return the list of sources."""
        return tuple(source_view(self.links, key, number) for number, key in enumerate(self.keys, 1))

    @property
    def whole_is_added(self) -> bool:
        """Whether the page as a whole rests on another source than the route's."""
        return bool(self.keys) and is_added(self.links.route, self.keys[0])


def is_added(route: Route, source: str) -> bool:
    """Whether a source is neither the route's main source nor named by it (`cites`)."""
    return source != route.route.source and not any(source in page.cites for page in route.pages.values())


def bibliography(links: PageLinks, described: Described) -> Bibliography:
    """Return the sources of an element or lane.

    Its own first, then those that it cites, then all others that something on its page rests on, in the
    model's order.
    """
    known = links.route.sources
    used = (described.source, *described.cites, *sources_of(described))
    return Bibliography(links, tuple(dict.fromkeys(key for key in used if key is not None and key in known)))


def sources_of(described: Described) -> Iterator[str]:
    """Yield the sources that are named inside an element or lane, in the model's order, with repeats."""
    parts: list[str | None] = [fact.source for fact in described.facts.values()]
    parts += [point.source for point in described.open.values()]
    if isinstance(described, Element):
        parts += [following.source for following in described.next.values()]
    if isinstance(described, Decision):
        parts += [rule.source for rule in described.rules.values()]
        parts += [outcome.source for outcome in described.outcomes.values()]
    yield from (source for source in parts if source is not None)


def source_view(links: PageLinks, key: str, number: int) -> SourceView:
    """One source: title, and as details who published it, when, and when it was checked."""
    source, words = links.route.sources[key], links.words
    details = (
        source.publisher,
        spoken_date(words, source.date) if source.date else source.date_note,
        words("source.checked", date=spoken_date(words, source.checked)) if source.checked else None,
        None if source.verified else words.source.unverified,
    )
    return SourceView(
        id=key,
        number=number,
        title=source.title,
        url=source.url,
        details=tuple(detail for detail in details if detail),
        added=is_added(links.route, key),
        verified=source.verified,
        note=source.note,
    )
