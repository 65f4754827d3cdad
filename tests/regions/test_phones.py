"""A region changes numbers: what a button says and what it dials change together, or nothing is built."""

from __future__ import annotations

import pytest

from regions.overlays import FILL, HEAD, base, findings_of
from routewijzer.findings import Severity
from routewijzer.yamldoc import Document
from sentences import error_lines, line


def spoken_base() -> Document:
    """Return the base with the number in the words of its emergency bar, and nothing of it locked."""
    return base(
        ("call: Call the shelter}", "call: Call 555-0100}"),
        ("    route.emergency: The number for danger holds everywhere.\n", ""),
        ("    services.shelter.phone: The number for danger holds everywhere.\n", ""),
    )


OTHER_NUMBER = "change: {services: {shelter: {phone: 555-0999}}}\n"
OTHER_WORDS = "change: {route: {emergency: {danger: {call: Call 555-0999}}}}\n"
BOTH = (
    "change:\n  services: {shelter: {phone: 555-0999}}\n"
    "  route: {emergency: {danger: {call: Call 555 0999}}}\n"
)
NEW = "add: {services: {vet: {title: Vet, PHONEsummary: Heals cats., source: handbook}}}\n"


@pytest.mark.parametrize("body", [OTHER_NUMBER, OTHER_WORDS])
def test_a_number_that_a_region_changes_in_one_place_only_is_told_in_its_file(body: str) -> None:
    found = [
        finding
        for finding in findings_of(HEAD + FILL + body, spoken_base())
        if finding.severity is Severity.ERROR
    ]
    assert [(finding.rule, finding.place.file) for finding in found] == [("phone-mismatch", "region.yaml")]
    assert "555-0999" in line(found[0])
    assert "555-0100" in line(found[0])


def test_a_region_that_changes_number_and_words_together_is_fine() -> None:
    assert error_lines(findings_of(HEAD + FILL + BOTH, spoken_base())) == []


def test_a_region_cannot_point_the_bar_to_a_service_without_a_number() -> None:
    body = NEW.replace("PHONE", "") + "change: {route: {emergency: {danger: {service: vet}}}}\n"
    found = [
        finding
        for finding in findings_of(HEAD + FILL + body, spoken_base())
        if finding.severity is Severity.ERROR
    ]
    assert [(finding.rule, finding.place.file) for finding in found] == [("missing-emergency", "region.yaml")]


def test_a_number_of_a_region_that_cannot_be_dialled_is_told_in_its_file() -> None:
    body = NEW.replace("PHONE", "phone: 0800-738 of 112, ")
    found = [finding for finding in findings_of(HEAD + FILL + body) if finding.severity is Severity.ERROR]
    assert [(finding.rule, finding.place.file) for finding in found] == [("bad-phone", "region.yaml")]


def test_ids_of_a_region_are_refused_like_those_of_the_base() -> None:
    body = "add: {terms: {find: {title: Phone, text: It rings., basis: inferred}}}\n"
    found = [finding for finding in findings_of(HEAD + FILL + body) if finding.severity is Severity.ERROR]
    assert [(finding.rule, finding.place.file) for finding in found] == [("reserved-id", "region.yaml")]
    found = [
        finding
        for finding in findings_of(HEAD.replace("id: north", "id: aux") + FILL)
        if finding.severity is Severity.ERROR
    ]
    assert [(finding.rule, finding.place.file) for finding in found] == [
        ("reserved-file-name", "region.yaml")
    ]
