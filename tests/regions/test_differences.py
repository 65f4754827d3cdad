"""What an edition differs in from the base, in words.

And the proof that no answer that leads elsewhere is left out.
"""

import json
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from regions.overlays import ROOT, base, example, merge_overlay, real_base, route_of
from routewijzer import i18n
from routewijzer.editions import Differences, Version, as_json, as_text, diff, held_operations, report
from routewijzer.graph import build
from routewijzer.model import Route
from routewijzer.overlay import Merged
from routewijzer.yamldoc import Document

EXAMPLES = ("brabant-noordoost", "voorbeeld-crisis", "voorbeeld-strafrecht")


def version(document: Document) -> Version:
    return Version(document, build(route_of(document)))


def differences(edition: Merged, onto: Document) -> Differences:
    reasons = {
        operation.target: operation.reason for operation in edition.operations if operation.kind == "remove"
    }
    return diff(version(onto), version(edition.document), reasons)


def report_text(body: str, language: str = "en") -> str:
    edition = merge_overlay(body)
    loaded, findings = i18n.load(ROOT / "theme" / "words", language)
    assert loaded is not None, findings
    found = differences(edition, base())
    return as_text(report(found, route_of(base()), route_of(edition.document), loaded))


def test_the_base_differs_in_nothing_from_itself() -> None:
    assert not diff(version(base()), version(base()))


def test_a_changed_text_is_told_with_both() -> None:
    text = report_text("change: {steps: {look: {title: Look well}}}\n")
    assert "- Step: Look well\n    - Title (changed): Look for a collar → Look well\n" in text


def test_a_removal_is_told_with_its_reason() -> None:
    text = report_text(
        "remove: {links: {poster: Not here.}, steps: {look: {links: {poster: Out of date.}}}}\n"
    )
    assert "- Link: Poster\n    - left out (Not here.)\n" in text
    assert "    - Link (left out): Poster (Out of date.)\n" in text


def test_an_added_arrow_is_told_once_with_its_condition() -> None:
    body = (
        "add: {steps: {look: {next: {close: {when: it has an owner, basis: inferred}}}}}\n"
        "change: {decisions: {choose: {outcomes: {home: {when: it is tame}}}}}\n"
    )
    text = report_text(body)
    assert text.count("Look for a collar → Done") == 1
    assert "- Look for a collar → Done\n    - if it has an owner (added)\n" in text
    assert "- Whose is it? → Done\n    - changed: if it wears a collar → if it is tame\n" in text


def test_answers_that_lead_elsewhere_are_told_with_the_smallest_example() -> None:
    text = report_text(
        "change: {decisions: {choose: {rules: {owned: {then: help}, unowned: {then: home}}}}}\n"
    )
    assert (
        "‘Is the cat hurt?’ No and ‘Does it wear a collar?’ Yes (changed): Bring it home (to Done) →" in text
    )
    assert "‘Is the cat hurt?’ No and ‘Does it wear a collar?’ No or I do not know (changed): Ask" in text


def test_a_new_answer_is_told_as_added() -> None:
    body = (
        "add:\n"
        "  questions: {collar: {answers: {chip: {before: weet-niet, title: It has a chip}}}}\n"
        "  decisions: {choose: {rules: {chip: {when: {hurt: nee, collar: chip}, then: home, because: C., "
        "basis: inferred}}}}\n"
    )
    found = differences(merge_overlay(body), base())
    (case,) = found.tables[0].cases
    assert case.answers == (("Is the cat hurt?", ("No",)), ("Does it wear a collar?", ("It has a chip",)))
    assert case.before is None
    assert case.after is not None
    assert case.after.outcome == "Bring it home"


def test_a_renamed_goal_leads_where_it_led() -> None:
    found = differences(merge_overlay("change: {steps: {close: {title: Finished}}}\n"), base())
    assert found.tables == ()
    assert found.ways == ()


