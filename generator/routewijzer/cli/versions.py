"""The commands of the owner of a base: what changed between two versions, and how all regions stand."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from routewijzer.cli.console import ERRORS, CommandError, build_day, messages_of, print_findings, write
from routewijzer.cli.options import lang_option
from routewijzer.findings import printable
from routewijzer.json_text import json_text
from routewijzer.project import LOCK, ROUTE, Project, read_kept

if TYPE_CHECKING:
    from routewijzer.diagram import Placement
    from routewijzer.editions import Report, Version
    from routewijzer.i18n import Words


@click.command()
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option("--json", "form", flag_value="json", help="As JSON, for tools.")
@click.option("--markdown", "form", flag_value="markdown", help="As Markdown, for a list of changes.")
@click.option("--atom", "form", flag_value="atom", help="As an Atom feed.")
@click.option("--html", "form", flag_value="html", help="As a page: the picture of both, and all in words.")
@click.option("--svg", "form", flag_value="svg", help="As a picture: what is new, gone or different.")
@click.option(
    "--changelog",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Put what changed as a chapter on top of this Markdown file.",
)
@lang_option
@click.pass_obj
def changes(project: Project, old: Path, new: Path, form: str | None, changelog: Path | None) -> None:
    """Tell what changed between two versions of a route, each a route.yaml or the folder that it is in."""
    from routewijzer.editions import as_json, as_text, diff
    from routewijzer.editions.changes import as_atom
    from routewijzer.editions.changes import changes as changes_between

    before, after = _version(project, old), _version(project, new)
    if form == "json":
        click.echo(json_text(as_json(diff(before, after))))
        return
    words = _words(project, after.route.route.language)
    report = changes_between(before, after, words)
    if changelog is not None:
        _add_chapter(changelog, report, after)
    elif form in ("html", "svg"):
        placements = (_places(old), _places(new))
        click.echo(
            _picture(project.theme, (before, after), placements, report, words, page=form == "html"), nl=False
        )
    elif form == "atom":
        click.echo(as_atom(report, after), nl=False)
    else:
        click.echo(as_text(report, markdown=form == "markdown"), nl=False)


def _add_chapter(file: Path, report: "Report", after: "Version") -> None:
    """Put a chapter on top of a list of changes. Raises CommandError where it has one of this version."""
    from routewijzer.editions.changelog import changelog_chapter, has_chapter, with_chapter

    chapter = changelog_chapter(report, after)
    try:
        text = file.read_text("utf-8-sig") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read as text in UTF-8: {error}") from error
    if has_chapter(text, chapter):
        heading = printable(chapter.splitlines()[0])
        raise CommandError(f'{file} has "{heading}" already; take that chapter away to have it written anew')
    write(file, with_chapter(text, chapter, report.title).encode())


def _version(project: Project, place: Path) -> "Version":
    """Return a version of a route by its file. Raises CommandError when it cannot be read."""
    from routewijzer import yamldoc
    from routewijzer.editions import Version
    from routewijzer.graph import build
    from routewijzer.model import read_route

    file = place / ROUTE if place.is_dir() else place
    document, problems = yamldoc.read(file, str(file))
    route, wrong = read_route(document) if document is not None else (None, ())
    if document is None or route is None:
        print_findings(project, (*problems, *wrong))
        raise CommandError(f"{file} cannot be read")
    return Version(document, build(route))


def _places(place: Path) -> "Placement | None":
    """Return the kept places of a version's picture, from the file beside its route; None for none."""
    from routewijzer.picture import PictureLock

    folder = place if place.is_dir() else place.parent
    return PictureLock.read(read_kept(folder / LOCK)).wide


def _picture(
    theme: Path,
    versions: "tuple[Version, Version]",
    places: "tuple[Placement | None, Placement | None]",
    report: "Report",
    words: "Words",
    *,
    page: bool,
) -> str:
    """Return the picture of two versions as an SVG file, or the page with it."""
    from routewijzer.diagram.svg.standalone import export_svg
    from routewijzer.editions import diff
    from routewijzer.pages.changes import changed_elements, changes_html, entry_anchors
    from routewijzer.picture.changes import changed_sketch, changes_svg, draw_changes

    before, after = versions
    changed = changed_elements(diff(before, after))
    sketch = changed_sketch(
        before.graph, after.graph, words, changed, entry_anchors(report) if page else None
    )
    drawing = draw_changes(sketch, after.graph, words, *places)
    if not page:
        return export_svg(drawing)
    return changes_html(after, report, changes_svg(drawing, sketch), sketch, words, theme)


def _words(project: Project, language: str) -> "Words":
    """Return the words of the interface in a language. Raises CommandError."""
    from routewijzer import i18n

    words, problems = i18n.load(project.theme / "words", language)
    if words is None:
        print_findings(project, problems)
        raise CommandError("the words of the interface cannot be read")
    return words


@click.command()
@click.argument("published", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--base",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Try the regions over the route.yaml in this folder: a candidate, before it is released.",
)
@click.option("--json", "as_data", is_flag=True, help="As JSON, for tools.")
@lang_option
@click.pass_obj
def overview(project: Project, published: tuple[Path, ...], base: Path | None, as_data: bool) -> None:
    """Tell how every region stands over this base. Exit code 1: one has work to do.

    Without PUBLISHED those in regions/. PUBLISHED are the edition.json files of published sites, or folders
    with them, fetched beforehand: this command asks no server.
    """
    from routewijzer.batch.overview import as_json, as_phrases, published_overview, uncovered_municipalities
    from routewijzer.batch.overview import overview as region_rows

    if project.region is not None:
        raise click.UsageError("this project is one region's own: there is no overview")
    if base is not None:
        project = replace(project, base=base.resolve())
    day = build_day()
    if published:
        rows, findings = published_overview(project, published, day)
    else:
        rows = region_rows(project, day)
        findings = tuple(finding for row in rows for finding in row.problems)
    if as_data:
        click.echo(json_text(as_json(rows)))
        for line in messages_of(project).lines(findings):
            click.echo(line, err=True)
    else:
        messages = messages_of(project)
        left = uncovered_municipalities(project, rows, day)
        for sentence in (*as_phrases(rows), *((left,) if left else ())):
            click.echo(messages.text(sentence))
        print_findings(project, findings)
    sys.exit(ERRORS if findings or any(row.needs_work for row in rows) else 0)
