"""View models decide, templates print: from a route to the pages of its site."""

from routewijzer.pages.build import Renderer, build
from routewijzer.pages.page import Context, LegendEntry, Page, Pictures, SearchEntry
from routewijzer.pages.rendering import environment

__all__ = ["Context", "LegendEntry", "Page", "Pictures", "Renderer", "SearchEntry", "build", "environment"]
