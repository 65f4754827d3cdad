"""Marks finished pages, of which only the HTML is known, with what counts now."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from jinja2 import Environment

from routewijzer import addresses
from routewijzer.checks import Subject
from routewijzer.editions import BaseVersion
from routewijzer.editions.status import base_version
from routewijzer.exports import assets
from routewijzer.exports.archive import zip_archive
from routewijzer.i18n import Words
from routewijzer.pages.notice import STYLE, NoticeView, mark_html, notice_html
from routewijzer.pages.page import Context
from routewijzer.pages.shell import emergency_calls, helpline_of

NoticeOf = Callable[[str], NoticeView | None]
"""Gives the notice of a page by its path; None for none."""


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks finished pages with what a checked route, `base`, says now.

    With its words, the templates, the theme's folder and the day.
    """

    base: Subject
    words: Words
    environment: Environment
    theme: Path
    today: date

    @property
    def newest(self) -> BaseVersion:
        """The version of the base of now."""
        return base_version(self.base)

    @property
    def helpline(self) -> str:
        """Whom to ask in doubt."""
        return helpline_of(self.base.route)

    def with_calls(self, notice: NoticeView) -> NoticeView:
        """Return a notice with the numbers of now."""
        names = addresses.of(self.words)
        context = Context(self.base.route, self.base.graph, self.words, names, self.today)
        calls = tuple((call.text, call.number, call.address) for call in emergency_calls(context))
        return replace(notice, calls=calls)

    def mark(self, name: str, content: bytes, notice_of: NoticeOf, *, listed: bool) -> bytes:
        """Return a file of a site with its notice; as it is when it is no page of the site."""
        if name.endswith(".zip"):
            return self._marked_zip(content, notice_of)
        if not name.endswith(".html") or name == addresses.NOT_FOUND:
            return content
        notice = notice_of(name)
        if notice is None:
            return content
        root = "../" * name.count("/")
        html = content.decode("utf-8", "surrogateescape")
        text = mark_html(html, notice_html(self.environment, self.with_calls(notice)), root, listed=listed)
        return content if text is None else text.encode("utf-8", "surrogateescape")

    def _marked_zip(self, content: bytes, notice_of: NoticeOf) -> bytes:
        """Return a site in a ZIP file with its notices, which lead nowhere: it is read apart."""

        def apart(page: str) -> NoticeView | None:
            notice = notice_of(page)
            return replace(notice, href="") if notice else None

        try:
            with ZipFile(BytesIO(content)) as archive:
                entries = {entry.filename: archive.read(entry) for entry in archive.infolist()}
                day = date(*archive.infolist()[0].date_time[:3])
        except (BadZipFile, IndexError, ValueError):
            return content
        folder = next(iter(entries)).partition("/")[0]
        files = {name.removeprefix(f"{folder}/"): inner for name, inner in entries.items()}
        marked = {name: self.mark(name, inner, apart, listed=False) for name, inner in files.items()}
        return zip_archive({**marked, **dict([self.style()])}, folder, day)

    def style(self) -> tuple[str, bytes]:
        """Return the address of the style sheet of notices, and its content."""
        name = f"{assets.FOLDER}/{STYLE}.css"
        return name, assets.bundle(self.theme / assets.FOLDER)[name]
