"""The command `serve`: the site while somebody edits it, anew on every change."""

import errno
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from routewijzer.atomic import replace_dir, staging_dir, write_error
from routewijzer.cli.console import CommandError, make_site, messages_of, print_findings, summary
from routewijzer.cli.options import edition_option, lang_option, paths_option
from routewijzer.findings import Finding, visible
from routewijzer.project import Project

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from routewijzer.pipeline import Site

_WHY = {
    errno.EADDRINUSE: "something listens there already; stop it, or choose another port: --address {next}",
    errno.EACCES: "only an administrator may listen there; choose a port above 1023: --address {next}",
    errno.EADDRNOTAVAIL: "this machine has no such address; choose another: --address {next}",
}


class HostPort(click.ParamType[tuple[str, int]]):
    """HOST:PORT, as 127.0.0.1:8000 or [::1]:8000; port 0 is any that is free."""

    name = "address"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        """Return host and port."""
        host, colon, port = value.rpartition(":")
        name = host[1:-1] if host.startswith("[") and host.endswith("]") else host
        number = int(port) if port.isascii() and port.isdigit() and len(port) < 6 else -1
        if not colon or not name or (":" in name) != (name != host) or not 0 <= number <= 65535:
            self.fail(f'"{value}" is not HOST:PORT with a port up to 65535; try 127.0.0.1:8000', param, ctx)
        return name, number


@click.command()
@edition_option
@click.option(
    "--address",
    type=HostPort(),
    metavar="HOST:PORT",
    default="127.0.0.1:8000",
    show_default=True,
    help="Where to listen.",
)
@paths_option
@lang_option
@click.pass_obj
def serve(project: Project, address: tuple[str, int], paths: bool) -> None:
    """Show the site, anew on every change of model, content or theme.

    Answers only to its own address, and not to another name for this machine.
    """
    host, port = _free(*address)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that nothing is left in the temporary folder
    with tempfile.TemporaryDirectory(prefix="routewijzer-") as folder:
        target = Path(folder, "site")
        rebuild = partial(_rebuild, project, target, _url(host, port), paths)
        rebuild(first=True)
        server = _server(project, target, host, port, rebuild)
        click.echo(f"serving {_url(host, port)} (stop with Ctrl+C)", err=True)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except OSError as error:
            raise _refusal(host, port, error) from error
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
        finally:
            server.shutdown()


def _server(
    project: Project, target: Path, host: str, port: int, rebuild: Callable[[], None]
) -> "LiveReloadServer":
    from mkdocs.livereload import LiveReloadServer

    from routewijzer.host_check import HostCheck
    from routewijzer.publish import CONFIGURATION

    server = LiveReloadServer(rebuild, host=host, port=port, root=str(target))
    server.set_app(HostCheck(server.serve_request, host))
    server.error_handler = lambda code: _error_page(target, code)
    for path in (project.root / CONFIGURATION, *project.watched_paths):
        if path.exists():
            server.watch(str(path))
    return server


def _rebuild(project: Project, target: Path, url: str, paths: bool, *, first: bool = False) -> None:
    """Make the site, put it at `target`, and tell its findings and how long it took.

    What cannot be written is told, and what is shown stays; at first it ends the command (CommandError).
    """
    from routewijzer import pipeline
    from routewijzer.hosting import Hosting
    from routewijzer.pipeline import Failed
    from routewijzer.publish import PublishError, render_site

    start = time.perf_counter()
    try:
        result = make_site(project, Hosting(shows_paths=paths, preview=True), files=True)
        if isinstance(result, Failed):
            site = _trouble(project, result.findings)
        else:
            pipeline.keep_places(project, result)
            site = result.site
        with staging_dir(target) as folder:
            render_site(project, site, folder / "site", folder, url)
            replace_dir(folder / "site", target)
    except (OSError, PublishError) as error:
        reason = write_error(error, target, "free some room") if isinstance(error, OSError) else str(error)
        if first:
            raise CommandError(reason) from error
        click.echo(f"{datetime.now():%H:%M:%S} not built, what is shown stays: {reason}", err=True)
        return
    print_findings(project, visible(result.findings))
    took = time.perf_counter() - start
    click.echo(
        f"{datetime.now():%H:%M:%S} built in {took:.1f} s: {summary(result.findings, messages_of(project))}",
        err=True,
    )


def _trouble(project: Project, findings: Iterable[Finding]) -> "Site":
    from routewijzer import pipeline

    messages = messages_of(project)
    return pipeline.trouble(project, messages.lines(visible(findings)), messages.language)


def _error_page(target: Path, code: int) -> bytes | None:
    with suppress(OSError):
        return (target / f"{code}.html").read_bytes()
    return None


def _free(host: str, port: int) -> tuple[str, int]:
    """Return host and port when the server can listen there, for 0 a port that is free.

    Else raise CommandError, before the time is spent on making a site.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")
            trial.bind((host, port))
            return host, int(trial.getsockname()[1])
    except OSError as error:
        raise _refusal(host, port, error) from error


def _refusal(host: str, port: int, error: OSError) -> CommandError:
    following = f"127.0.0.1:{port + 1 if 1023 < port < 65535 else 8001}"
    why = _WHY.get(error.errno or 0, "{reason}; choose another: --address {next}")
    reason = why.format(reason=error.strerror or error, next=following)
    return CommandError(f"cannot listen on {host}:{port}: {reason}")


def _url(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
