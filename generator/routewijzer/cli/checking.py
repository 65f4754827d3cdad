"""The commands `check`, `schema` and `explain`: what is wrong with a route, what it may say, what it decides.

A command imports in its body what it works with: `--help`, `--version` and wrong use then answer at once.
"""

import sys
from typing import TYPE_CHECKING

import click

from routewijzer.cli.console import (
    ERRORS,
    CommandError,
    build_day,
    make_site,
    messages_of,
    print_findings,
    summary,
)
from routewijzer.cli.options import FORMATS, all_editions, edition_option, lang_option, spelling_hint
from routewijzer.findings import Severity, has_errors, in_order
from routewijzer.json_text import json_text
from routewijzer.project import Project

if TYPE_CHECKING:
    from routewijzer.checks import Subject


@click.command()
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
@click.option("--cases", is_flag=True, help="Tell what the practice cases prove, instead of findings.")
@lang_option
@click.pass_obj
def check(project: Project, whole: bool, form: str, strict: bool, cases: bool) -> None:
    """Tell everything that is wrong with the route.

    Exit code 0: no errors, 1: errors, 2: wrong use of the command.
    """
    if cases:
        if whole or form != "text":
            raise click.UsageError("--cases is about one edition, as text")
        from routewijzer.checks.case_coverage import case_coverage
        from routewijzer.exports.case_report import case_report

        click.echo(case_report(case_coverage(_sound(project))), nl=False)
        return
    from routewijzer.exports.finding_formats import in_format

    editions = all_editions(project).values() if whole else (project,)
    results = (make_site(edition, quick=True) for edition in editions)
    findings = in_order(finding for result in results for finding in result.findings)
    messages = messages_of(project)
    click.echo(in_format(form, findings, messages), nl=False)
    if form == "text":
        click.echo(summary(findings, messages), err=True)
    least = Severity.WARNING if strict else Severity.ERROR
    sys.exit(ERRORS if any(finding.severity >= least for finding in findings) else 0)


@click.command()
@click.option("--overlay", "of", flag_value="overlay", help="The schema of a region's region.yaml.")
@click.option("--json", "of", flag_value="json", help="The schema of what export json writes.")
def schema(of: str | None) -> None:
    """Print the JSON Schema of route.yaml, for editors."""
    from routewijzer.editions import overlay_schema
    from routewijzer.exports.data_schema import data_schema
    from routewijzer.model import json_schema

    schemas = {"overlay": overlay_schema, "json": data_schema}
    content = schemas.get(of or "", json_schema)()
    click.echo(json_text(content))


@click.command()
@edition_option
@click.argument("decision", metavar="[ID]", required=False)
@click.option("--open", "ends", is_flag=True, help="How often decisions end where the source is silent.")
@lang_option
@click.pass_obj
def explain(project: Project, decision: str | None, ends: bool) -> None:
    """Tell the decision ID in words, or with --open what the sources leave open in all of them.

    Its questions in the order in which they are asked, and of each outcome an example and the rules. With
    --open how many combinations of answers end where the source decides nothing, whom to call, what to ask.
    """
    from routewijzer.exports.explain import explain as decision_text
    from routewijzer.exports.open_report import open_report

    if ends == (decision is not None):
        raise click.UsageError("name a decision, or ask for all with --open")
    route = _sound(project).route
    if decision is None:
        click.echo(open_report(route), nl=False)
        return
    known = route.decisions
    if decision not in known:
        hint = spelling_hint(decision, known) or f"known: {', '.join(known)}"
        raise click.BadParameter(f'no decision "{decision}"; {hint}')
    click.echo(decision_text(route, decision), nl=False)


def _sound(project: Project) -> "Subject":
    """Return the checked route of a project; print the findings and raise CommandError when it has errors."""
    from routewijzer.loading import load

    loaded = load(project, build_day())
    if loaded.subject is None or has_errors(loaded.findings):
        print_findings(project, loaded.findings)
        raise CommandError("the route has errors, so nothing can be explained")
    return loaded.subject
