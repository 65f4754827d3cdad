"""Every style and script of the theme reaches a site once, through the tables of `exports/assets.py`."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from routewijzer.exports import assets

INLINE = {"changes", "not-found", "one-file"}
"""Stand in their page, and are no files of the site."""


SHARED_PARTS = ("fold", "text-marks")
"""Parts of two files: of pages that have one of these, and small ones that may come twice."""


@pytest.mark.parametrize(
    ("folder", "ending", "table", "inline"),
    [("styles", "css", assets.STYLES, INLINE), ("scripts", "js", assets.SCRIPTS, {"one-file"})],
)
def test_every_file_is_a_part_of_one_published_file(
    root: Path, folder: str, ending: str, table: Mapping[str, tuple[str, ...]], inline: set[str]
) -> None:
    there = {file.stem for file in (root / "theme" / "assets" / folder).glob(f"*.{ending}")}
    used = Counter(part for parts in table.values() for part in parts)
    assert there == set(used) | inline
    assert [part for part, count in used.items() if count > 1 and part not in SHARED_PARTS] == []


def test_what_is_published_is_what_the_tables_name_and_what_is_copied(root: Path) -> None:
    published = assets.bundle(root / "theme" / "assets")
    made = {f"assets/{name}.css" for name in assets.STYLES} | {f"assets/{name}.js" for name in assets.SCRIPTS}
    assert made < published.keys()
    for address in published.keys() - made:
        assert published[address] == (root / "theme" / address).read_bytes()


def test_no_template_of_a_script_stands_in_another(root: Path) -> None:
    """What takes blanks out of scripts does not know that the inner one is a text, and takes them from it."""
    scripts = (root / "theme" / "assets" / "scripts").glob("*.js")
    assert [file.name for file in scripts if re.search(r"\$\{[^}`]*`", file.read_text("utf-8"))] == []


def test_the_rules_of_an_edition_come_last(root: Path) -> None:
    sheet = assets.bundle(root / "theme" / "assets", ":root { --ink: #123456 }")["assets/site.css"]
    assert sheet.endswith(b":root{--ink:#123456}")


def test_each_template_of_pages_is_printed_by_a_page_and_each_of_parts_by_a_template(root: Path) -> None:
    folder = root / "theme" / "templates"
    texts = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.*")}
    code = "".join(file.read_text("utf-8") for file in (root / "generator").rglob("*.py"))
    for name in texts:
        room, _, short = name.partition("/")
        assert room in ("pages", "parts"), name
        if short.startswith("one_file/"):
            assert '"one_file/' in code  # of a page's own template: the same name in that folder
            continue
        asked_by_code = re.search(rf'"(pages/|parts/)?{re.escape(short)}"', code) is not None
        asked_by_template = any(f'"{name}"' in text for other, text in texts.items() if other != name)
        assert (
            asked_by_code if room == "pages" else asked_by_template or short in ("shell.html", "inside.html")
        ), name


SHORT = {
    "js": "the convention: whether scripts run",
    "key": "what the signs mean",
    "map": "the picture as a map",
    "nav": "as the element of HTML",
    "now": "where somebody is",
    "own": "what an edition brings itself",
    "pic": "begins every class of the picture, which a page names a thousand times",
    "qr": "the code of that name",
    "tag": "a word in a frame",
    "tip": "a kind of note that Markdown knows",
    "top": "the upper bar",
    "way": "a way on",
    "who": "whose letters these are",
    "why": "the reasons",
}
"""Classes of fewer than four letters that are words, with what they say."""


def class_names(root: Path) -> dict[str, str]:
    """Return the classes that styles, templates and scripts name, each with a file that does."""
    theme = root / "theme"
    names: dict[str, str] = {}
    for file in sorted(theme.rglob("*.*")):
        if file.suffix not in (".css", ".html", ".svg", ".js") or "vendor" in file.parts:
            continue
        text = file.read_text("utf-8")
        if file.suffix == ".css":
            rules = re.sub(r'/\*.*?\*/|url\([^)]*\)|"[^"]*"', "", text, flags=re.DOTALL)
            found = re.findall(r"\.([a-zA-Z][\w-]*)", rules)
        elif file.suffix == ".js":
            values = re.findall(r'className\b[^\w"]+"([^"]*)"|classList\.\w+\("([^"]*)"', text)
            found = [name for pair in values for value in pair for name in value.split()]
        else:
            chosen = re.sub(
                r"\{\{(.*?)\}\}", lambda match: " ".join(re.findall(r"'([^']*)'", match[1])), text
            )
            values = re.findall(r'\bclass="([^"]*)"', re.sub(r"\{%.*?%\}", " ", chosen))
            found = [name for value in values for name in value.split()]
        names |= dict.fromkeys(found, file.name)
    return names


def test_the_class_of_an_element_says_what_it_is(root: Path) -> None:
    names = class_names(root)
    assert len(names) > 200
    assert {"visually-hidden", "filled", "option", "full"} < names.keys()  # of styles, templates, scripts
    short = {name: file for name, file in names.items() if len(name.rstrip("-0123456789")) < 4}
    assert short.keys() == SHORT.keys(), short


def test_every_script_is_held_to_its_types(root: Path) -> None:
    settings = (root / "tsconfig.json").read_text("utf-8")
    assert '"strict": true' in settings
    assert '"include": ["theme/assets/scripts", "tests/js"]' in settings
    assert not re.search(r'"(exclude|files)"', settings)
    folder = root / "theme" / "assets" / "scripts"
    texts = {file: file.read_text("utf-8") for file in folder.rglob("*.*")}
    assert [file.name for file, text in texts.items() if re.search(r"@ts-|[<{:|]\s*any\b", text)] == []
    # beside a script of the same name the compiler would read its types only
    assert [
        file.name
        for file in texts
        if file.with_name(file.name.replace(".d.ts", ".js")) in texts.keys() - {file}
    ] == []


GRAMMAR = """
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
for (const file of process.argv.slice(1))
  try {
    parse(require("node:fs").readFileSync(file, "utf8"), { ecmaVersion: 2018 });
  } catch (fault) {
    console.log(`${file}: ${fault.message}`);
  }
"""
"""Reads scripts with the parser that Node.js carries in itself."""


def test_every_script_is_written_in_the_grammar_of_2018(root: Path, node: str) -> None:
    """Browsers get it as it stands: one newer sign, and none of the file runs, the quick exit neither."""
    scripts = sorted((root / "theme" / "assets").glob("*/*.js"))
    assert len(scripts) > 30
    command: list[str | Path] = [node, "--expose-internals", "-e", GRAMMAR, *scripts]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == ""
    newer = re.compile(r"\breplaceChildren\b")  # of 2020; what else is newer in the library `tsc` knows
    own = [file for file in scripts if file.parent.name == "scripts"]
    assert [file.name for file in own if newer.search(file.read_text("utf-8"))] == []
