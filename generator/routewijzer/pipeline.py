"""The whole pipeline on one screen: from a project's files to the files of its site."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from jinja2 import TemplateError

from routewijzer import addresses, pages
from routewijzer.assembly import NO_FORMS, Assembly, Failed, assemble
from routewijzer.atomic import write_atomic
from routewijzer.checks import Subject
from routewijzer.content.fragments import check_fragments
from routewijzer.editions import Edition
from routewijzer.editions.status import STATUS_FILE, status_data
from routewijzer.exports import assets, search
from routewijzer.exports.header_files import site_header_files
from routewijzer.exports.picture_files import RenderPicture
from routewijzer.exports.scoped_styles import scoped_styles
from routewijzer.exports.sitemap import SITEMAP, sitemap
from routewijzer.findings import has_errors
from routewijzer.hosting import DEFAULT, CarriedForm, Hosting
from routewijzer.pages import Context, Page, helper_data
from routewijzer.pages.earlier import EarlierSite, earlier_files, earlier_versions, split_versions
from routewijzer.pages.editor_paths import ASSETS
from routewijzer.pages.html import (
    TEMPLATES,
    SitePage,
    not_found_document,
    render_pages,
    template_fault,
    trouble_pages,
)
from routewijzer.pages.marker import Marker
from routewijzer.pages.one_file_html import one_file_html
from routewijzer.picture import Progress, inside_one_file
from routewijzer.project import CONTENT, Project, read_kept

__all__ = [
    "Assembly",
    "Built",
    "Failed",
    "Site",
    "SitePage",
    "keep_places",
    "make",
    "prepare",
    "trouble",
]


@dataclass(frozen=True, slots=True)
class Site:
    """The pages of a site, and its further files by address from the site's root."""

    pages: tuple[SitePage, ...]
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Built(Assembly):
    """A project's site with what it was made from; none of `findings` is an error."""

    site: Site


def make(
    project: Project,
    today: date,
    progress: Progress | None = None,
    hosting: Hosting = DEFAULT,
    render: RenderPicture | None = None,
    quick: bool = False,
    forms: Mapping[CarriedForm, bytes] = NO_FORMS,
    earlier: tuple[EarlierSite, ...] = (),
) -> Built | Failed:
    """Build the site of a project; what an author got wrong becomes findings.

    `today` decides which reviews are late; `progress` is told how far the search for the picture's places is,
    `hosting` says where and by what the site will be served, `render` draws the picture's files (None: the
    site has the DOT alone). With `quick` the picture is never searched: good enough to tell what is
    wrong, and never to be kept. `forms` are the forms of the site that stand beside its pages,
    `earlier` the sites of earlier versions; what is none of this edition is left out.
    """
    assembly = assemble(project, today, progress, hosting, render, quick, forms)
    if isinstance(assembly, Failed):
        return assembly
    subject, edition = assembly.subject, assembly.edition
    earlier = earlier_versions(assembly.context, earlier)
    context = replace(assembly.context, earlier=tuple(site.status for site in earlier))
    views = pages.build(context)
    files = {**_files(project, edition, context, views, assembly.texts.images), **assembly.files}
    files |= scoped_styles(files) if hosting.inside else {}
    try:
        own = hosting.of_edition(subject.route.route.id)
        listed = own.hidden != "all" and not (own.hidden and edition) and not own.shows_paths
        rendered_pages = render_pages(
            project.theme, context, views, files, own.address, listed=listed, inside=own.inside
        )
        site_pages = tuple(rendered_pages)
        served = {} if own.inside else _server_files(project, context, own, site_pages)
    except TemplateError as error:
        return Failed((*assembly.findings, template_fault(project.theme, error)))
    contents = {page.path: page.content for page in site_pages}
    findings = (*assembly.findings, *check_fragments(assembly.texts.fragments, contents))
    if has_errors(findings):
        return Failed(findings)
    old = _earlier(project, subject, context, earlier, site_pages)
    return Built(
        findings,
        subject,
        context,
        assembly.pictures,
        assembly.lock,
        assembly.hash,
        edition,
        assembly.texts,
        assembly.files,
        Site(site_pages, {**files, **served, **old}),
    )


