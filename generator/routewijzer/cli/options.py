"""What several commands are told alike: which edition they are about, and where its site is served."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import click

from routewijzer.findings import LANGUAGES, nearest
from routewijzer.project import OVERLAY, REGIONS, Project

FORMATS = ("text", "json", "sarif", "github")
"""What `check` can print (`exports.finding_formats`)."""

LANGUAGE = "routewijzer.language"
"""Where the context of a command keeps what `--lang` says."""


def spelling_hint(word: str, allowed_words: Collection[str]) -> str:
    """Return which of the words was probably meant, as the hint of wrong use; empty when none is near."""
    near = nearest(word, allowed_words)
    return f'did you mean "{near}"?' if near else ""


def choose_edition(project: Project, edition: str) -> Project:
    """Return the project in one of its editions. Wrong use when there is no such region."""
    if edition not in project.regions:
        known = ", ".join(project.regions)
        hint = spelling_hint(edition, project.regions) or (
            f"known: {known}" if known else "there are none here"
        )
        raise click.BadParameter(f"no {REGIONS}/{edition}/{OVERLAY}; {hint}")
    return replace(project, region=project.root / REGIONS / edition)


def all_editions(project: Project) -> Mapping[str, Project]:
    """Return the base (under an empty id) and every region.

    Wrong use in a region's own project, which has one edition: without it a check would pass that never
    looked at the region.
    """
    if project.region == project.root:
        raise click.UsageError("this project is one region's own: leave --all out")
    return project.editions


def _choose(context: click.Context, _: click.Parameter, edition: str | None) -> None:
    if edition:
        context.obj = choose_edition(context.obj, edition)


def _need(context: click.Context, _: click.Parameter, edition: str | None) -> None:
    project: Project = context.obj
    if project.region is not None:
        return
    if edition:
        context.obj = choose_edition(project, edition)
    else:
        known = ", ".join(project.regions) or "there are none here"
        raise click.BadParameter(f"name a region: {known}", param_hint="ID")


def edition_option(command: Any) -> Any:
    """Add `--edition ID` to a command: the project that it gets is then the one of that edition."""
    option = click.option(
        "--edition", metavar="ID", callback=_choose, expose_value=False, help="A region in regions/."
    )
    return option(command)


def lang_option(command: Any) -> Any:
    """Add `--lang nl|en` to a command: the language of its findings."""
    option = click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        callback=_keep_language,
        expose_value=False,
        help="Language of the findings; default: that of the route.",
    )
    return option(command)


def _keep_language(context: click.Context, _: click.Parameter, language: str | None) -> None:
    context.meta[LANGUAGE] = language


def paths_option(command: Any) -> Any:
    """Add `--paths` to a command: the site that it makes is one for editors."""
    option = click.option(
        "--paths",
        is_flag=True,
        help="For editors: the path of each text in region.yaml. Do not publish it.",
    )
    return option(command)


def at_option(command: Any) -> Any:
    """Add `--at PATH` to a command: the path of the site on its host, checked; None when it is left out."""
    option = click.option(
        "--at",
        metavar="PATH",
        callback=_site_root,
        help="Path of the site on its host, as /zorg/route/; default: that of site_url in mkdocs.yml, or /.",
    )
    return option(command)


def _site_root(_: click.Context, __: click.Parameter, text: str | None) -> str | None:
    from routewijzer.hosting import site_root

    try:
        return None if text is None else site_root(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def embed_option(command: Any) -> Any:
    """Add `--embed-by HOST` to a command, as often as one likes: origins, checked."""
    option = click.option(
        "--embed-by",
        metavar="HOST",
        multiple=True,
        callback=_embedders,
        help="A host that may show the site in a frame; default: those of embed_by in mkdocs.yml.",
    )
    return option(command)


def _embedders(_: click.Context, __: click.Parameter, hosts: tuple[str, ...]) -> tuple[str, ...]:
    from routewijzer.hosting import embedder

    try:
        return tuple(embedder(host) for host in hosts)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def region_argument(command: Any) -> Any:
    """Add the argument ID to a command that is about a region; a region's own project needs none."""
    return click.argument("edition", metavar="[ID]", required=False, callback=_need, expose_value=False)(
        command
    )
