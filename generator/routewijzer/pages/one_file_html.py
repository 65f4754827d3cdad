"""All pages of a site as one document, with its style, its scripts and the policy that allows just these."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from routewijzer import addresses
from routewijzer.addresses import anchor
from routewijzer.exports import assets
from routewijzer.exports.data_script import data_script
from routewijzer.exports.headers import one_file_policy
from routewijzer.exports.search import SearchWords, index_data
from routewijzer.pages.build import Renderer
from routewijzer.pages.helper import ICONS, SCRIPTS
from routewijzer.pages.helper_data import contract, script
from routewijzer.pages.links import PageLinks
from routewijzer.pages.one_file import LIST, DescribedLeafView, in_one_file, leaves
from routewijzer.pages.page import Context, Page
from routewijzer.pages.search import SearchHit, hits, search_words
from routewijzer.pages.shell import ShellView, shell_view

_SCRIPTS = ("picture", *(name.removesuffix(".js") for name in SCRIPTS[1:]), "vendor/minisearch")
"""The scripts of the site that stand in the document, before those of the search."""

_OPTIONAL_END = re.compile(
    r"</p>(?=\s*<(?:p|ul|ol|dl|div|section|table|details|h[1-6]|/section|/article|/div|/li|/dd|/td|/details)\b)"
    r"|</li>(?=\s*<(?:li|/ul|/ol)\b)|</d[td]>(?=\s*<(?:dt|dd|/dl|/div)\b)"
)


_PLAIN_VALUE = re.compile(r' (class|href|id)="([\w.:#/-]*[\w.:#-])"(?=[ >])')
"""An attribute whose value needs no quotes."""


@dataclass(frozen=True, slots=True)
class LeafView:
    """A finished page in the document: its id, a neutral name for the browser's tab, and its HTML."""

    id: str
    title: str
    content: Markup


@dataclass(frozen=True, slots=True)
class OneFileView:
    """The document. `head` and `script` are the texts of its two scripts."""

    shell: ShellView
    leaves: tuple[LeafView, ...]
    policy: str
    icon: str
    icons: tuple[str, ...]
    style: Markup
    head: Markup
    script: Markup


def one_file_html(
    templates: Environment,
    context: Context,
    pictures: Mapping[str, str],
    files: Mapping[str, bytes],
    theme: Path,
) -> str:
    """Return the document.

    `context` is that of the site and `files` are its files; `pictures` are the whole route under ""
    and its parts under their ids, with links inside the document. Raises `TemplateError` for a mistake in a
    template.
    """
    data = {name: assets.data_address(name, files[name]) for name in files if assets.can_stand_in_page(name)}
    whole = in_one_file(context, pictures, data)
    pages = leaves(whole)
    renderer = Renderer(whole, templates)
    style, head, last = assets.one_file_assets(theme / "assets", files)
    end = "\n".join((*_data(whole, pages), *_library(whole, files), last))
    view = OneFileView(
        shell=replace(shell_view(pages[0], whole), overview=PageLinks(whole, addresses.HOME).to(LIST)),
        leaves=tuple(
            LeafView(anchor(page.path), _tab(page), _terse(renderer.render(page))) for page in pages
        ),
        policy=one_file_policy(style, (head, end)),
        icon=data[assets.ICON],
        icons=ICONS,
        style=Markup(style),
        head=Markup(head),
        script=Markup(end),
    )
    return templates.get_template("pages/one_file.html").render(page=view)


def _terse(content: Markup) -> Markup:
    """Return HTML without the ends of elements, and the quotes of values, that HTML does without.

    https://html.spec.whatwg.org/multipage/syntax.html#optional-tags and #unquoted. In a text a quotation mark
    is a reference, so what looks like a quoted value is one.
    """
    return Markup(_PLAIN_VALUE.sub(r" \1=\2", _OPTIONAL_END.sub("", content)))


def _tab(page: Page) -> str:
    """Return the name for the browser's tab; empty where it is the page's heading, as a script can read."""
    return "" if isinstance(page.view, DescribedLeafView) else page.title


def _data(context: Context, pages: tuple[Page, ...]) -> tuple[str, ...]:
    """Return the scripts of data: for the search, which reads its texts in the pages, and the helper."""
    entries = [
        SearchHit(anchor(hit.path), replace(hit.search, title=_own_title(hit), text=""))
        for hit in hits(context, pages)
    ]
    data = index_data(entries, context.words, _inside(search_words(context)))
    helper = (script(contract(context)),) if context.helper else ()
    return (data_script("searchData", data), *helper)


def _own_title(search_hit: SearchHit) -> str:
    """Return the title of something that the search finds; empty where it is the heading of its page."""
    return "" if search_hit.path.startswith("route/") else search_hit.search.title


def _inside(search_words: SearchWords) -> SearchWords:
    """Return what the search knows, its addresses as places in the document."""
    return replace(
        search_words,
        alarms=tuple(replace(alarm, calls=tuple(map(anchor, alarm.calls))) for alarm in search_words.alarms),
        calls=tuple(replace(call, path=anchor(call.path)) for call in search_words.calls),
        always=tuple(map(anchor, search_words.always)),
    )


def _library(context: Context, files: Mapping[str, bytes]) -> tuple[str, ...]:
    names = (*_SCRIPTS, f"vendor/stemmer-{context.words.language}", "search")
    return tuple(files[f"{assets.FOLDER}/{name}.js"].decode() + ";" for name in names)
