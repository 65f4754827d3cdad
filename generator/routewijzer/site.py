"""The whole pipeline on one screen: from a project's files to the files of its site."""

import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from jinja2 import TemplateError
from markupsafe import Markup

from routewijzer import addresses, helper, pages, prose, words
from routewijzer.checks import Subject
from routewijzer.diagram.drawing import Drawing
from routewijzer.diagram.engine import EngineError
from routewijzer.editions import Report, Version, diff, report
from routewijzer.exports import assets, search
from routewijzer.findings import Finding, Place, in_order
from routewijzer.loading import Loaded, load
from routewijzer.model import Route
from routewijzer.pages import Context, LegendEntry, Page, Pictures
from routewijzer.pages.shell import shell_view
from routewijzer.picture import Gallery, Kept, Progress, gallery
from routewijzer.project import CONTENT, LOCK, ROUTE, Content, Project
from routewijzer.room import write_whole
from routewijzer.source import Data
from routewijzer.source import Path as DataPath
from routewijzer.words import Words


@dataclass(frozen=True, slots=True)
class SitePage:
    """A finished page: `path` from the site's root, `root` the way back to it ("" or "../"), `content` what
    its `main` holds, `body` everything inside its `body`; `styles` and `scripts` as seen from the page."""

    path: str
    title: str
    description: str
    language: str
    root: str
    content: str
    body: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


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
        return not any(finding.severity == "error" for finding in self.findings)


def make(project: Project, today: date, progress: Progress | None = None) -> Site:
    """The site of a project. What an author got wrong becomes findings; the site then has nothing else.
    `today` decides which reviews are late; `progress` is told how far the search for the picture's places is.
    """
    loaded = load(project, today)
    subject, content, found = loaded.subject, loaded.content, loaded.findings
    language, problems = words.load(
        project.theme / "words", subject.route.route.language if subject else "nl"
    )
    found = in_order((*found, *problems))
    if subject is None or language is None or not Site(found).sound:
        return Site(found, subject)
    kept = Kept.read(_places(project))
    try:
        drawn = gallery(subject.graph, language, kept, progress)
    except EngineError as error:
        return Site((Finding("picture", Place(ROUTE), str(error)),), subject)
    context = _context(subject, language, drawn, today)
    texts, images, problems = _prose(context, content)
    found = in_order((*found, *problems, *_too_full(subject, drawn)))
    if not Site(found).sound:
        return Site(found, subject)
    context = replace(
        context, prose=texts, report=_report(loaded, language), logo=_logo(loaded), regional=_marked(loaded)
    )
    made = pages.build(context)
    files = {
        **assets.bundle(project.theme / "assets", loaded.edition.style if loaded.edition else ""),
        **{f"{CONTENT}/{name}": content.images[name] for name in images},
        f"{assets.FOLDER}/search-index.js": search.index(pages.hits(context, made), language).encode(),
        f"{assets.FOLDER}/helper-data.js": helper.script(helper.contract(context)).encode(),
        **(loaded.edition.logo if loaded.edition else {}),
    }
    try:
        finished = tuple(_printed(project, context, made, files))
    except TemplateError as error:
        return Site((_in_theme(project, error),), subject)
    places = loaded.edition.merged.overlay.places if loaded.edition else ()
    return Site(found, subject, drawn.drawing, finished, files, drawn.kept.write(), places)


def _context(subject: Subject, language: Words, drawn: Gallery, today: date) -> Context:
    pictures = Pictures(
        Markup(drawn.wide),
        Markup(drawn.stacked),
        {key: Markup(svg) for key, svg in drawn.mini.items()},
        tuple(_legend(subject.route, drawn)),
    )
    names = addresses.of(language)
    asks = any(decision.rules for decision in subject.route.decisions.values())
    cases = bool(subject.route.cases)
    return Context(
        subject.route, subject.graph, language, names, today, pictures, helper=asks, training=cases
    )


def _places(project: Project) -> str:
    """The kept places of the picture; an edition without its own begins with those of the base."""
    files = (project.lock, project.base / LOCK)
    return next((file.read_text("utf-8", "replace") for file in files if file.is_file()), "")


def _report(loaded: Loaded, language: Words) -> Report | None:
    """What an edition says differently from its base; None for the base itself."""
    subject, base, edition = loaded.subject, loaded.base, loaded.edition
    if subject is None or base is None or edition is None:
        return None
    reasons = {one.target: one.reason for one in edition.merged.operations if one.kind == "remove"}
    before, after = (Version(one.document, one.graph) for one in (base, subject))
    return report(diff(before, after, reasons), base.route, subject.route, language)


