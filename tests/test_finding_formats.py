"""Findings for other programs: JSON, SARIF 2.1.0 and GitHub's workflow commands; and their language."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checking import ROUTES, change, findings_in
from routewijzer.cli import main
from routewijzer.cli.options import FORMATS
from routewijzer.exports import finding_formats
from routewijzer.exports.finding_formats import in_format
from routewijzer.findings import Finding, Place, Severity, phrase
from sentences import DUTCH, ENGLISH, lines

ODD = Finding(
    "unused",
    Place("regions/a b,c:d/100%.yaml", 4, 2),
    phrase("theme", problem="50% off,\nor: not"),
    phrase("did-you-mean", name="x"),
    Severity.WARNING,
    Place("route.yaml", 7),
    (("links", "map"), ("steps", "look", "facts", 0)),
)


def project(folder: Path, text: str) -> str:
    (folder / "route.yaml").write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: [routewijzer]\ntheme: routewijzer\n", "utf-8")
    return str(folder)


def format_findings(*words: str) -> str:
    return CliRunner().invoke(main, words).stdout


def test_the_command_offers_every_format_there_is() -> None:
    assert FORMATS == finding_formats.FORMATS


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_prints_what_cannot_be_seen_or_steers_a_terminal(form: str) -> None:
    odd = "x\u200b\u202e\x9b31m\U000e0041y"
    finding = Finding("bad-id", Place("route.yaml", 1, 1), phrase("theme", problem=odd))
    text = in_format(form, (finding,), ENGLISH)
    assert all(line.isprintable() for line in text.splitlines())
    if form == "json":
        assert json.loads(text)[0]["arguments"] == {"problem": odd}


def test_json_has_the_sentence_and_the_data_behind_it() -> None:
    (found,) = json.loads(in_format("json", (ODD,), DUTCH))
    assert found == {
        "file": "regions/a b,c:d/100%.yaml",
        "line": 4,
        "column": 2,
        "severity": "warning",
        "rule": "unused",
        "message": "dit sjabloon werkt niet: 50% off,\\u000aor: not",
        "hint": 'bedoel je "x"?',
        "other": "route.yaml:7:1",
        "key": "theme",
        "arguments": {"problem": "50% off,\nor: not"},
        "subjects": [["links", "map"], ["steps", "look", "facts", 0]],
    }


def test_a_phrase_among_the_arguments_stands_in_json_with_its_own_key() -> None:
    finding = Finding("content-image", Place("a.md"), phrase("content-image", problem=phrase("svg.style")))
    (found,) = json.loads(in_format("json", (finding,), ENGLISH))
    assert found["arguments"] == {"problem": {"key": "svg.style", "arguments": {}}}


def required_by_sarif(log: dict[str, Any]) -> None:
    """Fail where a log lacks what the schema of SARIF 2.1.0 requires, or has a value that it forbids.

    sarifLog (§3.13), run (§3.14), tool, toolComponent, reportingDescriptor, result, message, location.
    """
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    for run in log["runs"]:
        driver = run["tool"]["driver"]
        assert driver["name"]
        assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
        ids = [rule["id"] for rule in driver["rules"]]
        assert len(ids) == len(set(ids))
        for result in run["results"]:
            assert result["message"]["text"]
            assert result["level"] in ("none", "note", "warning", "error")
            assert ids[result["ruleIndex"]] == result["ruleId"]
            for location in (*result["locations"], *result.get("relatedLocations", ())):
                physical = location["physicalLocation"]
                assert re.fullmatch(r"([\w./-]|%[0-9A-F]{2})+", physical["artifactLocation"]["uri"])
                assert physical["region"]["startLine"] >= 1
                assert physical["region"]["startColumn"] >= 1


@pytest.mark.parametrize("name", ["unreachable", "unchecked-link", "duplicate-title", "unknown-id"])
def test_sarif_has_what_its_schema_requires(name: str) -> None:
    found = findings_in(ROUTES / "bad" / name)
    log = json.loads(in_format("sarif", found, ENGLISH))
    required_by_sarif(log)
    (run,) = log["runs"]
    assert len(run["results"]) == len(found)
    assert run["language"] == "en"


def test_sarif_tells_level_place_and_second_place() -> None:
    log = json.loads(in_format("sarif", (ODD,), ENGLISH))
    required_by_sarif(log)
    (result,) = log["runs"][0]["results"]
    assert result["level"] == "warning"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "regions/a%20b%2Cc%3Ad/100%25.yaml"},
        "region": {"startLine": 4, "startColumn": 2},
    }
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 7


def test_a_log_without_findings_is_whole_too() -> None:
    required_by_sarif(json.loads(in_format("sarif", (), ENGLISH)))


def test_a_workflow_command_is_one_line_in_which_nothing_reads_as_another() -> None:
    assert in_format("github", (ODD,), ENGLISH) == (
        "::warning file=regions/a b%2Cc%3Ad/100%25.yaml,line=4,col=2,title=unused::"
        'this template cannot be printed: 50%25 off,\\u000aor: not; did you mean "x"?\n'
    )


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
def test_each_severity_has_its_workflow_command(severity: Severity, command: str) -> None:
    finding = Finding("encoding", Place("a.md"), phrase("encoding"), severity=severity)
    assert in_format("github", (finding,), ENGLISH).startswith(f"::{command} file=a.md,line=1,col=1,")


@pytest.mark.parametrize("form", FORMATS)
def test_check_prints_every_format_and_ends_with_the_same_code(tmp_path: Path, form: str) -> None:
    folder = project(tmp_path, change(("start: look", "start: lok")))
    done = CliRunner().invoke(main, ("--project", folder, "check", "--format", form))
    assert done.exit_code == 1
    assert "did you mean" in done.stdout
    if form == "json":
        assert done.stdout == format_findings("--project", folder, "check", "--json")


def test_findings_are_in_the_language_of_the_route_or_the_one_that_is_asked_for(tmp_path: Path) -> None:
    dutch = project(tmp_path, change(("start: look", "start: lok"), ("language: en", "language: nl")))
    assert "bedoel je" in format_findings("--project", dutch, "check")
    assert "did you mean" in format_findings("--project", dutch, "check", "--lang", "en")
    assert CliRunner().invoke(main, ("--project", dutch, "check", "--lang", "fr")).exit_code == 2


def test_a_route_that_cannot_be_read_yet_is_told_in_its_language_too(tmp_path: Path) -> None:
    text = change(("language: en", "language: nl  # language: en"), ("start: look", "start: 'look"))
    assert "aanhalingstekens" in format_findings(
        "--project", project(tmp_path, f"# language: en\n{text}"), "check"
    )


def test_without_a_route_findings_are_in_english(tmp_path: Path) -> None:
    assert "create it or name another" in format_findings("--project", str(tmp_path), "check")


def test_the_examples_are_printed_in_order() -> None:
    folder = ROUTES / "bad" / "unknown-id"
    assert format_findings("--project", str(folder), "check").splitlines() == lines(findings_in(folder))
