"""The MkDocs plugin: hands finished pages to MkDocs and lets it write them. Decides nothing itself."""

import os
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, cast

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from routewijzer import pipeline
from routewijzer.atomic import staging_dir, write_error
from routewijzer.build_date import today
from routewijzer.findings import DEFAULT_LANGUAGE, Finding, visible
from routewijzer.graphviz_files import picture_renderer
from routewijzer.host_check import HostCheck
from routewijzer.hosting import (
    HiddenPages,
    Hosting,
    carried_forms,
    embedder,
    header_formats,
    site_origin,
    site_root,
)
from routewijzer.loading import language_of
from routewijzer.messages import load_messages
from routewijzer.mkdocs_plugin.inside import (
    FRAME,
    page_settings,
    place_in_navigation,
    refusals,
    report_taken,
    site_files,
    site_folder,
)
from routewijzer.pages.site_pages import PageGroupView, page_groups
from routewijzer.pipeline import Failed, Site
from routewijzer.project import EDITION, open_project
from routewijzer.publish import PublishError, make_carrying, prepare_target, read_kept_versions
from routewijzer.site_folder import FolderRefused, name_some, put_in_place

log = get_plugin_logger("routewijzer")


class PluginOptions(Config):
    """The options in `mkdocs.yml`."""

    project = config_options.Type(str, default=".")
    """The folder with `route.yaml`, as seen from `mkdocs.yml`."""

    edition = config_options.Type(str, default="")
    """The id of a region in `regions/`; empty: the base route, or in a region's own project that region."""

    headers = config_options.ListOfItems(config_options.Type(str), default=[])
    """The servers to write header files for beside the pages: keys of `hosting.HEADER_FILES`."""

    hidden = config_options.Choice(("", "editions", "all"), default="")
    """Which pages search engines are asked not to list: those of the editions, or all."""

    path = config_options.Type(str, default="")
    """The folder of a site of somebody's own that the route stands in; empty: the route is the whole site."""

    embed_by = config_options.ListOfItems(config_options.Type(str), default=[])
    """The hosts that may show the site in a frame of theirs."""

    exports = config_options.ListOfItems(config_options.Type(str), default=[])
    """The forms of the site to put beside its pages, to take along: keys of `hosting.FORMS`."""


