"""`Document` → `Route`, with every mistake as a finding at its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from routewijzer.findings import MOST, Finding, at_most, did_you_mean, in_order, nearest, shown
from routewijzer.model.route import DOTTED_PATTERN, Route
from routewijzer.model.types import ID_PATTERN, YEAR_PATTERN
from routewijzer.model.walk import key_schema
from routewijzer.yamldoc import Document, KeyPath

RULES: Mapping[str, str] = {
    "unknown-key": "Every key is one that the model knows.",
    "missing-key": "Every key that the model needs is there.",
    "bad-type": "A value is of the kind that its key asks for: text, a list, keys and values, true or false.",
    "bad-value": "A value is one of those that its key allows, shows something and is not too large.",
    "bad-id": "An id has only a-z, 0-9 and hyphens, begins with a letter and has at most 60 characters.",
    "bad-url": "A web address begins with https:// or http://, has no blanks and leads where it seems to.",
    "bad-day": "A day exists and is written as 2026-11-23; a year or month of a source exists.",
    "bad-file": "A longer text is a Markdown file inside `content/`, named in a-z, 0-9 and hyphens, that "
    "every system can write.",
    "bad-character": "A text holds no characters that cannot be shown.",
}
"""What reading a route refuses: rule → what it asks. A route with one of these is not checked further."""

_EXPECTED = {
    "string_type": "expected text",
    "int_type": "expected a whole number",
    "bool_type": "expected true or false",
    "mapping_type": "expected keys and values",
    "dict_type": "expected keys and values",
    "model_type": "expected keys and values",
    "model_attributes_type": "expected keys and values",
    "tuple_type": "expected a list",
}
_FORMS = {YEAR_PATTERN: "a year, a month or a day", DOTTED_PATTERN: "a path such as services.desk.phone"}
_OWN = {
    "character": "bad-character",
    "blank": "bad-value",
    "day": "bad-day",
    "address": "bad-url",
    "file": "bad-file",
    "own_id": "unknown-key",
}
_LIMIT = {
    "string_too_short": "is empty",
    "string_too_long": "is longer than {max_length} characters",
    "too_short": "is empty",
    "too_long": "is longer than {max_length} characters",
    "greater_than_equal": "is {given}, expected at least {ge}",
    "less_than_equal": "is {given}, expected at most {le}",
}


def read_route(document: Document) -> tuple[Route | None, tuple[Finding, ...]]:
    """Read a whole route.

    Returns the route, or None with all findings (see `RULES`); never raises.
    """
    try:
        return Route.model_validate(document.data), ()
    except ValidationError as error:
        details = [one for one in error.errors(include_url=False) if not _is_derived(document, one)]
        meant = frozenset(_meant(details))
        told = (_finding(document, one) for one in details if _path(one) not in meant)
        return None, in_order(at_most(told))


def _is_derived(document: Document, details: ErrorDetails) -> bool:
    """Return whether a bad id comes from a key (`id`, `to`): it is reported once, at the key."""
    path, is_value = _path(details), details["type"] not in ("missing", "extra_forbidden")
    return is_value and path[-1:] in (("id",), ("to",)) and path not in document.values


def _meant(details: Iterable[ErrorDetails]) -> Iterator[KeyPath]:
    """Yield the missing keys that a misspelled one stands for: told once, as the misspelling."""
    missing = {_path(one) for one in details if one["type"] == "missing"}
    unknown = (_path(one) for one in details if one["type"] == "extra_forbidden")
    for *owner, key in islice(unknown, MOST):
        name = nearest(str(key), _known_keys(tuple(owner)))
        if name and (*owner, name) in missing:
            yield (*owner, name)


def _path(details: ErrorDetails) -> KeyPath:
    return tuple(step for step in details["loc"] if step != "[key]")


def _finding(document: Document, details: ErrorDetails) -> Finding:
    path = _path(details)
    if details["type"] in ("missing", "extra_forbidden", "own_id") or details["loc"][-1:] == ("[key]",):
        return _about_key(document, path, details)
    rule, message, hint = _about_value(path, details)
    return Finding(rule, document.value_place(path), message, hint)


def _about_key(document: Document, path: KeyPath, details: ErrorDetails) -> Finding:
    """Return the finding about a key that is missing, not known, or no id."""
    kind = details["type"]
    if kind == "own_id":
        path = (*path, str(details["ctx"]["key"]), "id")
    key, inside = shown(str(path[-1])), f" in {_named(path[:-1])}" if len(path) > 1 else ""
    place = document.place(path)
    if kind == "missing":
        return Finding("missing-key", document.place(path[:-1]), f"missing key {key}{inside}", "add it")
    if kind == "own_id":
        hint = f"delete it: {shown(str(path[-2]))} is the id"
        return Finding("unknown-key", place, f"unknown key {key}{inside}", hint)
    if kind in ("extra_forbidden", "literal_error"):
        known = _known_keys(path[:-1]) if kind == "extra_forbidden" else _options(details)
        hint = did_you_mean(str(path[-1]), known) or f"known: {', '.join(known)}"
        return Finding("unknown-key", place, f"unknown key {key}{inside}", hint)
    rule, message, hint = _about_value(path, details)
    return Finding(rule, place, message, hint)


def _about_value(path: KeyPath, details: ErrorDetails) -> tuple[str, str, str]:
    """Return the rule that a value breaks, with message and hint."""
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    name, it = _named(path), _shown(details["input"])
    if kind == "literal_error":
        expected = str(context["expected"]).replace("'", '"')
        hint = did_you_mean(given, _options(details)) if isinstance(given, str) else ""
        return "bad-value", f"{name} is {it}, expected {expected}", hint
    if kind == "string_pattern_mismatch":
        if context["pattern"] == ID_PATTERN:
            if given == "-" and "when" in path:
                return "bad-id", '"-" is not an answer', "leave the question out, then any answer counts"
            return (
                "bad-id",
                f"{it} is not a valid id",
                "use a-z, 0-9 and hyphens, begin with a letter, at most 60",
            )
        return "bad-value", f"{name} is {it}, expected {_FORMS.get(context['pattern'], 'another form')}", ""
    if kind in _OWN:
        what = {"character": "holds a", "blank": "holds"}.get(kind, f"is {it}, expected")
        hint = "write it or delete it" if kind == "blank" else ""
        return _OWN[kind], f"{name} {what} {details['msg']}", hint
    if kind in _EXPECTED:
        hint = "quotes make a text of it" if kind == "string_type" and isinstance(given, bool) else ""
        return "bad-type", f"{name} is {it}, {_EXPECTED[kind]}", hint
    limit = _LIMIT.get(kind, details["msg"]).format(given=it, **context)
    return "bad-value", f"{name} {limit}", ""


def _options(details: ErrorDetails) -> tuple[str, ...]:
    """Return the values that may stand there."""
    return tuple(re.findall(r"'([^']*)'", str(details["ctx"]["expected"])))


def _named(path: KeyPath) -> str:
    """Return what to call the value at `path`: its key in quotes, or "item 2 of …"."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1} of {_named(path[:-1])}"
    return shown(path[-1])


def _shown(value: object) -> str:
    if value is None or value == "":
        return "empty"
    if isinstance(value, Mapping):
        return "keys and values"
    if isinstance(value, list | tuple):
        return "a list"
    return shown(str(value).lower() if isinstance(value, bool) else str(value))


def _known_keys(path: KeyPath) -> tuple[str, ...]:
    """Return the keys that the model knows at `path`."""
    schema = key_schema(Route).at(path)
    return tuple(schema.fields) if schema is not None else ()
