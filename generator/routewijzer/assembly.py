"""What every form of a route is made of: its checked model, its pictures and its longer texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from routewijzer import i18n
from routewijzer.checks import Subject
from routewijzer.content.texts import Texts, texts
from routewijzer.content_hash import content_hash
from routewijzer.diagram.dot.exports import export_dot
from routewijzer.diagram.svg.legend import with_legend
from routewijzer.editions import Edition
from routewijzer.exports.carried_files import carried_files
from routewijzer.exports.picture_files import PictureFile, RenderedPicture, RenderPicture, picture_files
from routewijzer.findings import Finding, Phrase, Severity, has_errors
from routewijzer.hosting import DEFAULT, CarriedForm, Hosting
from routewijzer.loading import counting_findings, load
from routewijzer.pages import Context
from routewijzer.pages.context_builder import build_context
from routewijzer.picture import Gallery, PictureLock, Progress, gallery
from routewijzer.project import Project, kept_places

PICTURE_FILES = "picture-files"
"""The rule of the findings about files of the picture that could not be drawn."""

NO_FORMS: Mapping[CarriedForm, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Assembly:
    """What every form of a route is made of; none of `findings` is an error.

    `pictures` are all pictures of the route, `lock` is the text of the lock file that keeps their places,
    `hash` the mark of the content (see `content_hash`), `texts` its longer texts, `files` the pictures and
    forms that a site offers, by address from its root.
    """

    findings: tuple[Finding, ...]
    subject: Subject
    context: Context
    pictures: Gallery
    lock: str
    hash: str
    edition: Edition | None
    texts: Texts
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no form of a route: at least one of `findings` is an error."""

    findings: tuple[Finding, ...]


def assemble(
    project: Project,
    today: date,
    progress: Progress | None = None,
    hosting: Hosting = DEFAULT,
    render: RenderPicture | None = None,
    quick: bool = False,
    forms: Mapping[CarriedForm, bytes] = NO_FORMS,
) -> Assembly | Failed:
    """Load, check and draw a route, with the parameters of `pipeline.make`.

    Where the links of its longer texts lead inside a page is not known before that page is there: see
    `content.fragments`.
    """
    loaded = load(project, today)
    subject = loaded.subject
    if subject is None:
        return Failed(loaded.findings)
    language, problems = i18n.load(project.theme / "words", subject.route.route.language)
    findings = [*counting_findings(loaded, preview=quick or hosting.for_editors), *problems]
    if language is None or has_errors(findings):
        return Failed(tuple(findings))
    pictures = gallery(subject.graph, language, PictureLock.read(kept_places(project)), progress, quick)
    content = texts(subject.route, loaded.content, language)
    findings += [*content.findings, *_too_full(subject, pictures)]
    if has_errors(findings):
        return Failed(tuple(findings))
    offered, downloads, lacking = _picture_files(subject.route.route.id, pictures, render)
    findings += _lacking(subject, lacking)
    taken, contents = carried_files(subject.route, forms)
    context = build_context(
        loaded,
        subject,
        pictures,
        content.html,
        language,
        today,
        offered,
        taken,
        beside=hosting.many,
        shows_paths=hosting.shows_paths,
    )
    return Assembly(
        tuple(findings),
        subject,
        context,
        pictures,
        pictures.lock.write(),
        content_hash(subject.route, loaded.content.texts),
        loaded.edition,
        content,
        {**downloads, **contents},
    )


def _too_full(subject: Subject, pictures: Gallery) -> Iterator[Finding]:
    for problem in pictures.problems:
        yield Finding("picture", subject.document.place(("lanes",)), problem, severity=Severity.WARNING)


def _picture_files(
    route: str, pictures: Gallery, render: RenderPicture | None
) -> tuple[Mapping[str, tuple[PictureFile, ...]], Mapping[str, bytes], tuple[Phrase, ...]]:
    """Return the files of each picture, of a part under its id; their contents by address; and what lacks."""
    drawings = {"": pictures.drawing, **{part.id: part.drawing for part in pictures.parts}}
    offered: dict[str, tuple[PictureFile, ...]] = {}
    contents: dict[str, bytes] = {}
    problems: dict[Phrase, None] = {}
    for part, drawing in drawings.items() if pictures.wide else ():
        dot, size = export_dot(drawing, from_folder="../"), with_legend(drawing)
        rendered = render(dot, size.width, size.height) if render else RenderedPicture()
        offered[part], files = picture_files(f"{route}-{part}" if part else route, dot, rendered)
        contents |= files
        problems |= dict.fromkeys(rendered.problems)
    return offered, contents, tuple(problems)


def _lacking(subject: Subject, problems: tuple[Phrase, ...]) -> Iterator[Finding]:
    for problem in problems:
        yield Finding(PICTURE_FILES, subject.document.place(("lanes",)), problem, severity=Severity.WARNING)
