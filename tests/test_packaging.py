"""What a region installs is whole, and what is promised about dependencies and licences holds."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from configparser import ConfigParser
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest

import notices
import npm
from routewijzer import __version__

NEEDED_UNSEEN = {
    "graphviz-pure": "run as a program",
    "mkdocs-material": "the icons and the theme of the documentation, found by its name",
}
"""Dependencies that no module imports, each with the reason that it is one all the same."""

ONLY_TO_MAINTAIN = {"fonttools": "the table of the font's widths is made anew when the font changes"}
"""Packages that a module imports only in a function for the maintainers, each with its reason."""

PART_OF = {"pydantic-core": "pydantic"}
"""Packages that another one brings along in exactly the version that it needs."""


def normal(name: str) -> str:
    """Return a package's name as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def declared_packages(root: Path) -> set[str]:
    """Return the names of the run-time dependencies in pyproject.toml, those of its extras among them."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {_name(line) for line in project["dependencies"]} | extras(root)


def extras(root: Path) -> set[str]:
    """Return the names of the packages that only an extra brings."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {_name(line) for lines in project["optional-dependencies"].values() for line in lines}


def _name(requirement: str) -> str:
    return normal(re.split(r"[<>=~!\[; ]", requirement)[0])


def statements(part: ast.AST) -> Iterator[ast.AST]:
    """Yield every statement below a part, and what holds statements: an import stands in no expression."""
    for field in ("body", "orelse", "finalbody", "handlers", "cases"):
        inside = getattr(part, field, ())
        for inner in inside if isinstance(inside, list) else ():
            yield inner
            yield from statements(inner)


