"""Commands for documents: PDF, and what an expert judges the route in and signs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from routewijzer.cli.console import (
    CommandError,
    print_findings,
    require_assembly,
    write_files,
    write_output,
)
from routewijzer.cli.export import CONSEQUENCE, deliver, export, folder_argument, target_argument
from routewijzer.cli.options import edition_option, lang_option
from routewijzer.exports.pdf.sets import PDF_SETS, PdfSet
from routewijzer.findings import Finding, has_errors
from routewijzer.project import Project

if TYPE_CHECKING:
    from routewijzer.exports.review import ReportFormat, ReviewAnswer


@export.command("pdf")
@edition_option
@target_argument
@lang_option
@click.option(
    "--set",
    "pdf_set",
    type=click.Choice(PDF_SETS),
    default=PDF_SETS[0],
    show_default=True,
    help="Everything; the picture on one A3; cards of the first part; the cases to hand out.",
)
@click.pass_obj
def export_pdf(project: Project, target: Path | None, pdf_set: PdfSet) -> None:
    """Write the route as a tagged PDF with every link, to mail and to print; needs routewijzer[pdf]."""
    from routewijzer.documents import pdf
    from routewijzer.pipeline import Failed

    assembly = require_assembly(project, CONSEQUENCE)
    content = pdf(project, assembly, pdf_set)
    if isinstance(content, Failed):
        print_findings(project, content.findings)
        raise CommandError(f"the PDF cannot be made, {CONSEQUENCE}")
    deliver(assembly, target, content, "pdf", "" if pdf_set == PDF_SETS[0] else f"-{pdf_set}")


@export.command("review")
@edition_option
@folder_argument
@lang_option
@click.pass_obj
def export_review(project: Project, folder: Path) -> None:
    """Write files of Word in FOLDER for an expert to judge the route in, and a page to sign.

    Needs routewijzer[review,pdf]; "routewijzer review" reads the answers back.
    """
    from routewijzer.documents import review
    from routewijzer.pipeline import Failed

    files = review(project, require_assembly(project, CONSEQUENCE))
    if isinstance(files, Failed):
        print_findings(project, files.findings)
        raise CommandError(f"the files cannot be made, {CONSEQUENCE}")
    write_files(folder, files)


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "csv")),
    default="text",
    show_default=True,
    help="A list to work through, or every answer as data.",
)
@edition_option
@lang_option
@click.pass_obj
def review(project: Project, files: tuple[Path, ...], form: "ReportFormat") -> None:
    """Read the answers of experts back from FILES of "export review": what must change comes first."""
    from routewijzer.exports.review import WordLacking, read_answers, review_report, review_sheets

    assembly = require_assembly(project, "so nothing was read")
    sheets = review_sheets(assembly.subject.graph, assembly.context.words)
    items = {item.id: item for sheet in sheets for part in sheet.parts for item in part.items}
    answers: list[ReviewAnswer] = []
    findings: list[Finding] = []
    try:
        for file in files:
            own = assembly.subject.route.route.id
            reply, problems = read_answers(file.read_bytes(), file.name, own, items)
            answers += reply
            findings += problems
    except WordLacking as error:
        raise CommandError(f"{error} is not installed: pip install routewijzer[review]") from error
    write_output(review_report(answers, items, form).encode())
    print_findings(project, findings)
    if has_errors(findings):
        raise CommandError("some answers could not be read")