def _marked(loaded: Loaded) -> Mapping[DataPath, Data]:
    """What an edition says differently, with the base's value; nothing for the base itself."""
    return loaded.edition.merged.regional if loaded.edition else {}


def _logo(loaded: Loaded) -> tuple[str, str] | None:
    """The address of an edition's own logo and the words for who cannot see it."""
    address = next(iter(loaded.edition.logo), None) if loaded.edition else None
    return (address, loaded.edition.logo_text) if loaded.edition and address else None


def _legend(route: Route, drawn: Gallery) -> Iterator[LegendEntry]:
    for item in drawn.legend:
        told = route.legend.get(item.kind)
        yield LegendEntry(item.kind, item.label, Markup(item.sign), told.text if told else None)


def _prose(
    context: Context, content: Content
) -> tuple[Mapping[str, Markup], tuple[str, ...], tuple[Finding, ...]]:
    """The longer texts that the route names as HTML, the images that they show, and what is wrong in them."""
    route, fixed = context.route, context.addresses
    targets = prose.Targets(
        ids={key: addresses.element(key) for key in route.pages},
        pages=frozenset((addresses.HOME, *(getattr(fixed, name) for name in fixed.__slots__))),
        files=frozenset(content.images),
    )
    named = {part.content for part in route.pages.values()} | set(route.texts.values())
    texts = {
        name: prose.render(text, f"{CONTENT}/{name}", targets, context.words)
        for name, text in content.texts.items()
        if name in named
    }
    images = tuple(dict.fromkeys(image for text in texts.values() for image in text.images))
    findings = tuple(finding for text in texts.values() for finding in text.findings)
    return {name: text.html for name, text in texts.items()}, images, findings


def _too_full(subject: Subject, drawn: Gallery) -> Iterator[Finding]:
    for problem in drawn.problems:
        yield Finding("picture", subject.document.place(("lanes",)), problem, severity="warning")


def _printed(
    project: Project, context: Context, made: tuple[Page, ...], files: Mapping[str, bytes]
) -> Iterator[SitePage]:
    """The pages as HTML, each inside the shell that stands around all of them."""
    jinja = pages.environment(project.theme / "templates", context.words)
    shell = jinja.get_template("shell.html")
    renderer = pages.Renderer(context, jinja)
    for page in made:
        content = renderer.render(page)
        own = ["site", *(name.rpartition(".")[0] for name in (*page.styles, *page.scripts))]
        yield SitePage(
            path=page.path,
            title=page.title,
            description=page.description,
            language=context.route.route.language,
            root="../" * page.path.count("/"),
            content=content,
            body=shell.render(shell=shell_view(page, context), content=content),
            styles=tuple(_assets(page.path, own, "css", files)),
            scripts=tuple(_assets(page.path, own, "js", files)),
        )


def _assets(page: str, names: list[str], ending: str, files: Mapping[str, bytes]) -> Iterator[str]:
    for name in names:
        file = f"{assets.FOLDER}/{name}.{ending}"
        if file in files:
            yield addresses.relative(file, page)


def _in_theme(project: Project, error: TemplateError) -> Finding:
    """A mistake in a template, at the last line of a template that the error went through."""
    templates = project.theme / "templates"
    place = Place("theme/templates")
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename).is_relative_to(templates):
            place = Place(
                f"theme/templates/{Path(frame.filename).relative_to(templates).as_posix()}", frame.lineno or 1
            )
    return Finding("theme", place, f"this template cannot be printed: {error.message}", "mend the template")


def keep(project: Project, made: Site) -> None:
    """Writes the places of the picture's boxes where they have changed. Raises OSError."""
    lock = made.lock.encode()
    if lock and not (project.lock.is_file() and project.lock.read_bytes() == lock):
        write_whole(project.lock, lock)


def trouble(project: Project, findings: tuple[Finding, ...]) -> Site:
    """A site of one page that tells what is wrong, for somebody who is editing."""
    language, _ = words.load(project.theme / "words", "en")
    if language is None:
        return Site(findings)
    jinja = pages.environment(project.theme / "templates", language)
    body = jinja.get_template("trouble.html").render(
        findings=[finding for finding in findings if finding.severity != "info"]
    )
    names = (addresses.HOME, addresses.NOT_FOUND)
    told = (
        SitePage(name, "routewijzer", "", "en", "", body, body, ("assets/site.css",), ()) for name in names
    )
    return Site(findings, pages=tuple(told), files=assets.bundle(project.theme / "assets"))
