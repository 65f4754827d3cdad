"""The command `try`: which regions' own projects break over this base."""

import sys
from pathlib import Path

import click

from routewijzer.cli.console import ERRORS, build_day, messages_of, print_findings
from routewijzer.cli.options import lang_option
from routewijzer.findings import phrase
from routewijzer.json_text import json_text
from routewijzer.project import OVERLAY, Project


@click.command("try")
@click.argument(
    "places", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--json", "as_data", is_flag=True, help="As JSON, for tools.")
@lang_option
@click.pass_obj
def try_command(project: Project, places: tuple[Path, ...], as_data: bool) -> None:
    """Try this base on regions' own projects: PLACES are their folders, or folders that hold these.

    Nothing is written. Exit code 1: a region has no edition over this base, or something to decide.
    """
    from routewijzer.batch.trial import as_json, region_folders, trial_told, try_regions

    if project.region == project.root:
        raise click.UsageError("this project is one region's own: try a base on it with --project BASE")
    folders = region_folders(places)
    if not folders:
        raise click.UsageError(f"there is no folder with {OVERLAY} there")
    trials = tuple(try_regions(project, folders, build_day()))
    if as_data:
        click.echo(json_text(as_json(trials)))
    else:
        messages = messages_of(project)
        for trial in trials:
            click.echo(messages.text(trial_told(trial)))
            print_findings(project, trial.findings)
        fine, decides, breaks = (
            sum(1 for trial in trials if trial.state == state) for state in ("fine", "decides", "breaks")
        )
        summary = phrase("trial.summary", total=len(trials), fine=fine, decides=decides, breaks=breaks)
        click.echo(messages.text(summary))
    sys.exit(ERRORS if any(trial.state != "fine" for trial in trials) else 0)