def test_the_same_is_there_as_data() -> None:
    found = differences(merge_overlay("change: {steps: {look: {title: Look well}}}\n"), base())
    data = json.loads(json.dumps(as_json(found)))
    assert data["edition"] == "North 2"
    (part,) = [one for one in data["parts"] if one["section"] == "steps"]
    assert part["changes"] == [
        {
            "kind": "changed",
            "path": ["title"],
            "before": "Look for a collar",
            "after": "Look well",
            "reason": "",
        }
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_report_of_a_real_region_names_nothing_by_its_id(name: str) -> None:
    edition = merge_overlay("", real_base(), example(name))
    loaded, _ = i18n.load(ROOT / "theme" / "words", "nl")
    assert loaded is not None
    found = differences(edition, real_base())
    text = as_text(report(found, route_of(real_base()), route_of(edition.document), loaded), markdown=True)
    assert text.startswith("# Wat is anders in deze regio?\n")
    for key in ("stated", "inferred", "weet-niet", "hulp-te-weinig", "voorbeeld-afspraken"):
        assert key not in text


QUESTIONS = {"a": ("x", "y", "z"), "b": ("x", "y"), "c": ("x", "y", "z")}


def route_with(outcomes: dict[tuple[str, ...], str]) -> Route:
    """Return a route with one decision: for each combination of answers one rule."""
    data = json.loads(json.dumps(base().data))
    data["questions"] = {
        key: {
            "text": key,
            "answers": {answer: {"title": answer, "unknown": answer == "x"} for answer in answers},
        }
        for key, answers in QUESTIONS.items()
    }
    rules: dict[str, Any] = {
        f"r{number}": {
            "when": dict(zip(QUESTIONS, combination, strict=True)),
            "then": outcome,
            "because": "B.",
            "basis": "stated",
        }
        for number, (combination, outcome) in enumerate(outcomes.items())
    }
    decision = data["decisions"]["choose"]
    decision |= {"questions": list(QUESTIONS), "rules": rules}
    decision["outcomes"] = {
        key: {"title": key, "advice": "A.", "to": "close", "basis": "stated"} for key in "pqr"
    }
    return Route.model_validate(data)


COMBINATIONS = tuple(product(*QUESTIONS.values()))
TABLES = st.lists(st.sampled_from("pqr"), min_size=len(COMBINATIONS), max_size=len(COMBINATIONS))


@examples(40)
@given(TABLES, TABLES)
def test_exactly_the_answers_that_lead_elsewhere_are_told(old: list[str], new: list[str]) -> None:
    from routewijzer.editions import tables

    before, after = (dict(zip(COMBINATIONS, one, strict=True)) for one in (old, new))
    found = tables.tables(route_with(before), route_with(after))
    told_of = set()
    for case in found[0].cases if found else ():
        allowed = {**QUESTIONS, **dict(case.answers)}
        assert case.before is not None
        assert case.after is not None
        for combination in product(*allowed.values()):
            told_of.add(combination)
            assert before[combination] == case.before.outcome
            assert after[combination] == case.after.outcome
    if not (found and found[0].more):
        assert told_of == {one for one in COMBINATIONS if before[one] != after[one]}


def test_questions_that_are_asked_otherwise_and_what_waits_for_an_approval_stand_before_the_rest() -> None:
    edition = merge_overlay(
        "change:\n  questions: {collar: {text: Has it no collar?, answers: {ja: No, nee: Yes}}}\n"
        '  route: {exit: "https://example.org/weather"}\n'
    )
    words, _ = i18n.load(ROOT / "theme" / "words", "en")
    assert words is not None
    routes = (route_of(base()), route_of(edition.document))
    found = report(differences(edition, base()), *routes, words, held_operations(base(), edition, routes))
    titles = [chapter.title for chapter in found.chapters]
    assert titles[:2] == ["Questions that are asked otherwise", "What somebody must approve"]
    text = as_text(found)
    assert "    - Text (changed): Does it wear a collar? → Has it no collar?\n" in text
    assert "Answer (changed): Yes → No\n" in text
    assert "    - Exit button (not approved yet) (Who leaves in a hurry gets to a harmless site.)\n" in text
