"""The headings of a text: their levels on a page and their ids."""

import re
import unicodedata
from collections.abc import Sequence

from markdown_it.token import Token

FIRST_LEVEL = 2
"""The highest heading of a text: the title of the page is above it."""

_LAST_LEVEL = 6


def slug(title: str) -> str:
    """Return a title as the last part of an address: a-z, 0-9 and hyphens, "" when nothing is left.

    >>> slug("Één überschrift?")
    'een-uberschrift'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def number_headings(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Set the levels of all headings, the highest at `FIRST_LEVEL`, and give each an id in `meta`.

    Returns the ids in order. Equal titles are told apart by a number ("tekst", "tekst-2"), a title without
    letters or digits becomes "kop"; so an id changes only with its title or an equal one before it.
    """
    openings = [at for at, token in enumerate(tokens) if token.type == "heading_open"]
    lift = FIRST_LEVEL - min((int(tokens[at].tag[1]) for at in openings), default=FIRST_LEVEL)
    ids: dict[str, None] = {}
    counts: dict[str, int] = {}
    for at in openings:
        tag = f"h{min(_LAST_LEVEL, int(tokens[at].tag[1]) + lift)}"
        tokens[at].tag = tokens[at + 2].tag = tag
        base = slug(_text(tokens[at + 1])) or "kop"
        name = base
        while name in ids:
            counts[base] = counts.get(base, 1) + 1
            name = f"{base}-{counts[base]}"
        ids[name] = None
        tokens[at].meta["id"] = name
    return tuple(ids)


def _text(inline: Token) -> str:
    """Return the words of a heading without its markup."""
    visible = ("text", "code_inline", "softbreak", "hardbreak", "image")
    parts = (part.content or " " for part in inline.children or () if part.type in visible)
    return "".join(parts)
