"""Every mistake that an overlay can hold: what is said, at which place of the region and of the base."""

import json
from functools import cache
from pathlib import Path

import pytest

from regions.overlays import BASE, FILL, HEAD, HERE, base, findings_of, overlay
from routewijzer.findings import Finding, Severity
from routewijzer.overlay import RULES as MERGE_RULES
from routewijzer.overlay import dotted_path
from routewijzer.overlay_checks import RULES as CHECK_RULES
from routewijzer.overlay_checks import merge_checked
from sentences import lines

BAD = sorted(one for one in (HERE / "bad").iterdir() if one.is_dir())

PARTS = json.loads((HERE / "bad-parts.json").read_text(encoding="utf-8"))
"""For each bad overlay the parts of the model that its findings are about, as tools read them."""

ELSEWHERE = {"overlay-content", "overlay-lock", "overlay-guide", "drift"}
"""Rules about files beside region.yaml, and the remark of the guide; they have tests of their own."""


@cache
def findings_in(folder: Path) -> tuple[Finding, ...]:
    """Return what is wrong with a bad example, checked once for all that is asked of it."""
    return findings_of((folder / "region.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", BAD, ids=lambda one: one.name)
def test_a_bad_overlay_gives_exactly_these_findings(folder: Path) -> None:
    found = findings_in(folder)
    assert "".join(f"{told}\n" for told in lines(found)) == (folder / "expected.txt").read_text(
        encoding="utf-8"
    )
    parts = [f"{finding.rule}: {' '.join(map(dotted_path, finding.subjects))}".strip() for finding in found]
    assert parts == PARTS[folder.name]


def test_every_rule_of_overlays_has_a_bad_example() -> None:
    shown = {folder.name.partition(".")[0] for folder in BAD}
    assert {*MERGE_RULES, *CHECK_RULES} - ELSEWHERE <= shown


@pytest.mark.parametrize("folder", BAD, ids=lambda one: one.name)
def test_a_bad_overlay_is_told_in_the_file_of_the_region(folder: Path) -> None:
    found = findings_in(folder)
    assert found
    assert {finding.place.file for finding in found} == {"region.yaml"}


@pytest.mark.parametrize("folder", BAD, ids=lambda one: one.name)
def test_both_places_lie_inside_their_files(folder: Path) -> None:
    files = {"region.yaml": (folder / "region.yaml").read_text(encoding="utf-8"), "route.yaml": BASE}
    for finding in findings_in(folder):
        for place in (finding.place, finding.other):
            if place is not None:
                said = files[place.file].splitlines()[place.line - 1]
                assert 1 <= place.column <= len(said), finding


def test_a_good_overlay_gives_no_findings() -> None:
    assert lines(findings_of(HEAD + FILL)) == []


def test_what_the_base_itself_lacks_stays_in_the_base() -> None:
    onto = base(
        (
            'https://example.org/chips", kind: tool, checked: 2026-11-01',
            'https://example.org/chips", kind: tool',
        )
    )
    (found,) = findings_of(HEAD + FILL, onto)
    assert (found.rule, found.place.file) == ("unchecked-link", "route.yaml")


def test_all_mistakes_are_told_at_once_and_in_order() -> None:
    body = (
        "change: {steps: {lok: {title: X}}}\n"
        "add: {links: {chips: {title: A, url: B}}}\n"
        "remove: {terms: {cat: Why}}\n"
    )
    found = findings_of(HEAD + body)
    assert [finding.rule for finding in found] == [
        "overlay-unfilled",
        "overlay-unfilled",
        "overlay-target",
        "overlay-already-there",
        "overlay-target",
    ]
    assert list(found) == sorted(found, key=lambda finding: finding.place)


def test_a_change_that_the_base_has_made_since_is_a_warning_and_is_left_out() -> None:
    over = overlay("change: {steps: {look: {title: Look for a collar}}}\n")
    edition, found = merge_checked(base(), over, {("steps", "look", "title"): "Look"})
    assert edition is not None
    assert [(finding.rule, finding.severity) for finding in found] == [
        ("overlay-no-change", Severity.WARNING)
    ]
    assert edition.regional == {
        ("services", "shelter", "url"): None,
        ("services", "shelter", "hours"): None,
    }
