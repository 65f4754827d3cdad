"""Tokens of Markdown → HTML. What an author writes as HTML is text here: no token of it exists.

Ids carry the mark `OWN` and addresses from the site's root the mark `SITE`: `anchored` fills in both.
"""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

OWN = "own:"
"""Stands before an id of the text itself, in `id`, `for`, `name` and `href="#…"`."""

SITE = "site:"
"""Stands before an address from the site's root."""

_ALIGNMENT = re.compile(r"text-align:(left|right|center)")
_CLASS = re.compile(r"[\w\- ]*")

Tokens = Sequence[Token]


class HtmlRenderer(RendererHTML):
    """Write the tokens that have a form of their own; a method is named for the token that it writes.

    `env["words"]` are the words of the interface.
    """

    def heading_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin a heading, with its id."""
        return f'<{tokens[at].tag} id="{OWN}{tokens[at].meta["id"]}">'

    def table_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin a table in a region of its own, which the keyboard can scroll."""
        return f'<section class="scroll" tabindex="0" aria-label="{env["words"].prose.table}"><table>\n'

    def table_close(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """End a table and its region."""
        return "</table></section>\n"

    def th_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin a cell; its alignment is a class, for the policy of a site allows no style."""
        match = _ALIGNMENT.fullmatch(str(tokens[at].attrs.get("style", "")))
        return f'<{tokens[at].tag} class="align-{match[1]}">' if match else f"<{tokens[at].tag}>"

    td_open = th_open

    def admonition_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin a box."""
        return f'<div class="admonition {_kind(tokens[at])}">\n'

    def details_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin a box that opens."""
        state = " open" if "+" in tokens[at].info else ""
        return f'<details class="{_kind(tokens[at]) or "note"}"{state}>\n'

    def title_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin the title of a box."""
        return "<summary>" if tokens[at].tag == "summary" else '<p class="admonition-title">'

    def tabs_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin a set of tabs."""
        return '<div class="tabbed-set tabbed-alternate">\n'

    def tab_input(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Write the radio button of a tab."""
        meta = tokens[at].meta
        checked = " checked" if meta["shown"] else ""
        return f'<input{checked} id="{_tab(meta)}" name="{OWN}tabs_{meta["set"]}" type="radio">'

    def tab_labels_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin the labels of a set."""
        return '<div class="tabbed-labels">'

    def tab_label_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin the label of a tab."""
        return f'<label for="{_tab(tokens[at].meta)}">'

    def tab_blocks_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin what the tabs of a set show."""
        return '<div class="tabbed-content">\n'

    def tab_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin what a tab shows."""
        return '<div class="tabbed-block">\n'

    def footnote_ref(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Write the number of a note, which leads to it."""
        number = tokens[at].meta["id"] + 1
        link = f'<a class="footnote-ref" href="#{OWN}fn_{number}">{number}</a>'
        return f'<sup id="{_reference(tokens[at])}">{link}</sup>'

    def footnote_block_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin the notes."""
        return '<div class="footnote">\n<hr>\n<ol>\n'

    def footnote_block_close(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """End the notes."""
        return "</ol>\n</div>\n"

    def footnote_open(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Begin a note."""
        return f'<li id="{OWN}fn_{tokens[at].meta["id"] + 1}">\n'

    def footnote_close(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """End a note."""
        return "</li>\n"

    def footnote_anchor(self, tokens: Tokens, at: int, options: Any, env: Any) -> str:
        """Write the way back from a note."""
        title = env["words"].prose.back.format(tokens[at].meta["id"] + 1)
        return f' <a class="footnote-backref" href="#{_reference(tokens[at])}" title="{title}">↩</a>'


def _kind(token: Token) -> str:
    """Return the kind of a box as a class; nothing when it is no word."""
    kind = str(token.meta["kind"])
    return kind if _CLASS.fullmatch(kind) else ""


def _tab(meta: dict[str, int]) -> str:
    return f"{OWN}tab_{meta['set']}_{meta['tab']}"


def _reference(token: Token) -> str:
    """Return the id of the place in the text that refers to a note."""
    number, again = token.meta["id"] + 1, token.meta["subId"]
    return f"{OWN}ref_{number}_{again + 1}" if again else f"{OWN}ref_{number}"
