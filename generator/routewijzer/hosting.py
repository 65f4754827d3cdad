"""Where and by what a site is served: what the page for unknown addresses and the files for web servers say.

A built site works in any folder, from a stick too. These two cannot: a server shows the page for unknown
addresses at every depth, and a header file names that page.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

from routewijzer.urls import host_expected

HEADER_FILES = {
    "nginx": "nginx.conf",
    "apache": ".htaccess",
    "_headers": "_headers",
    "iis": "web.config",
    "azure": "staticwebapp.config.json",
}
"""What `build` can write beside the pages, by the name of the server: the file that this server reads."""

OF_A_FOLDER = ("apache", "iis")
"""The servers that read such a file in every folder, so that each edition has its own."""

CarriedForm = Literal["zip", "html", "book", "sheet", "cards", "handouts"]
"""A form of the site that stands beside its pages, to take along; the last four are sets of pages as PDF."""

FORMS: Mapping[str, tuple[CarriedForm, ...]] = {
    "zip": ("zip",),
    "html": ("html",),
    "pdf": ("book", "sheet", "cards", "handouts"),
}
"""What `build --with` can ask for, and the forms that it gives."""

HiddenPages = Literal["", "editions", "all"]
"""Which pages search engines are asked not to list."""

_SEGMENT = re.compile(r"[A-Za-z0-9._~-]+")


@dataclass(frozen=True, slots=True)
class Hosting:
    """How a site is served.

    `root` is the path of its first page on its host and begins and ends with "/"; `embedders` are the origins
    that may show it in a frame; `headers` are keys of `HEADER_FILES`; `many` says that `root` has one folder
    for each edition, named for its id; `sites` are the folders of `root` that hold a site, "" for `root`
    itself. `origin` is the scheme and the host, "" where they are not known; `hidden` asks search engines to
    list no page: "editions" those of the editions, "all" every one. `carries` are the forms of the site that
    stand beside its pages. With `inside` the pages stand in those of another site. `shows_paths`: the pages
    show an editor the way to each of their texts, so the site is not one to publish; `preview`: somebody is
    editing, and nobody else looks.
    """

    root: str = "/"
    embedders: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    many: bool = False
    sites: tuple[str, ...] = ("",)
    origin: str = ""
    hidden: HiddenPages = ""
    carries: tuple[CarriedForm, ...] = ()
    inside: bool = False
    shows_paths: bool = False
    preview: bool = False

    @property
    def for_editors(self) -> bool:
        """Whether only who edits sees the pages, so that they may hold what waits for an approval."""
        return self.preview or self.shows_paths

    @property
    def address(self) -> str:
        """The web address of the first page, "" where it is not known."""
        return f"{self.origin}{self.root}" if self.origin else ""

    def of_editions(self, keys: Iterable[str]) -> "Hosting":
        """Return how these editions are served together."""
        return replace(self, sites=tuple(f"{key}/" for key in keys))

    def of_edition(self, key: str) -> "Hosting":
        """Return how the edition with this id is served: as a whole, or in its folder."""
        if not self.many:
            return self
        headers = tuple(name for name in self.headers if name in OF_A_FOLDER)
        return replace(self, root=f"{self.root}{key}/", headers=headers, many=False)


DEFAULT = Hosting()
"""At the root of its host, in nobody's frame, without header files."""


def site_root(text: str) -> str:
    """Return the path that a site is served at.

    `text` is a path ("/zorg/route/", slashes at the ends may lack) or a web address. Raises ValueError for
    what is neither, and for signs that a server reads as its own.
    """
    path = urlsplit(text).path if text.startswith(("https://", "http://")) else text
    segments = [segment for segment in path.split("/") if segment]
    if not all(_SEGMENT.fullmatch(segment) and segment.strip(".") for segment in segments):
        raise ValueError(f'"{text}" is not a path such as /zorg/route/ (a-z, 0-9 and . _ ~ -)')
    return "".join(f"/{segment}" for segment in segments) + "/"


def site_origin(text: str) -> str:
    """Return the scheme and the host of a web address; "" for a path, or another kind of address."""
    parts = urlsplit(text)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""


def carried_forms(names: Iterable[str]) -> tuple[CarriedForm, ...]:
    """Return the forms of these names ("zip", "pdf"), each once. Raises ValueError for an unknown one."""
    names = [name.strip() for name in names]
    for name in names:
        if name not in FORMS:
            raise ValueError(f'a site cannot carry "{name}"; known: {", ".join(FORMS)}')
    return tuple(dict.fromkeys(form for name in names for form in FORMS[name]))


def embedder(text: str) -> str:
    """Return the origin ("https://www.example.org") of a host or a web address.

    "*." before a host stands for every host below it. Raises ValueError for what is no host, has a path or is
    not https.
    """
    name = text.removeprefix("https://").removesuffix("/")
    host, mark, port = name.removeprefix("*.").partition(":")
    plain = host.isascii() and not host.startswith("[") and host_expected(host) is None
    if not plain or (mark and not (port.isdigit() and 0 < int(port[:6]) < 65536)):
        raise ValueError(f'"{text}" is not a host such as www.example.org')
    return f"https://{name.lower()}"


def header_formats(names: list[str]) -> tuple[str, ...]:
    """Return the servers to write header files for. Raises ValueError for an unknown one."""
    for name in names:
        if name not in HEADER_FILES:
            raise ValueError(f'no header file for "{name}"; known: {", ".join(HEADER_FILES)}')
    return tuple(dict.fromkeys(names))
