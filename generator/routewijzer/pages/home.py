"""The first page: three entrances, the picture, the equal route in words. And the picture for telephones."""

from dataclasses import dataclass

from markupsafe import Markup

from routewijzer import addresses
from routewijzer.display_names import name_inside, short_name
from routewijzer.pages.downloads import DownloadView, picture_downloads
from routewijzer.pages.editor_paths import PartPathsView, part_paths_view
from routewijzer.pages.links import PageLinks, ReferenceView, phase_colour
from routewijzer.pages.outline import OutlineBlockView, outline
from routewijzer.pages.page import Context, LegendEntryView, Page, SearchEntry
from routewijzer.pages.role import role_links

LINES: tuple[str, ...] = ("main", "escalation", "exit", "contact")
SHAPES: tuple[str, ...] = ("step", "decision", "phase", "service", "end", "stakeholder")


@dataclass(frozen=True, slots=True)
class EntranceView:
    """An entrance: what somebody comes with, and what happens behind it.

    `sign` names its drawing and its colours.
    """

    sign: str
    href: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SignView:
    """A sign of the list and the picture: a kind of edge (`line`) or of element, and what it means."""

    kind: str
    line: bool
    title: str
    text: str | None


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of the method.

    The number of its `colour`, its place among all stages (`bars`, true for this one), and the element that
    explains it.
    """

    colour: int
    bars: tuple[bool, ...]
    title: str
    text: str | None
    href: str | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything that the first page shows."""

    promise: str
    summary: str
    doors: tuple[EntranceView, ...]
    roles: tuple[ReferenceView, ...]
    picture: Markup
    stacked: str
    files: tuple[DownloadView, ...]
    downloads: str
    legend: tuple[LegendEntryView, ...]
    blocks: tuple[OutlineBlockView, ...]
    signs: tuple[SignView, ...]
    stages: tuple[StageView, ...]
    at: PartPathsView | None


@dataclass(frozen=True, slots=True)
class PictureView:
    """The standing picture on a page of its own, which costs only those who ask for it."""

    home: str
    picture: Markup
    legend: tuple[LegendEntryView, ...]
    who_title: str
    who: tuple[ReferenceView, ...]


def home_page(context: Context) -> Page:
    """Return the first page of the site."""
    links = PageLinks(context, addresses.HOME)
    head = context.route.route
    view = HomeView(
        promise=head.promise,
        summary=head.summary,
        doors=doors(links),
        roles=role_links(links),
        picture=context.pictures.wide,
        stacked=links.to(context.addresses.picture),
        files=picture_downloads(links),
        downloads=links.to(context.addresses.downloads),
        legend=context.pictures.legend if context.pictures.legend_apart else (),
        blocks=outline(links),
        signs=signs(links),
        stages=stages(links),
        at=part_paths_view(links, ("route",)),
    )
    return Page(
        path=links.path,
        template="home.html",
        title=head.name,
        view=view,
        description=head.summary,
        section="home",
        scripts=("picture.js",) if context.pictures.wide else (),
        search=SearchEntry(head.name, (), f"{head.title} {head.summary}"),
    )


def picture_page(context: Context) -> Page:
    """Return the standing picture, for narrow screens."""
    links, words = PageLinks(context, context.addresses.picture), context.words.home
    column = next((lane for lane in context.route.lanes.values() if lane.column), None)
    view = PictureView(
        home=links.to(addresses.HOME),
        picture=context.pictures.stacked,
        legend=context.pictures.legend,
        who_title=column.title if column else words.who,
        who=tuple(links.reference(key) for key in context.route.stakeholders),
    )
    return Page(
        path=links.path,
        template="picture.html",
        title=words.picture_title,
        view=view,
        description=words.picture_text,
        section="home",
        styles=("lookup.css",),
        scripts=("picture.js",),
    )


def signs(links: PageLinks) -> tuple[SignView, ...]:
    """Return the signs that the route uses: lines first, then shapes, each with the words of the legend."""
    used = {edge.kind for edge in links.context.graph.edges}
    shapes = {element.shape for element in links.route.elements.values() if element.lane}
    kinds = [kind for kind in LINES if kind in used] + [shape for shape in SHAPES if shape in shapes]
    legend = links.route.legend
    return tuple(
        SignView(kind, kind in LINES, links.sign(kind), legend[kind].text if kind in legend else None)
        for kind in kinds
    )


def stages(links: PageLinks) -> tuple[StageView, ...]:
    """Return the stages of the method, in order."""
    known = list(links.route.phases.values())
    return tuple(
        StageView(
            colour=phase_colour(index),
            bars=tuple(other is phase for other in known),
            title=phase.title,
            text=phase.summary,
            href=links.to_page(phase.step) if phase.step else None,
        )
        for index, phase in enumerate(known)
    )


def doors(links: PageLinks) -> tuple[EntranceView, ...]:
    """Return the entrances that lead somewhere.

    Help in danger, the first step, the helper (or the list), the training.
    """
    context, words = links.context, links.words
    entrances = []
    for number in tuple(links.route.route.emergency.values())[:1]:
        href = links.to_page(number.service)
        entrances.append(EntranceView("danger", href, words.home.danger, words.home.danger_text))
    start = links.route.elements.get(links.route.route.start)
    if start is not None:
        quoted = words("element.quoted", name=short_name(words, start))
        text = words("home.start_text", start=name_inside(words, start) or quoted)
        entrances.append(EntranceView("start", links.to_page(start.id), words.home.start, text))
    where = links.to(context.addresses.helper) if context.helper else "#list"
    text = words.home.where_text if context.helper else words.home.where_list
    entrances.append(EntranceView("where", where, words.home.where, text))
    if context.training:
        href = links.to(context.addresses.training)
        entrances.append(EntranceView("training", href, words.home.training, words.home.training_text))
    return tuple(entrances)
