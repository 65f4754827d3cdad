"""What all commands share: making the site, telling findings, writing files, ending with an error."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from routewijzer.atomic import write_atomic, write_error, write_folder
from routewijzer.build_date import today
from routewijzer.cli.options import LANGUAGE
from routewijzer.findings import DEFAULT_LANGUAGE, Finding, Severity, in_order, phrase, visible
from routewijzer.project import Project

if TYPE_CHECKING:
    from routewijzer.hosting import CarriedForm, Hosting
    from routewijzer.messages import Messages
    from routewijzer.pages.earlier import EarlierSite
    from routewijzer.pipeline import Assembly, Built, Failed

_MadeT = TypeVar("_MadeT", bound="Assembly")

ERRORS = 1
"""Exit code when there are errors; 2 is wrong use of a command (click's own)."""


class CommandError(click.ClickException):
    """Why a command cannot do what it was asked: one sentence, printed by click as the command ends."""

    exit_code = ERRORS

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence to standard error, or to `file`."""
        click.echo(f"routewijzer: {self.format_message()}", file, err=True)


def build_day() -> date:
    """Return today, or the day that SOURCE_DATE_EPOCH names. Raises CommandError."""
    try:
        return today(os.environ)
    except ValueError as error:
        raise CommandError(str(error)) from error


def write(file: Path, content: bytes) -> None:
    """Write a file, whole. Raises CommandError."""
    try:
        write_atomic(file, content)
    except OSError as error:
        raise CommandError(write_error(error, file, "choose another place")) from error


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files in a folder, all or none. Raises CommandError."""
    try:
        write_folder(folder, files)
    except OSError as error:
        raise CommandError(write_error(error, folder, "choose another folder")) from error


def write_output(content: bytes) -> None:
    """Write to standard output. Raises CommandError when that takes no more."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever read along has seen enough; click ends in silence
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the end says nothing more
        raise CommandError(write_error(error, "standard output", "name a file to write")) from error


def make_site(
    project: Project,
    hosting: "Hosting | None" = None,
    earlier: "tuple[EarlierSite, ...]" = (),
    *,
    files: bool = False,
    quick: bool = False,
) -> "Built | Failed":
    """Build the site of a project, with `files` the picture as files too; tell a terminal how far it is.

    `earlier` are the sites of earlier versions to keep beside it. With `quick` no places are searched for the
    picture.
    """
    from routewijzer import pipeline
    from routewijzer.hosting import DEFAULT

    render = None
    if files:
        from routewijzer.graphviz_files import picture_renderer

        render = picture_renderer(os.environ)
    if hosting and (hosting.carries or earlier):
        from routewijzer.publish import PublishError, make_carrying

        try:
            return make_carrying(project, build_day(), _progress(), hosting, render, earlier)
        except PublishError as error:
            raise CommandError(str(error)) from error
    return pipeline.make(project, build_day(), _progress(), hosting or DEFAULT, render, quick)


def require_site(
    project: Project,
    consequence: str,
    hosting: "Hosting | None" = None,
    earlier: "tuple[EarlierSite, ...]" = (),
    *,
    files: bool = False,
) -> "Built":
    """Build the site of a project as `make_site` does, and print its findings where it cannot be built.

    Raises CommandError with the `consequence` ("so nothing was built").
    """
    return _require(project, make_site(project, hosting, earlier, files=files), consequence)


def require_assembly(project: Project, consequence: str, hosting: "Hosting | None" = None) -> "Assembly":
    """Do the same for a form of the route that holds none of the pages of its site.

    Raises CommandError as `require_site` does.
    """
    from routewijzer import pipeline
    from routewijzer.hosting import DEFAULT

    assembly = pipeline.prepare(project, build_day(), _progress(), hosting or DEFAULT)
    return _require(project, assembly, consequence)


def _require(project: Project, assembly: "_MadeT | Failed", consequence: str) -> "_MadeT":
    from routewijzer.pipeline import Failed

    if isinstance(assembly, Failed):
        print_findings(project, visible(assembly.findings))
        raise CommandError(f"the route has errors, {consequence}")
    return assembly


def hosting_of(
    project: Project,
    at: str | None,
    embedders: tuple[str, ...] = (),
    carries: "tuple[CarriedForm, ...] | None" = (),
) -> "Hosting":
    """Return where and by what the site is served: what the command says, else what mkdocs.yml says.

    With None for `carries` that also says in which forms the site stands beside its pages. Raises
    CommandError when mkdocs.yml names what is no path, host or form.
    """
    from routewijzer.publish import CONFIGURATION, PublishError, read_hosting

    build_day()  # a wrong date of the build is told first, as by every command
    try:
        configured = read_hosting(project)
    except PublishError as error:
        raise CommandError(str(error)) from error
    except ValueError as error:
        raise CommandError(f"{CONFIGURATION}: {error}") from error
    return replace(
        configured,
        root=at or configured.root,
        embedders=embedders or configured.embedders,
        carries=configured.carries if carries is None else carries,
    )


def messages_of(project: Project) -> "Messages":
    """Return the sentences for findings, in the language that `--lang` asks for.

    Without it in that of the route (for a region: of its base), else in English.
    """
    from routewijzer.loading import language_of
    from routewijzer.messages import load_messages

    language = click.get_current_context().meta.get(LANGUAGE)
    return load_messages(project.theme, language or language_of(project) or DEFAULT_LANGUAGE)


def print_findings(project: Project, findings: Iterable[Finding]) -> None:
    """Print findings in order, one a line."""
    if present := tuple(findings):
        for line in messages_of(project).lines(present):
            click.echo(line)


def summary(findings: Iterable[Finding], messages: "Messages") -> str:
    """Return how many findings there are of each severity: "1 error, 2 warnings, 0 info"."""
    count = Counter(finding.severity for finding in in_order(findings))
    errors, warnings = count[Severity.ERROR], count[Severity.WARNING]
    return messages.text(
        phrase(
            "summary",
            errors=phrase("summary.error") if errors == 1 else phrase("summary.errors", count=errors),
            warnings=phrase("summary.warning")
            if warnings == 1
            else phrase("summary.warnings", count=warnings),
            info=count[Severity.INFO],
        )
    )


def _progress() -> Callable[[float], None] | None:
    """Return what prints on a terminal how far the search for the picture's places is; None elsewhere."""
    if not sys.stderr.isatty():
        return None

    def show(share: float) -> None:
        click.echo(f"\rplacing the picture: {share:4.0%}", nl=share >= 1, err=True)

    return show
