"""What Python writes for the scripts has the shape that they are held to (`scripts/types/data.d.ts`)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from checking import SMALLEST, route_of
from made_pages import PET, ROOT, context_of, read
from routewijzer import pages
from routewijzer.exports.search import index_data
from routewijzer.model import Route
from routewijzer.pages import helper_data
from routewijzer.pages.search import hits, search_words

TYPES = ROOT / "theme/assets/scripts/types"
COMPILER = Path(sys.executable).parents[1] / "node/node_modules/.bin/tsc"
FILES = {"HelperPayload": "helper-data.js", "SearchData": "search-index.js"}
"""Type of the payload → the file of a site that holds it."""

WRONG = (
    "// @ts-expect-error: a key more",
    'export const more: HelperLink = { title: "", href: "", address: "" };',
    "// @ts-expect-error: a key less",
    'export const less: HelperLink = { title: "" };',
)
"""What must not pass: without these faults the compiler says that they are missing."""

EVERY_KEY = ROOT / "tests/routes/ok/every-key/route.yaml"
BARE = """
questions:
  chip: {text: A chip?, answers: {"yes": "Yes", unknown: {title: I do not know, unknown: true}}}
duties:
  ring: {text: Ring the owner., within: [found]}
decisions:
  found:
    title: Is the owner known?
    summary: A chip tells who the owner is.
    source: handbook
    questions: [chip]
    rules:
      known: {when: {chip: ["yes", unknown]}, then: tell, because: The chip says so., basis: stated}
    outcomes:
      tell: {title: Call the owner, advice: Call the number on the chip., to: close}
"""
"""A decision that says no more than it must."""


def read_payload(type_name: str, folder: Path) -> Any:
    """Return a payload as it stands in the file of a site."""
    script = (folder / "assets" / FILES[type_name]).read_text("utf-8")
    return json.loads(script[script.index("=") + 1 : script.rindex(";")])


def make_payloads(route: Route) -> Mapping[str, Any]:
    """Return the payloads of a route by their type."""
    context = context_of(route, helper=True)
    found = hits(context, pages.build(context))
    search = index_data(found, context.words, search_words(context))
    return {"HelperPayload": helper_data.contract(context), "SearchData": search}


@pytest.fixture(scope="module")
def payloads(all_sites: Path) -> list[tuple[str, Any]]:
    """Return the payloads of the base route, a region and three other routes, each with its type."""
    sites = (all_sites / "basis", all_sites / "voorbeeld-strafrecht")
    routes = [make_payloads(route) for route in (read(PET), read(EVERY_KEY), route_of(SMALLEST + BARE))]
    routes += [{name: read_payload(name, site) for name in FILES} for site in sites]
    return [(name, json.loads(json.dumps(data))) for route in routes for name, data in route.items()]


def test_every_payload_has_the_keys_and_kinds_that_the_scripts_read(
    node: str, payloads: list[tuple[str, Any]], tmp_path: Path
) -> None:
    lines = [
        f"export const payload{number}: {name} = {json.dumps(data)};"
        for number, (name, data) in enumerate(payloads)
    ]
    (tmp_path / "payloads.ts").write_text("\n".join((*WRONG, *lines)), "utf-8")
    files = [str(tmp_path / "payloads.ts"), str(TYPES / "data.d.ts")]
    options = {"strict": True, "noEmit": True, "types": [], "lib": ["ES2018"], "target": "ES2018"}
    (tmp_path / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "files": files}), "utf-8")
    done = subprocess.run(
        [node, COMPILER, "--project", tmp_path], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


FIELD = re.compile(r"^  (\w+)(\??): (.+);$", re.MULTILINE)
DECLARATION = re.compile(r"^(?:interface|type) (\w+) (?:= )?\{\n(.*?)^\};?$", re.MULTILINE | re.DOTALL)


def declared_fields() -> dict[str, list[tuple[str, bool, str]]]:
    """Return the fields of each object of the types: name, whether it may be left out, type."""
    text = (TYPES / "data.d.ts").read_text("utf-8")
    return {
        name: [(field, mark == "?", kind) for field, mark, kind in FIELD.findall(body)]
        for name, body in DECLARATION.findall(text)
    }


def objects(
    types: Mapping[str, list[tuple[str, bool, str]]], kind: str, value: Any
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object of a declared type in a value of type `kind`."""
    inner = next((name for name in re.findall(r"\w+", kind) if name in types), None)
    if inner is None or value is None:
        return
    if kind.endswith("[]") or kind.startswith("Record<"):
        parts = value if kind.endswith("[]") else value.values()
        for part in parts:
            yield from objects(types, inner, part)
        return
    yield inner, value
    for field, _, field_kind in types[inner]:
        if field in value:
            yield from objects(types, field_kind, value[field])


def test_what_may_be_left_out_is_left_out_by_some_and_given_by_others(
    payloads: list[tuple[str, Any]],
) -> None:
    types = declared_fields()
    seen: dict[str, set[bool]] = defaultdict(set)
    for type_name, data in payloads:
        for name, value in objects(types, type_name, data):
            for field, optional, _ in types[name]:
                if optional:
                    seen[f"{name}.{field}"].add(field in value)
    assert len(seen) > 20
    assert {field: given for field, given in seen.items() if given != {True, False}} == {}
    rows = [tuple(row) for type_name, data in payloads if type_name == "SearchData" for row in data["pages"]]
    assert {row[4:] for row in rows} == {(), (1,), (2,)}
