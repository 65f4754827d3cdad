"""Longer texts: Markdown of content/ → safe HTML. What an author writes as HTML is shown as text.

The engine is markdown-it-py: it follows CommonMark, takes a time that grows with the text and not with its
square, and its tokens know their lines. Why not Python-Markdown: docs/dependencies.md.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.deflist import deflist_plugin

from routewijzer.content import bounds
from routewijzer.content.containers import containers
from routewijzer.content.headings import number_headings
from routewijzer.content.html import OWN, SITE, HtmlRenderer
from routewijzer.content.links import FragmentLink, LinkJudge, Targets
from routewijzer.content.notes import footnotes, note_faults
from routewijzer.content.tabs import tabs, too_many_tabs
from routewijzer.findings import Finding, at_most
from routewijzer.i18n import Words


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text of content/ as tokens.

    `file` is its name in findings, as "content/stap-2.md", `lines` are its lines, `headings` the ids of its
    headings. `findings` tell what is wrong with its form.
    """

    file: str
    lines: tuple[str, ...]
    tokens: Sequence[Token] = ()
    env: Mapping[str, Any] = field(default_factory=dict)
    headings: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class HtmlText:
    """A text as HTML (`anchor` makes it part of a page).

    With the images of content/ that it shows, its links to a place in a page, and what is wrong with it.
    """

    html: Markup
    images: tuple[str, ...] = ()
    fragments: tuple[FragmentLink, ...] = ()
    findings: tuple[Finding, ...] = ()


def parse(text: str, file: str) -> ParsedText:
    """Parse a text. One that is too large is not parsed: it has no tokens and a finding. Never raises."""
    text = re.sub(r"\r\n?", "\n", text)
    lines = tuple(text.split("\n"))
    if problems := tuple(bounds.too_large(text, file)):
        return ParsedText(file, lines, findings=problems)
    env: dict[str, Any] = {}
    tokens = _parser().parse(text, env)
    too_long = at_most(bounds.too_long(tokens, file))
    findings = (
        *bounds.front_matter(text, file),
        *bounds.too_deep(tokens, file),
        *too_long,
        *at_most(too_many_tabs(tokens, file)),
        *(() if too_long else at_most(note_faults(tokens, env, file))),
    )
    return ParsedText(file, lines, tokens, env, number_headings(tokens), findings)


def render(text: ParsedText, targets: Targets, words: Words) -> HtmlText:
    """Return a parsed text as HTML; only once, for it makes the addresses in the tokens final.

    A link or image that may not be there becomes plain text and a finding. Never raises.
    """
    judge = LinkJudge(text.file, text.lines, targets, frozenset(text.headings))
    judge.judge(text.tokens)
    md = _parser()
    html = md.renderer.render(text.tokens, md.options, {**text.env, "words": words})
    return HtmlText(
        Markup(html),
        tuple(dict.fromkeys(judge.images)),
        tuple(judge.fragments),
        (*text.findings, *at_most(judge.findings)),
    )


def anchor(html: Markup, to: Callable[[str], str], key: str, home: str) -> Markup:
    """Return a text as it stands in a page: its links as seen from there, its own ids unlike any other.

    `to` gives the address of a target, `key` is the id of what the text belongs to and `home` the address of
    that one's page. An own id is the key, "_" and the rest ("stap-2_een-kop"): no id of the model or of a
    template has that sign, so texts can share a page. A place of its page that the text names is sought at
    `home`.
    """

    def address(match: re.Match[str]) -> str:
        name, mark, rest = match[1], match[2], match[3]
        if mark == SITE:
            return f'{name}="{to(rest)}"'
        if name == "href":
            return f'{name}="{to(home + rest)}"'
        return f'{name}="{key}_{rest}"'

    text = str(html).replace(f'href="#{OWN}', f'href="#{key}_')
    return Markup(re.sub(rf'\b(href|src|id|for|name)="({SITE}|{OWN})([^"]*)"', address, text))


def _any_address(url: str) -> bool:  # noqa: ARG001 (markdown-it names it)
    """Take every address as a link: `links` judges it, so that none disappears without a finding."""
    return True


def _same_address(url: str) -> str:
    """Leave an address as it is written, so that it can be found in the file."""
    return url


def _parser() -> MarkdownIt:
    options = {"html": False, "xhtmlOut": False, "maxNesting": bounds.MAX_LEVELS}
    md = MarkdownIt("commonmark", options, renderer_cls=HtmlRenderer).enable("table")
    for extension in (containers, tabs, deflist_plugin, footnotes, bounds.bounded_paragraphs):
        md.use(extension)
    md.validateLink = _any_address  # type: ignore[method-assign]
    md.normalizeLink = _same_address  # type: ignore[method-assign]
    return md
