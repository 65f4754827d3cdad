"""What all tests share: the browser, a site built once, and the commands of the virtual environment."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from examples import register_profiles
from machine import Missing, find_browser
from visits import Visit, visiting

register_profiles()

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")

# Also for a plain `pytest`: the commands that make uses, and what Python compiles is kept, as make has it:
# the tests start hundreds of processes.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
os.environ.setdefault("ROUTEWIJZER_CACHE", str(ROOT / ".cache" / "tests"))  # not the one of a person
if shutil.which("dot"):
    os.environ.setdefault("ROUTEWIJZER_SYSTEM_DOT", str(shutil.which("dot")))


def pytest_xdist_auto_num_workers() -> int:
    """Return the number of workers for `-n auto`: one too many, since tests wait for their browsers."""
    return (os.cpu_count() or 1) + 1


def pytest_collection() -> None:
    """Collect without the garbage collector: of the modules and tests that come nothing goes again."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what is loaded for good, and look for more less often.

    A seventh of the time of all tests: Hypothesis measures each of its turns.
    """
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in three engines first, then those marked as slow: no worker ends with one of them alone.

    The first third of the list is one worker's until the others are idle, so that most engines start once.
    """

    def rank(item: pytest.Item) -> int:
        return 0 if item.path.parent.name == "engines" else 1 if item.get_closest_marker("slow") else 2

    items.sort(key=rank)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def system_dot() -> str:
    """Return the system's Graphviz, the second engine; fails, never skips, where there is none."""
    found = os.environ.get("ROUTEWIJZER_SYSTEM_DOT")
    if not found:
        pytest.fail("no system Graphviz: apt-get install graphviz", pytrace=False)
    return found


@pytest.fixture(scope="session")
def node() -> str:
    """Return the Node.js that runs the pure part of the JavaScript; fails where `make test` put none."""
    found = shutil.which("node")
    if not found:
        pytest.fail("no Node.js: run `make test`, which installs it", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium of this machine; fails, never skips, where there is none."""
    try:
        found = find_browser()
    except Missing as missing:
        pytest.fail(str(missing), pytrace=False)
    if found is None:
        pytest.fail("no Chromium for the browser tests: run `python3 tools/install.py test`", pytrace=False)
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
    return {**browser_type_launch_args, "executable_path": str(found), "args": quiet}


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Yield a watched visit (see `visits.visiting`): opens pages from disk, fails the test unless clean."""
    with visiting(browser) as visit:
        yield visit


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder that `make` fills, made by whichever worker of the session comes first."""
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """Run a command for a fixture; returns what it printed, raises AssertionError with that when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the base route's site, built once for all workers.

    Read it; write nothing there.
    """
    return made_once(tmp_path_factory, "site", lambda out: run(BIN / "routewijzer", "build", "--out", out))


@pytest.fixture(scope="session")
def all_sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that `build --all` writes for the base route and one example region.

    Write nothing there.
    """

    def build(folder: Path) -> None:
        project = folder / "project"
        project.mkdir(parents=True)
        for name in ("route.yaml", "mkdocs.yml", "picture.lock.json"):
            shutil.copy(ROOT / name, project)
        shutil.copytree(ROOT / "content", project / "content")
        region = Path("regions", "voorbeeld-strafrecht")
        shutil.copytree(ROOT / region, project / region)
        run(BIN / "routewijzer", "--project", project, "build", "--all", "--out", folder / "out")

    return made_once(tmp_path_factory, "all-sites", build) / "out"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of this project, built once for all workers."""
    build = (*PIP, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir")
    folder = made_once(tmp_path_factory, "wheel", lambda out: run(*build, out, ROOT))
    return next(folder.glob("routewijzer-*.whl"))


@pytest.fixture(scope="session")
def wheel_bin(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """Return the `bin` folder of a virtual environment with the wheel installed, as a region has it.

    It sees the installed dependencies of this project, so that no network is needed, but not the project
    itself: Python does not read the `.pth` file of an installation in place when the folder that holds it is
    named in another `.pth`.
    """

    def install(venv: Path) -> None:
        run(sys.executable, "-m", "venv", "--without-pip", venv)
        pip = (
            sys.executable,
            "-m",
            "pip",
            "--disable-pip-version-check",
            "--python",
            venv / "bin" / "python",
        )
        run(*pip, "install", "--no-deps", "--no-index", wheel)
        (site_packages,) = venv.glob("lib/python3*/site-packages")
        (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    return made_once(tmp_path_factory, "wheel-venv", install) / "bin"
