"""The pages to look things up: glossary, link library, sources."""

from dataclasses import dataclass

from routewijzer.model import Route
from routewijzer.pages.basis import BasisMarkView, Bibliography, SourceView, is_added, source_view, sources_of
from routewijzer.pages.editor_paths import PartPathsView, part_paths_view
from routewijzer.pages.frame import see
from routewijzer.pages.links import PageLinks, ReferenceView
from routewijzer.pages.page import Context, Page, SearchEntry
from routewijzer.pages.statements import LinkView, link_view


@dataclass(frozen=True, slots=True)
class TermView:
    """An entry of the glossary.

    `source` names where the explanation comes from, when that is another one than the route's main source;
    `mark` says when it is an addition, inferred or open.
    """

    id: str
    title: str
    text: str
    forms: tuple[str, ...]
    source: str | None
    source_href: str | None
    mark: BasisMarkView | None
    see: tuple[ReferenceView, ...]
    at: PartPathsView | None


@dataclass(frozen=True, slots=True)
class LetterView:
    """The terms that begin with one letter."""

    letter: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class UsedLinkView:
    """A link with the pages that show it."""

    link: LinkView
    uses: tuple[ReferenceView, ...]
    at: PartPathsView | None


@dataclass(frozen=True, slots=True)
class LinkGroupView:
    """The links of one kind."""

    heading: str
    links: tuple[UsedLinkView, ...]


@dataclass(frozen=True, slots=True)
class UsedSourceView:
    """A source with everything that rests on it."""

    source: SourceView
    uses: tuple[ReferenceView, ...]


@dataclass(frozen=True, slots=True)
class SourceSectionView:
    """A list of links or sources with the address of the other list."""

    groups: tuple[LinkGroupView, ...]
    sources: tuple[UsedSourceView, ...]
    other: str


def glossary_page(context: Context) -> Page:
    """All terms by letter."""
    links = PageLinks(context, context.addresses.glossary)
    terms = sorted(context.route.terms.values(), key=lambda term: term.title.casefold())
    views = [_term(links, term.id) for term in terms]
    letters = tuple(
        LetterView(first, tuple(view for view in views if _letter(view.title) == first))
        for first in dict.fromkeys(_letter(view.title) for view in views)
    )
    return Page(
        path=links.path,
        template="glossary.html",
        title=context.words.glossary.title,
        view=letters,
        description=context.words.glossary.lead,
        section="glossary",
        styles=("lookup.css",),
        search=SearchEntry(
            context.words.glossary.title,
            tuple(context.words.glossary.keywords.split(", ")),
            context.words.glossary.lead,
        ),
        terms=True,
    )


def links_page(context: Context) -> Page:
    """Return the link library by kind."""
    links = PageLinks(context, context.addresses.links)
    used = {key: _where(links, key) for key in context.route.links}
    kinds = dict.fromkeys(link.kind for link in context.route.links.values())
    groups = tuple(
        LinkGroupView(
            context.words.link[f"{kind}_many"],
            tuple(
                UsedLinkView(link_view(links, link), used[key], part_paths_view(links, ("links", key)))
                for key, link in context.route.links.items()
                if link.kind == kind
            ),
        )
        for kind in kinds
    )
    text = " ".join(f"{link.title} {link.summary or ''}" for link in context.route.links.values())
    return Page(
        path=links.path,
        template="links.html",
        title=context.words.links.title,
        view=SourceSectionView(groups, (), links.to(context.addresses.sources)),
        description=context.words.links.lead,
        section="links",
        styles=("lookup.css",),
        search=SearchEntry(context.words.links.title, (), text, aside=1),
    )


def sources_page(context: Context) -> Page:
    """All sources, the main one first, each with the pages and terms that rest on it."""
    links = PageLinks(context, context.addresses.sources)
    sources = tuple(
        UsedSourceView(source_view(links, key, number), _resting(links, key))
        for number, key in enumerate(source_order(context.route), 1)
    )
    text = " ".join(source.title for source in context.route.sources.values())
    return Page(
        path=links.path,
        template="sources.html",
        title=context.words.sources.title,
        view=SourceSectionView((), sources, links.to(context.addresses.links)),
        description=context.words.sources.lead,
        section="links",
        styles=("lookup.css",),
        search=SearchEntry(context.words.sources.title, (), text, aside=1),
    )


def source_order(route: Route) -> tuple[str, ...]:
    """Return the ids of all sources: the main one, those that the route names, those that are added."""
    main = route.route.source
    return tuple(sorted(route.sources, key=lambda key: (key != main, is_added(route, key))))


def _letter(title: str) -> str:
    return next((letter.upper() for letter in title if letter.isalnum()), "#")


def _term(links: PageLinks, key: str) -> TermView:
    term, main = links.route.terms[key], links.route.route.source
    source = links.route.sources.get(term.source or "") if term.source != main else None
    mark = Bibliography(links, ()).mark(term.basis)
    if mark is None and source is not None and is_added(links.route, source.id):
        mark = BasisMarkView(
            "added", links.words.basis.added_word, links.words("basis.added_title", source=source.title)
        )
    return TermView(
        id=key,
        title=term.title,
        text=term.text,
        forms=term.forms,
        source=source.title if source else None,
        source_href=links.to(f"{links.context.addresses.sources}#{source.id}") if source else None,
        mark=mark,
        see=see(links, term.see),
        at=part_paths_view(links, ("terms", key)),
    )


def _where(links: PageLinks, link: str) -> tuple[ReferenceView, ...]:
    return tuple(
        links.reference(key)
        for key, page in links.route.pages.items()
        if link in page.links or any(fact.link == link for fact in page.facts.values())
    )


def _resting(links: PageLinks, source: str) -> tuple[ReferenceView, ...]:
    pages = (
        key
        for key, page in links.route.pages.items()
        if source in (page.source, *page.cites) or source in sources_of(page)
    )
    terms = (key for key, term in links.route.terms.items() if term.source == source)
    return tuple(links.reference(key) for key in (*pages, *terms))
