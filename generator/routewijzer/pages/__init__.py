"""View models decide, templates print: from a route to the pages of its site."""

from routewijzer.pages.build import Renderer, build
from routewijzer.pages.page import Context, LegendEntry, Page, Pictures, SearchEntry
from routewijzer.pages.rendering import environment
from routewijzer.pages.search import Hit, hits
from routewijzer.pages.shell import Shell, shell_view

__all__ = [
    "Context",
    "Hit",
    "LegendEntry",
    "Page",
    "Pictures",
    "Renderer",
    "SearchEntry",
    "Shell",
    "build",
    "environment",
    "hits",
    "shell_view",
]
