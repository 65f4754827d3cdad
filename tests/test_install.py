"""What is done on a fresh machine, played with commands that only pretend."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import engines
import install
import machine
import npm


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is the whole search path, and a home that is empty."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("ROUTEWIJZER_APT", "ROUTEWIJZER_BROWSER", "PLAYWRIGHT_BROWSERS_PATH"):
        monkeypatch.delenv(name, raising=False)
    machine.apt.cache_clear()
    machine.may_install.cache_clear()
    return folder


def command(file: Path, status: int = 0, log: Path | None = None) -> Path:
    """Put a command there that ends with `status` and, if asked, adds its arguments to `log`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    tell = f'echo "{file.name} $*" >> "{log}"\n' if log else ""
    file.write_text(f"#!/bin/sh\n{tell}exit {status}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def test_the_lightest_browser_on_the_path_is_taken(commands: Path) -> None:
    command(commands / "google-chrome")
    wanted = command(commands / "chromium-headless-shell")
    assert machine.find_browser() == wanted


def test_a_browser_that_does_not_start_is_passed_over(commands: Path) -> None:
    command(commands / "chromium-browser", status=1)
    wanted = command(commands / "google-chrome")
    assert machine.find_browser() == wanted


def test_the_newest_browser_that_playwright_installed_is_found(commands: Path, tmp_path: Path) -> None:
    store = tmp_path / ".cache" / "ms-playwright"
    command(store / "chromium_headless_shell-999" / "chrome-linux" / "headless_shell")
    wanted = command(store / "chromium_headless_shell-1255" / "chrome-linux64" / "chrome-headless-shell")
    assert machine.find_browser() == wanted


def test_a_browser_that_is_named_wins(
    commands: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(commands / "chromium")
    wanted = command(tmp_path / "mine")
    monkeypatch.setenv("ROUTEWIJZER_BROWSER", str(wanted))
    assert machine.find_browser() == wanted


def test_a_named_browser_that_does_not_start_is_told_not_replaced(
    commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(commands / "chromium")
    monkeypatch.setenv("ROUTEWIJZER_BROWSER", "/nowhere/chrome")
    with pytest.raises(machine.Missing, match="ROUTEWIJZER_BROWSER=/nowhere/chrome does not start"):
        machine.find_browser()


def test_no_browser_is_no_browser(commands: Path) -> None:
    assert machine.find_browser() is None


@pytest.mark.parametrize(
    ("user", "present", "prefix"),
    [
        (0, {}, None),
        (0, {"apt-get": 0}, []),
        (1000, {"apt-get": 0}, None),
        (1000, {"apt-get": 0, "sudo": 1}, None),
        (1000, {"apt-get": 0, "sudo": 0}, ["sudo", "-n"]),
    ],
)
def test_packages_are_installed_only_with_the_right_to(
    commands: Path,
    monkeypatch: pytest.MonkeyPatch,
    user: int,
    present: dict[str, int],
    prefix: list[str] | None,
) -> None:
    for name, status in present.items():
        command(commands / name, status)
    monkeypatch.setattr("os.geteuid", lambda: user)
    assert machine.apt_prefix() == prefix


@pytest.fixture
def apt_log(commands: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a machine with apt-get, used by root; returns the file that tells how it was called."""
    log = tmp_path / "log"
    command(commands / "apt-get", log=log)
    (commands / "env").symlink_to("/usr/bin/env")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return log


def test_package_lists_are_renewed_once(commands: Path, apt_log: Path) -> None:
    command(commands / "apt-cache")
    assert machine.apt_install("one")
    assert machine.apt_install("two", "three")
    updates = [line for line in apt_log.read_text().splitlines() if line.endswith(" update")]
    installs = [line for line in apt_log.read_text().splitlines() if " install " in line]
    assert len(updates) == 1
    assert [line.partition("--yes ")[2] for line in installs] == ["one", "two three"]


@pytest.mark.parametrize(
    ("terminal", "reply", "answer", "runs"),
    [
        (True, "", "y", True),
        (True, "", "", False),
        (True, "", "nee", False),
        (True, "yes", None, True),
        (True, "no", None, False),
        (False, "", None, True),
        (False, "no", None, False),
    ],
)
def test_a_person_is_asked_once_before_anything_of_the_system_is_installed(
    commands: Path,
    apt_log: Path,
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,
    reply: str,
    answer: str | None,
    runs: bool,
) -> None:
    command(commands / "apt-cache")
    monkeypatch.setattr("sys.stdin.isatty", lambda: terminal)
    monkeypatch.setenv("ROUTEWIJZER_APT", reply)
    answers = [] if answer is None else [answer]
    monkeypatch.setattr("builtins.input", lambda: answers.pop())
    assert [machine.apt_install(name) for name in ("one", "two")] == [runs, runs]
    assert apt_log.exists() == runs


def test_a_package_that_the_system_does_not_know_is_not_asked_for(commands: Path, apt_log: Path) -> None:
    command(commands / "apt-cache", status=100)
    assert not machine.apt_install("chromium-headless-shell")
    assert " install " not in apt_log.read_text()


def test_the_message_names_the_command_that_helps(commands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "VENV_PYTHON", commands / "absent")
    monkeypatch.setattr(install, "succeeds", lambda *_, **__: False)
    with pytest.raises(machine.Missing, match=r"As root:  apt-get install python3\.\d+-venv"):
        install.make_venv()


def test_a_python_that_is_too_old_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version_info", (3, 10, 12))
    with pytest.raises(machine.Missing, match=r"Python 3\.11 or newer is needed"):
        install.install("site")


def test_wrong_use_is_told_and_ends_with_two(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, root / "tools" / "install.py", "all"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (2, "usage: install.py site|test\n")


def test_an_engine_that_cannot_be_had_is_told_in_one_sentence_with_the_command(commands: Path) -> None:
    for name in ("chromium", "chromedriver", "Xvfb"):
        command(commands / name)
    command(commands / "firefox-esr", status=1)  # a signpost to a snap
    wanted = (
        r"lacks firefox-esr, webkit2gtk-driver\.\n"
        r"  As root on Debian:  apt-get install firefox-esr webkit2gtk-driver\n"
        r"  Elsewhere: Ubuntu has its Firefox and Chromium only as snaps"
    )
    with pytest.raises(machine.Missing, match=wanted):
        engines.install_engines()


def test_engines_that_are_here_are_not_installed_again(commands: Path, apt_log: Path) -> None:
    for name in engines.PROGRAMS:
        command(commands / name)
    engines.install_engines()
    assert not apt_log.exists()


def test_only_what_is_missing_is_installed_and_told_before_it_runs(
    commands: Path, apt_log: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    command(commands / "apt-cache")
    for name in engines.PROGRAMS:
        if name != "Xvfb":
            command(commands / name)
    with pytest.raises(machine.Missing, match="lacks xvfb"):  # this apt-get only pretends
        engines.install_engines()
    ran = [line for line in apt_log.read_text().splitlines() if " install " in line]
    assert [line.partition("--yes ")[2] for line in ran] == ["xvfb"]
    told = capfd.readouterr().err
    assert all(line.removeprefix("apt-get ") in told for line in apt_log.read_text().splitlines())


def test_without_a_system_graphviz_testing_stops_with_the_command(commands: Path) -> None:
    with pytest.raises(machine.Missing, match="apt-get install graphviz"):
        install.install_graphviz()


@pytest.fixture
def tools_of_npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[Path]]:
    """Return a folder to install into, and where npm was run: pretended, and puts one file down."""
    ran: list[Path] = []

    def pretend(*words: str, folder: Path) -> None:
        assert words == ("ci",)
        assert {file.name for file in folder.iterdir()} == {"package.json", npm.LOCK, ".npmrc"}
        (folder / "node_modules").mkdir()
        ran.append(folder)

    monkeypatch.setattr(npm, "npm", pretend)
    return tmp_path / "node", ran


def test_what_npm_installs_is_asked_for_once_until_its_lock_changes(
    root: Path, tools_of_npm: tuple[Path, list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, ran = tools_of_npm
    monkeypatch.setattr(npm, "ROOT", tmp_path)
    source = shutil.copytree(root / "tools" / "node", tmp_path / "source")
    npm.install_locked(source, target)
    npm.install_locked(source, target)
    assert len(ran) == 1
    (source / npm.LOCK).write_text("{}", encoding="utf-8")
    npm.install_locked(source, target)
    assert len(ran) == 2
    assert (target / npm.LOCK).read_text(encoding="utf-8") == "{}"
    assert (target / "node_modules").is_dir()


def test_what_npm_installed_stays_when_newer_cannot_be_had(
    root: Path, tools_of_npm: tuple[Path, list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, _ = tools_of_npm
    npm.install_locked(root / "tools" / "node", target)
    (target / npm.LOCK).write_text("{}", encoding="utf-8")

    def fail(*_: str, folder: Path) -> None:
        raise subprocess.CalledProcessError(1, "npm")

    monkeypatch.setattr(npm, "npm", fail)
    with pytest.raises(subprocess.CalledProcessError):
        npm.install_locked(root / "tools" / "node", target)
    assert (target / "node_modules").is_dir()
