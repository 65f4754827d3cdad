"""A region's own practice cases: added in its overlay, checked as all others, on the site of its edition."""

from __future__ import annotations

from made_pages import context_of, make_site
from regions.overlays import FILL, HEAD, findings_of, merge_overlay, route_of
from routewijzer.findings import Severity

CASE = """add:
  cases:
    station:
      title: A cat at the station
      setting: railway
      situation: A cat sits on the platform.
      stops:
        look: {at: look, tell: You feel for a collar.}
        choose: {at: choose, tell: There is none., answers: {hurt: nee, collar: nee}, outcome: %s}
        end: {at: close, tell: The shelter has room.}
"""


def test_a_case_of_a_region_stands_on_the_pages_of_its_edition() -> None:
    site = make_site(context_of(route_of(merge_overlay(CASE % "help").document), training=True))
    assert "A cat at the station" in site.text("training.html")
    assert "Nobody knows whose it is." in site.text("answers/station.html")


def test_a_case_of_a_region_that_does_not_fit_is_told_in_its_own_file() -> None:
    text = HEAD + FILL + CASE % "home"
    (found,) = (finding for finding in findings_of(text) if finding.severity is Severity.ERROR)
    assert found.rule == "case-outcome"
    assert found.place.file == "region.yaml"
