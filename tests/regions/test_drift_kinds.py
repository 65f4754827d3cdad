"""One base that changed in every way: what an editor and a tool read of each, and what a decision ends."""

import json

import pytest

from regions.overlays import HERE, base, overlay
from regions.test_drift import NECK, accept, drift, lock_of
from routewijzer.overlay.drift import Drift
from routewijzer.overlay.drift_kinds import UNKEEPABLE
from routewijzer.overlay.drift_text import as_text
from sentences import DUTCH, ENGLISH, lines

TERM = "  terms: {cat: {title: Cat, text: A cat., source: handbook}}\n"
BODY = f"""change:
  lanes: {{street: {{title: Lane}}}}
  steps: {{look: {{title: Look well, facts: {{gently: {{text: Be gentle.}}}},
    summary: It may hold a number.}}}}
  decisions: {{choose: {{rules: {{owned: {{because: It is somebody's.}}}}}}}}
add:
  steps: {{look: {{facts: {{tail: {{after: neck, text: See its tail., kind: tip, basis: inferred}}}}}}}}
  services: {{vet: {{title: Vet, summary: Heals., source: handbook, next: {{close: {{basis: stated}}}}}}}}
{TERM}remove:
  links: {{poster: Not here.}}
  steps: {{look: {{links: {{poster: Not here.}}}}}}
keep:
  services: {{shelter: {{title: It is called so here.}}}}
"""
CHANGES = (
    ("title: Look for a collar", "title: Look for a chip"),
    ("summary: A collar may hold a name.", "summary: It may hold a number."),
    (NECK, ""),
    ("      gently: {text: Do it gently., kind: tip", "      softly: {text: Do it gently., kind: tip"),
    ("text: Does it wear a collar?", "text: Has it a chip?"),
    ("title: Bring it home", "title: Keep it"),
    ("title: Poster,", "title: Poster of the cat,"),
    ("title: Cat shelter", "title: Cat hotel"),
    ("  street: {title: Street", "  road: {title: Street, aliases: [street]"),
    ("  chips: {title: Register of chips", "  register: {title: Register of chips"),
    ("[chips, poster]", "[register, poster]"),
    ("  close: {title: Done", "  finish: {aliases: [close], title: Done"),
    ("  locked:\n", "  locked:\n    steps.look.lane: It is outside.\n"),
)


@pytest.fixture(scope="module")
def reports() -> tuple[Drift, ...]:
    """Return what is told of a base that changed in every way, to a region that added a term since."""
    return drift(base(*CHANGES), overlay(BODY), lock_of(base(), overlay(BODY.replace(TERM, ""))))


def test_the_base_of_these_tests_changed_in_every_way(reports: tuple[Drift, ...]) -> None:
    kinds = "changed beside asked equal gone renamed unrecorded demanded new removed"
    assert {one.kind for one in reports} == set(kinds.split())


def test_an_editor_reads_what_was_what_is_and_what_to_do(reports: tuple[Drift, ...]) -> None:
    text = as_text(reports, ENGLISH, ("routewijzer", "accept", "north"))
    assert text == (HERE / "drift" / "every-kind.txt").read_text("utf-8")


def test_a_tool_reads_the_same_and_the_parts_that_each_is_about(reports: tuple[Drift, ...]) -> None:
    found = [one.as_json() | {"about": list(map(list, one.finding().subjects))} for one in reports]
    expected = json.loads((HERE / "drift" / "every-kind.json").read_text("utf-8"))
    assert json.loads(json.dumps(found)) == expected


def test_where_one_is_being_accepted_no_command_stands_below_it(reports: tuple[Drift, ...]) -> None:
    assert "routewijzer" not in as_text(reports, ENGLISH, None)
    assert as_text((), ENGLISH, None) == "the base says what it said when the region last looked\n"
    assert as_text((), DUTCH, None) != as_text((), ENGLISH, None)


def test_a_long_value_is_cut_and_a_long_text_is_not(reports: tuple[Drift, ...]) -> None:
    many = overlay(
        f"change: {{steps: {{look: {{summary: {'a' * 300}}}}}}}\nremove: {{links: {{poster: No.}}}}\n"
    )
    now = base(
        ("summary: A collar may hold a name.", "summary: It may hold a number."),
        (
            '{title: Poster, url: "https://example.org/poster"',
            f'{{title: é{"b" * 173}, url: "https://example.org/"',
        ),
    )
    text = as_text(drift(now, many, lock_of(base(), many)), ENGLISH, None)
    assert f" {'a' * 300}\n" in text
    (cut,) = (one for one in text.splitlines() if "ébbb" in one)
    assert cut.endswith("…")
    assert len(cut.partition("says:")[2].strip()) == 201


def test_each_decision_ends_what_it_is_about_and_nothing_else(reports: tuple[Drift, ...]) -> None:
    onto, over = base(*CHANGES), overlay(BODY)
    before = lock_of(base(), overlay(BODY.replace(TERM, "")))
    for name in dict.fromkeys(one.name for one in reports):
        same = [one for one in reports if one.name == name]
        lock, problems = accept(onto, over, before, name)
        if final := [one.finding() for one in same if one.kind in UNKEEPABLE]:
            assert lines(problems) == lines(final)
            assert lock == before
        else:
            assert problems == ()
            left = [(one.kind, one.at) for one in drift(onto, over, lock)]
            assert left == [(one.kind, one.at) for one in reports if one.name != name], name


def test_what_nothing_was_told_of_cannot_be_decided(reports: tuple[Drift, ...]) -> None:
    before = lock_of(base(), overlay(BODY))
    lock, problems = accept(base(*CHANGES), overlay(BODY), before, "steps.look.titel")
    assert lock == before
    assert lines(problems) == [
        'region.yaml:1:1: nothing to decide at "steps.look.titel"; did you mean "steps.look.title"? [drift]'
    ]


def test_a_new_name_inside_a_part_that_the_region_touches_is_nothing_new() -> None:
    over = overlay("change: {steps: {look: {title: Look well}}}\n")
    renamed = (
        ("  choose:\n    title", "  pick:\n    aliases: [choose]\n    title"),
        ("      choose: {basis: stated}", "      pick: {basis: stated}"),
        ("decisions.*.rules.hurt", "decisions.pick.rules.hurt"),
        ("text: Who finds a hurt cat can call the shelter at once., at: choose", "text: Call., at: pick"),
        ("text: Who knows the owner brings the cat home., at: choose", "text: Home., at: pick"),
    )
    kinds = {one.kind for one in drift(base(*renamed), over, lock_of(base(), over))}
    assert not kinds & {"new", "removed"}
