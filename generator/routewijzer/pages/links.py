"""Standing on one page: what other things are called from here, and the way to them."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from routewijzer import addresses
from routewijzer.content.markdown import anchor
from routewijzer.diagram.svg.palette import PHASES, TONES
from routewijzer.display_names import heading, kind
from routewijzer.i18n import Words
from routewijzer.model import SECTION, Described, Element, Lane, Route, Service, Shape, Step
from routewijzer.pages.page import Context
from routewijzer.phone import named_number
from routewijzer.yamldoc import KeyPath


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A link inside the site.

    Where to, under which name, and what kind of thing it is (`shape` for its sign, `kind` in a word; both
    empty for what is no element). `icon` is the name of one, or empty.
    """

    href: str
    title: str
    shape: Shape | str = ""
    kind: str = ""
    number: int | None = None
    icon: str = ""


def sign_off_line(context: Context) -> str:
    """Return who approved the route, in words: this version, an earlier one, or nobody."""
    words, signed = context.words, context.route.route.sign_off
    if signed is None and context.lapsed_sign_off is None:
        return words.review.unsigned
    key, of = ("signed", signed) if signed else ("other_version", context.lapsed_sign_off)
    return words(f"review.{key}", by=of.by, role=of.role, date=spoken_date(words, of.date)) if of else ""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """A place in the site, `path` from its root. Makes the names and relative addresses of its links."""

    context: Context
    path: str

    @property
    def route(self) -> Route:
        """The route that the site shows."""
        return self.context.route

    @property
    def words(self) -> Words:
        """The words of the interface."""
        return self.context.words

    def to(self, target: str) -> str:
        """Return the address of a target from the site's root: relative, or inside the one file."""
        whole = self.context.one_file
        return whole.to(target) if whole else addresses.relative(target, self.path)

    def to_page(self, key: str) -> str:
        """Return the relative address of the page of an element or lane."""
        return self.to(addresses.element(key))

    def to_term(self, key: str) -> str:
        """Return the relative address of a term in the glossary."""
        return self.to(f"{self.context.addresses.glossary}#{key}")

    def sign(self, kind: str) -> str:
        """Return what a kind of edge or element is called in the legend of the picture."""
        entry = self.route.legend.get(kind)
        if entry is not None:
            return entry.title
        return self.words.edge[kind] if kind in self.words.edge else self.words.kind[kind]

    def term_of(self, title: str) -> str | None:
        """Return the term of this very name: a page about it need not lead to its own explanation."""
        name = title.casefold()
        return next((key for key, term in self.route.terms.items() if term.title.casefold() == name), None)

    def prose(self, file: str | None, key: str, home: str) -> Markup:
        """Return a file of content/ as it stands here; empty for no file.

        `key` is the id of what it belongs to, `home` the address of the page of that.
        """
        if file is None or file not in self.context.prose:
            return Markup("")
        return anchor(self.context.prose[file], self.to, key, home)

    def prose_of(self, described: Described) -> Markup:
        """Return the longer text of an element or lane as it stands here; empty for none."""
        return self.prose(described.content, described.id, addresses.element(described.id))

    def reference(self, key: str) -> ReferenceView:
        """Return a link to an element, lane, term or link of the library; KeyError for any other id."""
        if key in self.route.elements:
            element = self.route.elements[key]
            number = element.number if isinstance(element, Step) else None
            return ReferenceView(
                self.to_page(key),
                heading(self.words, element),
                element.shape,
                kind(self.words, element),
                number,
                element.icon or "",
            )
        if key in self.route.lanes:
            return ReferenceView(self.to_page(key), self.route.lanes[key].title, kind=self.words.kind.lane)
        if key in self.route.terms:
            return ReferenceView(self.to_term(key), self.route.terms[key].title, kind=self.words.kind.term)
        link = self.route.links[key]
        return ReferenceView(self.to(f"{self.context.addresses.links}#{key}"), link.title)


def model_path(described: Described) -> KeyPath:
    """Return where the model says an element or lane."""
    section = SECTION[described.element_kind] if isinstance(described, Element) else "lanes"
    return (section, described.id)


def lane_class(route: Route, key: str | None) -> str:
    """Return the class that gives a lane its colours: `lane-0` to `lane-5` in order.

    `lane-who` for the column of stakeholders; empty for what stands in no lane.
    """
    if key is None or key not in route.lanes:
        return ""
    if route.lanes[key].column:
        return "lane-who"
    bands = [name for name, lane in route.lanes.items() if not lane.column]
    return f"lane-{bands.index(key) % TONES}"


def phase_colour(index: int) -> int:
    """Return the number of the colour of the route's `index`-th phase: the one that it has in the picture."""
    return index % PHASES


def when(words: Words, clause: str | None, *, opens: bool = False) -> str | None:
    """Return a condition as people read it: "als er genoeg signalen zijn"; None for none.

    "Als …" where it opens a sentence.
    """
    return words("when.opening" if opens else "when.clause", clause=clause) if clause else None


def phone_of(route: Route, key: str) -> tuple[Service, str] | None:
    """Return a service and the address that dials it; None without such a service, or without its number."""
    service = route.services.get(key)
    return (service, service.number.uri) if service and service.number else None


def with_number(words: str, service: Service) -> tuple[str, str]:
    """Return the words of a link that dials a service, and the number behind them.

    That is the words' own, taken from their end, or where they name none that of the service. Empty for a
    number in the middle of the words.
    """
    named = named_number(words, service.number) if service.number else None
    if named is None:
        return words, service.phone or ""
    if words[named.end :].strip():
        return words, ""
    return words[: named.start].rstrip(), words[named.start : named.end]


def spoken_date(words: Words, day: date | str) -> str:
    """Return a date as people say it: "23 november 2026", "januari 2021", "2019"."""
    parts = [int(part) for part in str(day).split("-")]
    months = words.date.months.split()
    if len(parts) == 1:
        return str(parts[0])
    if not 1 <= parts[1] <= 12:
        return str(day)
    month = months[parts[1] - 1]
    if len(parts) == 2:
        return words("date.month", month=month, year=parts[0])
    return words("date.day", day=parts[2], month=month, year=parts[0])


def in_lane(route: Route, lane: Lane, order: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the elements of a lane, in reading order."""
    return tuple(key for key in order if route.elements[key].lane == lane.id)
