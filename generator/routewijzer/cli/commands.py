"""The commands. Each reads its arguments, calls one function of the core, prints and exits.

A command imports in its body what it works with: `--help`, `--version` and wrong use then answer at once.
"""

import errno
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from routewijzer import __version__
from routewijzer.atomic import write_error
from routewijzer.cli.console import (
    ERRORS,
    day,
    fail,
    hosting_of,
    made_of,
    messages_of,
    summary,
    tell,
    write,
    write_files,
    write_output,
)
from routewijzer.cli.options import (
    FORMATS,
    all_editions,
    at_option,
    edition_option,
    embed_option,
    lang_option,
    meant,
)
from routewijzer.findings import Severity, has_errors, in_order
from routewijzer.project import Project, open_project

if TYPE_CHECKING:
    pass


class Guarded(click.Group):
    """What goes wrong unforeseen ends in one line, not in a traceback; `ROUTEWIJZER_DEBUG=1` shows all."""

    def invoke(self, context: click.Context) -> object:
        """Run the chosen command."""
        try:
            return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read along has seen enough; click ends in silence
                raise
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                fail(write_error(error, "standard output", "write elsewhere"))
            fail(f"{error.strerror or error}: {error.filename or 'no file named'}")
        except Exception as error:
            if os.environ.get("ROUTEWIJZER_DEBUG"):
                raise
            fail(f"{type(error).__name__}: {error}; see where with ROUTEWIJZER_DEBUG=1 and report it")


@click.group(cls=Guarded, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="this one",
    help="Folder with route.yaml, or a region's own with region.yaml.",
)
@click.version_option(__version__, package_name="routewijzer")
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """From one YAML model of a route to a checked, clickable site."""
    context.obj = open_project(folder)


@main.command()
@edition_option
@click.option("--all", "whole", is_flag=True, help="The base and every region.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Findings as lines, or for tools: JSON, SARIF 2.1.0, the workflow commands of GitHub.",
)
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@lang_option
@click.pass_obj
def check(project: Project, whole: bool, form: str, strict: bool) -> None:
    """Tell everything that is wrong with the route.

    Exit code 0: no errors, 1: errors, 2: wrong use of the command.
    """
    from routewijzer.exports.finding_formats import in_format

    chosen = all_editions(project).values() if whole else (project,)
    findings = in_order(finding for one in chosen for finding in made_of(one).findings)
    messages = messages_of(project)
    click.echo(in_format(form, findings, messages), nl=False)
    if form == "text":
        click.echo(summary(findings, messages), err=True)
    least = Severity.WARNING if strict else Severity.ERROR
    sys.exit(ERRORS if any(finding.severity >= least for finding in findings) else 0)


@main.command()
@click.option("--overlay", is_flag=True, help="The schema of a region's region.yaml.")
def schema(overlay: bool) -> None:
    """Print the JSON Schema of route.yaml, for editors."""
    from routewijzer.editions import overlay_schema
    from routewijzer.model import json_schema

    found = overlay_schema() if overlay else json_schema()
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))


@main.command()
@edition_option
@click.argument("form", type=click.Choice(["json", "csv", "dot", "svg", "png", "pages", "headers"]))
@click.argument("target", type=click.Path(path_type=Path), required=False)
@click.option(
    "--width",
    type=click.IntRange(200, 8000),
    default=1920,
    show_default=True,
    help="Width of the PNG in pixels.",
)
@at_option
@embed_option
@click.pass_obj
def export(
    project: Project,
    form: str,
    target: Path | None,
    width: int,
    at: str | None,
    embed_by: tuple[str, ...],
) -> None:
    """Write the route in another form.

    TARGET is the file to write; without it the route is printed. "pages" writes a folder, and so does
    "headers": the headers of the site for web servers.
    """
    if form in ("pages", "headers") and target is None:
        raise click.UsageError(f"name a folder to write the {form} to")
    if form == "headers" and target is not None:
        from routewijzer.exports import assets
        from routewijzer.exports.header_files import header_files

        style = assets.not_found_style(project.theme / "assets")
        texts = header_files(hosting_of(project, at, embed_by), style)
        write_files(target, {name: text.encode() for name, text in texts.items()})
        return
    made = made_of(project, files=form == "pages")
    if not made.sound or made.subject is None or made.drawing is None:
        tell(project, made.findings)
        fail("the route has errors, so nothing was exported")
    graph, drawing = made.subject.graph, made.drawing
    if form == "pages" and target is not None:
        from routewijzer.addresses import DOWNLOADS
        from routewijzer.exports import assets, markdown

        texts = markdown.markdown_pages(made.pages, assets.picture_style(project.theme / "assets"))
        downloads = {name: made.files[name] for name in made.files if name.startswith(f"{DOWNLOADS}/")}
        write_files(target, {**{name: text.encode() for name, text in texts.items()}, **downloads})
        return
    from routewijzer.diagram.dot.engine import EngineError, find_engine
    from routewijzer.diagram.dot.exports import export_dot, export_png
    from routewijzer.diagram.svg.standalone import export_svg
    from routewijzer.exports import data

    makers: dict[str, Callable[[], bytes]] = {
        "json": lambda: data.as_json(graph).encode(),
        "csv": lambda: data.as_csv(graph).encode(),
        "dot": lambda: export_dot(drawing).encode(),
        "svg": lambda: export_svg(drawing).encode(),
        "png": lambda: export_png(drawing, width, find_engine(os.environ)),
    }
    try:
        content = makers[form]()
    except EngineError as error:
        fail(str(error))
    if target is None:
        write_output(content)
    else:
        write(target, content)


@main.command()
@edition_option
@click.argument("decision", metavar="ID")
@lang_option
@click.pass_obj
def explain(project: Project, decision: str) -> None:
    """Tell the decision ID in words.

    Its questions in the order in which they are asked, and of each outcome an example and the rules.
    """
    from routewijzer.exports.explain import explain as told
    from routewijzer.loading import load

    loaded = load(project, day())
    if loaded.subject is None or has_errors(loaded.findings):
        tell(project, loaded.findings)
        fail("the route has errors, so nothing can be explained")
    known = loaded.subject.route.decisions
    if decision not in known:
        hint = meant(decision, known) or f"known: {', '.join(known)}"
        raise click.BadParameter(f'no decision "{decision}"; {hint}')
    click.echo(told(loaded.subject.route, decision), nl=False)
