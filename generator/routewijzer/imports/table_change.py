"""Other rules in the text of `route.yaml`: only the lines of what changed are written anew.

Every other line stays as it is, its comments too. What stands in a form that cannot be changed line by line
is a finding, and then nothing changes.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from routewijzer.exports.dmn.names import ANNOTATIONS
from routewijzer.findings import Finding, KeyPath, phrase
from routewijzer.imports.dmn_document import RULE
from routewijzer.imports.dmn_table import DmnTable, RuleFields
from routewijzer.yamldoc import Document

_PLAIN = re.compile(r"(?!(?:true|false|null)$)[a-z][a-z0-9-]*")
"""A text that YAML reads as it stands: an id."""

_COMMENT = re.compile(r"\}\s*(#.*)$")


def changed_text(
    text: str, document: Document, decision: str, table: DmnTable
) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a route in which a decision has the rules of `table`; None with what forbids it.

    `text` is what `document` was read from. Rules have no order, so those that stay keep their places, and
    new ones come last.
    """
    lines = text.splitlines(keepends=True)
    path: KeyPath = ("decisions", decision)
    data = _at(document, path)
    ranges = _ranges(document, (*path, "rules"), lines)
    if ranges is None:
        place = document.place((*path, "rules"))
        return None, (Finding(RULE, place, phrase("dmn.not-by-line", key="rules")),)
    edits: list[tuple[int, int, str]] = []
    for key, (first, after) in ranges.items():
        if key not in table.rules:
            edits.append((first, after, ""))
        elif merged := _merge(data["rules"][key], table.rules[key]):
            edits.append((first, after, _rule_line(key, merged, lines[first])))
    last = max(after for _, after in ranges.values())
    indent = _indent(lines[next(iter(ranges.values()))[0]])
    fresh = [f"{indent}{key}: {_flow(fields)}\n" for key, fields in table.rules.items() if key not in ranges]
    if fresh:
        edits.append((last, last, "".join(fresh)))
    if tuple(data.get("questions", ())) != table.questions:
        at = document.place((*path, "questions")).line - 1
        line = re.sub(r"(questions:\s*)\[[^\]]*\]", rf"\1[{', '.join(table.questions)}]", lines[at])
        if line == lines[at]:
            place = document.place((*path, "questions"))
            return None, (Finding(RULE, place, phrase("dmn.not-by-line", key="questions")),)
        edits.append((at, at + 1, line))
    for first, after, replacement in sorted(edits, reverse=True):
        lines[first:after] = [replacement]
    return "".join(lines), ()


def _at(document: Document, path: KeyPath) -> Mapping[str, Any]:
    data = document.data
    for key in path:
        assert isinstance(data, Mapping)
        data = data[str(key)]
    assert isinstance(data, Mapping)
    return data


def _ranges(document: Document, path: KeyPath, lines: list[str]) -> dict[str, tuple[int, int]] | None:
    """Return the lines of each rule (first, after last, from 0), without the comments before the next one.

    None where two rules share a line, or one does not begin its line.
    """
    rules = _at(document, path)
    starts = {key: document.place((*path, key)) for key in rules}
    firsts = [place.line - 1 for place in starts.values()]
    if any(lines[place.line - 1][: place.column - 1].strip() for place in starts.values()):
        return None
    if len(set(firsts)) < len(firsts):
        return None
    indent = len(_indent(lines[firsts[0]]))
    return {key: (first, _after(lines, first, indent)) for key, first in zip(starts, firsts, strict=True)}


def _after(lines: list[str], first: int, indent: int) -> int:
    """Return the line after the last one that belongs to the key on line `first`."""
    last = first
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        if len(_indent(line)) <= indent:
            break
        last = number
    return last + 1


def _merge(before: RuleFields, after: RuleFields) -> RuleFields | None:
    """Return a rule with what changed, the keys in the order of before; None where it says the same."""
    plain = ("then", *ANNOTATIONS)
    if _answer_sets(before.get("when")) == _answer_sets(after["when"]) and all(
        before.get(key) == after.get(key) for key in plain
    ):
        return None
    keys = dict.fromkeys((*before, *after))
    return {key: after[key] for key in keys if key in after}


def _answer_sets(when: object) -> dict[str, frozenset[str]]:
    """Return conditions as sets, for a model may give one answer without a list."""
    assert isinstance(when, Mapping)
    return {
        str(key): frozenset((answers,) if isinstance(answers, str) else answers)
        for key, answers in when.items()
    }


def _rule_line(key: str, fields: RuleFields, before: str) -> str:
    comment = _COMMENT.search(before)
    return f"{_indent(before)}{key}: {_flow(fields)}{f' {comment[1]}' if comment else ''}\n"


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _flow(fields: RuleFields) -> str:
    return f"{{{', '.join(_entries(fields))}}}"


def _entries(fields: RuleFields) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, Mapping):
            yield f"{key}: {_flow(value)}"
        elif isinstance(value, tuple):
            several = f"[{', '.join(map(_scalar, value))}]"
            yield f"{key}: {several if len(value) > 1 else _scalar(value[0])}"
        else:
            yield f"{key}: {_scalar(value)}"


def _scalar(value: object) -> str:
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
