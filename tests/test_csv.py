"""The route as a table: whichever sign a spreadsheet splits at, no cell is a formula and no word is lost."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import date
from pathlib import Path

import pytest

from checking import ROUTES
from routewijzer import graph
from routewijzer.exports.data import as_csv
from routewijzer.loading import load
from routewijzer.project import open_project
from sentences import lines

FORMULA = '=HYPERLINK("https://evil.example")'
TEXTS = (
    FORMULA,
    f"first; {FORMULA}",
    f"first;;{FORMULA}",
    f'first;"{FORMULA}',
    f"first;\\n{FORMULA}",
    f"first;\\t  {FORMULA}",
    f"first\\n{FORMULA}",
    f"first\\t{FORMULA}",
    "a;+1+1",
    "a;-1+1",
    "a;@SUM(1)",
    "a;＝1",
    "\\t=1",
    "\\tplain",
    " =1",
)


@pytest.fixture
def table(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Return the CSV of a route of which a fact has a text of the test's choice, written as in YAML."""
    folder = tmp_path / "project"
    shutil.copytree(ROUTES / "ok" / "smallest", folder)
    file = folder / "route.yaml"
    escaped = request.param.replace('"', '\\"')
    text = file.read_text("utf-8")
    assert "A collar may hold a name." in text
    facts = f'''    facts:
      told: {{kind: action, basis: stated, text: "{escaped}"}}
'''
    text = text.replace("    source: handbook\n", f"    source: handbook\n{facts}", 1)
    file.write_text(text, "utf-8")
    loaded = load(open_project(folder), date(2026, 11, 23))
    assert loaded.subject is not None, lines(loaded.findings)
    return as_csv(graph.build(loaded.subject.route))


@pytest.mark.parametrize("table", TEXTS, indirect=True)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_is_a_formula_whichever_sign_a_spreadsheet_splits_at(table: str, delimiter: str) -> None:
    assert "told" in table
    rows = csv.reader(io.StringIO(table, newline=""), delimiter=delimiter)
    cells = [part for row in rows for cell in row for part in cell.splitlines()]
    begins = [cell.lstrip(' \t\r\n"') for cell in cells]
    assert [cell for cell in begins if cell.startswith(("=", "+", "-", "@", "＝"))] == []


@pytest.mark.parametrize("table", ["a, b; c - d = e", "Veilig Thuis; of de politie"], indirect=True)
def test_a_plain_text_stays_as_it_is(table: str) -> None:
    texts = [row["text"] for row in csv.DictReader(io.StringIO(table, newline=""))]
    assert {"a, b; c - d = e", "Veilig Thuis; of de politie"} & set(texts)
