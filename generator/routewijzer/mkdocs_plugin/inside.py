"""The pages of a route inside a site of somebody's own: its frame, its navigation, its search, its policy.

No page of that site is lost or replaced: the route stands in a folder of its own. What needs the whole
window, the training and the page to print, is a page without that frame.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from routewijzer.addresses import HOME
from routewijzer.findings import Finding, Place, phrase
from routewijzer.pages.html import SitePage
from routewijzer.pages.site_pages import PageGroupView
from routewijzer.pipeline import Site

FRAME = "inside"
"""The folder of the theme with the template `routewijzer.html`, which stands in any theme's `main.html`."""

TEMPLATE = "routewijzer.html"
_INSTANT = "navigation.instant"
_FOLDER = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*(?:/[a-z0-9]+(?:[-_][a-z0-9]+)*)*/?")


def site_folder(text: str) -> str:
    """Return the folder of the site that the route stands in, ending with "/". Raises ValueError."""
    if not _FOLDER.fullmatch(text):
        raise ValueError(f'"path: {text}" is not a folder of the site, such as "route/" (a-z, 0-9 and -)')
    return text.rstrip("/") + "/"


def refusals(config: MkDocsConfig) -> Iterator[Finding]:
    """Yield what the site must not have: pages that are exchanged without being loaded.

    The script of a page then goes on with the page before, and shows a step that somebody has left.
    """
    features = config.theme.get("features") or []
    for feature in features if isinstance(features, list) else []:
        if str(feature).split(".")[:2] == _INSTANT.split("."):
            place = _place(Path(config.config_file_path), str(feature))
            yield Finding("mkdocs", place, phrase("mkdocs.instant", feature=str(feature)))
            return


def _place(file: Path, word: str) -> Place:
    """Return where a word stands in a file first; its first line where it cannot be found."""
    lines = file.read_text("utf-8", errors="replace").splitlines() if file.is_file() else []
    for number, line in enumerate(lines, 1):
        if word in line:
            return Place(file.name, number, line.index(word) + 1)
    return Place(file.name)


def report_taken(files: Files, folder: str) -> Iterator[Finding]:
    """Yield a file of the site that stands where the route is to stand."""
    for file in files:
        if file.dest_uri.startswith(folder) and file.abs_src_path:
            yield Finding("mkdocs", Place(file.src_uri), phrase("mkdocs.taken", folder=folder))
            return


def site_files(
    site: Site, folder: str, theme: Path, config: MkDocsConfig, *, serving: bool
) -> Iterator[File]:
    """Yield the files of the route for MkDocs: its pages with `.html` at the end, whatever the site does.

    `theme` is the folder of our templates; with `serving` somebody is editing.
    """
    document = Environment(loader=FileSystemLoader(theme), autoescape=False).get_template("main.html")
    for page in site.pages:
        if page.inside:
            yield _page_file(page, folder, config)
        else:
            html = document.render(page={"meta": {"site": page, "serving": serving}})
            yield _plain_file(folder + page.path, html, config)
    for path, content in site.files.items():
        yield _plain_file(folder + path, content, config)


def _plain_file(path: str, content: str | bytes, config: MkDocsConfig) -> File:
    return File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)


def _page_file(page: SitePage, folder: str, config: MkDocsConfig) -> File:
    source = folder + page.path.removesuffix(".html") + ".md"
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.use_directory_urls = False
    file.dest_uri = folder + page.path
    file.url = folder if page.path == HOME else folder + page.path
    return file


def page_settings(page: SitePage) -> Mapping[str, object]:
    """Return what MkDocs and Material for MkDocs read of a page: its template, what is left out beside it.

    A page with the whole picture needs the width of the columns. What our own search leaves out, theirs does
    too.
    """
    beside = ["navigation", "toc"] if any("picture" in script for script in page.scripts) else ["toc"]
    return {"template": TEMPLATE, "hide": beside, "search": {"exclude": not page.searchable}}


def place_in_navigation(
    nav: Navigation, files: Files, folder: str, title: str, groups: Iterable[PageGroupView]
) -> None:
    """Put the route into a site's navigation, at its end: a section with a part for each of `groups`.

    Where the site's own `nav` has the route's first page already, nothing is added. The pages have no
    previous and next one: that order would be read as the way to go.
    """
    own = {page.file.dest_uri: page for file in files if (page := file.page) is not None}
    pages = {path: page for path, page in own.items() if path.startswith(folder)}
    if not any(page.file.dest_uri == folder + HOME for page in nav.pages):
        home = [pages[folder + HOME]] if folder + HOME in pages else []
        parts = [section for group in groups if (section := _section(group, folder, pages))]
        if home or parts:
            nav.items.append(_with_parents(Section(title, [*home, *parts])))
        nav.pages.extend(page for page in pages.values() if page.parent is not None)
    for page in pages.values():
        page.previous_page = page.next_page = None
    rest = [page for page in nav.pages if page.file.dest_uri not in pages]
    for before, after in zip([None, *rest], [*rest, None], strict=True):
        if before is not None:
            before.next_page = after
        if after is not None:
            after.previous_page = before


def _section(group: PageGroupView, folder: str, pages: Mapping[str, Page]) -> Section | None:
    """Return a part of the navigation; None where it would be empty. What is no page in a frame is a link."""
    links = [(group.heading, group.href)] if group.href else []
    links += [(page.title, page.href) for page in group.pages if page.href != HOME]
    children: list[StructureItem] = [
        pages.get(folder + href) or Link(title, folder + href) for title, href in links
    ]
    return Section(group.heading, children) if children else None


def _with_parents(section: Section) -> Section:
    for child in section.children:
        child.parent = section
        if isinstance(child, Section):
            _with_parents(child)
    return section
