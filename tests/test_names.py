"""Names of the package say what a value is or what a function does; a participle alone says neither."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PARTICIPLES = frozenset(
    [
        "asked",
        "drawn",
        "finished",
        "found",
        "gathered",
        "given",
        "heard",
        "held",
        "kept",
        "led",
        "made",
        "met",
        "said",
        "shown",
        "taken",
        "told",
        "tried",
    ]
)
"""Forms of verbs that stood for results, texts, sets and functions alike."""

ADJECTIVES = {
    "given": "what a region writes down, beside what the base has",
    "held": "operations that wait for an approval",
    "taken": "names, cells and cases that something else has already",
}
"""Those of them that say of what kind a value is."""

VAGUE = frozenset(("here", "one"))
"""Variables that could be anything."""


def names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield the names of functions, classes, arguments, attributes and values, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno
        if isinstance(node, ast.Module | ast.ClassDef):
            for part in node.body:
                targets = part.targets if isinstance(part, ast.Assign) else []
                targets += [part.target] if isinstance(part, ast.AnnAssign) else []
                yield from ((each.id, part.lineno) for each in targets if isinstance(each, ast.Name))


def variables(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield every name that is given a value."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno


def word(name: str) -> str:
    return name.strip("_").lower()


def wrong(tree: ast.Module) -> list[tuple[str, int]]:
    found = [(name, line) for name, line in names(tree) if word(name) in PARTICIPLES - ADJECTIVES.keys()]
    return found + [(name, line) for name, line in variables(tree) if name in VAGUE]


def test_no_name_of_the_package_is_a_participle_alone_or_says_nothing(root: Path) -> None:
    files = sorted((root / "generator").rglob("*.py"))
    assert len(files) > 200
    faults = {file.name: wrong(ast.parse(file.read_text("utf-8"))) for file in files}
    assert {file: lines for file, lines in faults.items() if lines} == {}


@pytest.mark.parametrize(
    "text",
    [
        "def told(): ...",
        "def f(found): ...",
        "class Kept: ...",
        "_SHOWN = 5",
        "class A:\n    made: int",
        "def f(self):\n    self.drawn = 1",
        "for one in (): ...",
        "here = 1",
    ],
)
def test_a_name_that_says_nothing_is_seen_wherever_it_stands(text: str) -> None:
    assert wrong(ast.parse(text))


def test_words_with_more_than_the_participle_are_names() -> None:
    assert not wrong(ast.parse("def f(known_ids, taken): ...\nMOST_KEPT = 1\nfound_names: list = []"))
