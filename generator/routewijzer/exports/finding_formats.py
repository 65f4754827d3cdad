"""Findings as text for people and for tools: lines, JSON, SARIF, and the workflow commands of GitHub.

SARIF is that of OASIS, version 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/); the commands are
those of https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
"""

from collections.abc import Callable, Mapping
from urllib.parse import quote

from routewijzer import __version__
from routewijzer.findings import Finding, Phrase, Place, Severity
from routewijzer.json_text import json_text
from routewijzer.messages import Messages

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "docs/controles.md"
_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
"""Severity → the level of SARIF (§3.27.10)."""

_COMMANDS: Mapping[Severity, str] = {**_LEVELS, Severity.INFO: "notice"}
"""Severity → the workflow command of GitHub."""

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
"""What JSON can hold."""


def as_lines(findings: tuple[Finding, ...], messages: Messages) -> str:
    """Return findings one a line, for people."""
    return "".join(f"{messages.line(finding)}\n" for finding in findings)


def as_json(findings: tuple[Finding, ...], messages: Messages) -> str:
    """Return findings as a JSON list, each with its place, its sentence, and the data behind it."""
    return _json([_plain(finding, messages) for finding in findings])


def as_sarif(findings: tuple[Finding, ...], messages: Messages) -> str:
    """Return findings as a log of SARIF with one run; columns count characters, as ours do."""
    rules = sorted({finding.rule for finding in findings})
    driver: dict[str, Plain] = {
        "name": "routewijzer",
        "version": __version__,
        "rules": [{"id": rule, "help": {"text": f"{_HOME}: {rule}"}} for rule in rules],
    }
    run: dict[str, Plain] = {
        "tool": {"driver": driver},
        "language": messages.language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, messages, rules.index(finding.rule)) for finding in findings],
    }
    return _json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def as_github(findings: tuple[Finding, ...], messages: Messages) -> str:
    """Return findings as workflow commands: GitHub shows each at its line of the changed file."""
    return "".join(f"{_command(finding, messages)}\n" for finding in findings)


_FORMATS: Mapping[str, Callable[[tuple[Finding, ...], Messages], str]] = {
    "text": as_lines,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
FORMATS = tuple(_FORMATS)
"""The names of the formats."""


def in_format(name: str, findings: tuple[Finding, ...], messages: Messages) -> str:
    """Return findings, which are in order, in one of the `FORMATS`."""
    return _FORMATS[name](findings, messages)


def _plain(finding: Finding, messages: Messages) -> Plain:
    return {
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "severity": str(finding.severity),
        "rule": finding.rule,
        "message": messages.message(finding),
        "hint": messages.hint(finding),
        "other": str(finding.other) if finding.other else "",
        "key": finding.message.key,
        "arguments": _arguments(finding.message),
        "subjects": [list(path) for path in finding.subjects],
    }


def _arguments(sentence: Phrase) -> Plain:
    """Return the arguments of a phrase as plain data; a phrase among them with its own key and arguments."""
    arguments: dict[str, Plain] = {}
    for name, value in sentence.arguments:
        if isinstance(value, Phrase):
            arguments[name] = {"key": value.key, "arguments": _arguments(value)}
        else:
            arguments[name] = list(value) if isinstance(value, tuple) else value
    return arguments


def _result(finding: Finding, messages: Messages, rule: int) -> Plain:
    hint = messages.hint(finding)
    text = f"{messages.message(finding)}{f'; {hint}' if hint else ''}"
    result: dict[str, Plain] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding.place)],
    }
    if finding.other:
        result["relatedLocations"] = [_location(finding.other)]
    return result


def _location(place: Place) -> Plain:
    region: Plain = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(place.file)}, "region": region}}


def _command(finding: Finding, messages: Messages) -> str:
    hint = messages.hint(finding)
    properties = {
        "file": finding.place.file,
        "line": str(finding.place.line),
        "col": str(finding.place.column),
        "title": finding.rule,
    }
    settings = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{messages.message(finding)}{f'; {hint}' if hint else ''}"
    return f"::{_COMMANDS[finding.severity]} {settings}::{_data(text)}"


def _data(text: str) -> str:
    """Text behind a command, escaped as GitHub's own toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return the value of a property of a command, escaped as GitHub's own toolkit does."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _json(data: Plain) -> str:
    return json_text(data) + "\n"
