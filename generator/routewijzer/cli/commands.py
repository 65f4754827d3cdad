"""The commands. Each reads its arguments, calls one function of the core, prints and exits."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

import click

from routewijzer import model, site
from routewijzer.cli import publish
from routewijzer.clock import today
from routewijzer.diagram.dot import to_dot
from routewijzer.diagram.svg_export import export_png, export_svg
from routewijzer.exports import data
from routewijzer.findings import Finding
from routewijzer.project import Project, open_project
from routewijzer.site import Site

ERRORS = 1
"""Exit code when there are errors; 2 is wrong use of a command (click's own)."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder with route.yaml; default: this one.",
)
@click.version_option(package_name="routewijzer")
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """From one YAML model of a route to a checked, clickable site."""
    context.obj = open_project(folder)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Findings as JSON, for tools.")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.pass_obj
def check(project: Project, as_json: bool, strict: bool) -> None:
    """Tell everything that is wrong with the route. Exit code 0: nothing, 1: errors."""
    made = _made(project)
    if as_json:
        click.echo(json.dumps([finding.as_json() for finding in made.findings], ensure_ascii=False, indent=1))
    else:
        _print(made.findings)
        click.echo(_summary(made.findings), err=True)
    grave = {"error", "warning"} if strict else {"error"}
    sys.exit(ERRORS if any(finding.severity in grave for finding in made.findings) else 0)


@main.command()
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("site"), help="Folder to write."
)
@click.pass_obj
def build(project: Project, out: Path) -> None:
    """Write the site. When something is wrong, what stood there before stays as it was."""
    made = _made(project)
    _print(tuple(finding for finding in made.findings if finding.severity != "info"))
    if not made.sound:
        _fail("the route has errors, so nothing was built")
    try:
        site.keep(project, made)
        publish.write(project, made, out)
    except OSError as error:
        _fail(
            f"cannot write {error.filename or out}: {error.strerror}; free some room or choose another --out"
        )
    click.echo(f"{len(made.pages)} pages in {out}/", err=True)


@main.command()
@click.option("--address", default="127.0.0.1:8000", help="Where to listen.")
@click.pass_obj
def serve(project: Project, address: str) -> None:
    """Show the site and rebuild it on every change of model, content or theme."""
    from mkdocs.commands.serve import serve as mkdocs_serve

    mkdocs_serve(str(project.root / publish.CONFIGURATION), dev_addr=address, livereload=True)


@main.command()
def schema() -> None:
    """Print the JSON Schema of route.yaml, for editors."""
    click.echo(json.dumps(model.json_schema(), ensure_ascii=False, indent=1))


@main.command()
@click.argument("form", type=click.Choice(["json", "csv", "dot", "svg", "png", "pages"]))
@click.argument("target", type=click.Path(path_type=Path), required=False)
@click.option("--width", type=click.IntRange(200, 8000), default=1920, help="Width of the PNG in pixels.")
@click.pass_obj
def export(project: Project, form: str, target: Path | None, width: int) -> None:
    """Write the route in another FORM to the file TARGET (pages: to the folder TARGET), or print it."""
    made = _made(project)
    if not made.sound or made.subject is None or made.drawing is None:
        _print(made.findings)
        _fail("the route has errors, so nothing was exported")
    graph, drawing = made.subject.graph, made.drawing
    if form == "pages":
        from routewijzer.exports import markdown

        if target is None:
            raise click.UsageError("name a folder to write the pages to")
        _write({target / name: content for name, content in markdown.export(made.pages).items()})
        return
    makers: dict[str, Callable[[], bytes]] = {
        "json": lambda: data.as_json(graph).encode(),
        "csv": lambda: data.as_csv(graph).encode(),
        "dot": lambda: to_dot(drawing).encode(),
        "svg": lambda: export_svg(drawing).encode(),
        "png": lambda: export_png(drawing, width),
    }
    content = makers[form]()
    if target is None:
        click.get_binary_stream("stdout").write(content)
    else:
        _write({target: content})


def _write(files: Mapping[Path, bytes]) -> None:
    try:
        for file, content in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    except OSError as error:
        _fail(f"cannot write {error.filename}: {error.strerror}")


def _made(project: Project) -> Site:
    try:
        day = today(os.environ)
    except ValueError:
        _fail("SOURCE_DATE_EPOCH is no whole number")
    return site.make(project, day, _progress())


def _print(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        click.echo(str(finding))


def _summary(findings: tuple[Finding, ...]) -> str:
    counts = {
        grade: sum(finding.severity == grade for finding in findings)
        for grade in ("error", "warning", "info")
    }
    return ", ".join(f"{number} {grade}{'' if number == 1 else 's'}" for grade, number in counts.items())


def _progress() -> Callable[[float], None] | None:
    """Tells on a terminal how far the search for the picture's places is."""
    if not sys.stderr.isatty():
        return None

    def tell(done: float) -> None:
        click.echo(f"\rplacing the picture: {done:4.0%}", nl=done >= 1, err=True)

    return tell


def _fail(message: str) -> NoReturn:
    click.echo(f"routewijzer: {message}", err=True)
    sys.exit(ERRORS)
