"""The whole pipeline on one screen: from a project's files to the files of its site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from jinja2 import TemplateError

from routewijzer import addresses, i18n, pages
from routewijzer.atomic import write_atomic
from routewijzer.checks import Subject
from routewijzer.content.fragments import check_fragments
from routewijzer.content.texts import texts
from routewijzer.diagram.dot.exports import export_dot
from routewijzer.diagram.model.drawing import Drawing
from routewijzer.diagram.svg.legend import with_legend
from routewijzer.editions import Edition
from routewijzer.exports import assets, search
from routewijzer.exports.header_files import site_header_files
from routewijzer.exports.picture_files import RenderedPicture, RenderPicture, picture_files
from routewijzer.findings import Finding, Severity, has_errors
from routewijzer.hosting import DEFAULT, Hosting
from routewijzer.loading import load
from routewijzer.pages import Context, Page, helper_data
from routewijzer.pages.context_builder import gathered
from routewijzer.pages.html import (
    SitePage,
    finished,
    not_found_document,
    template_fault,
    trouble_pages,
)
from routewijzer.picture import Gallery, Kept, Progress, gallery
from routewijzer.project import CONTENT, Project, kept, kept_places

__all__ = ["Site", "SitePage", "keep", "make", "trouble"]

PICTURE_FILES = "picture-files"
"""The rule of the findings about files of the picture that could not be drawn."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a project makes: findings and, when none of them is an error, pages and further files by address.
    `lock` is the text of the lock file that keeps the picture's places, `places` are the municipalities that
    an edition is for."""

    findings: tuple[Finding, ...]
    subject: Subject | None = None
    drawing: Drawing | None = None
    pages: tuple[SitePage, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    lock: str = ""
    places: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether there is a site: no finding is an error."""
        return not has_errors(self.findings)


def make(
    project: Project,
    today: date,
    progress: Progress | None = None,
    hosting: Hosting = DEFAULT,
    render: RenderPicture | None = None,
) -> Site:
    """The site of a project. What an author got wrong becomes findings; the site then has nothing else.
    `today` decides which reviews are late; `progress` is told how far the search for the picture's places is,
    `hosting` says where and by what the site will be served, `render` draws the picture's files (None: the
    site has the DOT alone)."""
    loaded = load(project, today)
    subject, edition = loaded.subject, loaded.edition
    language, problems = i18n.load(project.theme / "words", subject.route.route.language if subject else "nl")
    told = Site((*loaded.findings, *problems), subject)
    if subject is None or language is None or not told.sound:
        return told
    drawn = gallery(subject.graph, language, Kept.read(kept_places(project)), progress)
    longer = texts(subject.route, loaded.content, language)
    told = Site((*told.findings, *longer.findings, *_too_full(subject, drawn)), subject)
    if not told.sound:
        return told
    dot, rendered = _rendered(drawn, render)
    offered, downloads = picture_files(subject.route.route.id, dot, rendered) if dot else ((), {})
    told = Site((*told.findings, *_lacking(subject, rendered)), subject)
    context = gathered(loaded, subject, drawn, longer.html, language, today, offered)
    made = pages.build(context)
    files = {**_files(project, edition, context, made, longer.images), **downloads}
    try:
        printed = tuple(finished(project.theme, context, made, files))
        served = _served(project, context, hosting.of_edition(subject.route.route.id))
    except TemplateError as error:
        return Site((*told.findings, template_fault(project.theme, error)), subject)
    contents = {page.path: page.content for page in printed}
    told = Site((*told.findings, *check_fragments(longer.fragments, contents)), subject)
    if not told.sound:
        return told
    places = edition.merged.overlay.places if edition else ()
    return Site(
        told.findings, subject, drawn.drawing, printed, {**files, **served}, drawn.kept.write(), places
    )


def _too_full(subject: Subject, drawn: Gallery) -> Iterator[Finding]:
    for problem in drawn.problems:
        yield Finding("picture", subject.document.place(("lanes",)), problem, severity=Severity.WARNING)


def _rendered(drawn: Gallery, render: RenderPicture | None) -> tuple[str, RenderedPicture]:
    """Return the DOT of the picture (empty for no picture) and what was drawn of it."""
    if not drawn.wide:
        return "", RenderedPicture()
    dot = export_dot(drawn.drawing, from_folder="../")
    size = with_legend(drawn.drawing)
    return dot, render(dot, size.width, size.height) if render else RenderedPicture()


def _lacking(subject: Subject, rendered: RenderedPicture) -> Iterator[Finding]:
    for problem in rendered.problems:
        yield Finding(PICTURE_FILES, subject.document.place(("lanes",)), problem, severity=Severity.WARNING)


def _files(
    project: Project,
    edition: Edition | None,
    context: Context,
    made: tuple[Page, ...],
    images: Mapping[str, bytes],
) -> Mapping[str, bytes]:
    """What the pages need beside themselves, by address from the site's root."""
    found = search.index(pages.hits(context, made), context.words)
    return {
        **assets.bundle(project.theme / "assets", edition.style if edition else ""),
        **{f"{CONTENT}/{name}": image for name, image in images.items()},
        f"{assets.FOLDER}/search-index.js": found.encode(),
        f"{assets.FOLDER}/helper-data.js": helper_data.script(helper_data.contract(context)).encode(),
        **(edition.logo if edition else {}),
    }


def _served(project: Project, context: Context, hosting: Hosting) -> Mapping[str, bytes]:
    """What only a server needs: the page for unknown addresses, and the header files that are asked for."""
    style = assets.not_found_style(project.theme / "assets")
    texts = {
        addresses.NOT_FOUND: not_found_document(project.theme, context, hosting),
        **site_header_files(hosting, style),
    }
    return {name: text.encode() for name, text in texts.items()}


def keep(project: Project, made: Site) -> None:
    """Writes the places of the picture's boxes where they have changed, whole. Raises OSError."""
    if made.lock and kept(project.lock) != made.lock:
        write_atomic(project.lock, made.lock.encode())


def trouble(project: Project, lines: tuple[str, ...], language: str) -> Site:
    """A site of one page that tells what is wrong in `lines`, for somebody who is editing."""
    shown = trouble_pages(project.theme, lines, language)
    return Site((), pages=shown, files=assets.bundle(project.theme / "assets"))
