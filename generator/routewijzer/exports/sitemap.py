"""The list of a site's pages for search engines (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from lxml.etree import Element, SubElement, tostring

SITEMAP = "sitemap.xml"

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NAMES: Any = {None: _NAMESPACE}


def sitemap(addresses: Iterable[str], published: date) -> bytes:
    """Return the list of these web addresses; all pages are of the day of the route's version."""
    root = Element(f"{{{_NAMESPACE}}}urlset", nsmap=_NAMES)
    for address in addresses:
        entry = SubElement(root, f"{{{_NAMESPACE}}}url")
        SubElement(entry, f"{{{_NAMESPACE}}}loc").text = address
        SubElement(entry, f"{{{_NAMESPACE}}}lastmod").text = published.isoformat()
    return tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
