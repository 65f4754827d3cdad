"""What a region is told after the base changed, and the decisions that it records.

Changed under it, now equal, gone or renamed, new.
"""

import json
from functools import partial

import pytest

from regions.overlays import HERE, base, merge_overlay, overlay
from routewijzer.findings import Finding
from routewijzer.model import ROUTE_KEYS
from routewijzer.overlay import Overlay
from routewijzer.overlay import drift as drifts
from routewijzer.overlay import lock as locks
from routewijzer.overlay.drift import Drift
from routewijzer.overlay.drift_text import as_text
from routewijzer.overlay.lock import read_lock, write
from routewijzer.yamldoc import Document
from sentences import ENGLISH, line, text

drift = partial(drifts.drift, keys=ROUTE_KEYS)
lock_of = partial(locks.lock_of, keys=ROUTE_KEYS)


def accept(
    base: Document, overlay: Overlay, lock: locks.RegionLock, target: str | None = None
) -> tuple[locks.RegionLock, tuple[Finding, ...]]:
    """Return the lock after a decision, with the keys of the route."""
    return drifts.accept(base, overlay, lock, ROUTE_KEYS, target)


BODY = """change:
  steps: {look: {title: Look well, facts: {gently: {text: Be very gentle.}}}}
add:
  steps: {look: {facts: {tail: {after: neck, text: See its tail., kind: tip, basis: inferred}}, links: [map]}}
  links: {map: {title: Map, url: "https://example.org/map", kind: page}}
remove:
  links: {poster: Not here.}
  steps: {look: {links: {poster: Not here.}}}
"""


def after(*changes: tuple[str, str]) -> tuple[Drift, ...]:
    """Return what is told when the base changes so after the region has recorded everything."""
    over = overlay(BODY)
    return drift(base(*changes), over, lock_of(base(), over))


def test_nothing_is_told_while_the_base_stays_as_it_was() -> None:
    assert after() == ()


def test_what_the_region_does_not_touch_may_change() -> None:
    assert after(("summary: The cat is home.", "summary: The cat has a home.")) == ()


GENTLY = "      gently: {text: Do it gently., kind: tip, basis: stated}\n"
NECK = "      neck: {text: Feel under the fur of the neck., kind: action, basis: stated}\n"
POSTER = '  poster: {title: Poster, url: "https://example.org/poster", kind: document, checked: 2026-11-01}\n'
CHIPS = "links:\n  chips:"
EARS = "      ears: {text: Look in the ears., kind: tip, basis: stated}\n"
CLOSE = "  close: {title: Done"
WAIT = "  wait: {title: Wait, lane: street}\n"

CASES: dict[str, tuple[tuple[str, str], ...]] = {
    "changed-under-you": (("title: Look for a collar", "title: Look for a collar or chip"),),
    "now-equal": (("title: Look for a collar", "title: Look well"),),
    "field-gone": ((GENTLY, ""),),
    "field-emptied": (("title: Look for a collar", "title:"),),
    "element-renamed": (
        ("  look:\n    title", "  inspect:\n    title"),
        ("start: look", "start: inspect"),
        ("aliases: [search]", "aliases: [search, look]"),
    ),
    "neighbour-gone": ((NECK, ""),),
    "same-id-added": ((CHIPS, CHIPS.replace("chips", "map: {title: A map}\n  chips")),),
    "removed-part-changed": (("title: Poster,", "title: Poster of the cat,"),),
    "removed-part-gone": ((POSTER, ""), ("links: [chips, poster]", "links: [chips]")),
    "new-in-the-base": ((GENTLY, GENTLY + EARS), (CLOSE, WAIT + CLOSE)),
}


@pytest.mark.parametrize("case", CASES)
def test_a_changed_base_is_told(case: str) -> None:
    expected = (HERE / "drift" / f"{case}.txt").read_text(encoding="utf-8")
    assert as_text(after(*CASES[case]), ENGLISH, ("routewijzer", "accept", "north")) == expected