class RoutewijzerPlugin(BasePlugin[PluginOptions]):
    """The plugin: the pages of a route's site are the pages of MkDocs."""

    site: Site | None = None
    """A site that is ready, from a caller that made it itself; else it is made from the project's files."""

    serving = False
    """Whether somebody is editing: errors then become a page and do not end the server."""

    target: Path | None = None
    """The folder that MkDocs was asked to write, while it writes another beside it."""

    staging = ExitStack()
    """What that other folder needs when it is done."""

    title = ""
    """The name of the route, for the navigation of that site."""

    groups: tuple[PageGroupView, ...] = ()
    """The pages of the route, for that navigation."""

    @property
    def folder(self) -> str:
        """The folder of somebody's own site that the route stands in, ending with "/"; "": it is the site.

        Raises ValueError for what is no folder. MkDocs keeps one plugin for all the sites that a process
        builds, so nothing of this is kept.
        """
        return site_folder(self.config.path) if self.config.path else ""

    def hosting(self, config: MkDocsConfig) -> Hosting:
        """Where and by what the site is served: the path of `site_url`, and the plugin's own options.

        Raises ValueError.
        """
        return Hosting(
            root=site_root(config.site_url or "/") + self.folder,
            origin=site_origin(config.site_url or ""),
            hidden=cast(HiddenPages, self.config.hidden),
            embedders=tuple(embedder(name) for name in self.config.embed_by),
            headers=header_formats(self.config.headers),
            carries=() if self.serving else carried_forms(self.config.exports),
            preview=self.serving,
            inside=bool(self.folder),
        )

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether somebody is editing."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates before those of any theme, and watch everything that the site is made from."""
        if sum(isinstance(plugin, RoutewijzerPlugin) for plugin in config.plugins.values()) > 1:
            raise PluginError('"routewijzer" stands twice under "plugins:" in mkdocs.yml; delete one')
        edition = os.environ.get(EDITION) or self.config.edition
        self.project = open_project(Path(config.config_file_path).parent / self.config.project, edition)
        config.watch.extend(str(path) for path in self.project.watched_paths if path.exists())
        if self.config.path:
            return self._settle_inside(config)
        config.use_directory_urls = False  # every address in a page is final, and names a file
        config.theme.dirs.insert(0, str(self.project.theme))
        config.theme.static_templates.clear()
        if self.site is None and not self.serving:
            self._stage(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace what MkDocs found by the pages and files of the route."""
        site = self.site or self._make(config)
        if self.folder:
            self._refuse(report_taken(files, self.folder))
            self.pages = {self.folder + page.path: page for page in site.pages if page.inside}
            for file in site_files(site, self.folder, self.project.theme, config, serving=self.serving):
                files.append(file)
            return files
        self.pages = {page.path: page for page in site.pages}
        sources = (path.removesuffix(".html") + ".md" for path in self.pages)
        pages = [File.generated(config, source, content="") for source in sources]
        others = (
            File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
            for path, content in site.files.items()  # MkDocs leaves .htaccess out unless it is told not to
        )
        return Files([*pages, *others])

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Hand the finished body to the template; there is nothing left to convert."""
        site_page = self.pages.get(page.file.dest_uri)
        if site_page is None:
            return markdown
        page.meta.update(site=site_page, serving=self.serving)
        if self.folder:
            page.meta.update(page_settings(site_page))
        return ""

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give a site of somebody's own the content, for its frame and its search."""
        site_page = self.pages.get(page.file.dest_uri) if self.folder else None
        return site_page.content if site_page else html

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put the route into the navigation of a site of somebody's own."""
        if self.folder:
            place_in_navigation(nav, files, self.folder, self.title, self.groups)
        return nav

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the template the page's own title."""
        if site_page := self.pages.get(page.file.dest_uri):
            page.title = site_page.title
        return context

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Answer only those who ask for this server by its own name."""
        server.set_app(HostCheck(server.serve_request, config.dev_addr.host))
        return server

    @event_priority(-100)  # after all others, which may add files
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the site that is ready in its place, whole."""
        if self.target is None:
            return
        try:
            contents = put_in_place(Path(config.site_dir), self.target)
        except FolderRefused as error:
            raise PluginError(str(error)) from error
        except OSError as error:
            raise PluginError(write_error(error, self.target, "choose another --site-dir")) from error
        if contents.edited_files:
            log.warning("edited by hand, and made anew: %s", name_some(contents.edited_files))
        config.site_dir = str(self.target)
        self._unstage()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing of a site that is not ready."""
        self._unstage()

    def _settle_inside(self, config: MkDocsConfig) -> MkDocsConfig:
        """Leave the site as it is: only a template more, after all of its own."""
        try:
            site_folder(self.config.path)
        except ValueError as error:
            raise PluginError(str(error)) from error
        self._refuse(refusals(config))
        config.theme.dirs.append(str(self.project.theme / FRAME))
        return config

    def _refuse(self, findings: Iterable[Finding]) -> None:
        """Raise PluginError with the findings, where there is one."""
        messages = load_messages(self.project.theme, language_of(self.project) or DEFAULT_LANGUAGE)
        if lines := list(messages.lines(findings)):
            raise PluginError("\n".join(lines))

    def _stage(self, config: MkDocsConfig) -> None:
        """Have MkDocs write beside the folder of the site, which it would empty first."""
        target = Path(config.site_dir).resolve()
        self.staging = ExitStack()
        try:
            prepare_target(self.project, target)
            folder = self.staging.enter_context(staging_dir(target))
        except FolderRefused as error:
            raise PluginError(str(error)) from error
        except OSError as error:
            raise PluginError(write_error(error, target, "choose another --site-dir")) from error
        self.target = target
        config.site_dir = str(folder / "site")

    def _unstage(self) -> None:
        self.target = None
        self.staging.close()

    def _make(self, config: MkDocsConfig) -> Site:
        try:
            day, hosting = today(os.environ), self.hosting(config)
        except ValueError as error:
            raise PluginError(str(error)) from error
        earlier = read_kept_versions(self.target) if self.target else ()
        render = picture_renderer(os.environ)
        own = dict(vars(self))
        self.target, self.staging = None, ExitStack()
        try:
            result = make_carrying(self.project, day, hosting=hosting, render=render, earlier=earlier)
        except PublishError as error:
            raise PluginError(str(error)) from error
        finally:  # a ZIP file holds a site of its own, and MkDocs keeps one plugin for both
            vars(self).update(own)
        language = language_of(self.project) or DEFAULT_LANGUAGE
        lines = load_messages(self.project.theme, language).lines(visible(result.findings))
        for line in lines:
            log.warning("%s", line)
        if isinstance(result, Failed):
            if self.serving:
                self.groups = ()
                return pipeline.trouble(self.project, lines, language)
            raise PluginError("the route has errors, so nothing was built")
        pipeline.keep_places(self.project, result)
        self.title, self.groups = result.context.route.route.name, page_groups(result.context)
        return result.site
