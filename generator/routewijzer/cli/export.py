"""The command `export`: the route in another form, a command for each."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from routewijzer.cli.console import (
    CommandError,
    build_day,
    hosting_of,
    require_assembly,
    require_site,
    write,
    write_files,
    write_output,
)
from routewijzer.cli.formats import FormatGroup
from routewijzer.cli.options import at_option, edition_option, embed_option, lang_option
from routewijzer.project import Project

if TYPE_CHECKING:
    from routewijzer.assembly import Assembly
    from routewijzer.diagram.model.drawing import Drawing

CONSEQUENCE = "so nothing was exported"


@click.group(cls=FormatGroup)
def export() -> None:
    """Write the route in another form.

    TARGET is the file to write; without it the route is printed. A folder gets a file that is named for the
    edition, its version and its day. "pages" and "headers" write a folder.
    """


target_argument = click.argument("target", type=click.Path(path_type=Path), required=False)
folder_argument = click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
_part_option = click.option(
    "--part",
    metavar="ID",
    help="A part of a route that is too large for one picture; without it the picture of all parts.",
)


def _drawing(assembly: "Assembly", part: str | None) -> "Drawing":
    """Return the picture of the route or of a part of it. Raises CommandError for an unknown part."""
    drawings = {each.id: each.drawing for each in assembly.pictures.parts}
    if part is None:
        return assembly.pictures.drawing
    if part not in drawings:
        known = ", ".join(drawings) or "this route has one picture, without parts"
        raise CommandError(f'there is no part "{part}" in the picture: {known}')
    return drawings[part]


def deliver(assembly: "Assembly", target: Path | None, content: bytes, ending: str, part: str = "") -> None:
    """Write a file, or print it when there is no `target`. Raises CommandError.

    In a folder its name tells which edition it is of, and which `part` of it ("-beeld").
    """
    from routewijzer.exports.file_names import file_stem

    if target is None:
        write_output(content)
    elif target.is_dir():
        file = target / f"{file_stem(assembly.subject.route)}{part}.{ending}"
        write(file, content)
        click.echo(f"{file}: {-(-len(content) // 1000)} kB", err=True)
    else:
        write(target, content)


@export.command("json")
@edition_option
@target_argument
@lang_option
@click.pass_obj
def export_json(project: Project, target: Path | None) -> None:
    """Write the elements and edges as JSON."""
    from routewijzer.exports.data import as_json

    assembly = require_assembly(project, CONSEQUENCE)
    deliver(assembly, target, as_json(assembly.subject.graph).encode(), "json")


@export.command("csv")
@edition_option
@target_argument
@lang_option
@click.pass_obj
def export_csv(project: Project, target: Path | None) -> None:
    """Write the edges as CSV, one a line."""
    from routewijzer.exports.data import as_csv

    assembly = require_assembly(project, CONSEQUENCE)
    deliver(assembly, target, as_csv(assembly.subject.graph).encode(), "csv")


@export.command("dot")
@edition_option
@target_argument
@_part_option
@lang_option
@click.pass_obj
def export_dot(project: Project, target: Path | None, part: str | None) -> None:
    """Write the picture as DOT, with the place of everything."""
    from routewijzer.diagram.dot import exports

    assembly = require_assembly(project, CONSEQUENCE)
    deliver(assembly, target, exports.export_dot(_drawing(assembly, part)).encode(), "gv")


@export.command("svg")
@edition_option
@target_argument
@_part_option
@lang_option
@click.pass_obj
def export_svg(project: Project, target: Path | None, part: str | None) -> None:
    """Write the picture as SVG, with its links and legend."""
    from routewijzer.diagram.svg import standalone

    assembly = require_assembly(project, CONSEQUENCE)
    deliver(assembly, target, standalone.export_svg(_drawing(assembly, part)).encode(), "svg")


@export.command("png")
@edition_option
@target_argument
@_part_option
@lang_option
@click.option(
    "--width",
    type=click.IntRange(200, 8000),
    default=1920,
    show_default=True,
    help="Width of the picture in pixels.",
)
@click.pass_obj
def export_png(project: Project, target: Path | None, part: str | None, width: int) -> None:
    """Write the picture as PNG, drawn by Graphviz."""
    from routewijzer.diagram.dot import exports
    from routewijzer.diagram.dot.engine import EngineError, find_engine

    assembly = require_assembly(project, CONSEQUENCE)
    try:
        content = exports.export_png(_drawing(assembly, part), width, find_engine(os.environ))
    except EngineError as error:
        raise CommandError(str(error)) from error
    deliver(assembly, target, content, "png")


@export.command("pages")
@edition_option
@folder_argument
@lang_option
@click.pass_obj
def export_pages(project: Project, folder: Path) -> None:
    """Write the pages as plain Markdown in FOLDER, for any other generator."""
    from routewijzer.addresses import DOWNLOADS
    from routewijzer.exports import assets, markdown

    site = require_site(project, CONSEQUENCE, files=True).site
    texts = markdown.markdown_pages(site.pages, assets.picture_style(project.theme / "assets"))
    downloads = {name: site.files[name] for name in site.files if name.startswith(f"{DOWNLOADS}/")}
    write_files(folder, {**{name: text.encode() for name, text in texts.items()}, **downloads})


@export.command("zip")
@edition_option
@target_argument
@lang_option
@click.pass_obj
def export_zip(project: Project, target: Path | None) -> None:
    """Write the whole site as one ZIP file, to mail or for a stick; unpacked, a double click opens it."""
    from routewijzer.exports.archive import zip_archive
    from routewijzer.exports.file_names import file_stem
    from routewijzer.publish import PublishError, site_files

    built = require_site(project, CONSEQUENCE, hosting_of(project, None), files=True)
    try:
        files = site_files(project, built.site)
    except (OSError, PublishError) as error:
        raise CommandError(str(error)) from error
    content = zip_archive(files, file_stem(built.subject.route), build_day())
    deliver(built, target, content, "zip")


@export.command("html")
@edition_option
@target_argument
@lang_option
@click.pass_obj
def export_html(project: Project, target: Path | None) -> None:
    """Write the pages, the picture, the helper and the search as one HTML file that loads nothing."""
    from routewijzer.pipeline import one_file

    built = require_site(project, CONSEQUENCE)
    deliver(built, target, one_file(project, built), "html")


@export.command("dmn")
@edition_option
@target_argument
@lang_option
@click.pass_obj
def export_dmn(project: Project, target: Path | None) -> None:
    """Write the decision tables as DMN 1.3, for a modeller or an engine; "import dmn" reads one back."""
    from routewijzer.exports import dmn

    assembly = require_assembly(project, CONSEQUENCE)
    deliver(assembly, target, dmn.export_dmn(assembly.subject.route), "dmn")


@export.command("bpmn")
@edition_option
@target_argument
@lang_option
@click.pass_obj
def export_bpmn(project: Project, target: Path | None) -> None:
    """Write the picture as BPMN 2.0, with its lanes and coordinates."""
    from routewijzer.exports import bpmn
    from routewijzer.picture import whole_drawing

    assembly = require_assembly(project, CONSEQUENCE)
    drawing = whole_drawing(assembly.pictures)
    content = bpmn.export_bpmn(drawing, assembly.subject.graph, assembly.context.words)
    deliver(assembly, target, content, "bpmn")


@export.command("cpsv")
@edition_option
@target_argument
@lang_option
@click.pass_obj
def export_cpsv(project: Project, target: Path | None) -> None:
    """Write the route as a public service for catalogues: CPSV-AP 3.2 in JSON-LD."""
    from routewijzer.exports import cpsv

    hosting = hosting_of(project, None)
    assembly = require_assembly(project, CONSEQUENCE, hosting)
    places = assembly.context.status.places if assembly.context.status else ()
    text = cpsv.export_cpsv(assembly.subject.route, assembly.context.words, hosting.address, places)
    deliver(assembly, target, text.encode(), "jsonld")


@export.command("headers")
@folder_argument
@at_option
@embed_option
@click.pass_obj
def export_headers(project: Project, folder: Path, at: str | None, embed_by: tuple[str, ...]) -> None:
    """Write the headers of the site for web servers in FOLDER, a file for each kind of server."""
    from routewijzer.exports import assets
    from routewijzer.exports.header_files import header_files

    style = assets.not_found_style(project.theme / "assets")
    texts = header_files(hosting_of(project, at, embed_by), style)
    write_files(folder, {name: text.encode() for name, text in texts.items()})
