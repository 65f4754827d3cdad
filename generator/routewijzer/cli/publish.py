"""Writing a site with MkDocs, whole or not at all."""

import errno
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from routewijzer.project import Project
from routewijzer.room import put, room
from routewijzer.site import Site

CONFIGURATION = "mkdocs.yml"

_SIGNS = ("index.html", "404.html", "assets/site.js")
"""The files by which a site of ours is known: what else stands in a folder would be lost."""


def write(project: Project, made: Site, out: Path) -> None:
    """Builds the site beside `out` and then puts it in its place: whoever looks sees the old site or the new
    one. Raises OSError (no room, no permission, something else than a site stands there) and MkDocs' own
    errors; `out` is then as it was."""
    out = out.resolve()
    _replaceable(project, out)
    with room(out) as folder:
        fresh = folder / "site"
        config = _configuration(project, fresh, folder)
        config.plugins["routewijzer"].made = made  # type: ignore[attr-defined]  # MkDocs' type is any plugin
        build(config)
        put(fresh, out)


def _configuration(project: Project, out: Path, beside: Path) -> MkDocsConfig:
    """The configuration of MkDocs for a project. The pages are ready, so MkDocs gets an empty folder to look
    for texts in: a project need not have any. Raises ConfigurationError."""
    texts = beside / "texts"
    texts.mkdir()
    return load_config(str(project.root / CONFIGURATION), site_dir=str(out), docs_dir=str(texts))


def _replaceable(project: Project, out: Path) -> None:
    """Refuses a folder with anything that would be lost: the project itself, somebody's repository, or files
    that are no site. Raises OSError."""
    sources = (project.root, project.base, project.theme, *((project.region,) if project.region else ()))
    if any(folder.resolve().is_relative_to(out) for folder in sources):
        raise FileExistsError(errno.EEXIST, "the project itself stands there", str(out))
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if (out / ".git").exists() or not all((out / sign).is_file() for sign in _SIGNS):
        raise FileExistsError(errno.EEXIST, "something else than a site stands there", str(out))
