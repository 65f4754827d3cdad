"""The MkDocs plugin: hands finished pages to MkDocs and lets it write them. Decides nothing itself."""

import os
from pathlib import Path
from typing import Literal

os.environ.setdefault(
    "NO_MKDOCS_2_WARNING", "1"
)  # Material prints a banner unless this is set before its import

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from routewijzer import site
from routewijzer.clock import today
from routewijzer.project import EDITION, open_project
from routewijzer.site import Site

log = get_plugin_logger("routewijzer")


class PluginOptions(Config):
    """The options in `mkdocs.yml`."""

    project = config_options.Type(str, default=".")
    """The folder with `route.yaml`, as seen from `mkdocs.yml`."""

    edition = config_options.Type(str, default="")
    """The id of a region in `regions/`; empty: the base route, or in a region's own project that region."""


class RoutewijzerPlugin(BasePlugin[PluginOptions]):
    """Makes the pages of a route's site the pages of MkDocs."""

    made: Site | None = None
    """A site that is ready, from a caller that made it itself; else it is made from the project's files."""

    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether somebody is looking: errors then become a page and do not end the server."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates before those of any theme, and watch everything that the site is made from."""
        edition = os.environ.get(EDITION) or self.config.edition
        self.project = open_project(Path(config.config_file_path).parent / self.config.project, edition)
        config.theme.dirs.insert(0, str(self.project.theme))
        config.theme.static_templates.clear()
        watched = (self.project.route, self.project.content, self.project.theme, *self.project.own)
        config.watch.extend(str(path) for path in watched if path.exists())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace what MkDocs found by the pages and files of the route."""
        made = self.made or self._make()
        self.pages = {page.path: page for page in made.pages}
        sources = (path.removesuffix(".html") + ".md" for path in self.pages)
        pages = [File.generated(config, source, content="") for source in sources]
        return Files(
            [*pages, *(File.generated(config, path, content=made.files[path]) for path in made.files)]
        )

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Hand the finished body to the template; there is nothing left to convert."""
        page.meta["site"] = self.pages[page.file.dest_uri]
        page.meta["serving"] = self.serving
        return ""

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the template the page's own title."""
        page.title = self.pages[page.file.dest_uri].title
        return context

    def _make(self) -> Site:
        try:
            day = today(os.environ)
        except ValueError as error:
            raise PluginError(str(error)) from error
        made = site.make(self.project, day)
        for finding in made.findings:
            if finding.severity != "info":
                log.warning("%s", finding)
        if made.sound:
            site.keep(self.project, made)
            return made
        if self.serving:
            return site.trouble(self.project, made.findings)
        raise PluginError("the route has errors, so nothing was built")
