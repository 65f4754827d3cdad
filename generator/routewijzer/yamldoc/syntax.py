"""PyYAML's errors in the words of somebody who edits a route."""

import yaml

from routewijzer.findings import Finding, Place, shown
from routewijzer.yamldoc.composer import place_of

_MISFIT = ("this does not fit what stands above it", "check indentation and quotes")
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("tab character", "a tab indents this line", "use spaces"),
    (
        "mapping values are not allowed",
        'a second ": " is not expected here',
        "put quotes around a text that holds it, or check the indentation",
    ),
    ("block sequence entries are not allowed", '"- " is not expected here', "begin a list on a new line"),
    ("unknown escape", "unknown escape after a backslash", "use single quotes, or two backslashes"),
    ("invalid Unicode character escape", "this escape is no character", "write the character itself"),
    ("expected '-' indicator", *_MISFIT),
    ("expected key", *_MISFIT),
    ("expected <document start>", *_MISFIT),
    ("expected ',' or", "the bracket that opens here is not closed", "close it, or put quotes around a text"),
    ("unexpected end of stream", "the quotes that open here are not closed", "close them"),
    ("expected ':'", "after this word a colon and a blank are expected", "add them, or indent it as text"),
)
"""Part of PyYAML's message → what is wrong, what to do."""
_AT_START = ("expected ',' or", "unexpected end of stream", "expected ':'")
"""Messages that are placed where the fault begins, not where reading stopped."""


def syntax_finding(file: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    """What is wrong with `text`, at the place where the author must mend it."""
    problem = error.problem or "cannot be read"
    begins = any(part in problem for part in _AT_START) and error.context_mark is not None
    place = place_of(file, error.context_mark if begins else error.problem_mark or error.context_mark)
    if "cannot start any token" in problem:
        character = _character(text, place)
        if character == "\t":
            return Finding("syntax", place, "a tab indents this line", "use spaces")
        message = f"a text cannot begin with {shown(character)}"
        return Finding("syntax", place, message, "put quotes around it")
    for part, message, hint in _WORDS:
        if part in problem:
            return Finding("syntax", place, message, hint)
    return Finding("syntax", place, f"not valid YAML: {problem}", "check indentation and quotes")


def character_finding(file: str, text: str, at: int) -> Finding:
    """The character at index `at` of `text` may not stand in YAML."""
    before = text[:at]
    place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Finding("bad-character", place, f"character U+{ord(text[at]):04X} cannot be shown", "delete it")


def _character(text: str, place: Place) -> str:
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return line[place.column - 1 : place.column]
