"""The one place where addresses inside a site are made.

They are final and relative, so that a built site works from any folder of a web server, from a stick and by
double click.

An address from the site's root ("route/stap-2.html#open") is a *target*; `relative` makes of it what
stands in a page.
"""

from dataclasses import dataclass, fields
from functools import lru_cache
from posixpath import dirname, relpath
from typing import Literal

from routewijzer.i18n import Words

HOME = "index.html"
NOT_FOUND = "404.html"
DOWNLOADS = "downloads"
"""The folder of what visitors take along."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The fixed pages of a site, as targets. Their names are words of the site's language."""

    picture: str
    glossary: str
    links: str
    sources: str
    about: str
    accessibility: str
    privacy: str
    print: str
    helper: str
    training: str
    debrief: str
    overview: str
    open: str
    region: str
    downloads: str
    earlier: str


def of(words: Words) -> Addresses:
    """Return the addresses of a site in the language of `words`."""
    return Addresses(**{field.name: f"{words.pages[field.name]}.html" for field in fields(Addresses)})


def element(key: str) -> str:
    """Return the page of an element or lane: `route/stap-2.html`."""
    return f"route/{key}.html"


def case(words: Words, key: str, kind: Literal["walk", "handout", "answers"] = "walk") -> str:
    """Return the address of a page of a practice case.

    The case itself, what a group gets on paper, or the trainer's answers.
    """
    return f"{words.training[f'folder_{kind}']}/{key}.html"


def role(words: Words, key: str) -> str:
    """Return the page of the route as a stakeholder's own: `rol/onderwijs.html`."""
    return f"{words.role.folder}/{key}.html"


def part(words: Words, key: str) -> str:
    """Return the page with the picture of a part of a divided route: `beeld/onderzoek.html`."""
    return f"{words.pages.picture}/{key}.html"


def absolute(target: str, root: str) -> str:
    """Return the address of `target` from the root of the host, for a site that is served at `root`.

    >>> absolute("index.html", "/zorg/route/")
    '/zorg/route/index.html'
    """
    return root + target


def anchor(target: str) -> str:
    """Return the id of `target` in a document that holds all pages, short since it stands there so often.

    It begins as no id of a route or a template does: with "/" for an element or lane, "." for another page.

    >>> anchor("route/stap-2.html#open"), anchor("begrippen.html#kindcheck")
    ('/stap-2:open', '.begrippen:kindcheck')
    """
    path, mark, fragment = target.partition("#")
    page = path.removesuffix(".html")
    name = f"/{page.removeprefix('route/')}" if page.startswith("route/") else f".{page}"
    return f"{name}:{fragment}" if mark else name


@lru_cache(maxsize=1 << 14)
def relative(target: str, page: str) -> str:
    """Return the address of `target` as seen from `page`, both from the site's root; fragments are kept.

    >>> relative("begrippen.html#kindcheck", "route/stap-1.html")
    '../begrippen.html#kindcheck'
    """
    path, mark, fragment = target.partition("#")
    if path in ("", page):
        return f"#{fragment}" if mark else relpath(page, dirname(page) or ".")
    return relpath(path, dirname(page) or ".") + mark + fragment