def test_old_new_and_own_value_stand_side_by_side() -> None:
    (found,) = after(("title: Look for a collar", "title: Look for a chip"))
    assert (found.old, found.new, found.yours) == ("Look for a collar", "Look for a chip", "Look well")
    assert json.loads(json.dumps(found.as_json()))["yours"] == "Look well"


def test_a_tool_reads_every_field_of_what_changed() -> None:
    found = next(one for one in after(*CASES["element-renamed"]) if one.kind == "renamed")
    assert json.loads(json.dumps(found.as_json())) == {
        "kind": "renamed",
        "target": found.name,
        "at": "steps.look.title",
        "also": [],
        "operation": found.operation,
        "old": found.old,
        "new": found.new,
        "yours": found.yours,
        "renamed": "steps.inspect.title",
        "place": str(found.place),
        "base": str(found.other),
    }


def test_of_a_renamed_part_the_old_the_new_and_the_own_words_stand_below_each_other() -> None:
    found = next(one for one in after(*CASES["element-renamed"]) if one.kind == "renamed")
    told = as_text((found,), ENGLISH, None).splitlines()[1:]
    assert [" ".join(one.split()) for one in told] == [
        "the base said: Look for a collar",
        "the base says: Look for a collar",
        "the region: Look well",
    ]


def test_what_the_base_renamed_is_not_accepted_under_its_old_name() -> None:
    over = overlay(BODY)
    lock = lock_of(base(), over)
    kept, (found,) = accept(base(*CASES["element-renamed"]), over, lock, "steps.look.title")
    assert kept == lock
    assert 'it is called "steps.inspect.title" now: name that in region.yaml' in line(found)


def test_only_news_in_the_base_needs_no_decision() -> None:
    kinds = {drift.kind: drift.needs_decision for case in CASES.values() for drift in after(*case)}
    assert kinds == {"changed": True, "equal": True, "gone": True, "renamed": True, "new": False}


def test_a_slot_needs_a_decision_only_when_the_base_changes_to_something_else() -> None:
    over = overlay("")
    onto = base(("phone: 555-0100,", "phone: 555-0100, hours: Mornings,"))
    lock = lock_of(onto, over)
    now = base(("phone: 555-0100,", "phone: 555-0100, hours: Always,"))
    assert drift(now, over, lock) == ()
    other = base(("phone: 555-0100,", "phone: 555-0100, hours: Evenings,"))
    assert [one.kind for one in drift(other, over, lock)] == ["changed"]


def test_an_operation_without_an_entry_is_told_until_it_is_recorded() -> None:
    lock = lock_of(base(), overlay(""))
    over = overlay(BODY)
    found = drift(base(), over, lock)
    assert {one.kind for one in found} == {"unrecorded"}
    assert [one.name for one in found][:2] == ["steps.look.title", "steps.look.facts.gently.text"]
    recorded, problems = accept(base(), over, lock)
    assert problems == ()
    assert drift(base(), over, recorded) == ()


def changed_twice() -> Document:
    return base(
        ("title: Look for a collar", "title: Look for a chip"),
        ("text: Do it gently.", "text: Do it very gently."),
    )


def test_a_decision_is_recorded_for_one_target_alone() -> None:
    over = overlay(BODY)
    lock, problems = accept(changed_twice(), over, lock_of(base(), over), "steps.look.title")
    assert problems == ()
    assert [one.name for one in drift(changed_twice(), over, lock)] == ["steps.look.facts.gently.text"]


def test_a_decision_holds_until_the_base_changes_again() -> None:
    over = overlay(BODY)
    lock, _ = accept(changed_twice(), over, lock_of(base(), over))
    assert drift(changed_twice(), over, lock) == ()
    again = base(
        ("title: Look for a collar", "title: Look for a tag"), ("Do it gently.", "Do it very gently.")
    )
    assert [(one.old, one.new) for one in drift(again, over, lock)] == [("Look for a chip", "Look for a tag")]


