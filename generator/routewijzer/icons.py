"""The icons of Material for MkDocs by name ("material/phone"): they decorate, and mean nothing alone.

Only the icons that a page shows travel with it: it holds each once, as a symbol that its places use.
"""

import re
from collections.abc import Collection
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from markupsafe import Markup, escape

COLLECTION = "material/"
"""The set that names are taken from, as its folder and in names: Pictogrammers' Material Design Icons."""

ID_PREFIX = "i_"
"""Before the id of a symbol: no id of a model holds an underscore."""

MOST_NEAREST = 4

_FOLDER = files("material") / "templates" / ".icons"
_USE = re.compile(rf'<use href="#{ID_PREFIX}([a-z0-9-]+)"/>')
_DRAWING = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="0 0 24 24"><path d="([A-Za-z0-9 .,-]+)"/></svg>\s*'
)
"""What a file of the set holds; anything else would not be drawn."""


@cache
def icon_names() -> frozenset[str]:
    """Return the names of all icons."""
    names = (file.name for file in (_FOLDER / COLLECTION).iterdir())
    return frozenset(COLLECTION + name.removesuffix(".svg") for name in names if name.endswith(".svg"))


def nearest_icons(name: str) -> tuple[str, ...]:
    """Return the names that `name` may have meant: those that hold its word, then those that are like it."""
    word = name.rpartition("/")[2].casefold()[:80]
    known = sorted(icon_names(), key=lambda each: (len(each), each))
    holding = [each for each in known if word in each.removeprefix(COLLECTION).split("-")]
    close = get_close_matches(COLLECTION + word, known, MOST_NEAREST, 0.75)
    return tuple(dict.fromkeys((*holding, *close)))[:MOST_NEAREST]


@cache
def icon_path(name: str) -> str:
    """Return the outline of an icon as path data in a box of 24 by 24.

    Raises KeyError for a name that the set does not have.
    """
    if name not in icon_names():
        raise KeyError(name)
    drawing = _DRAWING.fullmatch((_FOLDER / f"{name}.svg").read_text("utf-8"))
    if drawing is None:
        raise KeyError(name)
    return drawing[1]


def icon(name: str) -> Markup:
    """Return the place of an icon in a page: an image that no screen reader names."""
    short = escape(name.removeprefix(COLLECTION))
    return Markup(
        '<svg class="icon" width="20" height="20" aria-hidden="true"><use href="#{}{}"/></svg>'
    ).format(ID_PREFIX, short)


def icon_symbols(html: str, further: Collection[str] = ()) -> Markup:
    """Return the symbols of the icons that a page uses, each once.

    `further` are those that its scripts place. Raises KeyError for an icon that the set does not have.
    """
    short = dict.fromkeys((*_USE.findall(html), *(name.removeprefix(COLLECTION) for name in further)))
    return Markup(f'<svg hidden width="0" height="0">{"".join(map(_symbol, short))}</svg>')


def _symbol(name: str) -> str:
    path = icon_path(COLLECTION + name)
    return f'<symbol id="{ID_PREFIX}{name}" viewBox="0 0 24 24"><path d="{path}"/></symbol>'
