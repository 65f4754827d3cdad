"""Longer texts: Markdown of content/ → safe HTML. What an author writes as HTML is shown as text.

Links inside the site are ids or page files from the site's root: `[Stap 3](stap-3)`,
`[kindcheck](begrippen.html#kindcheck)`. In the result they carry a marker; `placed` makes them relative
to the page that shows the text.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from posixpath import normpath
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from routewijzer.addresses import relative
from routewijzer.findings import Finding, Place, did_you_mean
from routewijzer.page_ids import is_taken_from_headings
from routewijzer.phone import PhoneError, other_number, parse_phone
from routewijzer.words import Words

SITE = "site:"
"""Marks an address from the site's root inside stored prose."""

_EXTENSIONS = (
    "admonition",
    "def_list",
    "fenced_code",
    "footnotes",
    "sane_lists",
    "tables",
    "pymdownx.details",
    "pymdownx.tabbed",
)
_OPTIONS: dict[str, dict[str, Any]] = {
    "pymdownx.tabbed": {"alternate_style": True},
    "tables": {"use_align_attribute": True},
}
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt", "title"}),
    "input": frozenset({"type", "name", "checked"}),
    "label": frozenset({"for"}),
    "details": frozenset({"open"}),
    "ol": frozenset({"start"}),
}
_ESCAPED = re.compile(r"\x02(\d+)\x03")
"""How Python-Markdown keeps an escaped character in its tree."""
_CLASSES = re.compile(r"[\w\- ]*")
_SCHEMES = ("https", "http", "mailto", "tel")
_IMAGE = re.compile(r"[a-z0-9][a-z0-9/_.-]*\.(svg|png|jpe?g|webp)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prose:
    """A text as HTML, with the images of content/ that it shows and what is wrong with it."""

    html: Markup
    images: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Targets:
    """Where prose may lead inside the site: ids → addresses, all pages, and the files of content/."""

    ids: Mapping[str, str]
    pages: Collection[str]
    files: Collection[str]


def render(text: str, file: str, targets: Targets, words: Words) -> Prose:
    """HTML of one file of content/ (`file` is its name in findings, as "content/stap-2.md"). Headings begin
    at level 2. A link or image that may not be there becomes plain text and a finding. Never raises."""
    guard = _Guard(file, text, targets, words)
    options = {**_OPTIONS, "footnotes": {"BACKLINK_TEXT": "↩", "BACKLINK_TITLE": words.prose.back}}
    markdown = Markdown(extensions=[*_EXTENSIONS, _Safe(guard)], extension_configs=options)
    markdown.preprocessors.deregister("html_block")
    for pattern in ("html", "automail"):
        markdown.inlinePatterns.deregister(pattern)
    html = re.sub(r'<pre id="[^"]*"', "<pre", markdown.convert(text))
    return Prose(Markup(html), tuple(dict.fromkeys(guard.images)), tuple(guard.findings))


def placed(html: Markup, page: str) -> Markup:
    """Prose as it stands in `page`: its links inside the site made relative."""

    def address(match: re.Match[str]) -> str:
        return f'{match[1]}="{relative(match[2], page)}"'

    return Markup(re.sub(rf'(href|src)="{SITE}([^"]*)"', address, html))


class _Safe(Extension):
    """Puts the guard behind everything that builds the tree."""

    def __init__(self, guard: "_Guard") -> None:
        super().__init__()
        self.guard = guard

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's own name)
        md.treeprocessors.register(self.guard, "routewijzer", -100)


class _Guard(Treeprocessor):
    """Keeps of the finished tree only what is safe: known attributes, allowed addresses."""

    def __init__(self, file: str, text: str, targets: Targets, words: Words) -> None:
        super().__init__()
        self.file, self.lines, self.targets, self.words = file, text.splitlines(), targets, words
        name = (file.partition("content/")[2] or file).removesuffix(".md")
        self.prefix = re.sub(r"[^a-z0-9_]+", "-", name.replace("/", "_"))
        self.images: list[str] = []
        self.findings: list[Finding] = []

    def run(self, root: Element) -> None:
        headings = [int(part.tag[1]) for part in root.iter() if re.fullmatch(r"h[1-6]", part.tag)]
        lift = 2 - min(headings, default=2)
        for part in root.iter():
            if re.fullmatch(r"h[1-6]", part.tag):
                part.tag = f"h{min(6, int(part.tag[1]) + lift)}"
            self._clean(part)
        for parent in list(root.iter()):
            for index, part in enumerate(parent):
                if part.tag == "table":
                    parent[index] = self._scrolling(part)

    def _scrolling(self, table: Element) -> Element:
        """A table in a region of its own, so that a narrow screen can scroll it with the keyboard too."""
        region = Element(
            "section",
            {"class": "scroll", "tabindex": "0", "aria-label": self.words.prose.table},
        )
        region.append(table)
        return region

    def _clean(self, part: Element) -> None:
        align = part.get("align")
        identity, role = part.get("id"), part.get("class", "")
        allowed = _ATTRIBUTES.get(part.tag, frozenset())
        given = dict(part.items())
        part.attrib.clear()
        part.attrib.update({key: value for key, value in given.items() if key in allowed})
        names = f"{role} align-{align}".strip() if align else role
        if names and _CLASSES.fullmatch(names):
            part.set("class", names)
        if identity:
            part.set("id", self._own(identity))
        for key in ("for", "name"):
            if key in part.attrib:
                part.set(key, self._own(part.attrib[key]))
        if part.tag == "a":
            self._link(part)
        elif part.tag == "img":
            self._image(part)

    def _own(self, identity: str) -> str:
        """The id of a heading or note in a page: its file, and itself; where that is an id of the page or of
        an element, with an underscore behind it."""
        made = f"{self.prefix}-{re.sub(r'[^A-Za-z0-9]+', '-', identity)}"
        return f"{made}_" if is_taken_from_headings(made) or made in self.targets.ids else made

    def _link(self, part: Element) -> None:
        href = part.get("href", "")
        found = self._phone(part, href) if href[:4].lower() == "tel:" else self._address(href)
        if found is not None:
            part.set("href", found)
            return
        part.tag = "span"
        part.attrib.clear()

    def _phone(self, part: Element, href: str) -> str | None:
        """The address that dials what the link's words say, or None (and a finding)."""
        try:
            number = parse_phone(href[4:])
        except PhoneError as error:
            self._refuse(href, f'"{href}" cannot be dialled', f"{error}")
            return None
        words = "\n".join(("".join(part.itertext()), part.get("title", "")))
        other = other_number(_ESCAPED.sub(lambda code: chr(int(code[1])), words), number)
        if other:
            self._refuse(href, f'the words say "{other}", but the link dials {number}', "make them the same")
            return None
        return number.uri

    def _address(self, href: str) -> str | None:
        """The address as it stands in the HTML, or None (and a finding) when it may not be there."""
        if href.startswith("#"):
            return f"#{self._own(href[1:])}"
        try:
            parts = urlsplit(href)
        except ValueError:
            self._refuse(href, f'"{href}" is no address')
            return None
        if parts.scheme:
            if parts.scheme.lower() in _SCHEMES and not re.search(r"[\s\x00-\x1f]", href):
                return href
            self._refuse(
                href, f'a link may not lead to "{href}"', "use https:, mailto:, tel:, an id or a page"
            )
            return None
        path, mark, fragment = href.partition("#")
        target = self.targets.ids.get(path) or (path if path in self.targets.pages else None)
        if target is None or parts.netloc:
            known = (*self.targets.ids, *self.targets.pages)
            self._refuse(href, f'unknown page "{href}"', did_you_mean(path, known))
            return None
        return f"{SITE}{target}{mark}{fragment}"

    def _image(self, part: Element) -> None:
        source = part.get("src", "")
        if _IMAGE.fullmatch(source) and normpath(source) == source and source in self.targets.files:
            self.images.append(source)
            part.set("src", f"{SITE}content/{source}")
            return
        self._refuse(source, f'no image "{source}" in content/', did_you_mean(source, self.targets.files))
        part.tag, part.text = "span", part.get("alt", "")
        part.attrib.clear()

    def _refuse(self, what: str, message: str, hint: str = "") -> None:
        self.findings.append(Finding("content-link", next(self._places(what)), message, hint))

    def _places(self, what: str) -> Iterator[Place]:
        for number, line in enumerate(self.lines, 1):
            if what and (column := line.find(what)) >= 0:
                yield Place(self.file, number, column + 1)
        yield Place(self.file)
