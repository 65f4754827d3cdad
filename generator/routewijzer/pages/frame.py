"""What the pages of elements and lanes have in common: the texts, links and sources of a `Described`."""

from dataclasses import dataclass

from markupsafe import Markup

from routewijzer.model import Described
from routewijzer.pages.basis import Bibliography, NoteView, SourceView
from routewijzer.pages.editor_paths import PartPathsView, part_paths_view
from routewijzer.pages.links import PageLinks, ReferenceView, model_path, sign_off_line, spoken_date
from routewijzer.pages.regional import RegionalNoteView, regional
from routewijzer.pages.statements import (
    LinkView,
    OpenBoxView,
    StatementGroupView,
    StatementView,
    actions,
    column,
    groups,
    link_view,
    open_box,
)


@dataclass(frozen=True, slots=True)
class ReviewView:
    """When the page was compared with its sources and must be again, and who has approved the route.

    In words, None for what is not known.
    """

    reviewed: str | None
    due: str | None
    signed: str


@dataclass(frozen=True, slots=True)
class FrameView:
    """The parts that the pages of elements and lanes share.

    `addition` says in words that the whole page is an addition to the main source; `term` is the term that
    the page itself explains.
    """

    id: str
    term: str | None
    summary: str | None
    addition: str | None
    regional: RegionalNoteView | None
    actions: StatementGroupView | None
    column: tuple[StatementView, ...]
    groups: tuple[StatementGroupView, ...]
    prose: Markup
    open: OpenBoxView | None
    links: tuple[LinkView, ...]
    see: tuple[ReferenceView, ...]
    notes: tuple[NoteView, ...]
    sources: tuple[SourceView, ...]
    sources_href: str
    review: ReviewView
    at: PartPathsView | None

    @property
    def duties(self) -> tuple[StatementGroupView, ...]:
        """Return what always holds, which is never closed."""
        return tuple(group for group in self.groups if group.kind == "duty")

    @property
    def help(self) -> tuple[StatementGroupView, ...]:
        """Return the tips and tools, which stand with the links."""
        return tuple(group for group in self.groups if group.kind in ("tip", "tool"))

    @property
    def others(self) -> tuple[StatementGroupView, ...]:
        """Return the groups that are neither duties nor help."""
        return tuple(group for group in self.groups if group not in (*self.duties, *self.help))


def frame(links: PageLinks, described: Described, books: Bibliography) -> FrameView:
    """Return the shared parts of the page of an element or lane."""
    route = links.route
    return FrameView(
        id=described.id,
        term=links.term_of(described.title),
        summary=described.summary,
        addition=_addition(links, books),
        regional=regional(links, described.id),
        actions=actions(links, described, books),
        column=column(links, described, books),
        groups=groups(links, described, books),
        prose=links.prose_of(described),
        open=open_box(links, described, books),
        links=tuple(link_view(links, route.links[key]) for key in described.links if key in route.links),
        see=see(links, described.see),
        notes=books.notes,
        sources=books.views(),
        sources_href=links.to(links.context.addresses.sources),
        review=_review(links, described),
        at=part_paths_view(links, model_path(described)),
    )


def see(links: PageLinks, keys: tuple[str, ...]) -> tuple[ReferenceView, ...]:
    """Related elements, lanes and terms; unknown ids are left out: the checks report them."""
    known = {**links.route.pages, **links.route.terms}
    return tuple(links.reference(key) for key in keys if key in known)


def _addition(links: PageLinks, books: Bibliography) -> str | None:
    if not books.whole_is_added:
        return None
    main = links.route.sources.get(links.route.route.source)
    return links.words("basis.whole_page", source=main.title if main else "")


def _review(links: PageLinks, described: Described) -> ReviewView:
    words, reviewed, due = links.words, described.reviewed, described.review_by
    return ReviewView(
        reviewed=words("review.reviewed", date=spoken_date(words, reviewed)) if reviewed else None,
        due=words("review.due", date=spoken_date(words, due)) if due else None,
        signed=sign_off_line(links.context),
    )
