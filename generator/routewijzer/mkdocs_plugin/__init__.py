"""The MkDocs plugin: a route as a site of its own, or inside a site of somebody else's."""

from routewijzer.mkdocs_plugin.plugin import RoutewijzerPlugin

__all__ = ["RoutewijzerPlugin"]
