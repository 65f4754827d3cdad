"""What this machine has, and what the system's package manager can add to it.

Runs under the system's Python before anything is installed: standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
"""Commands that start a Chromium, the lightest first."""


SERVERS = {"nginx": "nginx-light", "apache2": "apache2-bin"}
"""The web servers that the header files are tested with: their commands, and Debian's packages of them."""

_SYSTEM_FOLDERS = ("/usr/sbin", "/usr/local/sbin")
"""Where servers stand; the path of somebody who is not root often leaves these out."""


class Missing(Exception):
    """Something is needed that cannot be had here; the message says what, and the command that adds it."""


def say(text: str) -> None:
    """Tell what is being done, at once, on standard error."""
    print(f"routewijzer: {text}", file=sys.stderr, flush=True)


def succeeds(command: list[str], *, timeout: float = 20) -> bool:
    """Whether `command` starts and ends with status 0 within `timeout` seconds; its output is dropped."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=timeout,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def run(command: list[str], **environment: str) -> None:
    """Run `command` with its output shown; raises subprocess.CalledProcessError when it fails."""
    subprocess.run(command, check=True, env={**os.environ, **environment})


def apt_prefix() -> list[str] | None:
    """Return what goes before apt-get to get the right to install.

    None where there is no apt-get or no such right.

    `[]` for root, `["sudo", "-n"]` where sudo asks no password.
    """
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if succeeds(["sudo", "-n", "true"]) else None


@cache
def may_install() -> bool:
    """Tell whether `apt-get` may run: `ROUTEWIJZER_APT` says `yes` or `no`, else a person is asked, once.

    Nobody can be asked where standard input is no terminal: a container or a runner, there to be filled.
    """
    answer = os.environ.get("ROUTEWIJZER_APT", "")
    if answer in ("yes", "no") or not sys.stdin.isatty():
        return answer != "no"
    say("programs are needed that this system lacks. May apt-get install them, each command shown? [y/N]")
    return input().strip().lower() in ("y", "yes", "j", "ja")


@cache
def apt() -> tuple[str, ...] | None:
    """Return the start of an apt-get command that may install, or None without the right or the consent.

    Renews the package lists, since a fresh machine has none. Without a network the lists that are there must
    do.
    """
    prefix = apt_prefix()
    if prefix is None or not may_install():
        return None
    command = (*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0")
    update = [*command, "update"]
    say(f"running: {' '.join(update)}")
    subprocess.run(update, stdout=sys.stderr, check=False)
    return command


def apt_install(*packages: str) -> bool:
    """Install Debian or Ubuntu packages, after saying what exactly is run.

    False where there is no right, a package is unknown, or it fails.
    """
    command = apt()
    if command is None or not all(succeeds(["apt-cache", "show", name]) for name in packages):
        return False
    install = [*command, "install", "--no-install-recommends", "--yes", *packages]
    say(f"running: {' '.join(install)}")
    done = subprocess.run(install, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
    return done.returncode == 0


def find_server(name: str) -> Path | None:
    """Return the command of a web server, on the path or in a folder of the system's own commands."""
    folders = os.pathsep.join((os.environ.get("PATH", ""), *_SYSTEM_FOLDERS))
    program = shutil.which(name, path=folders)
    return Path(program) if program else None


def find_browser() -> Path | None:
    """Return the Chromium to test with.

    `ROUTEWIJZER_BROWSER`, one on the path, or one installed by Playwright.

    A command that does not tell its version is passed over: Ubuntu's `chromium-browser` is only a signpost
    to a snap.
    Raises Missing when `ROUTEWIJZER_BROWSER` names something that does not run.
    """
    chosen = os.environ.get("ROUTEWIJZER_BROWSER")
    if chosen:
        if succeeds([chosen, "--version"]):
            return Path(chosen)
        raise Missing(f"ROUTEWIJZER_BROWSER={chosen} does not start; let it name a Chromium or unset it")
    on_path = [program for name in BROWSERS if (program := shutil.which(name))]
    for candidate in [*on_path, *map(str, playwright_browsers())]:
        if succeeds([candidate, "--version"]):
            return Path(candidate)
    return None


def playwright_browsers() -> list[Path]:
    """Return the headless Chromiums that `playwright install` has put on this machine, the newest first."""
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    store = Path(named) if named else Path.home() / ".cache" / "ms-playwright"
    browsers = store.glob("chromium_headless_shell-[0-9]*/*/*headless*shell")
    return sorted(browsers, key=lambda path: int(path.parts[-3].rpartition("-")[2]), reverse=True)
