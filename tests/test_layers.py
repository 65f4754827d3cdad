"""The house stands: who may import whom, how long a module may be, what it may be called."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "generator" / "routewijzer"
MODULES = sorted(PACKAGE.rglob("*.py"))
LINES = 300
FOLDERS = ("generator", "tests", "tools", "bench")
EMPTY_NAMES = {"utils", "util", "helpers", "manager", "managers", "common", "misc"}


def lint_imports(project: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def copy_of_the_project(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the package and the contracts alone, to break."""
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "routewijzer", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path


def test_every_contract_about_imports_is_kept(root: Path) -> None:
    done = lint_imports(root)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("findings.py", "import routewijzer.graph", "A lower layer never imports a higher one"),
        pytest.param(
            *("yamldoc/extra.py", "import routewijzer.model", "A lower layer never imports a higher one"),
            marks=pytest.mark.proof,
        ),
        ("extra.py", "", "A lower layer never imports a higher one"),
        ("graph.py", "import yaml", "Only yamldoc reads YAML"),
        (
            "graph.py",
            "import mkdocs.config",
            "Only the edges know the command line, and MkDocs only they and publish",
        ),
        ("diagram/svg/extra.py", "import routewijzer.model", "The diagram knows nothing of routes"),
        ("diagram/model/extra.py", "import routewijzer.diagram.svg", "In the diagram, too, a lower layer"),
        pytest.param("diagram/extra.py", "", "In the diagram, too, a lower layer", marks=pytest.mark.proof),
    ],
)
def test_an_import_against_the_rules_breaks_its_contract(
    copy_of_the_project: Path, module: str, line: str, contract: str
) -> None:
    with (copy_of_the_project / "routewijzer" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = lint_imports(copy_of_the_project)
    assert done.returncode == 1, done.stdout + done.stderr
    assert any(line.startswith(contract) and "BROKEN" in line for line in done.stdout.splitlines())


def test_every_file_of_python_is_short_enough_to_read(root: Path) -> None:
    files = {file for folder in FOLDERS for file in (root / folder).rglob("*.py")}
    lengths = {str(file.relative_to(root)): len(file.read_text("utf-8").splitlines()) for file in files}
    assert len(lengths) > 400
    assert {name: lines for name, lines in lengths.items() if lines > LINES} == {}


def test_everything_of_the_theme_is_short_enough_to_read(root: Path) -> None:
    """All but what others wrote, and the sentences: they stand in one file a language, for its translator."""
    theirs = {"vendor", "fonts", "words", "messages"}
    files = [path for path in (root / "theme").rglob("*") if path.is_file() and not theirs & set(path.parts)]
    lengths = {str(path.relative_to(root)): len(path.read_text("utf-8").splitlines()) for path in files}
    assert len(lengths) > 50
    assert {name: lines for name, lines in lengths.items() if lines > LINES} == {}


def test_a_module_is_named_for_what_it_does() -> None:
    assert not [str(path.relative_to(PACKAGE)) for path in MODULES if path.stem in EMPTY_NAMES]


@pytest.mark.parametrize(
    ("name", "homes"),
    [
        ("os.environ", {"cli", "mkdocs_plugin", "batch"}),
        ("subprocess.run", {"diagram"}),
        ("ProcessPoolExecutor", {"batch"}),
    ],
)
def test_only_the_edges_ask_the_environment_and_start_processes(name: str, homes: set[str]) -> None:
    """As docs/architecture.md says. Graphviz is started by the module that speaks with it."""
    uses = {
        file.relative_to(PACKAGE).parts[0]
        for file in MODULES
        if name.rpartition(".")[2] in file.read_text("utf-8")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute | ast.Name) and dotted_name(node) == name
    }
    assert uses == homes


@cache
def modules() -> dict[Path, ast.Module]:
    """Return every module of the package, read once for all tests."""
    return {file: ast.parse(file.read_text("utf-8")) for file in MODULES}


def dotted_name(node: ast.expr) -> str:
    """Return "os.environ" of such a node; what is no name with dots gives no name of the table.

    >>> dotted_name(ast.parse("os.environ", mode="eval").body)
    'os.environ'
    """
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{dotted_name(node.value)}.{node.attr}"
    return ""


def type_names(module: ast.Module) -> Iterator[str]:
    """Yield the classes and aliases of types that a module defines: capitalised names with a small letter."""
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        for target in node.targets if isinstance(node, ast.Assign) else ():
            if isinstance(target, ast.Name) and re.match("[A-Z].*[a-z]", target.id):
                yield target.id


def test_the_name_of_a_type_means_one_thing_in_the_whole_package() -> None:
    homes: dict[str, list[str]] = {}
    for file, module in modules().items():
        for name in type_names(module):
            homes.setdefault(name, []).append(file.relative_to(PACKAGE).as_posix())
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


@pytest.mark.parametrize("folder", ["bench", "tools"])
def test_programs_of_a_folder_do_not_import_each_other_in_a_circle(root: Path, folder: str) -> None:
    files = {file.stem: file for file in (root / folder).glob("*.py")}
    graph = {name: imports_of(file) & set(files) for name, file in files.items()}
    assert any(graph.values())
    TopologicalSorter(graph).prepare()  # raises CycleError


def imports_of(file: Path) -> set[str]:
    """Return the modules that a file imports, also inside its functions."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found.add(str(node.module))
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found
