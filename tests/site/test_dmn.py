"""The tables as DMN 1.3: valid, read without a warning, and decided by another engine as our proof says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from lxml import etree

from checking import TODAY
from conftest import ROOT
from routewijzer.decisions import DecisionTable, table
from routewijzer.exports.dmn import export_dmn
from routewijzer.loading import load
from routewijzer.model import Route
from routewijzer.project import open_project
from site_builders import ROUTE

PACKAGES = Path(sys.executable).parents[1] / "node" / "node_modules"
SCHEMA = PACKAGES / "dmn-moddle" / "resources" / "dmn" / "xsd" / "DMN13.xsd"
EVALUATE = Path(__file__).parents[1] / "evaluate-dmn.mjs"
EDITIONS = sorted(path.parent.name for path in (ROOT / "regions").glob("*/region.yaml"))


def route_of(folder: Path, edition: str = "") -> Route:
    subject = load(open_project(folder, edition), TODAY).subject
    assert subject is not None
    return subject.route


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def prove(whole: DecisionTable) -> Iterator[tuple[str, list[str]]]:
    """Yield every combination of answers with the outcomes of all rules that hold there."""
    for picked in product(*(range(len(column.answers)) for column in whole.columns)):
        holds = [
            row.outcome
            for row in whole.rows
            if all(mask >> answer & 1 for mask, answer in zip(row.allowed_answers, picked, strict=True))
        ]
        answers = (column.answers[at] for column, at in zip(whole.columns, picked, strict=True))
        yield " ".join(answers), list(dict.fromkeys(holds))


def assert_decided_alike(route: Route, node: str, folder: Path) -> int:
    """Check the document of a route; return how many combinations of answers it was asked for."""
    content = export_dmn(route)
    assert content == export_dmn(route)
    assert schema().validate(etree.fromstring(content)), schema().error_log
    file = folder / "tables.dmn"
    file.write_bytes(content)
    done = subprocess.run([node, EVALUATE, file, PACKAGES], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["warnings"] == []
    expected = {
        f"decision_{key}": dict(prove(table(route, decision)))
        for key, decision in route.decisions.items()
        if decision.rules
    }
    assert {key: told["outcomes"] for key, told in answer["decisions"].items()} == expected
    assert all(told["policy"] == "ANY" for told in answer["decisions"].values())
    assert all(len(outcomes) == 1 for combinations in expected.values() for outcomes in combinations.values())
    return sum(map(len, expected.values()))


def test_another_engine_decides_every_combination_as_our_proof_does(node: str, tmp_path: Path) -> None:
    assert assert_decided_alike(route_of(ROOT), node, tmp_path) > 700
    assert assert_decided_alike(route_of(ROUTE), node, tmp_path) > 5


@pytest.mark.proof
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_tables_of_an_edition_are_decided_alike_too(edition: str, node: str, tmp_path: Path) -> None:
    assert assert_decided_alike(route_of(ROOT, edition), node, tmp_path) > 700
