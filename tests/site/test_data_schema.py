"""What `export json` writes is what its schema promises, and the schema refuses what is something else."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checking import TODAY
from conftest import ROOT
from routewijzer.exports.data import as_json
from routewijzer.exports.data_schema import data_schema
from routewijzer.loading import load
from routewijzer.project import open_project

EXAMPLE: Any = json.loads((ROOT / "tests" / "site" / "golden" / "found-pet.json").read_text("utf-8"))


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(data_schema())


def test_the_example_is_as_the_schema_says() -> None:
    Draft202012Validator.check_schema(validator().schema)
    assert [error.message for error in validator().iter_errors(EXAMPLE)] == []


@pytest.mark.proof
def test_the_base_is_as_the_schema_says() -> None:
    subject = load(open_project(ROOT), TODAY).subject
    assert subject is not None
    data = json.loads(as_json(subject.graph))
    assert [error.message for error in validator().iter_errors(data)] == []


@pytest.mark.parametrize(
    "change",
    [
        {"export": 2},
        {"edges": [{"from": "look", "to": "warm"}]},
        {"dial": {"desk": "0800"}},
        {"order": None},
        {"unknown": 1},
    ],
    ids=str,
)
def test_something_else_is_refused(change: dict[str, Any]) -> None:
    assert not validator().is_valid({**EXAMPLE, **change})


def test_the_example_of_the_docs_has_the_form_of_the_parts_it_shows() -> None:
    text = (ROOT / "docs" / "format.md").read_text("utf-8")
    (shown,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    assert [error.message for error in validator().iter_errors({**EXAMPLE, **json.loads(shown)})] == []
