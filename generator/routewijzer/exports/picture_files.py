"""The picture of the whole route as files beside the pages: which there are, and what they are called.

Graphviz draws them from one DOT. The core starts no program, so an edge that may hands in a `RenderPicture`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from routewijzer.addresses import DOWNLOADS
from routewijzer.findings import Phrase

PictureFormat = Literal["svg", "png", "pdf", "gv"]
"""How the name of a file ends. DOT is `gv`: servers take `.dot` for a template of a word processor
(https://www.iana.org/assignments/media-types/text/vnd.graphviz)."""

FORMATS: tuple[PictureFormat, ...] = ("svg", "png", "pdf", "gv")
"""All formats, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class RenderedPicture:
    """What Graphviz made of a picture, by format, and what it could not make and why."""

    files: Mapping[PictureFormat, bytes] = field(default_factory=dict)
    problems: tuple[Phrase, ...] = ()


RenderPicture = Callable[[str, float, float], RenderedPicture]
"""Takes a DOT, and the width and the height of its picture in points. Never raises."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file of the picture: its format, its address from the site's root and its size in bytes."""

    form: PictureFormat
    path: str
    size: int


def picture_files(
    route: str, dot: str, drawn_files: RenderedPicture
) -> tuple[tuple[PictureFile, ...], Mapping[str, bytes]]:
    """Return the files of the picture of the route with the id `route`, and their contents by address."""
    contents: dict[PictureFormat, bytes] = {**drawn_files.files, "gv": dot.encode()}
    paths: dict[PictureFormat, str] = {
        form: f"{DOWNLOADS}/{route}.{form}" for form in FORMATS if form in contents
    }
    files = tuple(PictureFile(form, path, len(contents[form])) for form, path in paths.items())
    return files, {path: contents[form] for form, path in paths.items()}
