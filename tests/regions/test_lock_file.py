"""The lock file: its very text, and who decided what and why, written and read back."""

import json
from dataclasses import replace

import pytest

from regions.overlays import base, overlay
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay.drift import accept, drift
from routewijzer.overlay.lock import LockDecision, RegionLock, lock_of, read_lock, write

BODY = """change: {steps: {look: {title: Look well}}}
add: {steps: {look: {links: {map: {before: poster}}}}}
"""
OWN = ("services.shelter.hours", "services.shelter.url")
STATED_TEXT = LockDecision("A. Vet", "2026-11-23", "Éigen woorden.")


def test_the_file_is_one_line_a_value_so_that_git_shows_what_changed() -> None:
    text = write(lock_of(base(), overlay(BODY), ROUTE_KEYS))
    data = json.loads(text)
    assert [".".join(one["target"]) for one in data["targets"]] == [
        *OWN,
        "steps.look.links.map",
        "steps.look.title",
    ]
    assert [one["do"] for one in data["targets"]] == ["fill", "fill", "add", "change"]
    assert [one.get("base", "-") for one in data["targets"]] == [None, None, "-", "Look for a collar"]
    assert [one.get("beside") for one in data["targets"]] == [
        None,
        None,
        ["steps", "look", "links", "poster"],
        None,
    ]
    around = {".".join(path): said for path, said in data["targets"][3]["around"]}
    assert list(around) == ["steps.look"]
    assert around["steps.look"]["summary"] == "A collar may hold a name."
    assert (data["format"], data["base"]) == (2, "1")
    assert data["demands"] == [
        "approved route.exit",
        "locked decisions.*.rules.hurt",
        "locked route.emergency",
        "locked services.shelter.phone",
        "required services.shelter.hours",
        "required services.shelter.url",
    ]
    assert {"links.chips", "steps.look", "steps.look.facts.neck", "decisions.choose"} <= set(data["parts"])
    assert "decisions.choose.rules.hurt" not in data["parts"]
    assert text == json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    assert text.startswith('{\n "format": 2,\n "base": "1",\n "targets": [\n  {\n   "do": "fill",\n')


def test_who_decided_when_and_why_stands_in_the_file_until_the_base_changes_again() -> None:
    over, now = overlay(BODY), base(("title: Look for a collar", "title: Look for a chip"))
    lock, problems = accept(
        now, over, lock_of(base(), over, ROUTE_KEYS), ROUTE_KEYS, "steps.look.title", STATED_TEXT
    )
    assert problems == ()
    assert "Éigen woorden." in write(lock)
    assert read_lock(write(lock), "region.lock.json") == (lock, ())
    decided = {one["target"][-1]: one.get("kept") for one in json.loads(write(lock))["targets"]}
    assert decided["title"] == {"by": "A. Vet", "day": "2026-11-23", "why": "Éigen woorden."}
    assert decided["map"] == decided["hours"] == decided["url"] is None
    again, _ = accept(now, over, lock, ROUTE_KEYS, None, LockDecision("B.", "2026-11-24", ""))
    entry = again.entries["steps", "look", "title"]
    assert entry.decision == STATED_TEXT
    third = base(("title: Look for a collar", "title: Look for a tag"))
    later, _ = accept(third, over, again, ROUTE_KEYS, None, LockDecision("B.", "2026-11-24", ""))
    assert later.entries["steps", "look", "title"].decision == LockDecision("B.", "2026-11-24", "")


def test_the_first_decision_of_a_region_without_a_lock_records_the_base_as_it_is() -> None:
    over = overlay(BODY)
    lock, problems = accept(base(), over, RegionLock(), ROUTE_KEYS, "steps.look.title", STATED_TEXT)
    whole = lock_of(base(), over, ROUTE_KEYS)
    assert problems == ()
    assert (lock.version, lock.parts, lock.demands) == (whole.version, whole.parts, whole.demands)
    path = ("steps", "look", "title")
    assert lock.entries == {path: replace(whole.entries[path], decision=STATED_TEXT)}
    assert [(one.kind, one.name) for one in drift(base(), over, lock, ROUTE_KEYS)] == [
        ("unrecorded", "services.shelter.url"),
        ("unrecorded", "services.shelter.hours"),
        ("unrecorded", "steps.look.links.map"),
    ]


@pytest.mark.parametrize(
    "spoilt_part",
    [
        {"format": 3},
        {"targets": [{"do": "change", "target": []}]},
        {"targets": [{"do": "change", "target": "steps"}]},
        {"targets": [{"do": "change", "target": ["a"], "around": [["a", "b", "c"]]}]},
        {"targets": [{"do": "change", "target": ["a"], "around": [["a", "b"]]}]},
        {"targets": [{"do": "change", "target": ["a"], "around": ["ab"]}]},
        {"targets": [{"do": "change", "target": ["a"], "kept": {"by": "A."}}]},
        {"parts": None},
        {"demands": None},
    ],
    ids=str,
)
def test_a_lock_file_with_a_spoilt_value_is_a_finding_and_an_empty_lock(
    spoilt_part: dict[str, object],
) -> None:
    good = {
        "format": 2,
        "base": "1",
        "targets": [{"do": "change", "target": ["a"]}],
        "parts": [],
        "demands": [],
    }
    assert read_lock(json.dumps(good), "region.lock.json")[1] == ()
    lock, (problem,) = read_lock(json.dumps(good | spoilt_part), "region.lock.json")
    assert lock == RegionLock()
    assert (problem.rule, str(problem.place)) == ("overlay-lock", "region.lock.json:1:1")
