"""What the cases prove: counted, and seen to sink when a case or an expectation is taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from made_pages import BASE
from routewijzer.checks import Subject
from routewijzer.checks.case_coverage import CaseCoverage, case_coverage
from routewijzer.exports.case_report import GOALS, case_report
from routewijzer.loading import load
from routewijzer.project import open_project


@pytest.fixture(scope="module")
def subject() -> Subject:
    found = load(open_project(BASE.parent), date(2026, 11, 23)).subject
    assert found is not None
    return found


@pytest.fixture(scope="module")
def coverage(subject: Subject) -> CaseCoverage:
    return case_coverage(subject)


def test_the_cases_of_the_base_route_reach_their_goals(coverage: CaseCoverage) -> None:
    assert coverage.outcomes.share >= GOALS["outcomes"]
    assert coverage.arrows.share >= GOALS["arrows"]
    assert coverage.faults.share >= GOALS["faults noticed"]
    assert (coverage.cases, coverage.drafts) == (19, 4)


def test_without_a_case_less_is_proved(subject: Subject, coverage: CaseCoverage) -> None:
    cases = {key: case for key, case in subject.route.cases.items() if key != "rechter"}
    less = case_coverage(replace(subject, route=subject.route.model_copy(update={"cases": cases})))
    lost = set(less.outcomes.lacking) - set(coverage.outcomes.lacking)
    assert "kinderrechter.voogdij" in lost
    assert "raad-voor-de-kinderbescherming → kinderrechter" in less.arrows.lacking
    assert less.faults.share < coverage.faults.share


def test_a_reporting_rule_that_gives_another_outcome_is_noticed(coverage: CaseCoverage) -> None:
    rules = ("acuut", "structureel", "geen-hulp", "weigering", "blijft-onveilig")
    faults = [f"beslissing-1.{rule}: then" for rule in rules]
    assert not [name for name in coverage.faults.lacking if name.startswith(tuple(faults))]


def test_the_report_tells_shares_goals_and_what_is_lacking(coverage: CaseCoverage) -> None:
    lines = case_report(coverage).splitlines()
    assert lines[0] == "19 cases, of which 4 wait for an expert"
    assert lines[2].startswith("outcomes")
    assert "goal 90%" in lines[2]
    assert "Faults that no case would notice" in lines
    assert all(f"  {name}" in lines for name in coverage.arrows.lacking)
