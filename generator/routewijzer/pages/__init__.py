"""View models decide, templates print: from a route to the pages of its site."""

from routewijzer.pages.build import Renderer, build
from routewijzer.pages.page import (
    Context,
    LegendEntryView,
    Page,
    PartPictureView,
    Pictures,
    SearchEntry,
    SmallPictureView,
)
from routewijzer.pages.rendering import environment
from routewijzer.pages.search import SearchHit, hits, search_words
from routewijzer.pages.shell import ShellView, shell_view

__all__ = [
    "Context",
    "LegendEntryView",
    "Page",
    "PartPictureView",
    "Pictures",
    "Renderer",
    "SearchEntry",
    "SearchHit",
    "ShellView",
    "SmallPictureView",
    "build",
    "environment",
    "hits",
    "search_words",
    "shell_view",
]