@pytest.fixture(scope="module")
def imported_packages(root: Path) -> dict[str, str]:
    """Third-party packages that the generator imports → one module that does."""
    owners = packages_distributions()
    found: dict[str, str] = {}
    for module in sorted((root / "generator" / "routewijzer").rglob("*.py")):
        for node in statements(ast.parse(module.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for top in {name.partition(".")[0] for name in names} - {"routewijzer", *sys.stdlib_module_names}:
                owner = normal(owners.get(top, [top])[0])
                found.setdefault(PART_OF.get(owner, owner), str(module.relative_to(root)))
    return found


def test_every_package_that_is_imported_is_declared(
    imported_packages: dict[str, str], declared_packages: set[str]
) -> None:
    undeclared = imported_packages.keys() - declared_packages
    assert {name: imported_packages[name] for name in undeclared - ONLY_TO_MAINTAIN.keys()} == {}


def test_every_declared_package_is_imported_or_has_its_reason(
    imported_packages: dict[str, str], declared_packages: set[str]
) -> None:
    assert declared_packages - imported_packages.keys() - NEEDED_UNSEEN.keys() == set()
    assert NEEDED_UNSEEN.keys() - declared_packages == set()
    assert NEEDED_UNSEEN.keys() & imported_packages.keys() == set()


@pytest.mark.parametrize("name", ["site", "test"])
def test_a_lock_pins_everything_with_hashes_and_names_no_index(root: Path, name: str) -> None:
    lock = (root / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert len(entries) > 30
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+( ; [^\\]+)? \\\n    --hash=sha256:[0-9a-f]{64}", entry), entry
    assert "://" not in lock


@pytest.mark.parametrize("folder", npm.NPM_FOLDERS, ids=lambda folder: folder.name)
def test_a_lock_of_npm_pins_everything_with_hashes_and_names_no_registry(folder: Path) -> None:
    text = (folder / npm.LOCK).read_text(encoding="utf-8")
    packages = {name: about for name, about in json.loads(text)["packages"].items() if name}
    assert len(packages) > 10
    for name, about in packages.items():
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", about["integrity"]), name
        assert "resolved" not in about, name


def test_the_lock_of_the_site_is_a_part_of_the_lock_of_the_tests(root: Path) -> None:
    site, test = (
        notices.pinned_versions((root / "requirements" / f"{name}.lock").read_text(encoding="utf-8"))
        for name in ("site", "test")
    )
    assert site.items() <= test.items()


def test_every_declared_package_is_locked(root: Path, declared_packages: set[str]) -> None:
    site, test = (
        notices.pinned_versions((root / "requirements" / f"{name}.lock").read_text(encoding="utf-8"))
        for name in ("site", "test")
    )
    assert declared_packages - extras(root) <= site.keys()
    assert extras(root) <= test.keys() - site.keys(), "what an extra brings is tested, and no site needs it"


def test_the_notices_are_up_to_date(root: Path) -> None:
    written = (root / "THIRD-PARTY.md").read_text(encoding="utf-8")
    assert written == notices.notices(), "run `make notices`"


def test_everything_of_others_in_the_theme_is_named_in_the_notices(root: Path) -> None:
    named = {file for work in notices.VENDORED_WORKS for file in root.glob(work.where)}
    fonts = {file for kind in ("woff2", "woff", "ttf", "otf") for file in (root / "theme").rglob(f"*.{kind}")}
    scripts = set((root / "theme" / "assets" / "vendor").glob("*.js"))
    assert fonts
    assert scripts
    assert (fonts | scripts) - named == set()


@pytest.mark.parametrize(
    ("file", "first", "part"),
    [
        ("LICENSE", "EUROPEAN UNION PUBLIC LICENCE v. 1.2", "15.Applicable Law"),
        ("content/LICENSE", "Creative Commons Attribution 4.0 International", "Section 8"),
    ],
)
def test_a_licence_stands_there_in_full(root: Path, file: str, first: str, part: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert text.startswith(first)
    assert part in text
    assert len(text) > 10_000


def test_the_wheel_holds_the_generator_the_base_route_and_the_face(wheel: Path, root: Path) -> None:
    with ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    for source, target in {
        "generator/routewijzer": "routewijzer",
        "content": "routewijzer/base/content",
        "theme": "routewijzer/theme",
    }.items():
        for file in (root / source).rglob("*"):
            if file.is_file() and not {"__pycache__", ".mypy_cache"} & set(file.parts):
                name = f"{target}/{file.relative_to(root / source).as_posix()}"
                assert held.get(name) == file.read_bytes(), name
    for name in ("route.yaml", "mkdocs.yml", "picture.lock.json"):
        assert held[f"routewijzer/base/{name}"] == (root / name).read_bytes()
    outside = [name for name in held if not re.match(r"routewijzer(-[0-9.]+\.dist-info)?/", name)]
    assert outside == []


def test_the_wheel_carries_its_licences(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    for licence in ("LICENSE", "content/LICENSE", "THIRD-PARTY.md"):
        assert any(name.endswith(f".dist-info/licenses/{licence}") for name in names), licence


def test_a_wheel_made_from_the_source_archive_is_the_same(wheel: Path, tmp_path: Path, root: Path) -> None:
    backend = "import sys; from hatchling.build import build_sdist, build_wheel; "
    make = [sys.executable, "-c"]
    subprocess.run([*make, backend + "build_sdist(sys.argv[1])", tmp_path], cwd=root, check=True)
    (archive,) = tmp_path.glob("routewijzer-*.tar.gz")
    subprocess.run(["tar", "--extract", "--file", archive, "--directory", tmp_path], check=True)
    unpacked = tmp_path / archive.name.removesuffix(".tar.gz")
    subprocess.run([*make, backend + "build_wheel(sys.argv[1])", tmp_path], cwd=unpacked, check=True)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


@pytest.mark.proof
def test_the_base_route_is_built_from_the_wheel_alone(wheel_bin: Path, tmp_path: Path) -> None:
    where = "import routewijzer; print(routewijzer.__path__[0])"
    told = subprocess.run([wheel_bin / "python", "-c", where], cwd=tmp_path, capture_output=True, check=True)
    package = Path(told.stdout.decode().strip())
    assert package.is_relative_to(wheel_bin.parent)
    project = shutil.copytree(package / "base", tmp_path / "project")
    done = subprocess.run(
        [wheel_bin / "routewijzer", "build"],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "<h1" in (project / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("group", "target"),
    [
        ("mkdocs.plugins", "routewijzer.mkdocs_plugin:RoutewijzerPlugin"),
        ("mkdocs.themes", "routewijzer.mkdocs_theme"),
    ],
)
def test_the_wheel_tells_mkdocs_of_the_plugin_and_the_theme(wheel: Path, group: str, target: str) -> None:
    told = ConfigParser()
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt"))
        told.read_string(archive.read(name).decode())
    assert dict(told[group]) == {"routewijzer": target}


def test_the_wheel_has_the_version_that_the_command_tells(wheel: Path) -> None:
    assert wheel.name.startswith(f"routewijzer-{__version__}-")
