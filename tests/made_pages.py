"""The pages of a route, made without the pictures and the shell, as tests look at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import lxml.html
from lxml.html import HtmlElement
from markupsafe import Markup

from routewijzer import addresses, graph, i18n, pages, yamldoc
from routewijzer.content.texts import texts
from routewijzer.i18n import Words
from routewijzer.model import Route, read_route
from routewijzer.pages import Context, LegendEntryView, Page, Pictures, Renderer, SmallPictureView
from routewijzer.project import Content, open_project, read_content
from sentences import lines

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "route.yaml"
SMALLEST = ROOT / "tests/routes/ok/smallest/route.yaml"
PET = ROOT / "tests/routes/ok/found-pet/route.yaml"
TODAY = date(2026, 11, 23)
SVG = Markup(
    '<svg class="pic" viewBox="0 0 10 10" aria-label="A &amp; B"><a href="x.html"><text>Box</text></a></svg>'
)


@dataclass(frozen=True)
class MadeSite:
    """A whole site: the context, the pages, and the HTML of each by path."""

    context: Context
    pages: Mapping[str, Page]
    html: Mapping[str, str]

    @property
    def route(self) -> Route:
        return self.context.route

    def tree(self, path: str) -> HtmlElement:
        """Return the page as a tree."""
        return lxml.html.fromstring(f"<main>{self.html[path]}</main>")

    def text(self, path: str) -> str:
        """All words of the page, blanks made one."""
        return plain(self.tree(path).text_content())

    def element(self, key: str) -> HtmlElement:
        """Return the tree of the page of an element or lane."""
        return self.tree(addresses.element(key))

    def targets(self, path: str, tree: HtmlElement | None = None) -> set[str]:
        """Where the links of a page (or a part of it) lead, from the site's root."""
        found = (tree if tree is not None else self.tree(path)).xpath(".//a/@href")
        return {resolve(href, path) for href in found}


def plain(text: str) -> str:
    """Return a text with its blanks made one."""
    return " ".join(text.split())


def resolve(href: str, page: str) -> str:
    """Return an address in `page` as seen from the site's root; addresses outside stay as they are."""
    path, mark, fragment = href.partition("#")
    if ":" in path:
        return href
    return (normpath(join(dirname(page), path)) if path else page) + mark + fragment


@cache
def read(file: Path) -> Route:
    """Return a route that must be readable, read once for all tests of a worker: it cannot be changed."""
    document, _ = yamldoc.read(file, file.name)
    assert document is not None
    route, found = read_route(document)
    assert route is not None, found
    return route


@cache
def load_words(language: str) -> Words:
    """Return the words of a language, which must be whole."""
    found, problems = i18n.load(ROOT / "theme/words", language)
    assert found is not None, lines(problems)
    return found


def context_of(route: Route, folder: Path | None = None, pictures: bool = False, **more: Any) -> Context:
    """Return what the pages of a route are made from."""
    language = load_words(route.route.language)
    names = addresses.of(language)
    content = read_content(open_project(folder.parent)) if folder else Content()
    drawn = Pictures()
    if pictures:
        legend = (LegendEntryView("main", "Route", Markup("<svg></svg>")),)
        drawn = Pictures(SVG, SVG, dict.fromkeys(route.elements, SmallPictureView(SVG, 100.0, 3)), legend)
    longer = texts(route, content, language).html
    return Context(route, graph.build(route), language, names, TODAY, drawn, longer, **more)


def make_site(context: Context) -> MadeSite:
    """All pages of a context."""
    built = pages.build(context)
    renderer = Renderer(context, pages.environment(ROOT / "theme/templates", context.words))
    return MadeSite(
        context, {page.path: page for page in built}, {page.path: renderer.render(page) for page in built}
    )


@cache
def pet() -> MadeSite:
    """Return the second route, in English, with pictures."""
    return make_site(context_of(read(PET), PET.parent / "content", pictures=True))


@cache
def smallest() -> MadeSite:
    """Return a route with hardly anything in it."""
    return make_site(context_of(read(SMALLEST)))


@cache
def base() -> MadeSite:
    """Return the base route, in Dutch, without pictures."""
    return make_site(context_of(read(BASE), ROOT / "content"))


@cache
def base_with_training() -> MadeSite:
    """Return the base route with pictures and with the practice cases."""
    return make_site(replace(context_of(read(BASE), ROOT / "content", pictures=True), training=True))
