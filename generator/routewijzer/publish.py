"""Writing a site with MkDocs, whole or not at all."""

import json
import logging
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from routewijzer import documents, pipeline
from routewijzer.atomic import staging_dir
from routewijzer.editions.status import STATUS_FILE, read_status
from routewijzer.exports.archive import zip_archive
from routewijzer.exports.file_names import file_stem
from routewijzer.exports.pdf.sets import PDF_FORMS
from routewijzer.exports.picture_files import RenderPicture
from routewijzer.findings import Place, printable
from routewijzer.hosting import DEFAULT, CarriedForm, Hosting
from routewijzer.pages.earlier import EarlierSite, split_versions
from routewijzer.picture import Progress
from routewijzer.pipeline import Assembly, Built, Failed, Site
from routewijzer.project import Project
from routewijzer.site_folder import (
    FolderContents,
    check_target,
    examine,
    is_intact,
    put_in_place,
    read_all_made,
    refuse_foreign,
)

CONFIGURATION = "mkdocs.yml"
_DEFAULTS = """site_name: {project}
theme: {{name: routewijzer}}
plugins: [{{routewijzer: {{project: {project}}}}}]
"""
"""The configuration of a project without one, in a folder elsewhere; JSON is YAML."""

PLUGIN = "routewijzer"
"""The name of the plugin in `mkdocs.yml`."""

_INHERIT = re.compile(r"""^INHERIT:[ \t]*["']?([^"'#\n]*?)["']?[ \t]*(?:#.*)?$""", re.MULTILINE)


class PublishError(Exception):
    """MkDocs cannot write the site; the message says in one sentence why, and in which file."""


def prepare_target(project: Project, out: Path, *, force: bool = False) -> FolderContents:
    """Return what stands in the folder of a site, after a look whether it may be replaced.

    With `force` it may whatever others put there. Raises FolderRefused and OSError.
    """
    check_target(project, out)
    contents = examine(out)
    if not force:
        refuse_foreign(out, contents)
    return contents


def write_site(project: Project, site: Site, out: Path, losing: Collection[str] = ()) -> FolderContents:
    """Build the site beside `out` and then put it in its place: who looks sees the old site or the new one.

    Return what stood there. Nothing is lost of what others put there but `losing`. Raises FolderRefused,
    PublishError and OSError (no room, no permission); `out` is then as it was.
    """
    check_target(project, out)
    with staging_dir(out.resolve()) as folder:
        render_site(project, site, folder / "site", folder)
        return put_in_place(folder / "site", out.resolve(), losing)


def read_hosting(project: Project) -> Hosting:
    """Return where and by what the site of a project is served, as its configuration says.

    Raises PublishError, and ValueError for what is no path or host.
    """
    with TemporaryDirectory(prefix="routewijzer-") as folder:
        config = _configuration(project, Path(folder, "site"), Path(folder))
        hosting: Hosting = _plugin(config).hosting(config)
    return hosting


def render_site(project: Project, site: Site, out: Path, beside: Path, serve_url: str | None = None) -> None:
    """Let MkDocs write the files of a site into the folder `out`.

    `beside` is an empty folder to work in; `serve_url` says that somebody is editing, and where it is shown.
    Raises PublishError and OSError.
    """
    config = _configuration(project, out, beside)
    plugin = _plugin(config)
    plugin.site = site
    plugin.serving = serve_url is not None
    if serve_url is not None:
        config.site_url = serve_url
    with _sentences() as sentences:
        try:
            build(config, serve_url=serve_url)
        except MkDocsException as error:
            raise PublishError(_sentence(sentences, error)) from error
        finally:  # MkDocs keeps one plugin for all the sites that a process builds
            plugin.site, plugin.serving = None, False


def make_carrying(
    project: Project,
    today: date,
    progress: Progress | None = None,
    hosting: Hosting = DEFAULT,
    render: RenderPicture | None = None,
    earlier: tuple[EarlierSite, ...] = (),
) -> Built | Failed:
    """Build the site of a project as `pipeline.make` does, with the forms of itself that `hosting` asks for.

    The site is built once without them, for a form cannot hold itself, and then again to offer them; a PDF
    needs no site. A form is of the route as a site of its own, wherever it stands, and holds no `earlier`
    versions. Raises PublishError and OSError.
    """
    carried: dict[CarriedForm, bytes] = {}
    if hosting.carries:
        parameters = (project, today, progress, replace(hosting, inside=False), render)
        whole = set(hosting.carries) - PDF_FORMS.keys()
        first = pipeline.make(*parameters) if whole else pipeline.prepare(*parameters)
        if isinstance(first, Failed):
            return first
        for form in hosting.carries:
            if form in PDF_FORMS and PDF_FORMS[form] not in documents.pdf_sets(first):
                continue
            file = _form(project, first, form, today)
            if isinstance(file, Failed):
                return file
            carried[form] = file
    return pipeline.make(project, today, progress, hosting, render, forms=carried, earlier=earlier)


def read_earlier(folder: Path) -> tuple[EarlierSite, ...]:
    """Return the finished site in a folder, then the earlier versions beside its pages.

    Raises PublishError for a folder without a site, or with one that does not say which version it is or that
    somebody edited, and OSError.
    """
    if not is_intact(folder):
        raise PublishError(
            f"{folder}: no finished site stands there as it was made; "
            "build that version again and name its folder"
        )
    whole, *versions = split_versions(read_all_made(folder))
    site = _earlier_site(whole)
    if site is None:
        raise PublishError(
            f"{folder}: this site does not say which version it is ({STATUS_FILE}); "
            "build it again from its route"
        )
    return (site, *(earlier for earlier in map(_earlier_site, versions) if earlier))


