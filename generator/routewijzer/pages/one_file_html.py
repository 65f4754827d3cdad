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
from routewijzer.exports.data_script import short_data_script
from routewijzer.exports.headers import one_file_policy
from routewijzer.exports.search import SearchWords, index_data
from routewijzer.exports.used_styles import used_styles, vocabulary
from routewijzer.pages.build import Renderer
from routewijzer.pages.helper import ICONS, SCRIPTS
from routewijzer.pages.helper_data import contract
from routewijzer.pages.links import PageLinks
from routewijzer.pages.one_file import LIST, DescribedLeafView, in_one_file, leaves
from routewijzer.pages.page import Context, Page, SearchEntry
from routewijzer.pages.search import SearchHit, hits, search_words
from routewijzer.pages.shell import ShellView, shell_view

_SCRIPTS = ("picture", *(name.removesuffix(".js") for name in SCRIPTS[1:]), "vendor/minisearch")
"""The scripts of the site that stand in the document, before those of the search."""

_OPTIONAL_END = re.compile(
    r"</p>(?=\s*<(?:p|[uod]l|li|div|section|article|table|details|h[1-6]"
    r"|/(?:section|article|div|[uo]l|li|dd|td|details))\b)"
    r"|</li>(?=\s*<(?:li|/ul|/ol)\b)|</d[td]>(?=\s*<(?:dt|dd|/dl|/div)\b)"
)

_BLANKS = re.compile(r">\s+(?=</?(?:h[1-6]|p|[uod]l|li|div|section|article|nav|header|main|footer)\b)")
"""Blanks beside an element that is a block of its own: no browser shows them."""

_LAST_PLAIN_VALUE = re.compile(r'(<[^<>]* [\w:-]+=)"([\w.,:#/?&;%+@!~()-]+)"/>')
_PLAIN_VALUE = re.compile(r' ([\w:-]+)="([\w.,:#/?&;%+@!~()-]*[\w.,:#?&;%+@!~()-])"(?=[ >])')
"""An attribute whose value needs no quotes; of an element that ends in itself, a blank keeps them apart."""


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
    library = _library(whole, files)
    end = "\n".join((*_data(whole, pages), *library.values(), last))
    draft = OneFileView(
        shell=replace(shell_view(pages[0], whole), overview=PageLinks(whole, addresses.HOME).to(LIST)),
        leaves=tuple(LeafView(anchor(page.path), _tab(page), renderer.render(page)) for page in pages),
        policy="",
        icon=data[assets.ICON],
        icons=ICONS,
        style=Markup(""),
        head=Markup(""),
        script=Markup(""),
    )
    template = templates.get_template("pages/one_file.html")
    own = (text for name, text in library.items() if not name.startswith("vendor/"))
    used = used_styles(style, vocabulary(template.render(page=draft), "".join((head, *own, last))))
    policy = one_file_policy(used, (head, end))
    view = replace(draft, style=Markup(used), head=Markup(head), script=Markup(end), policy=policy)
    start, body, script = _parts(template.render(page=view), f"<script>{end}")
    return f"{start}{_terse(body)}{script}"


def _parts(document: str, script: str) -> tuple[str, str, str]:
    """Return a document in three: what stands before its body, the body, and from its last script on."""
    before, script_start, after = document.partition(script)
    start, body_tag, body = before.partition("<body>")
    return start + body_tag, body, script_start + after


def _terse(content: str) -> str:
    """Return HTML without the blanks, the ends of elements and the quotes of values that it does without.

    https://html.spec.whatwg.org/multipage/syntax.html#optional-tags and #unquoted. In a text a quotation mark
    is a reference, so what looks like a quoted value is one.
    """
    ended = _OPTIONAL_END.sub("", _BLANKS.sub(">", content))
    spaced = _LAST_PLAIN_VALUE.sub(r'\1"\2" />', ended)
    return _PLAIN_VALUE.sub(r" \1=\2", spaced)


def _tab(page: Page) -> str:
    """Return the name for the browser's tab; empty where it is the page's heading, as a script can read."""
    return "" if isinstance(page.view, DescribedLeafView) else page.title


def _data(context: Context, pages: tuple[Page, ...]) -> tuple[str, ...]:
    """Return the scripts of data: for the search, which reads its texts in the pages, and the helper."""
    assert context.one_file is not None
    entries = [SearchHit(context.one_file.id(hit.path), _without_said(hit)) for hit in hits(context, pages)]
    data = index_data(entries, context.words, _inside(search_words(context)))
    helper = (short_data_script("helperData", contract(context)),) if context.helper else ()
    return (short_data_script("searchData", data), *helper)


def _without_said(search_hit: SearchHit) -> SearchEntry:
    """Return what the document does not say itself of something that the search finds.

    Its text, its title where that is its heading, and keywords that are its title are read in the document.
    """
    title, entry = search_hit.search.title, search_hit.search
    keywords = tuple(word for word in entry.keywords if word.casefold() != title.casefold())
    headed = search_hit.path.startswith("route/") or "#" in search_hit.path
    return replace(entry, title="" if headed else title, keywords=keywords, text="")


def _inside(search_words: SearchWords) -> SearchWords:
    """Return what the search knows, its addresses as places in the document."""
    return replace(
        search_words,
        alarms=tuple(replace(alarm, calls=tuple(map(anchor, alarm.calls))) for alarm in search_words.alarms),
        calls=tuple(replace(call, path=anchor(call.path)) for call in search_words.calls),
        always=tuple(map(anchor, search_words.always)),
    )


def _library(context: Context, files: Mapping[str, bytes]) -> Mapping[str, str]:
    names = (*_SCRIPTS, f"vendor/stemmer-{context.words.language}", "search")
    return {name: files[f"{assets.FOLDER}/{name}.js"].decode() + ";" for name in names}
