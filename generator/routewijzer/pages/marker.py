"""Marks finished pages, of which only the HTML is known, with what counts now."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jinja2 import Environment

from routewijzer import addresses, i18n, pages
from routewijzer.checks import Subject
from routewijzer.editions import BaseVersion
from routewijzer.editions.status import base_version
from routewijzer.exports import assets
from routewijzer.i18n import Words
from routewijzer.pages.html import TEMPLATES
from routewijzer.pages.notice import STYLE, NoticeView, mark_html, notice_html
from routewijzer.pages.page import Context
from routewijzer.pages.shell import emergency_calls, helpline_of
from routewijzer.project import Project

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
        calls = tuple((f"{call.text} {call.number}", call.address) for call in emergency_calls(context))
        return replace(notice, calls=calls)

    def marked(self, name: str, content: bytes, notice_of: NoticeOf, *, listed: bool) -> bytes:
        """Return a file of a site with its notice; as it is when it is no page of the site."""
        if not name.endswith(".html") or name == addresses.NOT_FOUND:
            return content
        notice = notice_of(name)
        if notice is None:
            return content
        root = "../" * name.count("/")
        html = content.decode("utf-8", "surrogateescape")
        text = mark_html(html, notice_html(self.environment, self.with_calls(notice)), root, listed=listed)
        return content if text is None else text.encode("utf-8", "surrogateescape")

    def style(self) -> tuple[str, bytes]:
        """Return the address of the style sheet of notices, and its content."""
        name = f"{assets.FOLDER}/{STYLE}.css"
        return name, assets.bundle(self.theme / assets.FOLDER)[name]


def marker(project: Project, base: Subject, today: date) -> Marker | None:
    """Return what marks pages over a base; None when the words of the interface cannot be read."""
    words, _ = i18n.load(project.theme / "words", base.route.route.language)
    if words is None:
        return None
    return Marker(base, words, pages.environment(project.theme / TEMPLATES, words), project.theme, today)
