"""Names of the project say what a value is or what a function does; a participle alone says neither.

A name of one word is judged wherever it is declared: modules, functions, classes, arguments, attributes,
fields and values of modules and classes. A truth value may be called by one (`checked: bool` says that
something is checked), and so may a value whose type has that name (`built: Built`).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

REGULAR = re.compile(r"[a-z]+ed")
NO_PARTICIPLES = frozenset(("embed", "feed", "hundred", "need", "red", "seed", "speed"))
IRREGULAR = frozenset(
    (
        *(
            "begun",
            "born",
            "bought",
            "broken",
            "brought",
            "built",
            "caught",
            "chosen",
            "done",
            "drawn",
            "driven",
        ),
        *("fallen", "forbidden", "forgotten", "found", "frozen", "given", "gone", "grown", "heard", "held"),
        *("hidden", "kept", "known", "led", "lost", "made", "meant", "met", "paid", "proven", "said", "seen"),
        *(
            "sent",
            "shown",
            "sold",
            "sought",
            "spent",
            "spoken",
            "struck",
            "swollen",
            "taken",
            "taught",
            "thrown",
        ),
        *("told", "torn", "understood", "worn", "written"),
    )
)
"""Those that are no infinitive too, as `run` and `read` are."""

VALUES = {
    "approved": "a key of the contract of a base",
    "checked": "a key of the model: the day on which a source or link was looked at",
    "created": "a property of a document of Word, in the library that writes it",
    "done": "a key of the model: the answers that say that a duty is done",
    "drawn": "what a test finds in a picture, beside what the model has",
    "embedded": "the way of engine that comes with a package of Python",
    "expected": "what a test compares with",
    "hidden": "an attribute of a token of Markdown, and an option of `mkdocs.yml`",
    "locked": "a key of the contract of a base",
    "modified": "a property of a document of Word, in the library that writes it",
    "published": "a key of the model and of `edition.json`, and the argument of `overview`",
    "required": "a key of the contract of a base",
    "reviewed": "a key of the model and of `edition.json`",
    "seen": "a key of `edition.json`, and the set of what a walk has passed",
    "shared": "said of stretches that connectors share",
    "signed": "a key of `edition.json`",
    "stacked": "one of the two layouts of a picture, beside `wide`",
    "suggested": "a key of the contract of a base",
    "withdrawn": "a key of the model and of `edition.json`",
}
"""Values that are called by a participle, each with its reason."""

TYPES = {
    "Built": "an outcome of a build, beside `Failed`",
    "Described": "the base of the parts of a model that have a description",
    "Dotted": "an annotation of the model: a path with dots",
    "Failed": "an outcome of a build, beside `Built`",
    "Keyed": "an annotation of the model: a mapping whose parts know their keys",
    "Loaded": "the outcome of loading a route",
    "Merged": "the outcome of merging an overlay",
    "Named": "the base of the parts of a model that stand under an id",
    "Stated": "an annotation of the model: this field makes a part a statement",
}
"""Classes and types that are called by one: adjectives of a kind of thing, as `collections.abc.Sized` is."""

NAMES_OF_CHECKS = {"unused": "the id of a check is the name of its function, and may stand in a route"}

MODULES = {
    **NAMES_OF_CHECKS,
    "stacked": VALUES["stacked"],
}

VARIABLES = frozenset(
    (
        *("asked", "drawn", "finished", "found", "gathered", "given", "heard", "held", "kept", "led", "made"),
        *("met", "said", "shown", "told", "tried"),
    )
)
"""Those that may not name a variable within a function of the package either."""

VAGUE = frozenset(("here", "one"))
"""Variables that could be anything."""

FOLDERS = ("generator", "tests", "tools", "bench")


class Declaration(NamedTuple):
    """A name, its line, the type that it is said to have, and its kind.

    The kind is `function`, `type`, `value` or, within a function, `variable`.
    """

    kind: str
    name: str
    line: int
    annotation: ast.expr | None = None


def declarations(tree: ast.Module) -> Iterator[Declaration]:
    """Yield every name that a module gives to something."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(ctx=ast.Store()):
                yield Declaration("variable", node.id, node.lineno)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield Declaration("function", node.name, node.lineno, node.returns)
            case ast.arg():
                yield Declaration("value", node.arg, node.lineno, node.annotation)
            case ast.Attribute(ctx=ast.Store()):
                yield Declaration("value", node.attr, node.lineno)
            case ast.ClassDef():
                yield Declaration("type", node.name, node.lineno)
        if isinstance(node, ast.Module | ast.ClassDef):
            for part in node.body:
                yield from _assignments(part)