def test_what_is_gone_cannot_be_accepted() -> None:
    over = overlay(BODY)
    now = base((GENTLY, ""))
    lock = lock_of(base(), over)
    kept, problems = accept(now, over, lock, "steps.look.facts.gently.text")
    assert kept == lock
    assert [problem.rule for problem in problems] == ["drift"]
    kept, problems = accept(now, over, lock)
    assert [problem.rule for problem in problems] == ["drift"]
    assert [problem.kind for problem in drift(now, over, kept)] == ["gone"]


def test_an_unknown_target_is_refused_with_the_nearest() -> None:
    over = overlay(BODY)
    _, (problem,) = accept(changed_twice(), over, lock_of(base(), over), "steps.look.titel")
    assert text(problem.hint) == 'did you mean "steps.look.title"?'


def test_news_are_accepted_one_by_one() -> None:
    over = overlay(BODY)
    now = base((CLOSE, WAIT + CLOSE))
    lock, problems = accept(now, over, lock_of(base(), over), "steps.wait")
    assert problems == ()
    assert drift(now, over, lock) == ()


RULE = """add:
  decisions:
    choose:
      rules:
        tame: {when: {hurt: nee, collar: ja}, then: home, because: It is tame., basis: inferred}
"""


@pytest.mark.parametrize(
    "body", [RULE, "change: {decisions: {choose: {rules: {owned: {because: It is somebody's.}}}}}\n"]
)
def test_a_rule_is_told_when_a_question_that_it_names_has_another_text(body: str) -> None:
    over = overlay(body)
    lock, _ = read_lock(write(lock_of(base(), over)), "region.lock.json")
    now = base(("text: Does it wear a collar?", "text: Has it a chip?"))
    (found,) = drift(now, over, lock)
    assert (found.kind, found.old, found.new) == ("asked", "Does it wear a collar?", "Has it a chip?")
    assert found.needs_decision
    kept, problems = accept(now, over, lock, found.name)
    assert problems == ()
    assert drift(now, over, kept) == ()


def test_a_lock_file_is_read_as_it_was_written() -> None:
    over = overlay(BODY)
    lock = lock_of(base(), over)
    again, problems = read_lock(write(lock), "region.lock.json")
    assert problems == ()
    assert again == lock
    assert write(again) == write(lock)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"format": 2}',
        '{"format": 1, "base": "1", "targets": [{}], "parts": []}',
        '{"format": 1, "base": "1", "targets": [{"do": "burn", "target": ["a"]}], "parts": []}',
        '{"format": 1, "base": "1", "targets": 3, "parts": []}',
        "[" * 100_000,
    ],
)
def test_a_broken_lock_file_is_a_finding(text: str) -> None:
    lock, (problem,) = read_lock(text, "region.lock.json")
    assert lock.entries == {}
    assert str(problem.place) == "region.lock.json:1:1"


def test_an_empty_lock_file_is_an_empty_lock() -> None:
    assert read_lock("", "region.lock.json")[1] == ()


def test_the_overlay_of_these_tests_fits_the_base() -> None:
    assert merge_overlay(BODY).document.data != base().data


@pytest.mark.parametrize("target", ["steps.look.title", None])
def test_a_change_that_the_base_no_longer_allows_is_not_kept_in_silence(target: str | None) -> None:
    over = overlay(BODY)
    recorded = lock_of(base(), over)
    lock_line = "    services.shelter.phone: The number for danger holds everywhere.\n"
    now = base(
        ("title: Look for a collar", "title: Look for a chip"),
        (lock_line, f"{lock_line}    steps.look.title: One name.\n"),
    )
    kept, (problem,) = accept(now, over, recorded, target)
    title = ("steps", "look", "title")
    assert kept.entries[title] == recorded.entries[title]  # so drift goes on saying it
    assert line(problem) == (
        'region.yaml:7:18: the change of "steps.look.title" cannot be kept: the base does not allow it any '
        "more; type routewijzer check, which says why (see route.yaml:39:5) [drift]"
    )
