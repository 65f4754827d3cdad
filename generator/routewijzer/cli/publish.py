"""Writing a site with MkDocs, whole or not at all."""

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from routewijzer.project import Project
from routewijzer.room import put, room
from routewijzer.site import Site

CONFIGURATION = "mkdocs.yml"


def write(project: Project, made: Site, out: Path) -> None:
    """Builds the site beside `out` and then puts it in its place: whoever looks sees the old site or the new
    one. Raises OSError (no room, no permission) and MkDocs' own errors; `out` is then as it was."""
    out = out.resolve()
    with room(out) as folder:
        fresh = folder / "site"
        config = configuration(project, fresh)
        config.plugins["routewijzer"].made = made  # type: ignore[attr-defined]
        build(config)
        put(fresh, out)


def configuration(project: Project, out: Path) -> MkDocsConfig:
    """The configuration of MkDocs for a project. Raises ConfigurationError."""
    return load_config(str(project.root / CONFIGURATION), site_dir=str(out))
