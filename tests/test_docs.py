"""What the docs show is what the program does: their examples are taken from files that tests run."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

import checks_page
from checking import ROUTES
from routewijzer.cli import main
from routewijzer.model import json_schema

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md"])
EVERY_KEY = (ROUTES / "ok" / "every-key" / "route.yaml").read_text("utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page: str, language: str) -> list[str]:
    """Return the blocks of code in a page of the docs."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return [block for found, block in FENCE.findall(text) if found == language]


def is_excerpt(block: str) -> bool:
    wanted = dedent(block)
    size = len(wanted.splitlines())
    lines = EVERY_KEY.splitlines(keepends=True)
    return any(dedent("".join(lines[at : at + size])) == wanted for at in range(len(lines)))


@pytest.mark.parametrize(
    "block", [*blocks("redacteur.md", "yaml"), *blocks("controles.md", "yaml"), *blocks("checks.md", "yaml")]
)
def test_an_example_of_a_key_is_taken_from_a_route_that_is_checked(block: str) -> None:
    assert is_excerpt(block), block


def test_every_key_of_the_model_is_explained_to_editors() -> None:
    text = (ROOT / "docs" / "redacteur.md").read_text("utf-8")
    schema = json_schema()
    keys = {key for part in (schema, *schema["$defs"].values()) for key in part.get("properties", {})}
    assert [key for key in sorted(keys) if not re.search(rf"\b{key}\b", text)] == []


@pytest.mark.parametrize(("language", "file"), checks_page.PAGES.items())
def test_the_pages_of_checks_are_made_from_one_source(language: str, file: Path) -> None:
    assert file.read_text("utf-8") == checks_page.page(language), "run tools/checks_page.py"


def test_editors_read_the_same_in_both_languages() -> None:
    dutch, english = ((ROOT / "docs" / name).read_text("utf-8") for name in ("redacteur.md", "editing.md"))
    assert headings(english) == headings(dutch)
    for language in ("yaml", "sh"):
        assert uncomment("editing.md", language) == uncomment("redacteur.md", language)
    assert keys_in_tables(english) == keys_in_tables(dutch)


def headings(text: str) -> list[str]:
    """Return the levels of the headings of a page, each with the keys that it names."""
    return [
        level + " ".join(re.findall(r"`\w+`", title))
        for level, title in re.findall(r"^(#+)( .+)$", text, re.MULTILINE)
    ]


def uncomment(page: str, language: str) -> list[str]:
    """Return the blocks of code of a page without what `#` begins."""
    return [re.sub(r" +# .*", "", block) for block in blocks(page, language)]


def keys_in_tables(text: str) -> list[str]:
    """Return the keys that head a row of a table; those with blanks are words of the language."""
    cells = re.findall(r"^\| (`[^|]+`) \|", text, re.MULTILINE)
    return [cell for cell in cells if "Tit" not in cell and "[^1]" not in cell]


@pytest.mark.parametrize("language", checks_page.PAGES)
def test_the_first_example_of_the_checks_is_one_of_the_examples(language: str) -> None:
    frame = (checks_page.SOURCE / f"checks.{language}.md").read_text("utf-8")
    [[_, block]] = FENCE.findall(frame)[:1]
    assert block.strip() in checks_page.example_lines("unreachable", language)["33:3"]


@pytest.mark.parametrize("doc", PAGES, ids=lambda one: one.name)
def test_links_between_the_docs_lead_somewhere(doc: Path) -> None:
    text = FENCE.sub("", doc.read_text("utf-8"))
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        if "://" in target or path in ("zoeken", "kaart.svg") or target in ("#wat-helpt", "#what-helps"):
            continue
        file = (doc.parent / path) if path else doc
        if not file.exists() or (anchor and anchor not in anchors(file.read_text("utf-8"))):
            broken.append(target)
    assert broken == []


def anchors(text: str) -> set[str]:
    """Return the anchors of the headings of a page, as GitHub and MkDocs make them."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("doc", PAGES, ids=lambda one: one.name)
def test_every_command_in_the_docs_exists(doc: Path) -> None:
    code = "\n".join(re.findall(r"`([^`\n]+)`", doc.read_text("utf-8")) + shell(doc))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    asked = set(re.findall(r"(?:^|/|\s)routewijzer ([a-z]+)", code, re.MULTILINE))
    assert asked - set(main.commands) == set()
    assert set(re.findall(r"(?:^|\s)make ([a-z]+)", code, re.MULTILINE)) - targets == set()


def shell(page: Path) -> list[str]:
    return [
        block for found, block in FENCE.findall(page.read_text("utf-8")) if found in ("sh", "shell", "bash")
    ]


def test_every_page_of_the_docs_is_named_on_the_first() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    pages = [page.name for page in PAGES if page.name not in ("index.md", "README.md")]
    assert [name for name in pages if f"({name})" not in index] == []


def test_every_dependency_has_its_reason_in_the_docs() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (listed,) = re.findall(r"^dependencies = \[\n(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    names = re.findall(r'^\s+"([A-Za-z0-9-]+)', listed, re.MULTILINE)
    assert len(names) > 10
    assert [name for name in names if f"`{name}`" not in text] == []


def test_every_layer_is_explained_to_developers() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    listed = re.findall(r"^layers = \[\n(.*?)^\]", project, re.DOTALL | re.MULTILINE)[0]
    layers = re.findall(r"[a-z0-9_]+", listed)
    assert len(layers) > 15
    assert [layer for layer in layers if not re.search(rf"^\| .*`{layer}`", text, re.MULTILINE)] == []
