"""A region's logo: a small SVG that runs and loads nothing, or a small PNG. Nothing is mended silently."""

import re
from collections.abc import Iterator

from lxml import etree

from routewijzer.findings import Finding
from routewijzer.overlay.operation import Overlay
from routewijzer.yamldoc import Document, KeyPath

MAX_BYTES = 16_000
"""Largest logo; it is loaded on every page."""

MAX_SIDE = 1200
"""Largest width and height of a PNG in pixels."""

_PATH: KeyPath = ("region", "logo", "file")
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWING = frozenset(
    (
        *("svg", "g", "defs", "title", "desc", "symbol", "use", "mask", "clipPath"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"),
        *("linearGradient", "radialGradient", "stop"),
    )
)
"""Elements that draw and nothing else."""

_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|https?:|//|javascript:|data:|expression\(|@import", re.IGNORECASE)
_PNG = b"\x89PNG\r\n\x1a\n"


def check_logo(overlay: Overlay, data: bytes | None) -> Iterator[Finding]:
    """What is wrong with the file that the overlay names; `data` is None when it is not there."""
    name = overlay.look.logo
    if name is None:
        return
    document = overlay.document
    if data is None:
        yield _finding(document, f'no file "{name}" beside region.yaml', "put it there or delete the logo")
    elif len(data) > MAX_BYTES:
        yield _finding(
            document, f'"{name}" has {len(data):,} bytes, expected at most {MAX_BYTES:,}', "make it smaller"
        )
    elif name.endswith(".png"):
        yield from _png(document, name, data)
    else:
        yield from _svg(document, name, data)


def _png(document: Document, name: str, data: bytes) -> Iterator[Finding]:
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 24:
        yield _finding(document, f'"{name}" is no PNG', "save it as PNG again")
        return
    sides = (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big"))
    if not all(0 < side <= MAX_SIDE for side in sides):
        message = f'"{name}" is {sides[0]} × {sides[1]} pixels, expected at most {MAX_SIDE} each way'
        yield _finding(document, message, "make it smaller")


def _svg(document: Document, name: str, data: bytes) -> Iterator[Finding]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        yield _finding(document, f'"{name}" is no SVG that can be read', "save it as plain SVG")
        return
    if root.getroottree().docinfo.internalDTD is not None:
        yield _finding(document, f'"{name}" has a document type', "save it as plain SVG")
    if root.tag != f"{_SVG}svg" or not (root.get("viewBox") or (root.get("width") and root.get("height"))):
        yield _finding(document, f'"{name}" is no SVG with a viewBox', "save it as plain SVG")
    for element in root.iter():
        problem = _problem(element)
        if problem:
            yield _finding(document, f'"{name}" holds {problem}', "save it as plain SVG without it")
            return


def _problem(element: etree._Element) -> str:
    """What an element of the drawing does beside drawing; empty when nothing."""
    if not isinstance(element.tag, str):
        return "" if element.tag is etree.Comment else "a processing instruction"
    tag = element.tag.removeprefix(_SVG)
    if tag not in _DRAWING:
        return f"<{tag.rpartition('}')[2]}>, which does more than draw"
    for key, value in element.attrib.items():
        attribute = str(key).rpartition("}")[2]
        if attribute.lower().startswith("on"):
            return f"a script ({attribute})"
        if (attribute == "href" and not str(value).startswith("#")) or _OUTSIDE.search(str(value)):
            return f"a reference to elsewhere ({attribute})"
    return ""


def _finding(document: Document, message: str, hint: str) -> Finding:
    return Finding("overlay-logo", document.value_place(_PATH), message, hint)