def _assignments(part: ast.stmt) -> Iterator[Declaration]:
    """Yield the values of a module or class that a statement of it gives a name."""
    targets = part.targets if isinstance(part, ast.Assign) else []
    targets += [part.target] if isinstance(part, ast.AnnAssign) else []
    annotation = part.annotation if isinstance(part, ast.AnnAssign) else None
    for name in (name for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)):
        if isinstance(name.ctx, ast.Store):
            yield Declaration("type" if name.id.istitle() else "value", name.id, part.lineno, annotation)


def is_participle(name: str) -> bool:
    """Tell whether a name is one word, and that a participle."""
    plain = name.strip("_")
    word = plain.lower()
    if word not in IRREGULAR and (REGULAR.fullmatch(word) is None or word in NO_PARTICIPLES):
        return False
    return plain.isupper() or plain.islower() or plain.istitle()


def may_be_so(declaration: Declaration) -> bool:
    """Tell whether a participle names a truth value, is the name of its type, or has its reason above."""
    annotation = ast.unparse(declaration.annotation) if declaration.annotation is not None else ""
    if annotation.strip("'").removesuffix(" | None") in ("bool", "Flag", declaration.name.title()):
        return True
    allowed = {"function": NAMES_OF_CHECKS, "type": TYPES, "value": VALUES}[declaration.kind]
    plain = declaration.name.strip("_")
    return (plain.lower() if declaration.kind == "value" else plain) in allowed


def is_wrong(declaration: Declaration) -> bool:
    """Tell whether a name says nothing."""
    if declaration.kind == "variable":
        return declaration.name.strip("_") in VARIABLES | VAGUE
    return is_participle(declaration.name) and not may_be_so(declaration)


def wrong(text: str, *, without_variables: bool = False) -> list[tuple[str, int]]:
    """Return the names that say nothing, with their lines, where asked `without_variables` of functions."""
    return [
        (declaration.name, declaration.line)
        for declaration in declarations(ast.parse(text))
        if is_wrong(declaration) and not (without_variables and declaration.kind == "variable")
    ]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_name_is_a_participle_alone(root: Path, folder: str) -> None:
    files = sorted((root / folder).rglob("*.py"))
    assert len(files) > 10
    faults = {
        file.name: wrong(file.read_text("utf-8"), without_variables=folder != "generator") for file in files
    }
    assert {file: lines for file, lines in faults.items() if lines} == {}
    assert [file.name for file in files if is_participle(file.stem) and file.stem not in MODULES] == []


@pytest.mark.parametrize(
    "text",
    [
        "def told(): ...",
        "def _joined(): ...",
        "def f(found): ...",
        "def f(known: list[str]): ...",
        "class Kept: ...",
        "_SHOWN = 5",
        "Offered = dict[str, str]",
        "class A:\n    made: int",
        "def f(self):\n    self.chosen = 1",
        "for one in (): ...",
        "here = 1",
        "def f():\n    told = 1",
    ],
)
def test_a_name_that_says_nothing_is_seen_wherever_it_stands(text: str) -> None:
    assert wrong(text)


def test_words_with_more_than_the_participle_are_names() -> None:
    assert not wrong("def f(known_ids, need): ...\nMOST_KEPT = 1\nfound_names: list = []")
    assert not wrong("class A:\n    lost: bool\ndef f(built: Built | None) -> Built: ...")
