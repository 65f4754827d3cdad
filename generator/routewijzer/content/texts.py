"""The longer texts that a route names: read, made safe, and told of what is wrong in them."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass

from markupsafe import Markup

from routewijzer import addresses
from routewijzer.content import markdown
from routewijzer.findings import Finding
from routewijzer.model import Route
from routewijzer.project import Content
from routewijzer.words import Words


@dataclass(frozen=True, slots=True)
class Texts:
    """`html` by the name of its file in `content/`, `images` the files of `content/` that the texts show, and
    what is wrong in them."""

    html: Mapping[str, Markup]
    images: tuple[str, ...]
    findings: tuple[Finding, ...]


def texts(route: Route, content: Content, words: Words) -> Texts:
    """The texts of `content` that `route` names, as safe HTML. Never raises for what an author wrote."""
    targets = markdown.Targets(
        ids={key: addresses.element(key) for key in route.pages},
        pages=frozenset((addresses.HOME, *astuple(addresses.of(words)))),
        files=frozenset(content.images),
    )
    named = {part.content for part in route.pages.values()} | set(route.texts.values())
    made = {
        name: markdown.render(text, content.names[name], targets, words)
        for name, text in content.texts.items()
        if name in named
    }
    return Texts(
        {name: one.html for name, one in made.items()},
        tuple(dict.fromkeys(image for one in made.values() for image in one.images)),
        tuple(finding for one in made.values() for finding in one.findings),
    )
