"""The command `build`: one site, or all editions."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from routewijzer.atomic import write_error
from routewijzer.cli.console import CommandError, build_day, hosting_of, print_findings, require_site
from routewijzer.cli.options import all_editions, at_option, edition_option, lang_option, paths_option
from routewijzer.findings import Severity, printable, visible
from routewijzer.project import Project
from routewijzer.site_folder import FolderRefused, name_some

if TYPE_CHECKING:
    from routewijzer.batch.build_all import BuildOutcome
    from routewijzer.batch.standing_sites import MarkOutcome
    from routewijzer.hosting import CarriedForm, Hosting
    from routewijzer.pages.earlier import EarlierSite
    from routewijzer.pipeline import Built

_HINT = "choose another --out"


def _carries(_: click.Context, __: click.Parameter, text: str | None) -> "tuple[CarriedForm, ...] | None":
    from routewijzer.hosting import carried_forms

    try:
        return carried_forms(text.split(",")) if text is not None else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@edition_option
@click.option("--all", "whole", is_flag=True, help="Every edition, and a page to choose one.")
@click.option("--force", is_flag=True, help="Lose what others put in the folder, after saying what.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Folder to write; with --all it gets a folder for each edition.",
)
@click.option(
    "--with",
    "carries",
    metavar="FORMS",
    callback=_carries,
    help="Put the site beside its pages in these forms too, to take along: zip, html, pdf or zip,pdf.",
)
@click.option(
    "--earlier",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Keep the finished site in this folder beside the new one, marked as an earlier version.",
)
@at_option
@paths_option
@lang_option
@click.pass_obj
def build(
    project: Project,
    out: Path,
    whole: bool,
    force: bool,
    carries: "tuple[CarriedForm, ...] | None",
    earlier: tuple[Path, ...],
    at: str | None,
    paths: bool,
) -> None:
    """Write the site, whole or not at all.

    When something is wrong, what stood there before stays as it was. Files that this command did not
    make are never lost: those of a web server stay (.htaccess, CNAME and the like), others it names, and
    stops.
    """
    from routewijzer.publish import PublishError

    if whole and paths:
        raise click.UsageError("--paths is for the editors of one edition: leave --all out")
    try:
        if whole and earlier:
            raise click.UsageError("--earlier goes with one edition: name it with --edition, not --all")
        if whole:
            all_editions(project)
        hosting = hosting_of(project, at, carries=carries)
        if whole:
            _build_all(project, out, force, hosting)
        else:
            _build(project, out, force, earlier, replace(hosting, shows_paths=paths))
    except OSError as error:
        raise CommandError(write_error(error, out, _HINT)) from error
    except (FolderRefused, PublishError) as error:
        raise CommandError(str(error)) from error


def _build(project: Project, out: Path, force: bool, earlier: tuple[Path, ...], hosting: "Hosting") -> None:
    from routewijzer import pipeline
    from routewijzer.publish import prepare_target, read_earlier, read_kept_versions, write_site

    sites = (*(site for folder in earlier for site in read_earlier(folder)), *read_kept_versions(out))
    built = require_site(project, "so nothing was built", hosting, sites, files=True)
    _tell_left_out(built, sites)
    print_findings(project, visible(built.findings))
    losing = prepare_target(project, out, force=force).foreign
    _tell_lost(out, losing)
    pipeline.keep_places(project, built)
    before = write_site(project, built.site, out, losing)
    _tell_edited(out, before.edited_files)
    click.echo(f"{len(built.site.pages)} pages in {out}/", err=True)


def _tell_left_out(built: "Built", sites: "tuple[EarlierSite, ...]") -> None:
    """Say which sites are not kept beside the new one, and why."""
    standing = {(status.version, status.published) for status in built.context.earlier}
    for status in (site.status for site in sites):
        if built.context.status and status.id != built.context.status.id:
            click.echo(f'not kept: "{status.id}" is another edition', err=True)
        elif (status.version, status.published) not in standing:
            click.echo(f"not kept: version {printable(status.version)} is the version of now", err=True)


def _build_all(project: Project, out: Path, force: bool, hosting: "Hosting") -> None:
    from routewijzer.batch.build_all import build_all, foreign_files

    today = build_day()
    losing = foreign_files(project, out, today) if force else ()
    _tell_lost(out, losing)
    report = partial(_tell_outcome, project)
    batch = build_all(project, out, today, report, losing, hosting=hosting)
    outcomes = batch.outcomes
    _tell_edited(out, batch.edited_files)
    for outcome in outcomes:
        if outcome.choice:
            _tell_edited(out / outcome.choice.id, outcome.edited_files)
    failed = [outcome.edition or "base" for outcome in outcomes if outcome.choice is None]
    for mark in batch.marks:
        click.echo(f"{out / printable(mark.folder)}/: {_marking(mark)}", err=True)
    click.echo(f"{len(outcomes) - len(failed)} editions in {out}/", err=True)
    if failed:
        raise CommandError(f"not built: {', '.join(failed)}")
    if unmarked := [mark.folder for mark in batch.marks if mark.trouble]:
        raise CommandError(f"not marked: {', '.join(map(printable, unmarked))}")


def _marking(mark: "MarkOutcome") -> str:
    what = (
        "the site of an edition that is not in this project"
        if mark.gone
        else "the site of an edition that has errors over a newer base"
    )
    if mark.trouble:
        return f"{what}; its pages do not say so: {mark.trouble}"
    more = "; remove the folder when nobody has its address any more" if mark.gone else ""
    return f"{what}; each of its pages says so now{more}"


def _tell_outcome(project: Project, outcome: "BuildOutcome", number: int, total: int) -> None:
    name = outcome.edition or "base"
    least = Severity.WARNING if outcome.choice else Severity.ERROR
    print_findings(project, (finding for finding in outcome.findings if finding.severity >= least))
    state = f"{outcome.pages} pages" if outcome.choice else outcome.trouble or "errors, left as it stood"
    if outcome.unchanged:
        state = "unchanged"
    click.echo(f"{number}/{total} {name}: {state}", err=True)


def _tell_lost(out: Path, names: Iterable[str]) -> None:
    """Say in full what will be lost, before it is."""
    for name in names:
        click.echo(
            f"to be lost, as --force asks: {out / printable(name)}{'/' if name.endswith('/') else ''}",
            err=True,
        )


def _tell_edited(out: Path, names: tuple[str, ...]) -> None:
    if names:
        click.echo(f"edited by hand in {out}/, and made anew from the route: {name_some(names)}", err=True)