def read_kept_versions(folder: Path) -> tuple[EarlierSite, ...]:
    """Return the earlier versions that stand beside the pages of the site in a folder. Raises OSError."""
    _, *versions = split_versions(read_all_made(folder))
    return tuple(earlier for earlier in map(_earlier_site, versions) if earlier)


def _earlier_site(files: Mapping[str, bytes]) -> EarlierSite | None:
    """Return a finished site by its files; None when it does not say which version it is."""
    status, _ = read_status(files.get(STATUS_FILE, b"").decode("utf-8", "replace"), STATUS_FILE)
    return EarlierSite(status, files) if status else None


def _form(project: Project, assembly: Assembly, form: CarriedForm, today: date) -> bytes | Failed:
    if form in PDF_FORMS:
        return documents.pdf(project, assembly, PDF_FORMS[form])
    assert isinstance(assembly, Built)
    if form == "html":
        return pipeline.one_file(project, assembly)
    return zip_archive(site_files(project, assembly.site), file_stem(assembly.subject.route), today)


def site_files(project: Project, site: Site) -> dict[str, bytes]:
    """Return the files of a site as MkDocs writes them, by address from the site's root.

    Raises PublishError and OSError.
    """
    with TemporaryDirectory(prefix="routewijzer-") as folder:
        place = Path(folder, "site")
        render_site(project, site, place, Path(folder))
        files = (file for file in sorted(place.rglob("*")) if file.is_file())
        return {file.relative_to(place).as_posix(): file.read_bytes() for file in files}


def _plugin(config: MkDocsConfig) -> Any:
    """Return our plugin of a configuration; MkDocs' type is any plugin. Raises PublishError."""
    plugin = config.plugins.get(PLUGIN)
    if plugin is None:
        raise PublishError(
            f'{CONFIGURATION}: the plugin is not named there; add "- {PLUGIN}" under "plugins:"'
        )
    return plugin


def _configuration(project: Project, out: Path, beside: Path) -> MkDocsConfig:
    """Return the configuration of MkDocs for a project; where it has none, that of a site of the route alone.

    The pages are ready, so MkDocs gets an empty folder to look for texts in: a project need not have any.
    Raises PublishError.
    """
    file = project.root / CONFIGURATION
    if not file.exists():
        file = beside / CONFIGURATION
        file.write_text(_DEFAULTS.format(project=json.dumps(str(project.root.resolve()))), "utf-8")
    if cycle := find_inherit_cycle(file):
        raise PublishError(cycle)
    texts = beside / "texts"
    texts.mkdir(exist_ok=True)
    with _sentences() as sentences:
        try:
            return load_config(str(file), site_dir=str(out), docs_dir=str(texts))
        except MkDocsException as error:
            raise PublishError(f"{CONFIGURATION}: {_sentence(sentences, error)}") from error
        except OSError as error:
            raise PublishError(f"{CONFIGURATION}: cannot read {error.filename}: {error.strerror}") from error
        except (TypeError, ValueError, AttributeError, RecursionError) as error:
            raise PublishError(
                f"{CONFIGURATION}: MkDocs cannot read this file ({type(error).__name__}: "
                f'{printable(str(error))}); compare it with the one that "{PLUGIN} new" writes'
            ) from error


def find_inherit_cycle(file: Path) -> str | None:
    """Return in one line that the key `INHERIT` of a configuration leads back to a file read before.

    It names the line that does; None when it ends. What cannot be read is left to MkDocs to tell.
    """
    top, chain = file.parent, [file.resolve()]
    while True:
        current = chain[-1]
        try:
            text = current.read_text("utf-8-sig")
        except (OSError, ValueError):
            return None
        match = _INHERIT.search(text)
        if match is None or not match[1]:
            return None
        following = (current.parent / match[1]).resolve()
        if following in chain:
            place = Place(_name(current, top), text.count("\n", 0, match.start()) + 1)
            way = " → ".join(_name(link, top) for link in (*chain, following))
            return printable(
                f"{place}: INHERIT leads back to the same file ({way}), so it would be read without end; "
                "delete this line, or name another file"
            )
        chain.append(following)


def _name(file: Path, top: Path) -> str:
    top = top.resolve()
    return file.relative_to(top).as_posix() if file.is_relative_to(top) else str(file)


class _Sentences(logging.Handler):
    """What MkDocs logs as an error: the sentences that its exceptions leave out."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an error; print a warning, as Python does where nobody set up logging."""
        if record.levelno >= logging.ERROR:
            self.sentences.append(record.getMessage())
        elif logging.lastResort:
            logging.lastResort.handle(record)


@contextmanager
def _sentences() -> Iterator[list[str]]:
    """Collect the errors that MkDocs logs, instead of having them printed."""
    logger, handler = logging.getLogger("mkdocs"), _Sentences()
    logger.addHandler(handler)
    try:
        yield handler.sentences
    finally:
        logger.removeHandler(handler)


def _sentence(sentences: list[str], error: MkDocsException) -> str:
    return printable(" ".join("; ".join(sentences or [str(error)]).split()))
