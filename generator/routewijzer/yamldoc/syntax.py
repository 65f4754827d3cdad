"""PyYAML's errors in the words of somebody who edits a route."""

import re

import yaml

from routewijzer.findings import Finding, Phrase, Place, phrase
from routewijzer.yamldoc.lookalikes import ScannedText
from routewijzer.yamldoc.reader import place_of

_MISFIT = phrase("syntax.misfit")
_WORDS: tuple[tuple[str, Phrase], ...] = (
    ("tab character", phrase("syntax.tab")),
    ("mapping values are not allowed", phrase("syntax.second-colon")),
    ("found unexpected ':'", phrase("syntax.colon-without-blank")),
    ("sequence entries are not allowed", phrase("syntax.list")),
    ("unknown escape", phrase("syntax.escape")),
    ("invalid Unicode character escape", phrase("syntax.escaped-character")),
    ("expected '-' indicator", _MISFIT),
    ("expected key", _MISFIT),
    ("expected <block end>", _MISFIT),
    ("<document start>", _MISFIT),
    ("expected ',' or", phrase("syntax.open-bracket")),
    ("unexpected end of stream", phrase("syntax.open-quotes")),
    ("expected ':'", phrase("syntax.no-colon")),
)
"""Part of PyYAML's message → what is wrong."""
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
            return Finding("syntax", place, phrase("syntax.tab"))
        return Finding("syntax", place, phrase("syntax.first-character", character=character))
    if "sequence entries" in problem and _LONE_DASH.match(_rest(source.text, place)):
        return Finding("syntax", place, phrase("syntax.lone-dash"))
    for part, message in _WORDS:
        if part in problem:
            return Finding("syntax", place, message)
    return Finding("syntax", place, phrase("syntax.other", problem=problem))


def _rest(text: str, place: Place) -> str:
    """Return what stands on the line of `place` from there on."""
    lines = re.split(r"\r\n|\r|\n", text)
    return lines[place.line - 1][place.column - 1 :] if place.line <= len(lines) else ""
