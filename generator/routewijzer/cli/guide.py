"""The command `guide`: what the base suggests that a region looks at, and what is left."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from routewijzer.cli.console import ERRORS, CommandError, build_day, messages_of, print_findings
from routewijzer.cli.options import lang_option, region_argument
from routewijzer.findings import Phrase, errors, phrase
from routewijzer.json_text import json_text
from routewijzer.project import Project

if TYPE_CHECKING:
    from routewijzer.overlay.guide import GuideEntry


@click.command()
@region_argument
@click.option("--json", "as_data", is_flag=True, help="As JSON, for tools.")
@lang_option
@click.pass_obj
def guide(project: Project, as_data: bool) -> None:
    """Tell where regions probably say something else, and what this one did. Exit code 1: some are left."""
    from routewijzer.loading import load

    loaded = load(project, build_day())
    if loaded.edition is None:
        print_findings(project, errors(loaded.findings))
        raise CommandError("the edition has errors, so there is no guide")
    places, messages = loaded.edition.guide, messages_of(project)
    left = [entry for entry in places if entry.state == "left"]
    if as_data:
        entries = [{**asdict(entry), "path": entry.name} for entry in places]
        click.echo(json_text(entries))
    else:
        for entry in places:
            for line in _entry_lines(entry):
                click.echo(messages.text(line))
        kept_count = sum(1 for entry in places if entry.state == "kept")
        total, looked = len(places), len(places) - len(left)
        summary = phrase("guide.summary", looked=looked, total=total, kept=kept_count)
        click.echo(messages.text(summary if places else phrase("guide.none")))
    sys.exit(ERRORS if left else 0)


def _entry_lines(entry: "GuideEntry") -> Iterator[Phrase]:
    """Yield what is told of a place: what the region did there, why, an example, and what the base says."""
    states = {
        "changed": phrase("guide.changed", path=entry.name),
        "kept": phrase("guide.kept", path=entry.name, reason=entry.reason),
        "left": phrase("guide.left", path=entry.name),
    }
    yield states[entry.state]
    yield phrase("guide.why", why=entry.why)
    if entry.example:
        yield phrase("guide.example", example=entry.example)
    if entry.base:
        yield phrase("guide.base", base=entry.base)
