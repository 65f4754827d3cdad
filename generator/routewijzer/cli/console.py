"""What all commands share: making the site, telling findings, writing files, ending with an error."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from routewijzer.clock import today
from routewijzer.findings import Finding
from routewijzer.project import Project
from routewijzer.room import write_whole

if TYPE_CHECKING:
    from routewijzer.site import Site

ERRORS = 1
"""Exit code when there are errors; 2 is wrong use of a command (click's own)."""


def day() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH names."""
    try:
        return today(os.environ)
    except ValueError as error:
        fail(str(error))


def write(files: Mapping[Path, bytes]) -> None:
    """Write files; ends with an error when that cannot be done."""
    try:
        for file, content in files.items():
            write_whole(file, content)
    except OSError as error:
        fail(f"cannot write {error.filename}: {error.strerror}")


def made_of(project: Project) -> "Site":
    """The site of a project; on a terminal it tells how far it is."""
    from routewijzer import site

    return site.make(project, day(), _progress())


def tell(findings: tuple[Finding, ...]) -> None:
    """Print findings, one a line."""
    for finding in findings:
        click.echo(str(finding))


def summary(findings: tuple[Finding, ...]) -> str:
    """How many findings there are of each gravity: "1 error, 2 warnings, 0 info"."""
    counts = Counter(finding.severity for finding in findings)
    errors, warnings = (
        f"{counts[grade]} {grade}{'' if counts[grade] == 1 else 's'}" for grade in ("error", "warning")
    )
    return f"{errors}, {warnings}, {counts['info']} info"


def _progress() -> Callable[[float], None] | None:
    """Tells on a terminal how far the search for the picture's places is."""
    if not sys.stderr.isatty():
        return None

    def tell(done: float) -> None:
        click.echo(f"\rplacing the picture: {done:4.0%}", nl=done >= 1, err=True)

    return tell


def fail(message: str) -> NoReturn:
    """End with a message and the exit code of errors."""
    click.echo(f"routewijzer: {message}", err=True)
    sys.exit(ERRORS)
