"""Pages as finished HTML, each inside the shell that stands around all of them."""

import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateError

from routewijzer import addresses, i18n, pages
from routewijzer.exports import assets
from routewijzer.exports.headers import not_found_policy
from routewijzer.exports.scoped_styles import scoped_name
from routewijzer.findings import Finding, Place, phrase
from routewijzer.hosting import Hosting
from routewijzer.pages import Context, Page
from routewijzer.pages.editor_paths import ASSETS
from routewijzer.pages.not_found import WayOnView, not_found_html, ways_on
from routewijzer.pages.notice import STYLE
from routewijzer.pages.shell import shell_view
from routewijzer.pages.site_pages import MOVED_PAGE
from routewijzer.pages.text_marks import mark_text

TEMPLATES = "templates"
SHELLS = {False: "shell", True: "inside"}
"""What stands around a page's content: by whether it stands in a page of another site."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A finished page.

    `path` from the site's root, `root` the way back to it ("" or "../"), `exit` the address of the way out
    ("" for none), `content` what its `main` holds, `body` everything inside its `body`; `styles` and
    `scripts` as seen from the page. `canonical` is its own web address ("" where that is not known), `listed`
    whether search engines may list it, `searchable` whether the site's own search knows it. A page that is
    `inside` stands in a page of another site: its `body` is only what comes before the content there, and its
    styles hold for nothing else.
    """

    path: str
    title: str
    description: str
    language: str
    root: str
    exit: str
    content: str
    body: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    canonical: str = ""
    listed: bool = True
    inside: bool = False
    searchable: bool = True


def render_pages(
    theme: Path,
    context: Context,
    views: tuple[Page, ...],
    files: Mapping[str, bytes],
    address: str = "",
    *,
    listed: bool = True,
    inside: bool = False,
) -> Iterator[SitePage]:
    """Yield the pages as HTML.

    A page gets those of its styles and scripts that are among `files`. `address` is the web address of the
    first page ("" where it is not known), `listed` whether search engines may list the pages; a page that has
    moved is never listed, nor one of a withdrawn edition. With `inside` they stand in the pages of another
    site, but for those of the training and the one to print, which need the whole window. Raises
    `TemplateError` for a mistake in a template of `theme`.
    """
    jinja = pages.environment(theme / TEMPLATES, context.words)
    shells = {way: jinja.get_template(f"parts/{name}.html") for way, name in SHELLS.items()}
    renderer = pages.Renderer(context, jinja)
    listed = listed and not (context.status and context.status.withdrawn)
    for page in views:
        content, view = renderer.render(page), shell_view(page, context)
        own = [
            "site",
            *([STYLE] if view.notice else []),
            *(name.rpartition(".")[0] for name in (*page.styles, *page.scripts)),
            ASSETS,
        ]
        within = inside and page.section != "training" and page.path != context.addresses.print
        sheets = [scoped_name(name) for name in own] if within else own
        yield SitePage(
            path=page.path,
            title=page.title,
            description=page.description,
            language=context.route.route.language,
            root="../" * page.path.count("/"),
            exit=context.route.route.exit,
            content=content,
            body=mark_text(
                shells[within].render(shell=view, content=content, icons=page.icons), renderer.marks
            ),
            styles=tuple(_assets(page.path, sheets, "css", files)),
            scripts=tuple(_assets(page.path, own, "js", files)),
            canonical=_canonical(address, page) if listed else "",
            listed=listed and page.template != MOVED_PAGE,
            inside=within,
            searchable=page.search is not None,
        )


def _canonical(address: str, page: Page) -> str:
    """Return the web address of a page; "" for one that has moved, or where the host is not known."""
    if not address or page.template == MOVED_PAGE:
        return ""
    return address if page.path == addresses.HOME else f"{address}{page.path}"


def not_found_document(
    theme: Path, context: Context, hosting: Hosting, ways: tuple[WayOnView, ...] = ()
) -> str:
    """Return the page for unknown addresses of a site, as a server shows it at any depth.

    With `ways` it belongs to several editions, of which `context` is the base. Raises `TemplateError` as
    `render_pages` does.
    """
    style = assets.not_found_style(theme / "assets")
    folder = f"{context.route.route.id}/" if ways else ""
    return not_found_html(
        pages.environment(theme / TEMPLATES, context.words),
        context,
        ways or ways_on(context, hosting.root),
        addresses.absolute(folder + assets.ICON, hosting.root),
        style,
        not_found_policy(style),
        edition=not ways,
    )


def template_fault(theme: Path, error: TemplateError) -> Finding:
    """Return a mistake in a template, at the last line of a template that the error went through."""
    templates = theme / TEMPLATES
    name = f"{theme.name}/{TEMPLATES}"
    place = Place(name)
    for frame in traceback.extract_tb(error.__traceback__):
        file = Path(frame.filename)
        if file.is_relative_to(templates):
            place = Place(f"{name}/{file.relative_to(templates).as_posix()}", frame.lineno or 1)
    return Finding("theme", place, phrase("theme", problem=error.message or ""))


def trouble_pages(theme: Path, lines: tuple[str, ...], language: str) -> tuple[SitePage, ...]:
    """Return the first page, which tells in `lines` what is wrong.

    And the same for every address that is not there. None when the words of the interface are what is wrong.
    """
    words, _ = i18n.load(theme / "words", language)
    if words is None:
        return ()
    body = pages.environment(theme / TEMPLATES, words).get_template("pages/trouble.html").render(lines=lines)
    style = f"{assets.FOLDER}/site.css"
    return tuple(
        SitePage(name, "routewijzer", "", language, "", "", body, body, (style,), ())
        for name in (addresses.HOME, addresses.NOT_FOUND)
    )


def _assets(page: str, names: list[str], ending: str, files: Mapping[str, bytes]) -> Iterator[str]:
    for name in names:
        file = f"{assets.FOLDER}/{name}.{ending}"
        if file in files:
            yield addresses.relative(file, page)
