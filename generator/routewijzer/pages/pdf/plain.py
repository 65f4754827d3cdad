"""Views as plain data for the typesetting engine, which reads no Python and no HTML."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias

from markupsafe import Markup

from routewijzer import addresses
from routewijzer.exports.pdf.plain_text import readable
from routewijzer.pages.pdf.prose import prose_blocks

Plain: TypeAlias = "bool | int | float | str | Sequence[Plain] | Mapping[str, Plain] | None"
"""What JSON can say."""

NOWHERE = f"{addresses.HOME}#nowhere"
"""Where a link leads whose page is not in the document."""

_NOWHERE = f"#{addresses.anchor(NOWHERE)}"
_ADDRESS = re.compile(r"(^|_)(href|url)$")
_OUTSIDE = ("https://", "http://", "tel:", "mailto:")


def place_of(path: str) -> str:
    """Return the name of a page as a place in the document.

    >>> place_of("route/stap-2.html"), place_of("begrippen.html")
    ('stap-2', '.begrippen')
    """
    return addresses.anchor(path).removeprefix("/")


def plain(value: object, place: str, leave: Collection[str] = ()) -> Plain:
    """Return a view as plain data; `place` is the name of the page that it stands on.

    A mapping keeps its order. A longer text becomes blocks (`prose_blocks`). An address becomes the name of a
    place in the document with "#" before it, a web address or a telephone number; None for a page that the
    document has not. Fields of the view itself with a name in `leave` are left out.
    """
    match value:
        case Markup():
            return prose_blocks(value, lambda href: address(href, place), readable)
        case str():
            return readable(value)
        case None | bool() | int() | float():
            return value
        case Mapping():
            return {str(key): plain(part, place) for key, part in value.items()}
        case Iterable():
            return [plain(part, place) for part in value]
    assert is_dataclass(value)
    data: dict[str, Plain] = {}
    for field in fields(value):
        if field.name not in leave:
            part: Any = getattr(value, field.name)
            is_address = isinstance(part, str) and _ADDRESS.search(field.name) is not None
            data[field.name] = address(part, place) if is_address else plain(part, place)
    return data


def address(href: str, place: str) -> str | None:
    """Return where a link of a view leads, seen from the page with the name `place`.

    >>> address("#source-2", "stap-2"), address("#/stap-3:open", "stap-2"), address("tel:112", "stap-2")
    ('#stap-2:source-2', '#stap-3:open', 'tel:112')
    """
    if href.startswith(_OUTSIDE):
        return href
    if not href.startswith("#") or href == _NOWHERE:
        return None
    if href[1:2] == ".":
        return href
    return f"#{href[2:]}" if href[1:2] == "/" else f"#{place}:{href[1:]}"
