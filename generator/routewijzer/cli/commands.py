"""The group of all commands."""

import errno
import gc
import os
from pathlib import Path

import click

from routewijzer import __version__
from routewijzer.atomic import write_error
from routewijzer.cli.building import build
from routewijzer.cli.checking import check, explain, schema
from routewijzer.cli.console import CommandError
from routewijzer.cli.documents import review
from routewijzer.cli.export import export
from routewijzer.cli.guide import guide
from routewijzer.cli.importing import import_group
from routewijzer.cli.preview import serve
from routewijzer.cli.regions import accept, diff, drift, new, show, upgrade
from routewijzer.cli.trial import try_command
from routewijzer.cli.versions import changes, overview
from routewijzer.project import open_project

NEW_OBJECTS = 50_000
"""After so many the garbage collector looks again (Python: 700, an eighth of the time of a build): what a
command makes it needs until its end, and hardly any of it in circles."""


class GuardedGroup(click.Group):
    """A group that ends what nobody foresaw in one line; `ROUTEWIJZER_DEBUG=1` shows the traceback."""

    def invoke(self, context: click.Context) -> object:
        """Run the chosen command."""
        try:
            return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read along has seen enough; click ends in silence
                raise
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise CommandError(write_error(error, "standard output", "write elsewhere")) from error
            raise CommandError(f"{error.strerror or error}: {error.filename or 'no file named'}") from error
        except Exception as error:
            if os.environ.get("ROUTEWIJZER_DEBUG"):
                raise
            raise CommandError(
                f"{type(error).__name__}: {error}; see where with ROUTEWIJZER_DEBUG=1 and report it"
            ) from error


@click.group(cls=GuardedGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="this one",
    help="Folder with route.yaml, or a region's own with region.yaml.",
)
@click.version_option(__version__, package_name="routewijzer")
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """From one YAML model of a route to a checked, clickable site."""
    gc.set_threshold(NEW_OBJECTS)
    context.obj = open_project(folder)


COMMANDS = (
    *(accept, build, changes, check, diff, drift, explain, export, guide),
    *(import_group, new, overview, review, schema, serve, show, try_command, upgrade),
)
for command in COMMANDS:
    main.add_command(command)
