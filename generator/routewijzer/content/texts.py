"""The longer texts that a route names: parsed, made safe, and told of what is wrong in them."""

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, replace

from markupsafe import Markup

from routewijzer import addresses
from routewijzer.content import markdown
from routewijzer.content.links import FragmentLink, Targets
from routewijzer.findings import Finding, Place, phrase
from routewijzer.i18n import Words
from routewijzer.images.publish_image import ImageFault, publish_image
from routewijzer.model import Route
from routewijzer.project import Content


@dataclass(frozen=True, slots=True)
class Texts:
    """The longer texts of a route, ready for its pages.

    `html` by the name of its file in `content/`, the images that the texts show as they are published, by
    their name there, the links to a place in a page of the site, and what is wrong in all of them.
    """

    html: Mapping[str, Markup]
    images: Mapping[str, bytes]
    fragments: tuple[FragmentLink, ...]
    findings: tuple[Finding, ...]


def texts(route: Route, content: Content, words: Words) -> Texts:
    """Return the texts of `content` that `route` names, as safe HTML.

    Never raises for what an author wrote.
    """
    owners = tuple(owner for owner in _owners(route, words) if owner[2] in content.texts)
    named = {name for _, _, name in owners}
    parsed = {
        name: markdown.parse(text, content.names[name])
        for name, text in content.texts.items()
        if name in named
    }
    targets = Targets(
        ids={key: addresses.element(key) for key in route.pages},
        pages=frozenset((addresses.HOME, *astuple(addresses.of(words)))),
        files=frozenset(content.images),
        headings={page: (key, frozenset(parsed[name].headings)) for key, page, name in owners},
    )
    rendered = {name: markdown.render(text, targets, words) for name, text in parsed.items()}
    names = dict.fromkeys(image for text in rendered.values() for image in text.images)
    images = {name: publish_image(name, content.images[name]) for name in names}
    return Texts(
        {name: text.html for name, text in rendered.items()},
        {name: image for name, image in images.items() if isinstance(image, bytes)},
        tuple(
            replace(link, page=link.page or page)
            for _, page, name in owners
            for link in rendered[name].fragments
        ),
        (
            *(finding for text in rendered.values() for finding in text.findings),
            *(
                Finding(
                    "content-image",
                    Place(content.names[name], fault.line),
                    phrase("content-image", problem=fault.problem),
                    fault.hint,
                )
                for name, fault in images.items()
                if isinstance(fault, ImageFault)
            ),
        ),
    )


def _owners(route: Route, words: Words) -> Iterator[tuple[str, str, str]]:
    """Yield who shows a text: the key in ids (see `markdown.anchor`), the page's address, the file."""
    for key, described in route.pages.items():
        if described.content:
            yield key, addresses.element(key), described.content
    fixed = addresses.of(words)
    pages = {"about": fixed.about, "privacy": fixed.privacy, "accessibility": fixed.accessibility}
    for name, file in route.texts.items():
        yield name, pages[name], file
