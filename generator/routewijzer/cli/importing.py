"""The command `import`: what was changed elsewhere comes back as a change of route.yaml."""

from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from routewijzer.cli.console import CommandError, build_day, print_findings, write
from routewijzer.cli.options import lang_option, spelling_hint
from routewijzer.findings import has_errors, visible
from routewijzer.project import Project

if TYPE_CHECKING:
    from routewijzer.checks import Subject

_CONSEQUENCE = "so nothing was changed"


@click.group("import")
def import_group() -> None:
    """Read back what was changed elsewhere, as a change of route.yaml that is checked first."""


@import_group.command("dmn")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("decision")
@click.option("--write", "writing", is_flag=True, help="Change route.yaml; without it the change is shown.")
@lang_option
@click.pass_obj
def import_dmn(project: Project, file: Path, decision: str, writing: bool) -> None:
    """Read the table of DECISION back from a DMN file that "export dmn" wrote and a modeller changed.

    The change is printed as a patch. It is written only when the route has no errors afterwards, and only the
    lines of the rules that differ: comments elsewhere stay.
    """
    from routewijzer.imports import changed_text, read_table

    subject = _base(project)
    if decision not in subject.route.decisions:
        hint = spelling_hint(decision, subject.route.decisions)
        raise click.UsageError(f'there is no decision "{decision}"{f"; {hint}" if hint else ""}')
    table, problems = read_table(
        file.read_bytes(), file.name, subject.route, subject.route.decisions[decision]
    )
    if table is None:
        print_findings(project, problems)
        raise CommandError(f"{file} has no table that can be read back, {_CONSEQUENCE}")
    before = project.route.read_text("utf-8")
    after, problems = changed_text(before, subject.document, decision, table)
    if after is None:
        print_findings(project, problems)
        raise CommandError(f"the table cannot be changed line by line, {_CONSEQUENCE}")
    if after == before:
        click.echo("the table says the same, nothing to change", err=True)
        return
    _check_change(project, after)
    name = project.route.name
    patch = unified_diff(before.splitlines(True), after.splitlines(True), f"a/{name}", f"b/{name}")
    click.echo("".join(patch), nl=False)
    if writing:
        write(project.route, after.encode())
    else:
        click.echo("nothing is written yet: add --write, or apply this patch", err=True)


def _base(project: Project) -> "Subject":
    """Return the checked base route. Raises CommandError where it has errors or stands elsewhere."""
    from routewijzer.loading import load

    if project.base != project.root:
        raise CommandError(f"the base route is not in this project, {_CONSEQUENCE}; ask its owner")
    loaded = load(project, build_day())
    if loaded.subject is None or has_errors(loaded.findings):
        print_findings(project, visible(loaded.findings))
        raise CommandError(f"the route has errors, {_CONSEQUENCE}")
    return loaded.subject


def _check_change(project: Project, text: str) -> None:
    """Raise CommandError when the route would have errors with this text."""
    from routewijzer.loading import check_text

    findings = check_text(project, text, build_day())
    if has_errors(findings):
        print_findings(project, (finding for finding in visible(findings)))
        raise CommandError(f"with this table the route has errors, {_CONSEQUENCE}")
