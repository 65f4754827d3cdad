"""Every rule, shown on a bad example; and how findings are told."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from checking import (
    ALL_RULES,
    ROUTES,
    SMALLEST,
    TODAY,
    build,
    change,
    findings_in,
    findings_of,
    lines_of,
    route_of,
)
from routewijzer import checks
from routewijzer.checks import MANDATORY, RULES, rule_id
from routewijzer.findings import (
    MOST,
    Finding,
    Place,
    Severity,
    did_you_mean,
    in_order,
    in_quotes,
    phrase,
    visible,
)
from routewijzer.pipeline import Failed, make
from routewijzer.project import open_project
from sentences import line, lines, text

BAD = sorted(one for one in (ROUTES / "bad").iterdir() if one.is_dir())
GOOD = sorted(one for one in (ROUTES / "ok").iterdir() if one.is_dir())


@cache
def findings_of_example(folder: Path) -> tuple[Finding, ...]:
    """Return what is wrong with a bad example, checked once for all that is asked of it."""
    return findings_in(folder)


@pytest.mark.parametrize("folder", BAD, ids=lambda one: one.name)
def test_a_bad_example_gives_exactly_these_findings(folder: Path) -> None:
    found = "".join(f"{told}\n" for told in lines(findings_of_example(folder)))
    assert found == (folder / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", BAD, ids=lambda one: one.name)
def test_a_bad_example_shows_its_own_rule_and_no_other(folder: Path) -> None:
    """One finding for one cause: what follows from a mistake is not told too."""
    assert {finding.rule for finding in findings_of_example(folder)} == {folder.name.partition(".")[0]}


def test_the_commands_tell_what_the_examples_show_and_make_no_site() -> None:
    for folder in BAD:
        expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
        if not all(": warning: " in line or ": info: " in line for line in expected):
            result = make(open_project(folder), TODAY)
            assert isinstance(result, Failed)
            assert lines(result.findings) == expected


@pytest.mark.parametrize("folder", GOOD, ids=lambda one: one.name)
def test_nothing_is_wrong_with_a_good_example(folder: Path) -> None:
    assert lines(findings_in(folder)) == []


def test_every_rule_has_an_example() -> None:
    assert set(ALL_RULES) == {folder.name.partition(".")[0] for folder in BAD}


def test_every_rule_says_in_its_docstring_what_it_asks() -> None:
    assert [rule_id(rule) for rule in RULES if not (rule.__doc__ or "").strip().endswith(".")] == []


def test_every_rule_stands_in_the_docs_under_its_own_heading(root: Path) -> None:
    docs = (root / "docs" / "controles.md").read_text(encoding="utf-8")
    assert [rule for rule in ALL_RULES if f"### `{rule}`\n" not in docs] == []
    told = [line.removeprefix("### `").removesuffix("`") for line in docs.splitlines() if line[:5] == "### `"]
    assert told == list(dict.fromkeys(told))
    assert set(told) == set(ALL_RULES)


SLIPS = {
    "an edge to a misspelled element": (("      close: {when", "      clse: {when"),),
    "a misspelled start": (("start: look", "start: lok"),),
    "a misspelled lane": (("kind: end, lane: street", "kind: end, lane: stret"),),
    "a misspelled key": (("    title: Look for", "    titel: Look for"),),
    "a misspelled source": (("The cat is home., source: handbook", "The cat is home., source: handbok"),),
    "a misspelled helpline": (("helpline: shelter", "helpline: sheltr"),),
    "an element without a source": (("The cat is home., source: handbook", "The cat is home."),),
    "a bad id of an element": (("  close: {title", "  2-close: {title"),),
    "a day that does not exist": (("published: 2026-11-01", "published: 2026-11-31"),),
    "a value of the wrong kind": (("owner: Cat office", "owner: [Cat office]"),),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_is_told_once(slip: str) -> None:
    assert len(lines_of(change(*SLIPS[slip]))) == 1


def test_a_misspelled_id_of_many_uses_is_told_once_a_use_and_never_as_unused() -> None:
    text = change(("  handbook: {title", "  handbok: {title"))
    assert {finding.rule for finding in findings_of(text)} == {"unknown-id"}


def test_all_findings_come_in_one_run_in_the_order_of_the_file() -> None:
    text = change(
        ("start: look", "start: nowhere"),
        ("What happens outside., source: handbook", "What happens outside."),
        ("title: Done", "title: Look for a collar"),
        ("kind: end, lane: street", "kind: end, review_by: 2026-11-22"),
    )
    found = findings_of(text)
    assert [finding.rule for finding in found] == [
        "unknown-id",
        "no-source",
        "no-lane",
        "duplicate-title",
        "review-passed",
    ]
    assert list(found) == sorted(found, key=lambda finding: finding.place)


def test_the_same_text_gives_the_same_lines_again() -> None:
    text = (ROUTES / "bad" / "unknown-id" / "route.yaml").read_text(encoding="utf-8")
    assert lines_of(text) == lines_of(text)


def test_an_element_silences_a_rule_with_a_reason() -> None:
    loud = change(("kind: end, lane", "kind: end, review_by: 2026-11-22, lane"))
    quiet = change(
        ("kind: end, lane", "kind: end, review_by: 2026-11-22, silence: {review-passed: Next week.}, lane")
    )
    assert [finding.rule for finding in findings_of(loud)] == ["review-passed"]
    assert findings_of(quiet) == ()


def test_of_very_many_findings_the_first_are_told_and_that_there_are_more() -> None:
    many = "".join(f"  s{number}: {{title: Title {number}, note: x}}\n" for number in range(1000))
    found = findings_of(change(("sources:\n", f"sources:\n{many}")))
    assert len(found) == MOST + 1
    assert (
        line(found[0]) == 'route.yaml:22:3: warning: source "s0" is never used; use it or delete it [unused]'
    )
    assert line(found[-1]) == (
        f"route.yaml:{22 + MOST}:3: warning: more than 200 findings of this kind; "
        "fix those above first [unused]"
    )


LISTS = {
    "answers of a rule": ("when: {hurt: [no, unknown]}", "when: {hurt: [no, unknown, no]}"),
    "questions of a decision": ("questions: [hurt, tag]", "questions: [hurt, tag, hurt]"),
    "former ids": ("    of: [look]", "    of: [look]\n    aliases: [old, older, old]"),
    "what is seen too": ("    of: [look]", "    of: [look]\n    see: [close, close]"),
}


@pytest.mark.parametrize("which", LISTS)
def test_an_id_twice_in_a_list_is_an_error_at_the_second_one(which: str) -> None:
    table = (ROUTES / "bad" / "unused-question-in-table" / "route.yaml").read_text(encoding="utf-8")
    found = [
        finding for finding in findings_of(change(LISTS[which], of=table)) if "unused" not in finding.rule
    ]
    assert [(finding.rule, finding.severity) for finding in found] == [("repeated-item", Severity.ERROR)]
    assert found[0].other is not None
    assert found[0].place > found[0].other


def test_a_comment_that_cuts_a_text_is_told_by_the_commands_and_the_site_is_built() -> None:
    built = build(ROUTES / "bad" / "trailing-comment")
    assert [(finding.rule, finding.severity) for finding in built.findings] == [
        ("trailing-comment", Severity.WARNING)
    ]
    assert built.site.pages


def test_silence_needs_a_reason() -> None:
    text = change(("kind: end, lane", 'kind: end, silence: {review-passed: ""}, lane'))
    assert lines_of(text) == ('route.yaml:33:60: "review-passed" is empty [bad-value]',)


def test_silence_holds_for_its_own_element_only() -> None:
    text = change(
        ("kind: end, lane", "kind: end, review_by: 2026-11-22, silence: {review-passed: Next week.}, lane"),
        ("    title: Look for", "    review_by: 2026-11-22\n    title: Look for"),
    )
    assert lines_of(text) == (
        'route.yaml:27:16: warning: step "look" had to be reviewed by 2026-11-22; '
        'compare it with its sources and set "reviewed" and "review_by" [review-passed]',
    )


def test_a_rule_that_holds_the_site_together_cannot_be_silenced() -> None:
    text = change(("kind: end, lane: street", "kind: end, silence: {unknown-id: It will come.}, lane: stret"))
    assert {finding.rule for finding in findings_of(text)} == {"silence", "unknown-id"}
    assert set(MANDATORY) < set(RULES)


def test_a_finding_is_one_line_with_its_place_first_and_its_rule_last() -> None:
    here, there = Place("route.yaml", 41, 3), Place("region.yaml", 2)
    lost = Finding("unreachable", here, phrase("unreachable", kind="step", key="raad"))
    assert line(lost) == (
        'route.yaml:41:3: step "raad" is unreachable: no edge leads here; link it or delete it [unreachable]'
    )
    empty = Finding("bad-value", here, phrase("bad-value.empty", name="it"), severity=Severity.WARNING)
    assert line(empty) == "route.yaml:41:3: warning: it is empty [bad-value]"
    assert line(replace(empty, severity=Severity.INFO, other=there)) == (
        "route.yaml:41:3: info: it is empty (see region.yaml:2:1) [bad-value]"
    )


def test_findings_are_ordered_by_place_and_severity_without_repeats() -> None:
    first, second = Place("route.yaml", 2), Place("route.yaml", 10)
    warning = Finding("b", first, phrase("encoding"), severity=Severity.WARNING)
    error = Finding("z", first, phrase("encoding"))
    last = Finding("a", second, phrase("encoding"))
    assert in_order([last, warning, error, warning]) == (error, warning, last)


def test_a_message_stays_on_one_line_whatever_a_file_says() -> None:
    text = change(
        ("title: Done", 'title: "Two\\nlines"'), ("title: Look for a collar", 'title: "Two\\nlines"')
    )
    (line,) = lines_of(text)
    assert 'title "Two\\u000alines" is used twice' in line
    assert in_quotes("x" * 50) == f'"{"x" * 40}…"'


def test_did_you_mean_names_the_nearest_or_nothing() -> None:
    assert text(did_you_mean("stap2", ["stap-1", "stap-2"])) == 'did you mean "stap-2"?'
    assert did_you_mean("raad", ["stap-1", "stap-2"]) is None


def test_the_real_route_has_no_errors_and_no_warnings(root: Path) -> None:
    assert lines(visible(findings_in(root))) == []


def test_the_examples_differ_from_the_good_route_by_what_they_show() -> None:
    """Short to read: an example holds little besides its mistake."""
    assert len(SMALLEST.splitlines()) < 40
    assert [folder.name for folder in BAD if _lines(folder) > 100] == []


def test_the_smallest_route_is_read_whole() -> None:
    route = route_of(SMALLEST)
    assert tuple(route.elements) == ("look", "close", "shelter")
    assert checks.RULES


def _lines(folder: Path) -> int:
    file = folder / "route.yaml"
    return len(file.read_bytes().splitlines()) if file.exists() else 0
