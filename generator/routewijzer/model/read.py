"""`Document` → `Route`, with every mistake as a finding at its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from routewijzer.findings import (
    MOST,
    Finding,
    KeyPath,
    Phrase,
    at_most,
    did_you_mean,
    known_names,
    nearest,
    phrase,
)
from routewijzer.format_version import RULES as FORMAT_RULES
from routewijzer.format_version import newer_format
from routewijzer.model.contract import DOTTED_PATTERN
from routewijzer.model.route import Route
from routewijzer.model.types import ID_PATTERN, LANGUAGE_PATTERN, YEAR_PATTERN
from routewijzer.model.walk import key_schema
from routewijzer.yamldoc import Document

RULES: Mapping[str, str] = {
    **FORMAT_RULES,
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

_KEYS_AND_VALUES = phrase("expected.keys-and-values")
_EXPECTATIONS: Mapping[str, Phrase] = {
    "string_type": phrase("expected.text"),
    "int_type": phrase("expected.number"),
    "bool_type": phrase("expected.true-or-false"),
    "tuple_type": phrase("expected.list"),
    **dict.fromkeys(("mapping_type", "dict_type", "model_type", "model_attributes_type"), _KEYS_AND_VALUES),
}
_FORMS: Mapping[str, Phrase] = {
    YEAR_PATTERN: phrase("expected.year-form"),
    DOTTED_PATTERN: phrase("expected.path"),
    LANGUAGE_PATTERN: phrase("expected.language"),
}
_OWN = {"day": "bad-day", "address": "bad-url", "file": "bad-file"}
"""Our own errors about the form of a value, and their rules."""


def read_route(document: Document) -> tuple[Route | None, tuple[Finding, ...]]:
    """Read a whole route.

    Returns the route, or None with all findings (see `RULES`); never raises.
    """
    if newer := newer_format(document):
        return None, (newer,)
    try:
        return Route.model_validate(document.data), ()
    except ValidationError as error:
        details = [error for error in error.errors(include_url=False) if not _is_derived(document, error)]
        meant, within = (
            frozenset(_misspelled_keys(details)),
            frozenset(_path(error)[:-1] for error in details),
        )
        findings = (
            _finding(document, error)
            for error in details
            if _path(error) not in meant and not (error["type"] == "too_short" and _path(error) in within)
        )
        return None, at_most(findings)


def _is_derived(document: Document, details: ErrorDetails) -> bool:
    """Return whether a bad id comes from a key (`id`, `to`): it is reported once, at the key."""
    path, is_value = _path(details), details["type"] not in ("missing", "extra_forbidden")
    return is_value and path[-1:] in (("id",), ("to",)) and path not in document.values


def _misspelled_keys(details: Iterable[ErrorDetails]) -> Iterator[KeyPath]:
    """Yield the missing keys that a misspelled one stands for: told once, as the misspelling."""
    missing = {_path(error) for error in details if error["type"] == "missing"}
    unknown = (_path(error) for error in details if error["type"] == "extra_forbidden")
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
    return Finding(rule, document.value_place(path), message, hint, subjects=(path,))


def _about_key(document: Document, path: KeyPath, details: ErrorDetails) -> Finding:
    """Return the finding about a key that is missing, not known, or no id."""
    kind = details["type"]
    if kind == "own_id":
        path = (*path, str(details["ctx"]["key"]), "id")
    key, place, owner = str(path[-1]), document.place(path), _name_of(path[:-1])
    if kind == "missing":
        message = phrase("missing-key", key=key, owner=owner)
        return Finding("missing-key", document.place(path[:-1]), message, subjects=(path,))
    if kind == "own_id":
        message = phrase("unknown-key.id", key=key, id=str(path[-2]), owner=owner)
        return Finding("unknown-key", place, message, subjects=(path,))
    if kind in ("extra_forbidden", "literal_error"):
        known = _known_keys(path[:-1]) if kind == "extra_forbidden" else _options(details)
        near = did_you_mean(key, known) or known_names(known, len(known))
        message = phrase("unknown-key", key=key, owner=owner)
        return Finding("unknown-key", place, message, near, subjects=(path,))
    rule, message, hint = _about_value(path, details)
    return Finding(rule, place, message, hint, subjects=(path,))


def _about_value(path: KeyPath, details: ErrorDetails) -> tuple[str, Phrase, Phrase | None]:
    """Return the rule that a value breaks, with message and hint."""
    kind, value, context = details["type"], details["input"], details.get("ctx", {})
    name, it = _name_of(path), _quote(value)
    if kind == "literal_error":
        options = _options(details)
        hint = did_you_mean(value, options) if isinstance(value, str) else None
        return "bad-value", phrase("bad-value.choice", name=name, given=it, options=options), hint
    if kind == "string_pattern_mismatch" and context["pattern"] == ID_PATTERN:
        dash = value == "-" and "when" in path
        return "bad-id", phrase("bad-id.dash") if dash else phrase("bad-id", given=it), None
    if kind == "string_pattern_mismatch":
        expected = _FORMS.get(context["pattern"], phrase("expected.other-form"))
        return "bad-value", phrase("bad-value.form", name=name, given=it, expected=expected), None
    if kind == "character":
        return "bad-character", phrase("bad-character.value", name=name, code=context["code"]), None
    if kind == "blank":
        return "bad-value", phrase("bad-value.blank", name=name), None
    if kind in _OWN:
        return _OWN[kind], phrase("bad-form", name=name, given=it, expected=context["expected"]), None
    if kind in _EXPECTATIONS:
        hint = phrase("quote-it") if kind == "string_type" and isinstance(value, bool) else None
        return "bad-type", phrase("bad-type", name=name, given=it, expected=_EXPECTATIONS[kind]), hint
    return "bad-value", _limit(name, it, details), None


def _limit(name: Phrase, value: Phrase, details: ErrorDetails) -> Phrase:
    """Return what a value of the right kind has too much or too little of."""
    context = details.get("ctx", {})
    match details["type"]:
        case "string_too_short" | "too_short":
            return phrase("bad-value.empty", name=name)
        case "string_too_long" | "too_long":
            return phrase("bad-value.long", name=name, most=context["max_length"])
        case "greater_than_equal":
            return phrase("bad-value.small", name=name, given=value, least=context["ge"])
        case "less_than_equal":
            return phrase("bad-value.large", name=name, given=value, most=context["le"])
    return phrase("bad-value.other", name=name, problem=details["msg"])


def _options(details: ErrorDetails) -> tuple[str, ...]:
    """Return the values that may stand there."""
    return tuple(re.findall(r"[^', ]+(?=')|\b[0-9]+\b", str(details["ctx"]["expected"])))


def _name_of(path: KeyPath) -> Phrase:
    """Return what to call the value at `path`: its key in quotes, or "item 2 of …"."""
    if not path:
        return phrase("value.file")
    if isinstance(path[-1], int):
        return phrase("value.item", number=path[-1] + 1, of=_name_of(path[:-1]))
    return phrase("value.named", name=path[-1])


def _quote(value: object) -> Phrase:
    if value is None or value == "":
        return phrase("value.empty")
    if isinstance(value, Mapping):
        return _KEYS_AND_VALUES
    if isinstance(value, list | tuple):
        return phrase("expected.list")
    return phrase("value.named", name=str(value).lower() if isinstance(value, bool) else str(value))


def _known_keys(path: KeyPath) -> tuple[str, ...]:
    """Return the keys that the model knows at `path`."""
    schema = key_schema(Route).at(path)
    return tuple(schema.fields) if schema is not None else ()
