"""PyYAML's errors in the words of somebody who edits a route."""

import re

import yaml

from routewijzer.findings import Finding, Place, shown
from routewijzer.yamldoc.lookalikes import ScannedText
from routewijzer.yamldoc.reader import place_of

_MISFIT = ("this does not fit what stands above it", "check indentation and quotes")
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("tab character", "a tab indents this line", "use spaces"),
    (
        "mapping values are not allowed",
        'a second ": " is not expected here',
        "put quotes around a text that holds it, or check the indentation",
    ),
    ("found unexpected ':'", "after this colon a blank is expected", "add it, or put quotes around the text"),
    ("sequence entries are not allowed", '"- " is not expected here', "begin a list on a new line"),
    ("unknown escape", "unknown escape after a backslash", "use single quotes, or two backslashes"),
    ("invalid Unicode character escape", "this escape is no character", "write the character itself"),
    ("expected '-' indicator", *_MISFIT),
    ("expected key", *_MISFIT),
    ("expected <block end>", *_MISFIT),
    ("<document start>", *_MISFIT),
    ("expected ',' or", "the bracket that opens here is not closed", "close it, or put quotes around a text"),
    ("unexpected end of stream", "the quotes that open here are not closed", "close them"),
    ("expected ':'", "after this word a colon and a blank are expected", "add them, or indent it as text"),
)
"""Part of PyYAML's message → what is wrong, what to do."""
_LONE_DASH = re.compile(r"-[ \t]*(#.*)?$")
_AT_START = ("expected ',' or", "unexpected end of stream", "expected ':'")
"""Messages that are placed where the fault begins, not where reading stopped."""


def syntax_finding(source: ScannedText, error: yaml.MarkedYAMLError) -> Finding:
    """Return what is wrong, at the place where the author must fix it."""
    problem = error.problem or "cannot be read"
    context = place_of(source.file, error.context_mark or error.problem_mark)
    stopped = place_of(source.file, error.problem_mark or error.context_mark)
    begins = any(part in problem for part in _AT_START)
    place = context if begins else stopped
    if (blank := source.near(context.line, stopped.line)) is not None:
        return blank
    if "cannot start any token" in problem:
        character = _rest(source.text, place)[:1]
        if character == "\t":
            return Finding("syntax", place, "a tab indents this line", "use spaces")
        message = f"a text cannot begin with {shown(character)}"
        return Finding("syntax", place, message, "put quotes around it")
    if "sequence entries" in problem and _LONE_DASH.match(_rest(source.text, place)):
        hint = "put quotes around it; in a rule leave the question out, then any answer counts"
        return Finding("syntax", place, '"-" alone says nothing here', hint)
    for part, message, hint in _WORDS:
        if part in problem:
            return Finding("syntax", place, message, hint)
    return Finding("syntax", place, f"not valid YAML: {problem}", "check indentation and quotes")


def _rest(text: str, place: Place) -> str:
    """Return what stands on the line of `place` from there on."""
    lines = re.split(r"\r\n|\r|\n", text)
    return lines[place.line - 1][place.column - 1 :] if place.line <= len(lines) else ""
