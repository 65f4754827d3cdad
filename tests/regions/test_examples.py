"""The example regions: sound, proved, and honest about what nobody has verified."""

import json
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from regions.overlays import (
    ROOT,
    example,
    findings_of,
    merge_overlay,
    real_base,
    real_checked,
    real_content,
    route_of,
)
from routewijzer import decisions
from routewijzer.editions import overlay_schema, schema_over
from routewijzer.findings import Severity
from routewijzer.model import Route
from routewijzer.yamldoc import Data, parse
from sentences import line

EXAMPLES = ("brabant-noordoost", "voorbeeld-crisis", "voorbeeld-strafrecht")


def plain(text: str) -> Data:
    document, findings = parse(text, "region.yaml")
    assert document is not None, findings
    return json.loads(json.dumps(document.data))  # type: ignore[no-any-return]


@cache
def region_schema() -> dict[str, Any]:
    return overlay_schema()


@cache
def base_schema() -> dict[str, Any]:
    """Return the schema over the base route."""
    return schema_over(plain((ROOT / "route.yaml").read_text("utf-8")))


@cache
def route_with(name: str) -> Route:
    """Return the route that an example region makes of the base."""
    return route_of(merge_overlay("", real_base(), example(name)).document)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_no_errors_and_no_warnings(name: str) -> None:
    found = findings_of(example(name), real_base(), real_content())
    assert [line(finding) for finding in found if finding.severity is not Severity.INFO] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_decision_of_an_example_is_proved_again(name: str) -> None:
    route = route_with(name)
    for decision in route.decisions.values():
        table = decisions.table(route, decision)
        assert decisions.gap(table) is None
        assert list(decisions.conflicts(table)) == []
        assert list(decisions.dead(table)) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_keeps_the_numbers_for_danger_and_the_rules_that_always_report(name: str) -> None:
    before, after = real_checked()[1], route_with(name)
    assert after.route.emergency == before.route.emergency
    assert after.services["alarmnummer"] == before.services["alarmnummer"]
    assert after.services["veilig-thuis"].phone == before.services["veilig-thuis"].phone
    for rule in ("acuut", "structureel"):
        assert after.decisions["beslissing-1"].rules[rule] == before.decisions["beslissing-1"].rules[rule]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_source_that_an_example_adds_says_that_nobody_opened_it(name: str) -> None:
    before, after = real_checked()[1], route_with(name)
    added = [source for key, source in after.sources.items() if key not in before.sources]
    assert added
    assert [source.title for source in added if source.verified or not source.note] == []


@pytest.mark.parametrize("name", ["voorbeeld-crisis", "voorbeeld-strafrecht"])
def test_an_invented_region_invents_no_telephone_number(name: str) -> None:
    before, after = real_checked()[1], route_with(name)
    assert {service.phone for service in after.services.values()} == {
        service.phone for service in before.services.values()
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_schema_knows_the_shape_of_an_example(name: str) -> None:
    validator = Draft202012Validator(region_schema())
    assert [error.message for error in validator.iter_errors(plain(example(name)))] == []


@pytest.mark.parametrize(
    "body",
    [
        "chnge: {steps: {look: {title: A}}}\n",
        "change: {steps: {look: {titel: A}}}\n",
        "change: {stepz: {look: {title: A}}}\n",
        "add: {links: {a: {title: A, url: 3, kind: page}}}\n",
        "remove: {links: {a: 3}}\n",
        "change: {}\n",
    ],
)
def test_the_schema_refuses_what_the_check_refuses(body: str) -> None:
    head = "format: 1\nregion: {id: a, edition: A, owner: A, version: '1', published: 2026-11-23}\n"
    assert not Draft202012Validator(region_schema()).is_valid(plain(head + body))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(region_schema())


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_schema_over_a_base_offers_its_ids_with_what_the_base_says(name: str) -> None:
    schema = base_schema()
    validator = Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(plain(example(name)))] == []
    step = schema["$defs"]["Base-steps"]["properties"]["stap-2"]
    assert step["description"] == "Overleg met collega en/of Veilig Thuis"
    assert step["properties"]["facts"]["properties"]["bespreek"]["description"].startswith("Bespreek")
    wrong = plain(example(name).replace("change:", "change:\n  steps: {stap-2: {titel: X}}\nchange_:", 1))
    assert not validator.is_valid(wrong)