def prepare(
    project: Project,
    today: date,
    progress: Progress | None = None,
    hosting: Hosting = DEFAULT,
    render: RenderPicture | None = None,
) -> Assembly | Failed:
    """Do what `make` does without its pages: for the forms of a route that hold none of them.

    It finds what `make` does, but for mistakes in templates of pages that no text leads into.
    """
    assembly = assemble(project, today, progress, hosting, render)
    if isinstance(assembly, Failed) or not assembly.texts.fragments:
        return assembly
    named = {link.page for link in assembly.texts.fragments}
    views = (page for page in pages.build(assembly.context) if page.path in named)
    jinja = pages.environment(project.theme / TEMPLATES, assembly.context.words)
    renderer = pages.Renderer(assembly.context, jinja)
    try:
        contents = {page.path: renderer.render(page) for page in views}
    except TemplateError as error:
        return Failed((*assembly.findings, template_fault(project.theme, error)))
    findings = (*assembly.findings, *check_fragments(assembly.texts.fragments, contents))
    return Failed(findings) if has_errors(findings) else replace(assembly, findings=findings)


def _files(
    project: Project,
    edition: Edition | None,
    context: Context,
    views: tuple[Page, ...],
    images: Mapping[str, bytes],
) -> Mapping[str, bytes]:
    """Return what the pages need beside themselves, by address from the site's root."""
    unused = (
        *(() if context.paths else (ASSETS,)),
        *(() if context.regional or context.report else (assets.REGIONAL,)),
    )
    index = search.index(pages.hits(context, views), context.words, pages.search_words(context))
    return {
        **assets.bundle(project.theme / "assets", edition.style if edition else "", unused),
        **{f"{CONTENT}/{name}": image for name, image in images.items()},
        STATUS_FILE: _status_file(context),
        f"{assets.FOLDER}/search-index.js": index.encode(),
        f"{assets.FOLDER}/helper-data.js": helper_data.script(helper_data.contract(context)).encode(),
        **(edition.logo if edition else {}),
    }


def _earlier(
    project: Project,
    subject: Subject,
    context: Context,
    sites: tuple[EarlierSite, ...],
    now: tuple[SitePage, ...],
) -> Mapping[str, bytes]:
    """Return the files of earlier versions, each page marked with the version of now."""
    if not sites:
        return {}
    jinja = pages.environment(project.theme / TEMPLATES, context.words)
    marker = Marker(subject, context.words, jinja, project.theme, context.today)
    return dict(earlier_files(context, marker, sites, [page.path for page in now]))


def _status_file(context: Context) -> bytes:
    data = status_data(context.status) if context.status else {}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _server_files(
    project: Project, context: Context, hosting: Hosting, site_pages: tuple[SitePage, ...]
) -> Mapping[str, bytes]:
    """Return what only a server needs: the page for unknown addresses, header files, the list of the pages.

    There is no such list where the web address is not known, or no page is to be listed.
    """
    style = assets.not_found_style(project.theme / "assets")
    texts = {
        addresses.NOT_FOUND: not_found_document(project.theme, context, hosting),
        **site_header_files(hosting, style),
    }
    listed = [page.canonical for page in site_pages if page.canonical]
    pages_list = {SITEMAP: sitemap(listed, context.route.route.published)} if listed else {}
    return {**{name: text.encode() for name, text in texts.items()}, **pages_list}


def one_file(project: Project, built: Built) -> bytes:
    """Return all pages of a site as one HTML document. Raises `TemplateError` as `render_pages` does."""
    jinja = pages.environment(project.theme / TEMPLATES, built.context.words)
    files, *_ = split_versions(built.site.files)
    return one_file_html(
        jinja,
        built.context,
        inside_one_file(built.pictures, built.context.words),
        files,
        project.theme,
    ).encode()


def keep_places(project: Project, built: Built) -> None:
    """Write the places of the picture's boxes where they have changed, whole. Raises OSError."""
    if built.lock and read_kept(project.lock) != built.lock:
        write_atomic(project.lock, built.lock.encode())


def trouble(project: Project, lines: tuple[str, ...], language: str) -> Site:
    """Build a site of one page that tells what is wrong in `lines`, for somebody who is editing."""
    files = assets.bundle(project.theme / "assets", without=(ASSETS,))
    return Site(trouble_pages(project.theme, lines, language), files)
