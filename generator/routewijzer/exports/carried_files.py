"""The site in another form, as files beside its pages: which there are, and what they are called."""

from collections.abc import Mapping
from dataclasses import dataclass

from routewijzer.addresses import DOWNLOADS
from routewijzer.exports.file_names import file_stem
from routewijzer.hosting import CarriedForm
from routewijzer.model import Route

ENDINGS: Mapping[CarriedForm, str] = {
    "zip": ".zip",
    "html": ".html",
    "book": ".pdf",
    "sheet": "-beeld.pdf",
    "cards": "-meldcode.pdf",
    "handouts": "-casussen.pdf",
}
"""How the names of the files end; those of a PDF as `export pdf` names them."""


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A form of the site: its address from the site's root and its size in bytes."""

    form: CarriedForm
    path: str
    size: int


def carried_files(
    route: Route, contents: Mapping[CarriedForm, bytes]
) -> tuple[tuple[CarriedFile, ...], Mapping[str, bytes]]:
    """Return the files that a site carries, and their contents by address."""
    stem = file_stem(route)
    files = tuple(
        CarriedFile(form, f"{DOWNLOADS}/{stem}{ENDINGS[form]}", len(content))
        for form, content in contents.items()
    )
    return files, {file.path: contents[file.form] for file in files}
