"""The page that a server shows for an unknown address: a whole document that stands by itself.

It is shown at every depth and holds nothing relative: links begin at the root of the host, the style stands
in the page under its hash, and there is no script.
"""

from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from routewijzer import addresses
from routewijzer.pages.page import Context, Page
from routewijzer.pages.shell import ShellView, shell_view


@dataclass(frozen=True, slots=True)
class WayOnView:
    """A link out of this page: an address from the root of the host, and its words."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The document. `ways` leads home first; `edition` says whether it belongs to one edition, or to all."""

    shell: ShellView
    policy: str
    style: Markup
    icon: str
    ways: tuple[WayOnView, ...]
    edition: bool


def ways_on(context: Context, root: str) -> tuple[WayOnView, ...]:
    """Return the ways of a site that is served at `root` ("/zorg/route/")."""
    words, names = context.words, context.addresses
    ways = [(addresses.HOME, words.not_found.home)]
    if context.helper:
        ways.append((names.helper, words.home.where))
    ways.append((names.overview, words.overview.title))
    return tuple(WayOnView(addresses.absolute(target, root), text) for target, text in ways)


def not_found_html(
    environment: Environment,
    context: Context,
    ways: tuple[WayOnView, ...],
    icon: str,
    style: str,
    policy: str,
    *,
    edition: bool,
) -> str:
    """Return the document.

    `style` is the CSS that stands in it (the theme's own, so it is not escaped) and `policy` the content
    security policy that allows it; `icon` is an address from the root of the host.
    """
    page = Page(addresses.NOT_FOUND, "not_found.html", context.words.not_found.title, None)
    view = NotFoundView(shell_view(page, context), policy, Markup(style), icon, ways, edition)
    return environment.get_template(f"pages/{page.template}").render(page=view)
